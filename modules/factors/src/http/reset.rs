//! An administrator takes every way of somebody who has lost them all.

use hlaska_access::{Account, Outcome, note};
use hlaska_kernel::{AccountId, Place, Refusal, policy};
use hlaska_web::{Answer, Cx, StatusCode};

use super::session::{account, held};
use crate::command::{Reset, reset};
use crate::page::reset as page;
use crate::storage::{forget, refused};

pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    let account = subject(&cx)?;
    Ok(page::answer(&cx, &account, &held(&cx, account.id), &[]))
}

fn subject(cx: &Cx) -> Result<Account, Refusal> {
    account(cx, cx.params.parse::<AccountId>("id")?)
}

pub(super) async fn post(cx: Cx) -> Result<Answer, Refusal> {
    let account = subject(&cx)?;
    let reason = match reset::parse(&cx.form) {
        Ok(reason) => reason,
        Err(Refusal::Invalid(errors)) => {
            let answer = page::answer(&cx, &account, &held(&cx, account.id), &errors);
            return Ok(answer.status(StatusCode::UNPROCESSABLE_ENTITY));
        }
        Err(other) => return Err(other),
    };
    let done = cx.execute(|world, actor| {
        let permit = policy::permit::<Reset>(actor, Place::Region)?;
        reset::reset(world, &permit, account.id, &reason)
    });
    done.await?;
    forget(cx.portal.node().db(), account.id).await.map_err(|error| refused(&error))?;
    let ended = cx.portal.sessions().end_all(account.id).await;
    ended.map_err(|error| refused(&error))?;
    cx.portal.access_changed();
    note(&cx, Some(account.id), Outcome::FactorsChanged).await?;
    Ok(Answer::redirect(&format!("/sprava/ucty/{}", account.id)))
}
