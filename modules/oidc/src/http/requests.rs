//! Those who ask to be let in, and those who were, at an administrator's.

use hlaska_access::{Accounts, settle};
use hlaska_kernel::{AccountId, Grant, Place, Refusal, policy};
use hlaska_web::{Answer, Cx, LiveCx, Part, StatusCode};

use crate::command::bind::{self as binding, Bind};
use crate::command::decline::{self as declining, Decline};
use crate::command::unbind::{self as unbinding, Unbind};
use crate::page::requests::{self as page, Tried};
use crate::page::{REQUESTS, bound};
use crate::view::Bindings;

pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    Ok(page::answer(&cx, None))
}

pub(super) fn parts(live: &LiveCx) -> Result<Vec<Part>, Refusal> {
    let topics = vec!["oidc".to_owned(), "access".to_owned()];
    let live = live.clone();
    Ok(vec![Part::html(page::LIST, topics, move || page::list(&live, None).into_string())])
}

/// A form with mistakes comes back with them.
fn back(
    cx: &Cx,
    done: Result<(), Refusal>,
    again: impl FnOnce(&Cx, Tried<'_>) -> Option<Answer>,
) -> Result<Answer, Refusal> {
    let errors = match done {
        Ok(()) => return Ok(Answer::redirect(REQUESTS)),
        Err(Refusal::Invalid(errors)) => errors,
        Err(refusal) => return Err(refusal),
    };
    let tried = Tried { key: cx.params.text("key"), typed: &cx.form, errors: &errors };
    let answer = again(cx, tried).ok_or(Refusal::NotFound)?;
    Ok(answer.status(StatusCode::UNPROCESSABLE_ENTITY))
}

/// Only of a request that there is: an address made up is no form with mistakes.
fn in_list(cx: &Cx, tried: Tried<'_>) -> Option<Answer> {
    let known = cx.world().view::<Bindings>().request(tried.key).is_some();
    known.then(|| page::answer(cx, Some(tried)))
}

pub(super) async fn bind(cx: Cx) -> Result<Answer, Refusal> {
    let done = try_bind(&cx).await;
    back(&cx, done, in_list)
}

async fn try_bind(cx: &Cx) -> Result<(), Refusal> {
    let account = binding::parse(&cx.form)?;
    let key = cx.params.text("key");
    cx.execute(|world, actor| {
        let permit = policy::permit::<Bind>(actor, Place::Region)?;
        binding::bind(world, &permit, key, account)
    })
    .await
    .map(drop)
}

pub(super) async fn decline(cx: Cx) -> Result<Answer, Refusal> {
    let done = try_decline(&cx).await;
    back(&cx, done, in_list)
}

async fn try_decline(cx: &Cx) -> Result<(), Refusal> {
    let reason = declining::parse(&cx.form)?;
    let key = cx.params.text("key");
    cx.execute(|world, actor| {
        let permit = policy::permit::<Decline>(actor, Place::Region)?;
        declining::decline(world, &permit, key, reason.clone())
    })
    .await
    .map(drop)
}

pub(super) async fn unbind(cx: Cx) -> Result<Answer, Refusal> {
    let done = try_unbind(&cx).await;
    back(&cx, done, bound::answer)
}

/// The account's sessions end with the binding: which of them came through the provider is not
/// worth a guess.
async fn try_unbind(cx: &Cx) -> Result<(), Refusal> {
    let reason = declining::parse(&cx.form)?;
    let key = cx.params.text("key");
    let before = held(cx, key);
    cx.execute(|world, actor| {
        let permit = policy::permit::<Unbind>(actor, Place::Region)?;
        unbinding::unbind(world, &permit, key, reason.clone())
    })
    .await?;
    if let Some((account, before)) = before {
        let ended = cx.portal.sessions().end_all(account).await;
        ended.map_err(|error| crate::storage::refused(&error))?;
        settle(&cx.portal, account, &before).await?;
    }
    Ok(())
}

fn held(cx: &Cx, key: &str) -> Option<(AccountId, Vec<Grant>)> {
    let world = cx.world();
    let account = world.view::<Bindings>().binding(key)?.account;
    let account = world.view::<Accounts>().account(account)?;
    Some((account.id, account.grants.clone()))
}
