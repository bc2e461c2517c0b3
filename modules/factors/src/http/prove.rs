//! Showing again who one is, in the middle of work. A form on its way is carried along: nothing
//! has to be typed twice, and its own key keeps it from happening twice.

use hlaska_access::{Account, Outcome, Verdict, check, local_path, note};
use hlaska_kernel::Refusal;
use hlaska_web::{Answer, Cx, Fields, Proof, StatusCode};
use http::Method;

use super::seal;
use super::session::{challenge, own, renewed};
use crate::check::{self as code, Typed};
use crate::page::prove::{self as page, Carried, Trouble, Ways};
use crate::view::Held;
use crate::{OWN_PAGE, passkey};

/// As much as any form may have.
const CARRIED_BYTES: usize = 128 * 1024;

/// GET: a page was asked for. POST: the body is somebody's form, and goes along.
pub(super) async fn ask_who(cx: Cx) -> Result<Answer, Refusal> {
    let (account, held) = own(&cx)?;
    let form = if cx.method == Method::POST { cx.form.encoded() } else { String::new() };
    let carried = Carried { back: back(cx.query.get("zpet")), form };
    Ok(page::answer(&cx, ways(&cx, &account, &held), &carried, None))
}

fn back(wanted: &str) -> String {
    local_path(wanted).filter(|path| !path.starts_with("/overeni")).unwrap_or(OWN_PAGE).to_owned()
}

fn carried(cx: &Cx) -> Carried {
    let form = cx.form.get("nesene");
    let form = if form.len() <= CARRIED_BYTES { form.to_owned() } else { String::new() };
    Carried { back: back(cx.form.get("zpet")), form }
}

/// Who has a strong way shows a strong way: a password that somebody has looked over a shoulder
/// is not enough.
fn ways(cx: &Cx, account: &Account, held: &Held) -> Ways {
    Ways {
        passkey: held.has_passkey(),
        password: account.password_set_at.is_some() && (held.has_codes() || held.ways() == 0),
        code: held.has_codes(),
        sealed: cx.session().is_some_and(|session| session.proof == Proof::BreakGlass),
    }
}

pub(super) async fn by_password(cx: Cx) -> Result<Answer, Refusal> {
    let (account, held) = own(&cx)?;
    let ways = ways(&cx, &account, &held);
    let carried = carried(&cx);
    if !ways.password {
        return Ok(page::answer(&cx, ways, &carried, None));
    }
    match right(&cx, &account, ways).await? {
        None => {
            let proof = if ways.code { Proof::PasswordAndCode } else { Proof::Password };
            done(&cx, &carried, proof).await
        }
        Some(trouble) => {
            let status = match trouble {
                Trouble::Password | Trouble::Code | Trouble::Passkey => {
                    StatusCode::UNPROCESSABLE_ENTITY
                }
                Trouble::Wait(_) => StatusCode::TOO_MANY_REQUESTS,
                Trouble::Busy => StatusCode::SERVICE_UNAVAILABLE,
            };
            Ok(page::answer(&cx, ways, &carried, Some(trouble)).status(status))
        }
    }
}

/// The password first: a code is not used up by somebody who does not know it.
async fn right(cx: &Cx, account: &Account, ways: Ways) -> Result<Option<Trouble>, Refusal> {
    match check(cx, &account.login, raw(&cx.form, "password")).await? {
        Verdict::Right(_) if ways.code => {}
        Verdict::Right(_) => return Ok(None),
        Verdict::Wrong => return Ok(Some(Trouble::Password)),
        Verdict::Wait(wait) => return Ok(Some(Trouble::Wait(wait.seconds))),
        Verdict::Busy => return Ok(Some(Trouble::Busy)),
    }
    Ok(match code::typed(cx, account.id, cx.form.get("code")).await? {
        Typed::Right => None,
        Typed::Wrong => Some(Trouble::Code),
        Typed::Wait(seconds) => Some(Trouble::Wait(seconds)),
    })
}

/// Whoever broke the seal proves it by the halves that lie in front of them.
pub(super) async fn by_seal(cx: Cx) -> Result<Answer, Refusal> {
    let (account, held) = own(&cx)?;
    let (ways, carried) = (ways(&cx, &account, &held), carried(&cx));
    if !ways.sealed {
        return Ok(page::answer(&cx, ways, &carried, None));
    }
    match seal::typed(&cx, seal::broken(&cx).await?).await? {
        Typed::Right => done(&cx, &carried, Proof::BreakGlass).await,
        Typed::Wrong => {
            let answer = page::answer(&cx, ways, &carried, Some(Trouble::Code));
            Ok(answer.status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Typed::Wait(seconds) => {
            let answer = page::answer(&cx, ways, &carried, Some(Trouble::Wait(seconds)));
            Ok(answer.status(StatusCode::TOO_MANY_REQUESTS))
        }
    }
}

/// As typed: spaces at either end belong to a password.
fn raw<'a>(form: &'a Fields, name: &str) -> &'a str {
    form.pairs().iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
}

pub(super) async fn ask(cx: Cx) -> Result<Answer, Refusal> {
    let (account, held) = own(&cx)?;
    if !held.has_passkey() {
        return Err(Refusal::NotFound);
    }
    Ok(challenge(&passkey::begin_proof(&cx, account.id).await?))
}

pub(super) async fn by_passkey(cx: Cx) -> Result<Answer, Refusal> {
    let (account, held) = own(&cx)?;
    let carried = carried(&cx);
    match passkey::finish_proof(&cx, account.id).await {
        Ok(()) => done(&cx, &carried, Proof::Passkey).await,
        Err(Refusal::Conflict(_)) => {
            note(&cx, Some(account.id), Outcome::Refused).await?;
            let ways = ways(&cx, &account, &held);
            let answer = page::answer(&cx, ways, &carried, Some(Trouble::Passkey));
            Ok(answer.status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other),
    }
}

/// A page is gone back to; a form is sent by its owner with one more press.
async fn done(cx: &Cx, carried: &Carried, proof: Proof) -> Result<Answer, Refusal> {
    let cookie = renewed(cx, proof).await?;
    let answer = match carried.form.as_str() {
        "" => Answer::redirect(&carried.back),
        form => page::finish(cx, carried, &Fields::parse(form.as_bytes())),
    };
    Ok(answer.cookie(&cookie))
}
