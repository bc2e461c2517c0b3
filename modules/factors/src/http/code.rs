//! The second step after a right password. What is half done is known by a cookie of its own and
//! forgotten after five minutes, five wrong codes or one right one.

use hlaska_access::{Asking, begin, way_on};
use hlaska_kernel::{AccountId, Actor, Refusal};
use hlaska_web::{Answer, Cx, Proof, StatusCode};
use http::header::RETRY_AFTER;
use serde::{Deserialize, Serialize};

use super::session::held;
use crate::check::{self, Typed};
use crate::page::code as page;
use crate::storage::ceremony::{self, Ceremony, Kind, LIFE_SECONDS};
use crate::storage::refused;

const PATH: &str = "/prihlaseni/kod";
const DOOR: &str = "/prihlaseni";
/// Then the password is asked for again, behind its own brake.
const WRONG_CODES: u8 = 5;

#[derive(Serialize, Deserialize)]
struct Pending {
    to: String,
    wrong: u8,
}

/// Asks those for a code who have a generator. For [`hlaska_access::Gate::then`].
pub fn second_step<'a>(cx: &'a Cx, actor: &'a Actor, to: &'a str) -> Asking<'a> {
    Box::pin(async move {
        if !held(cx, actor.account).has_codes() {
            return Ok(None);
        }
        let token = cx.portal.env().secret();
        let pending = Pending { to: to.to_owned(), wrong: 0 };
        wait(cx, &token, actor.account, &pending).await?;
        let cookie = cookie(&token, cx.portal.settings().secure, LIFE_SECONDS);
        Ok(Some(Answer::redirect(PATH).cookie(&cookie)))
    })
}

async fn wait(cx: &Cx, token: &str, account: AccountId, it: &Pending) -> Result<(), Refusal> {
    let state = serde_json::to_string(it).unwrap_or_default();
    let begun = Ceremony { kind: Kind::Code, account: Some(account), state };
    let kept = ceremony::begin(cx.portal.node().db(), token, begun, cx.now).await;
    kept.map_err(|error| refused(&error))
}

const fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-pending" } else { "pending" }
}

fn cookie(token: &str, secure: bool, seconds: i64) -> String {
    let suffix = if secure { "; Secure" } else { "" };
    let name = cookie_name(secure);
    format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{suffix}")
}

fn token(cx: &Cx) -> &str {
    let name = cookie_name(cx.portal.settings().secure);
    hlaska_web::prefs::cookie(&cx.headers, name).unwrap_or_default()
}

pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    let found = ceremony::look(cx.portal.node().db(), token(&cx), Kind::Code, cx.now).await;
    match found.map_err(|error| refused(&error))? {
        Some(_) => Ok(page::answer(&cx, None)),
        None => Ok(Answer::redirect(DOOR)),
    }
}

pub(super) async fn post(cx: Cx) -> Result<Answer, Refusal> {
    let taken = ceremony::take(cx.portal.node().db(), token(&cx), Kind::Code, cx.now).await;
    let begun = taken.map_err(|error| refused(&error))?;
    let pending = begun.as_ref().and_then(|begun| serde_json::from_str(&begun.state).ok());
    let account = begun.as_ref().and_then(|begun| begun.account);
    let (Some(account), Some(pending)) = (account, pending) else {
        return Ok(Answer::redirect(DOOR));
    };
    match check::typed(&cx, account, cx.form.get("code")).await? {
        Typed::Right => enter(&cx, account, &pending).await,
        Typed::Wrong => again(&cx, account, pending).await,
        Typed::Wait(seconds) => {
            wait(&cx, token(&cx), account, &pending).await?;
            let answer = page::answer(&cx, Some(Typed::Wait(seconds)));
            let answer = answer.status(StatusCode::TOO_MANY_REQUESTS);
            Ok(answer.header(RETRY_AFTER, &seconds.to_string()))
        }
    }
}

async fn enter(cx: &Cx, account: AccountId, pending: &Pending) -> Result<Answer, Refusal> {
    let gone = cookie("", cx.portal.settings().secure, 0);
    let Some(actor) = cx.portal.actor(account) else {
        return Ok(Answer::redirect(DOOR).cookie(&gone));
    };
    let cookies = begin(cx, &actor, Proof::PasswordAndCode).await?;
    Ok(Answer::redirect(&way_on(cx, &actor, &pending.to)).cookies(&cookies).cookie(&gone))
}

async fn again(cx: &Cx, account: AccountId, mut pending: Pending) -> Result<Answer, Refusal> {
    pending.wrong += 1;
    if pending.wrong >= WRONG_CODES {
        let gone = cookie("", cx.portal.settings().secure, 0);
        return Ok(Answer::redirect(DOOR).cookie(&gone));
    }
    wait(cx, token(cx), account, &pending).await?;
    Ok(page::answer(cx, Some(Typed::Wrong)).status(StatusCode::UNPROCESSABLE_ENTITY))
}
