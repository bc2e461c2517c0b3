//! Taking an invitation with a passkey instead of a password. The link is used up only when the
//! key is there.

use hlaska_access::{Account, Outcome, begin, link_holder, note, use_link, way_on};
use hlaska_kernel::Refusal;
use hlaska_web::{Answer, Cx, Proof};

use super::keys;
use super::session::{challenge, held};
use crate::passkey;
use crate::storage::ceremony::Kind;

pub(super) async fn ask(cx: Cx) -> Result<Answer, Refusal> {
    let account = holder(&cx).await?;
    Ok(challenge(&passkey::begin_enrolment(&cx, Kind::Invite, &account).await?))
}

pub(super) async fn post(cx: Cx) -> Result<Answer, Refusal> {
    let account = holder(&cx).await?;
    let name = keys::name(&cx)?;
    let material = passkey::finish_enrolment(&cx, Kind::Invite, account.id).await?;
    use_link(&cx, account.id).await?;
    keys::keep(&cx, account.id, &material, &name).await?;
    note(&cx, Some(account.id), Outcome::FactorsChanged).await?;
    let actor = cx.portal.actor(account.id).ok_or(Refusal::NotFound)?;
    let cookies = begin(&cx, &actor, Proof::Passkey).await?;
    Ok(Answer::redirect(&way_on(&cx, &actor, "")).cookies(&cookies))
}

/// A link is for the first sign-in or for somebody who has lost everything else. Where a strong
/// way exists, a link alone must not add another: the letter may have been read by others.
async fn holder(cx: &Cx) -> Result<Account, Refusal> {
    let account = link_holder(cx).await?.ok_or(Refusal::NotFound)?;
    if held(cx, account.id).ways() > 0 { Err(Refusal::NotFound) } else { Ok(account) }
}
