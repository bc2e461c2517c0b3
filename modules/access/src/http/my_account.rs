//! What everybody may do with their own account.

use hlaska_journal::Author;
use hlaska_kernel::{FieldError, Refusal, Said};
use hlaska_web::{Answer, Cx, Proof, StatusCode};

use super::invitation::{hashed, keep};
use super::sign_in::{Verdict, check};
use crate::command::set_password::set_password;
use crate::event::PasswordChange;
use crate::page::my_account as page;
use crate::secret;
use crate::session;
use crate::storage::log::{self, Outcome};
use crate::storage::{credential, refused};
use crate::view::Accounts;

/// Lines of the sign-in log shown to their owner.
const RECENT: i64 = 10;

pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    answer(&cx, &[]).await
}

async fn answer(cx: &Cx, errors: &[FieldError]) -> Result<Answer, Refusal> {
    let account = cx.actor()?.account;
    let db = cx.portal.node().db();
    let sessions = cx.portal.sessions().list(account).await.map_err(|error| refused(&error))?;
    let recent = log::recent(db, account, RECENT).await.map_err(|error| refused(&error))?;
    let password = credential::find(db, account).await.map_err(|error| refused(&error))?;
    page::answer(cx, &sessions, &recent, password.is_some(), errors)
}

pub(super) async fn revoke(cx: Cx) -> Result<Answer, Refusal> {
    let account = cx.actor()?.account;
    let ended = cx.portal.sessions().end(account, cx.form.get("session")).await;
    ended.map_err(|error| refused(&error))?;
    cx.portal.access_changed();
    session::note(&cx, Some(account), Outcome::SessionRevoked).await?;
    Ok(Answer::redirect("/ucet?hotovo=zarizeni"))
}

pub(super) async fn revoke_others(cx: Cx) -> Result<Answer, Refusal> {
    let account = cx.actor()?.account;
    let mine = cx.session().map(|session| session.digest.clone()).unwrap_or_default();
    let sessions = cx.portal.sessions();
    for other in sessions.list(account).await.map_err(|error| refused(&error))? {
        if other.digest != mine {
            sessions.end(account, &other.digest).await.map_err(|error| refused(&error))?;
        }
    }
    cx.portal.access_changed();
    session::note(&cx, Some(account), Outcome::SessionRevoked).await?;
    Ok(Answer::redirect("/ucet?hotovo=zarizeni"))
}

/// A stolen session must not become a stolen account: the old password is asked for, through the
/// same gate as at the door.
pub(super) async fn change_password(cx: Cx) -> Result<Answer, Refusal> {
    let account = cx.actor()?.account;
    let known = {
        let world = cx.world();
        world.view::<Accounts>().account(account).ok_or(Refusal::NotFound)?.clone()
    };
    let login = known.login.clone();
    let password = match secret::chosen(&cx.form, &known) {
        Ok(password) => password,
        Err(errors) => return mistaken(&cx, &errors, StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    match check(&cx, &login, secret::raw(&cx.form, "current")).await? {
        Verdict::Right(actor) => {
            let phc = hashed(&cx, &password).await?;
            let (author, by) = (Author::Account(account), PasswordChange::Owner);
            cx.portal.execute(author, None, |world| set_password(world, account, by)).await?;
            keep(&cx, account, phc).await?;
            session::note(&cx, Some(account), Outcome::PasswordChanged).await?;
            let cookies = session::begin(&cx, &actor, as_before(&cx)).await?;
            Ok(Answer::redirect("/ucet?hotovo=heslo").cookies(&cookies))
        }
        Verdict::Wrong => {
            let errors = [current(Said::new("Heslo nesouhlasí.", "The password does not fit."))];
            mistaken(&cx, &errors, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Verdict::Wait(wait) => {
            mistaken(&cx, &[current(later(wait.seconds))], StatusCode::TOO_MANY_REQUESTS).await
        }
        Verdict::Busy => mistaken(&cx, &[current(later(5))], StatusCode::SERVICE_UNAVAILABLE).await,
    }
}

/// A better proof than the password just typed stays in force.
fn as_before(cx: &Cx) -> Proof {
    let strong = cx.session().map(|session| session.proof).filter(|proof| proof.is_strong());
    strong.unwrap_or(Proof::Password)
}

async fn mistaken(cx: &Cx, errors: &[FieldError], status: StatusCode) -> Result<Answer, Refusal> {
    Ok(answer(cx, errors).await?.status(status))
}

fn current(message: Said) -> FieldError {
    FieldError { field: "current", message }
}

fn later(seconds: i64) -> Said {
    Said::new(
        format!("Zkuste to znovu za {seconds}\u{a0}s."),
        format!("Try again in {seconds}\u{a0}s."),
    )
}
