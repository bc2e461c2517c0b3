//! A screen on the wall, before and while it is let in. It needs neither script nor keyboard.

use hlaska_kernel::{AccountId, Refusal, Said};
use hlaska_web::audit::code;
use hlaska_web::prefs::cookie;
use hlaska_web::{Answer, Cx, Lifetime, Proof, SignIn, session_cookie};

use crate::page::screen as page;
use crate::storage::{self, Waiting, refused};

/// What a display shows.
const WALL: &str = "/?rezim=stena";
/// Where a screen waits, in letters to be read across the room.
const WAITING: &str = "/stena?rezim=stena";
/// Let in for a month at a time.
const LIFE: Lifetime = Lifetime { idle_seconds: 30 * 86_400, absolute_seconds: 30 * 86_400 };

pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    if cx.session().is_some_and(|session| session.proof == Proof::Pairing) {
        return Ok(Answer::redirect(WALL));
    }
    if !cx.is_wall() {
        return Ok(Answer::redirect(WAITING));
    }
    let Some((secret, code)) = waiting(&cx) else { return anew(&cx).await };
    let found = storage::look(cx.portal.node().db(), &secret, cx.now).await;
    match found.map_err(|error| refused(&error))? {
        Waiting::Still => Ok(page::answer(&cx, &code)),
        Waiting::LetIn(display) => enter(&cx, &secret, display).await,
        Waiting::Unknown => anew(&cx).await,
    }
}

async fn anew(cx: &Cx) -> Result<Answer, Refusal> {
    let env = cx.portal.env();
    let (secret, code) = (env.secret(), storage::fresh_code(env));
    let taken = storage::wait(cx.portal.node().db(), &secret, &code, cx.now).await;
    if !taken.map_err(|error| refused(&error))? {
        return Err(Refusal::Unavailable(Said::new(
            "Na spárování čeká příliš mnoho obrazovek. Zkuste to za deset minut.",
            "Too many screens wait to be paired. Try again in ten minutes.",
        )));
    }
    Ok(page::answer(cx, &code).cookie(&pairing(cx, &format!("{secret}.{code}"), 600)))
}

async fn enter(cx: &Cx, secret: &str, display: AccountId) -> Result<Answer, Refusal> {
    let db = cx.portal.node().db();
    if !storage::take(db, secret).await.map_err(|error| refused(&error))? {
        return anew(cx).await;
    }
    let secure = cx.portal.settings().secure;
    let sign_in = SignIn {
        account: display,
        acting_for: None,
        proof: Proof::Pairing,
        device: cx.peer.to_string(),
        device_id: display.to_string(),
        life: LIFE,
    };
    let token = cx.portal.sessions().start(sign_in).await.map_err(|error| refused(&error))?;
    cx.note(cx.record(code::KIOSK_PAIRED).account(display).object("display", display));
    let session = session_cookie::set(&token, secure, LIFE.absolute_seconds);
    Ok(Answer::redirect(WALL).cookies(&[session, pairing(cx, "", 0)]))
}

/// The screen's own secret and the code it shows.
fn waiting(cx: &Cx) -> Option<(String, String)> {
    let value = cookie(&cx.headers, cookie_name(cx.portal.settings().secure))?;
    let (secret, code) = value.split_once('.')?;
    (secret.len() == 64 && code.len() == 9).then(|| (secret.to_owned(), code.to_owned()))
}

const fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-pairing" } else { "pairing" }
}

fn pairing(cx: &Cx, value: &str, seconds: i64) -> String {
    let secure = cx.portal.settings().secure;
    let (name, suffix) = (cookie_name(secure), if secure { "; Secure" } else { "" });
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{suffix}")
}
