//! Who a provider says somebody is, once its word may be taken.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hlaska_kernel::number::hex;
use hlaska_kernel::plain;
use hlaska_web::Proof;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::config::ProviderConfig;
use crate::trouble::Trouble;

/// Longest subject the standard allows, and enough for anything else.
const LIMIT: usize = 255;

/// A person at a provider.
#[derive(Debug, Clone)]
pub(crate) struct Identity {
    pub subject: String,
    /// The provider's session, by which it will say that it ended.
    pub sid: Option<String>,
    pub claims: Map<String, Value>,
    pub proof: Proof,
}

impl Identity {
    /// Of a token that was verified before.
    pub(crate) fn of(token: &str, config: &ProviderConfig) -> Result<Self, Trouble> {
        let unsound = Trouble::NotTrusted("unsound_token");
        let claims = payload(token).ok_or(unsound)?;
        if claims.get("azp").is_some_and(|azp| azp != config.client_id.as_str()) {
            return Err(Trouble::NotTrusted("wrong_party"));
        }
        let subject = text(&claims, "sub").filter(|sub| sub.len() <= LIMIT).ok_or(unsound)?;
        let sid = text(&claims, "sid").filter(|sid| sid.len() <= LIMIT);
        let proof = proof(&claims, config);
        Ok(Self { subject, sid, claims, proof })
    }

    /// What to call the person, when somebody has to decide about them.
    pub(crate) fn name(&self) -> String {
        let known = ["name", "preferred_username", "email"];
        let said = known.iter().find_map(|claim| text(&self.claims, claim)).unwrap_or_default();
        plain::name(&said, 120)
    }

    /// Said by the provider, proof of nothing here.
    pub(crate) fn email(&self) -> String {
        plain::name(&text(&self.claims, "email").unwrap_or_default(), 120)
    }
}

/// The name of a person at a provider in our records: one for each issuer and subject.
pub(crate) fn key(issuer: &str, subject: &str) -> String {
    let digest = Sha256::digest(format!("{issuer}\n{subject}"));
    hex(&digest[..16])
}

/// The claims inside a token, signed or not.
pub(crate) fn payload(token: &str) -> Option<Map<String, Value>> {
    let part = token.split('.').nth(1)?;
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok()
}

fn text(claims: &Map<String, Value>, name: &str) -> Option<String> {
    let text = claims.get(name)?.as_str()?;
    (!text.is_empty()).then(|| text.to_owned())
}

/// A second factor counts only where the configuration knows the word for it.
fn proof(claims: &Map<String, Value>, config: &ProviderConfig) -> Proof {
    let methods = claims.get("amr").and_then(Value::as_array).into_iter().flatten();
    let strong_method =
        methods.filter_map(Value::as_str).any(|amr| config.strong_amr.iter().any(|own| own == amr));
    let acr = text(claims, "acr");
    let strong_class = acr.is_some_and(|acr| config.strong_acr.contains(&acr));
    if strong_method || strong_class { Proof::ProviderStrong } else { Proof::Provider }
}
