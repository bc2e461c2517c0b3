//! Signing in and out.

use std::sync::Arc;

use hlaska_kernel::{AccountId, Actor, Refusal};
use hlaska_web::{Answer, Cx, Proof, StatusCode};
use http::header::RETRY_AFTER;

use crate::gate::Gate;
use crate::gate::password::HashError;
use crate::gate::throttle::{Attempt, Wait};
use crate::page::sign_in::{self as page, Trouble};
use crate::secret;
use crate::session;
use crate::storage::log::Outcome;
use crate::storage::{credential, refused};
use crate::view::{Accounts, folded};

/// What became of a name and a password.
pub enum Verdict {
    Right(Actor),
    Wrong,
    Wait(Wait),
    Busy,
}

pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    match cx.maybe_actor() {
        Some(actor) => Ok(Answer::redirect(&way_on(&cx, actor, cx.query.get("zpet")))),
        None => Ok(page::answer(&cx, None)),
    }
}

pub(super) async fn post(cx: Cx) -> Result<Answer, Refusal> {
    let password = secret::raw(&cx.form, "password");
    match check(&cx, cx.form.get("login"), password).await? {
        Verdict::Right(actor) => {
            let to = way_on(&cx, &actor, cx.form.get("zpet"));
            let gate: Arc<Gate> = cx.portal.service();
            if let Some(ask) = gate.further_step
                && let Some(answer) = ask(&cx, &actor, &to).await?
            {
                return Ok(answer);
            }
            let proof = Proof::Password;
            let cookies = session::begin(&cx, &actor, proof).await?;
            let home = || session::home_by(&cx.portal, &actor, proof);
            let to = session::local_path(cx.form.get("zpet")).unwrap_or_else(home);
            Ok(Answer::redirect(to).cookies(&cookies))
        }
        Verdict::Wrong => Ok(turned_away(&cx, Trouble::Wrong)),
        Verdict::Wait(wait) => Ok(turned_away(&cx, Trouble::Wait(wait.seconds))),
        Verdict::Busy => Ok(turned_away(&cx, Trouble::Busy)),
    }
}

fn turned_away(cx: &Cx, trouble: Trouble) -> Answer {
    let (status, seconds) = match trouble {
        Trouble::Wrong => {
            return page::answer(cx, Some(trouble)).status(StatusCode::UNPROCESSABLE_ENTITY);
        }
        Trouble::Wait(seconds) => (StatusCode::TOO_MANY_REQUESTS, seconds),
        Trouble::Busy => (StatusCode::SERVICE_UNAVAILABLE, 5),
    };
    page::answer(cx, Some(trouble)).status(status).header(RETRY_AFTER, &seconds.to_string())
}

/// Where somebody who has just signed in goes on to: where they wanted, else where work starts.
pub fn way_on(cx: &Cx, actor: &Actor, wanted: &str) -> String {
    session::local_path(wanted).unwrap_or_else(|| session::home(&cx.portal, actor)).to_owned()
}

/// Checks a name and a password. Whether the name exists, has a password or was blocked shows
/// neither in the answer nor in the time it takes.
pub async fn check(cx: &Cx, login: &str, password: &str) -> Result<Verdict, Refusal> {
    let gate: Arc<Gate> = cx.portal.service();
    let name = folded(login);
    let account = cx.world().view::<Accounts>().by_login(&name).map(|account| account.id);
    let entered = gate.throttle.lock().enter(&name, cx.peer, cx.now);
    let attempt = match entered {
        Ok(attempt) => attempt,
        Err(wait) => return slowed(cx, account, wait).await,
    };
    let nobody = AccountId::from_u128(0);
    let phc = credential::find(cx.portal.node().db(), account.unwrap_or(nobody)).await;
    let phc = phc.map_err(|error| refused(&error))?;
    match gate.passwords.verify(phc, password).await {
        Ok(fits) => {
            let actor = account.filter(|_| fits).and_then(|account| cx.portal.actor(account));
            decide(cx, &gate, attempt, account, actor).await
        }
        Err(error) => {
            gate.throttle.lock().undecided(attempt);
            if let HashError::Failed(why) = error {
                tracing::error!(why, "a password could not be checked");
            }
            Ok(Verdict::Busy)
        }
    }
}

async fn slowed(cx: &Cx, account: Option<AccountId>, wait: Wait) -> Result<Verdict, Refusal> {
    if wait.first {
        session::note(cx, account, Outcome::Slowed).await?;
    }
    Ok(Verdict::Wait(wait))
}

async fn decide(
    cx: &Cx,
    gate: &Gate,
    attempt: Attempt,
    account: Option<AccountId>,
    actor: Option<Actor>,
) -> Result<Verdict, Refusal> {
    if let Some(actor) = actor {
        gate.throttle.lock().succeeded(attempt);
        return Ok(Verdict::Right(actor));
    }
    gate.throttle.lock().failed(&attempt, cx.now);
    session::note(cx, account, Outcome::Refused).await?;
    Ok(Verdict::Wrong)
}

pub(super) async fn sign_out(cx: Cx) -> Result<Answer, Refusal> {
    if let Some(account) = session::leave(&cx).await? {
        session::note(&cx, Some(account), Outcome::SignedOut).await?;
    }
    let gone = hlaska_web::session_cookie::clear(cx.portal.settings().secure);
    Ok(Answer::redirect("/prihlaseni").cookie(&gone))
}
