//! Those who ask to be let in, and those who were, at an administrator's.

use hlaska_access::{Accounts, settle};
use hlaska_kernel::{AccountId, Grant, Place, Refusal, policy};
use hlaska_web::{Answer, Cx, LiveCx, Part, StatusCode};

use crate::command::bind::{self as binding, Bind};
use crate::command::decline::{self as declining, Decline};
use crate::command::unbind::{self as unbinding, Unbind};
use crate::page::{REQUESTS, requests as page};
use crate::view::Bindings;

pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    Ok(page::answer(&cx, &[]))
}

pub(super) fn parts(live: &LiveCx) -> Result<Vec<Part>, Refusal> {
    let topics = vec!["oidc".to_owned(), "access".to_owned()];
    let live = live.clone();
    Ok(vec![Part::html(page::LIST, topics, move || page::list(&live).into_string())])
}

/// What was wrong is said above the list, which holds one form for each request.
fn back(cx: &Cx, done: Result<(), Refusal>) -> Result<Answer, Refusal> {
    match done {
        Ok(()) => Ok(Answer::redirect(REQUESTS)),
        Err(Refusal::Invalid(errors)) => {
            Ok(page::answer(cx, &errors).status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(refusal) => Err(refusal),
    }
}

pub(super) async fn bind(cx: Cx) -> Result<Answer, Refusal> {
    let done = try_bind(&cx).await;
    back(&cx, done)
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
    back(&cx, done)
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
    back(&cx, done)
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
