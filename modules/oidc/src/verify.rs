//! May an ID token be believed?

use chrono::{DateTime, Utc};
use hlaska_kernel::Timestamp;
use openidconnect::core::{CoreIdToken, CoreIdTokenVerifier};
use openidconnect::{
    ClaimsVerificationError, ClientId, IssuerUrl, Nonce, SignatureVerificationError,
};

use crate::config::ProviderConfig;
use crate::trouble::Trouble;
use crate::types::{Keys, SIGNATURES};

/// How far two clocks may be apart, seconds.
pub(crate) const TOLERANCE_SECONDS: i64 = 60;

/// What a token must fit.
pub(crate) struct Expected<'a> {
    pub config: &'a ProviderConfig,
    pub issuer: &'a IssuerUrl,
    pub nonce: &'a Nonce,
    pub now: Timestamp,
    /// The person was asked to prove themselves after this moment.
    pub proven_since: Option<Timestamp>,
}

/// What is wrong with a token.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// Signed by a key the provider did not show; it may have a new one.
    UnknownKey,
    Final(Trouble),
}

/// Signature, issuer, audience, times, nonce and, where asked for, the moment of proof.
pub(crate) fn check(
    token: &CoreIdToken,
    keys: &Keys,
    expected: &Expected<'_>,
) -> Result<(), Doubt> {
    let now = expected.now.as_second();
    let back = TOLERANCE_SECONDS + expected.config.backdated_seconds;
    let since = expected.proven_since.map(|at| at.as_second() - TOLERANCE_SECONDS);
    let client = ClientId::new(expected.config.client_id.clone());
    // A public client in the eyes of the library: no signature made with a shared secret passes.
    let verifier =
        CoreIdTokenVerifier::new_public_client(client, expected.issuer.clone(), keys.clone())
            .set_allowed_algs(SIGNATURES)
            .set_time_fn(move || moment(now - TOLERANCE_SECONDS))
            .set_issue_time_verifier_fn(move |issued| {
                let issued = issued.timestamp();
                let fits = issued <= now + TOLERANCE_SECONDS && issued >= now - back;
                if fits { Ok(()) } else { Err("issued at another time".to_owned()) }
            })
            .set_auth_time_verifier_fn(move |proven| match (since, proven) {
                (None, _) => Ok(()),
                (Some(since), Some(proven)) if proven.timestamp() >= since => Ok(()),
                _ => Err("not proven anew".to_owned()),
            });
    token.claims(&verifier, expected.nonce).map(drop).map_err(|error| doubt(&error))
}

fn moment(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}

fn doubt(error: &ClaimsVerificationError) -> Doubt {
    use ClaimsVerificationError as Claims;
    use SignatureVerificationError as Signature;
    let trouble = match error {
        Claims::SignatureVerification(Signature::NoMatchingKey) => return Doubt::UnknownKey,
        Claims::SignatureVerification(Signature::NoSignature) => Trouble::NotTrusted("unsigned"),
        Claims::SignatureVerification(Signature::DisallowedAlg(_)) => {
            Trouble::NotTrusted("signature_not_allowed")
        }
        Claims::SignatureVerification(_) => Trouble::NotTrusted("bad_signature"),
        Claims::Expired(_) => Trouble::Clock,
        Claims::InvalidIssuer(_) => Trouble::NotTrusted("wrong_issuer"),
        Claims::InvalidAudience(_) => Trouble::NotTrusted("wrong_audience"),
        Claims::InvalidNonce(_) => Trouble::NotTrusted("wrong_nonce"),
        Claims::InvalidAuthTime(_) => Trouble::NotProven("not_proven_anew"),
        _ => Trouble::NotTrusted("unsound_token"),
    };
    Doubt::Final(trouble)
}
