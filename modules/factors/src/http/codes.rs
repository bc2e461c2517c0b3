//! One's own code generator and recovery codes.

use std::sync::Arc;

use hlaska_access::Account;
use hlaska_kernel::number::hex;
use hlaska_kernel::{AccountId, Refusal};
use hlaska_web::{Answer, Cx, Proof, StatusCode};

use super::session::{own, strengthened, strong_first};
use crate::check::{self, Typed, purpose};
use crate::command::{self, decision};
use crate::event::FactorEvent;
use crate::page::codes as page;
use crate::service::FactorService;
use crate::storage::ceremony::{self, Ceremony, Kind};
use crate::storage::{code as table, recovery as papers, refused};
use crate::{OWN_PAGE, recovery, totp};

const PATH: &str = "/ucet/kody";

pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    let (account, held) = own(&cx)?;
    if let Some(answer) = strong_first(&cx, &held, PATH) {
        return Ok(answer);
    }
    if held.has_codes() { Ok(page::on(&cx, &held, None)) } else { offer(&cx, &account).await }
}

/// A fresh secret, kept sealed until the app has shown that it knows it.
async fn offer(cx: &Cx, account: &Account) -> Result<Answer, Refusal> {
    let secret = cx.portal.env().bytes::<{ totp::SECRET_BYTES }>();
    let token = cx.portal.env().secret();
    let state = hex(&sealed(cx, account.id, &secret)?);
    let begun = Ceremony { kind: Kind::Generator, account: Some(account.id), state };
    let kept = ceremony::begin(cx.portal.node().db(), &token, begun, cx.now).await;
    kept.map_err(|error| refused(&error))?;
    Ok(page::offer(cx, account, &secret, &token, None))
}

fn sealed(cx: &Cx, account: AccountId, secret: &[u8]) -> Result<Vec<u8>, Refusal> {
    let service: Arc<FactorService> = cx.portal.service();
    let sealed = service.vault.seal(cx.portal.env(), &purpose(account), secret);
    sealed.ok_or(Refusal::NotFound)
}

pub(super) async fn confirm(cx: Cx) -> Result<Answer, Refusal> {
    let (account, held) = own(&cx)?;
    if let Some(answer) = strong_first(&cx, &held, PATH) {
        return Ok(answer);
    }
    let token = cx.form.get("token").to_owned();
    let begun = ceremony::look(cx.portal.node().db(), &token, Kind::Generator, cx.now).await;
    let begun = begun.map_err(|error| refused(&error))?;
    let begun = begun.filter(|begun| begun.account == Some(account.id) && !held.has_codes());
    let Some(secret) = begun.and_then(|begun| opened(&cx, account.id, &begun.state)) else {
        return Ok(Answer::redirect(PATH));
    };
    let (verdict, step) = check::confirms(&cx, account.id, &secret, cx.form.get("code")).await?;
    if verdict == Typed::Right {
        return turned_on(&cx, &account, &secret, &token, step).await;
    }
    let answer = page::offer(&cx, &account, &secret, &token, Some(verdict));
    Ok(answer.status(StatusCode::UNPROCESSABLE_ENTITY))
}

fn opened(cx: &Cx, account: AccountId, state: &str) -> Option<Vec<u8>> {
    let service: Arc<FactorService> = cx.portal.service();
    service.vault.unseal(&purpose(account), &unhex(state)?)
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let pair = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    (0..text.len()).step_by(2).map(pair).collect()
}

async fn turned_on(
    cx: &Cx,
    account: &Account,
    secret: &[u8],
    token: &str,
    step: i64,
) -> Result<Answer, Refusal> {
    let db = cx.portal.node().db();
    let taken = ceremony::take(db, token, Kind::Generator, cx.now).await;
    if taken.map_err(|error| refused(&error))?.is_none() {
        return Ok(Answer::redirect(PATH));
    }
    let kept = table::set(db, account.id, sealed(cx, account.id, secret)?, step).await;
    kept.map_err(|error| refused(&error))?;
    let on = FactorEvent::CodesTurnedOn { account: account.id };
    command::write(cx, account.id, |_| Ok(decision([on.clone()]))).await?;
    let cookies = strengthened(cx, Proof::PasswordAndCode).await?;
    Ok(handed_out(cx, account).await?.cookies(&cookies))
}

/// Fresh recovery codes, shown this once.
async fn handed_out(cx: &Cx, account: &Account) -> Result<Answer, Refusal> {
    let codes: Vec<_> = (0..recovery::COUNT).map(|_| recovery::fresh(cx.portal.env())).collect();
    let digests = codes.iter().map(|code| recovery::digest(code)).collect();
    let kept = papers::set(cx.portal.node().db(), account.id, digests).await;
    kept.map_err(|error| refused(&error))?;
    let issued = FactorEvent::RecoveryIssued { account: account.id, count: recovery::COUNT };
    command::write(cx, account.id, |_| Ok(decision([issued.clone()]))).await?;
    Ok(page::handed_out(cx, account, &codes))
}

pub(super) async fn recovery(cx: Cx) -> Result<Answer, Refusal> {
    let (account, held) = own(&cx)?;
    if let Some(answer) = strong_first(&cx, &held, PATH) {
        return Ok(answer);
    }
    if held.has_codes() { handed_out(&cx, &account).await } else { Ok(Answer::redirect(PATH)) }
}

pub(super) async fn turn_off(cx: Cx) -> Result<Answer, Refusal> {
    let (account, held) = own(&cx)?;
    if let Some(answer) = strong_first(&cx, &held, PATH) {
        return Ok(answer);
    }
    let needed = command::needs_strong(&cx.portal, account.id);
    let off = |world: &_| command::turn_codes_off(world, account.id, needed);
    match command::write(&cx, account.id, off).await {
        Ok(()) => forgotten(&cx, &account).await,
        Err(Refusal::Conflict(why)) => {
            Ok(page::on(&cx, &held, Some(&why)).status(StatusCode::CONFLICT))
        }
        Err(other) => Err(other),
    }
}

async fn forgotten(cx: &Cx, account: &Account) -> Result<Answer, Refusal> {
    let db = cx.portal.node().db();
    table::remove(db, account.id).await.map_err(|error| refused(&error))?;
    papers::set(db, account.id, Vec::new()).await.map_err(|error| refused(&error))?;
    Ok(Answer::redirect(OWN_PAGE))
}
