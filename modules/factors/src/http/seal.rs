//! The sealed account: in by both halves and a reason, loudly; letting an administrator in again;
//! and the review afterwards.

use std::sync::Arc;

use hlaska_access::{Accounts, Gate, Outcome, begin, let_in, note};
use hlaska_journal::Author;
use hlaska_kernel::{AccountId, FieldError, Place, Refusal, policy};
use hlaska_web::{Answer, Cx, FormReader, Proof, StatusCode};

use crate::check::Typed;
use crate::command::{self, Review, decision, review as reviewing};
use crate::emergency;
use crate::event::FactorEvent;
use crate::page::seal as page;
use crate::storage::{forget, refused, seal as table};
use crate::view::Factors;

/// As long as the session under the broken seal.
const SESSION_SECONDS: i64 = 3600;
/// Where somebody starts who has just broken the seal.
const LET_IN: &str = "/nouzovy-ucet/vpustit";
const REASON_LIMIT: usize = 500;

pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    Ok(page::door(&cx, None, &[]))
}

pub(super) async fn post(cx: Cx) -> Result<Answer, Refusal> {
    let reason = match reason(&cx) {
        Ok(reason) => reason,
        Err(errors) => {
            return Ok(page::door(&cx, None, &errors).status(StatusCode::UNPROCESSABLE_ENTITY));
        }
    };
    let whole = table::whole(cx.portal.node().db()).await.map_err(|error| refused(&error))?;
    match typed(&cx, whole).await? {
        Typed::Right => enter(&cx, &reason).await,
        wrong @ Typed::Wrong => {
            Ok(page::door(&cx, Some(wrong), &[]).status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        wait @ Typed::Wait(_) => {
            Ok(page::door(&cx, Some(wait), &[]).status(StatusCode::TOO_MANY_REQUESTS))
        }
    }
}

fn reason(cx: &Cx) -> Result<String, Vec<FieldError>> {
    let mut reader = FormReader::new(&cx.form);
    for field in ["first", "second"] {
        reader.required(field, REASON_LIMIT);
    }
    let reason = reader.required("reason", REASON_LIMIT);
    match reader.finish(reason) {
        Err(Refusal::Invalid(errors)) => Err(errors),
        other => other.map_err(|_| Vec::new()),
    }
}

pub(super) async fn broken(cx: &Cx) -> Result<Vec<String>, Refusal> {
    table::broken(cx.portal.node().db()).await.map_err(|error| refused(&error))
}

/// The halves as typed, behind the same brake as passwords.
pub(super) async fn typed(cx: &Cx, hashes: Vec<String>) -> Result<Typed, Refusal> {
    let gate: Arc<Gate> = cx.portal.service();
    let attempt = match gate.enter("seal: ", cx.peer, cx.now) {
        Ok(attempt) => attempt,
        Err(wait) => return Ok(Typed::Wait(wait.seconds)),
    };
    let halves = [cx.form.get("first"), cx.form.get("second")];
    if emergency::fits(&cx.portal, hashes, halves).await? {
        gate.succeeded(attempt);
        return Ok(Typed::Right);
    }
    gate.failed(&attempt, cx.now);
    note(cx, sealed_account(cx), Outcome::Refused).await?;
    Ok(Typed::Wrong)
}

fn sealed_account(cx: &Cx) -> Option<AccountId> {
    cx.world().view::<Factors>().seal().account
}

async fn enter(cx: &Cx, reason: &str) -> Result<Answer, Refusal> {
    let account = sealed_account(cx).ok_or(Refusal::NotFound)?;
    let actor = cx.portal.actor(account).ok_or(Refusal::NotFound)?;
    let first = table::break_it(cx.portal.node().db()).await.map_err(|error| refused(&error))?;
    if !first {
        return Ok(page::door(cx, Some(Typed::Wrong), &[]).status(StatusCode::CONFLICT));
    }
    let until_s = cx.now.as_second() + SESSION_SECONDS;
    let broken = FactorEvent::SealBroken { account, reason: reason.to_owned(), until_s };
    let author = Author::Account(account);
    cx.portal.execute(author, None, |_| Ok(decision([broken.clone()]))).await?;
    tracing::warn!("the seal of the emergency account was broken");
    let cookies = begin(cx, &actor, Proof::BreakGlass).await?;
    Ok(Answer::redirect(LET_IN).cookies(&cookies))
}

/// Only under a broken seal; for everybody else there is no such page.
fn under_seal(cx: &Cx) -> Result<AccountId, Refusal> {
    let sealed = cx.session().filter(|session| session.proof == Proof::BreakGlass);
    sealed.map(|session| session.account).ok_or(Refusal::NotFound)
}

pub(super) async fn whom(cx: Cx) -> Result<Answer, Refusal> {
    under_seal(&cx)?;
    Ok(page::whom(&cx, None))
}

/// An administrator who has lost every way gets a fresh link; the lost ways are taken away.
pub(super) async fn let_one_in(cx: Cx) -> Result<Answer, Refusal> {
    let by = under_seal(&cx)?;
    let account: AccountId = cx.form.get("account").parse().map_err(|_| Refusal::NotFound)?;
    let is_administrator = {
        let world = cx.world();
        world.view::<Accounts>().administrators().any(|one| one.id == account)
    };
    if !is_administrator {
        return Err(Refusal::NotFound);
    }
    let reason = page::reset_reason(&cx);
    let reset = FactorEvent::Reset { account, reason };
    let author = Author::Account(by);
    cx.portal.execute(author, None, |_| Ok(decision([reset.clone()]))).await?;
    forget(cx.portal.node().db(), account).await.map_err(|error| refused(&error))?;
    let link = let_in(&cx.portal, by, account).await?;
    note(&cx, Some(account), Outcome::FactorsChanged).await?;
    Ok(page::whom(&cx, Some(&link)))
}

pub(super) async fn review_page(cx: Cx) -> Result<Answer, Refusal> {
    Ok(page::reviews(&cx, &[]))
}

pub(super) async fn review(cx: Cx) -> Result<Answer, Refusal> {
    let finding = match command::review::parse(&cx.form) {
        Ok(finding) => finding,
        Err(Refusal::Invalid(errors)) => {
            return Ok(page::reviews(&cx, &errors).status(StatusCode::UNPROCESSABLE_ENTITY));
        }
        Err(other) => return Err(other),
    };
    let done = cx.execute(|world, actor| {
        let permit = policy::permit::<Review>(actor, Place::Region)?;
        reviewing::review(world, &permit, &finding)
    });
    done.await?;
    Ok(Answer::redirect(page::REVIEWS))
}
