//! Signing in with a passkey. No name is typed and nothing can be guessed, so no brake for
//! guessing stands here: a passkey opens also while passwords are being hailed on the door.

use hlaska_access::{Outcome, begin, note, way_on};
use hlaska_kernel::Refusal;
use hlaska_web::{Answer, Cx, Proof, StatusCode};

use super::session::challenge;
use crate::page::door as page;
use crate::passkey;

pub(super) async fn ask(cx: Cx) -> Result<Answer, Refusal> {
    Ok(challenge(&passkey::begin_sign_in(&cx).await?))
}

pub(super) async fn post(cx: Cx) -> Result<Answer, Refusal> {
    let account = match passkey::finish_sign_in(&cx).await {
        Ok(account) => account,
        Err(Refusal::Conflict(_)) => return refused(&cx).await,
        Err(refusal) => return Err(refusal),
    };
    let Some(actor) = cx.portal.actor(account) else {
        note(&cx, Some(account), Outcome::Refused).await?;
        return Ok(page::refused(&cx).status(StatusCode::UNPROCESSABLE_ENTITY));
    };
    let cookies = begin(&cx, &actor, Proof::Passkey).await?;
    let to = way_on(&cx, &actor, cx.form.get("zpet"));
    Ok(Answer::redirect(&to).cookies(&cookies))
}

async fn refused(cx: &Cx) -> Result<Answer, Refusal> {
    note(cx, None, Outcome::Refused).await?;
    Ok(page::refused(cx).status(StatusCode::UNPROCESSABLE_ENTITY))
}
