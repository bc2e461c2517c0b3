//! The session goes on under a new token, on a better or a fresher proof.

use hlaska_access::{Account, Accounts, Outcome, note};
use hlaska_kernel::{AccountId, Refusal};
use hlaska_web::glue::PROVE_AGAIN;
use hlaska_web::{Answer, Cx, Proof, Renewal, session_cookie};

use crate::storage::refused;
use crate::view::{Factors, Held};

/// The cookie of the renewed session; the old token is worth nothing any more.
pub(super) async fn renewed(cx: &Cx, proof: Proof) -> Result<String, Refusal> {
    let session = cx.session().ok_or(Refusal::NotFound)?;
    let change = Renewal { proof: Some(proof), acting_for: session.acting_for };
    let token = cx.portal.sessions().renew(session, change).await;
    let token = token.map_err(|error| refused(&error))?;
    // Streams of the old token look for their session and end; the page opens them anew.
    cx.portal.access_changed();
    note(cx, Some(session.account), Outcome::Proven).await?;
    let left = session.ends_at.as_second() - cx.now.as_second();
    Ok(session_cookie::set(&token, cx.portal.settings().secure, left.max(0)))
}

/// Whoever has just shown a way that is stronger than the one they came by, is in by it now.
pub(super) async fn strengthened(cx: &Cx, proof: Proof) -> Result<Vec<String>, Refusal> {
    let weak = cx.session().is_some_and(|session| !session.proof.is_strong());
    if weak { Ok(vec![renewed(cx, proof).await?]) } else { Ok(Vec::new()) }
}

pub(super) fn account(cx: &Cx, id: AccountId) -> Result<Account, Refusal> {
    let world = cx.world();
    world.view::<Accounts>().account(id).cloned().ok_or(Refusal::NotFound)
}

pub(super) fn own(cx: &Cx) -> Result<(Account, Held), Refusal> {
    let id = cx.actor()?.account;
    Ok((account(cx, id)?, held(cx, id)))
}

pub(super) fn held(cx: &Cx, account: AccountId) -> Held {
    cx.world().view::<Factors>().of(account).clone()
}

/// A password alone must not be enough to change what is stronger than a password: somebody who
/// has a strong way shows it first.
pub(super) fn strong_first(cx: &Cx, held: &Held, back: &str) -> Option<Answer> {
    let strong = cx.session().is_some_and(|session| session.proof.is_strong());
    (held.ways() > 0 && !strong).then(|| {
        let back: String = form_urlencoded::byte_serialize(back.as_bytes()).collect();
        Answer::redirect(&format!("{PROVE_AGAIN}?zpet={back}"))
    })
}

/// The challenge as the page's script reads it.
pub(super) fn challenge(challenge: &crate::passkey::Challenge) -> Answer {
    Answer::json(serde_json::to_vec(challenge).unwrap_or_default())
}
