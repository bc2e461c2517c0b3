//! A provider's message that a session of its has ended (Back-Channel Logout 1.0).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hlaska_kernel::Timestamp;
use openidconnect::JsonWebKey;
use openidconnect::core::CoreJwsSigningAlgorithm;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::identity::payload;
use crate::trouble::Trouble;
use crate::types::{Keys, SIGNATURES};
use crate::verify::{Doubt, TOLERANCE_SECONDS};

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// A message older than this is not believed any more.
const LIFE_SECONDS: i64 = 10 * 60;
/// A message longer than this is none.
const MOST_BYTES: usize = 16 * 1024;

/// Whose session ended: one of the two is there.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ended {
    pub subject: Option<String>,
    pub sid: Option<String>,
    /// The message's own name: it counts once.
    pub jti: String,
    /// Until when the name must be remembered.
    pub until: Timestamp,
}

#[derive(Deserialize)]
struct Header {
    alg: CoreJwsSigningAlgorithm,
    kid: Option<String>,
    typ: Option<String>,
    crit: Option<Value>,
}

/// Verifies the message.
pub(crate) fn read(
    token: &str,
    keys: &Keys,
    issuer: &str,
    client_id: &str,
    now: Timestamp,
) -> Result<Ended, Doubt> {
    check_signature(token, keys)?;
    let claims = payload(token).ok_or_else(unsound)?;
    check_claims(&claims, issuer, client_id, now)
        .map_err(|code| Doubt::Final(Trouble::NotTrusted(code)))?;
    let text = |name: &str| claims.get(name).and_then(Value::as_str).map(str::to_owned);
    let (subject, sid, jti) = (text("sub"), text("sid"), text("jti").ok_or_else(unsound)?);
    if subject.is_none() && sid.is_none() {
        return Err(unsound());
    }
    let until = now.as_second() + 2 * LIFE_SECONDS;
    let until = Timestamp::from_second(until).unwrap_or(now);
    Ok(Ended { subject, sid, jti, until })
}

fn unsound() -> Doubt {
    Doubt::Final(Trouble::NotTrusted("unsound_logout_token"))
}

fn check_signature(token: &str, keys: &Keys) -> Result<(), Doubt> {
    if token.len() > MOST_BYTES {
        return Err(unsound());
    }
    let (signed, signature) = token.rsplit_once('.').ok_or_else(unsound)?;
    let (header, _) = signed.split_once('.').ok_or_else(unsound)?;
    let decode = |part: &str| URL_SAFE_NO_PAD.decode(part).map_err(|_| unsound());
    let header: Header = serde_json::from_slice(&decode(header)?).map_err(|_| unsound())?;
    let typ = header.typ.as_deref().unwrap_or("logout+jwt").to_ascii_lowercase();
    let typ_fits = ["logout+jwt", "application/logout+jwt", "jwt"].contains(&typ.as_str());
    if !SIGNATURES.contains(&header.alg) || header.crit.is_some() || !typ_fits {
        return Err(unsound());
    }
    let named = |key: &&_| {
        let own = JsonWebKey::key_id(*key).map(|id| id.as_str());
        header.kid.is_none() || own == header.kid.as_deref()
    };
    let mut known = keys.keys().iter().filter(named).peekable();
    if known.peek().is_none() {
        return Err(Doubt::UnknownKey);
    }
    let signature = decode(signature)?;
    let fits = |key: &_| {
        JsonWebKey::verify_signature(key, &header.alg, signed.as_bytes(), &signature).is_ok()
    };
    if known.any(fits) { Ok(()) } else { Err(Doubt::Final(Trouble::NotTrusted("bad_signature"))) }
}

fn check_claims(
    claims: &Map<String, Value>,
    issuer: &str,
    client_id: &str,
    now: Timestamp,
) -> Result<(), &'static str> {
    let is = |name: &str, wanted: &str| claims.get(name).and_then(Value::as_str) == Some(wanted);
    if !is("iss", issuer) {
        return Err("wrong_issuer");
    }
    let listed = claims.get("aud").and_then(Value::as_array);
    let among = listed.is_some_and(|all| all.iter().any(|one| one == client_id));
    if !is("aud", client_id) && !among {
        return Err("wrong_audience");
    }
    let now = now.as_second();
    let second = |name: &str| claims.get(name).and_then(Value::as_i64);
    let issued = second("iat").ok_or("unsound_logout_token")?;
    let late = second("exp").is_some_and(|end| end < now - TOLERANCE_SECONDS);
    if late || !(now - LIFE_SECONDS..=now + TOLERANCE_SECONDS).contains(&issued) {
        return Err("clock");
    }
    let event = claims.get("events").and_then(|events| events.get(EVENT));
    // A nonce would make it an ID token; the two must never be mistaken for each other.
    if !event.is_some_and(Value::is_object) || claims.contains_key("nonce") {
        return Err("unsound_logout_token");
    }
    Ok(())
}
