//! One's own passkeys.

use hlaska_kernel::{AccountId, Refusal, Said};
use hlaska_web::{Answer, Cx, FormReader, Proof, StatusCode};
use webauthn_rs::prelude::Passkey as Material;

use super::session::{challenge, own, strengthened, strong_first};
use crate::command::{self, NAME_LIMIT};
use crate::event::PasskeyId;
use crate::page::keys as page;
use crate::storage::ceremony::Kind;
use crate::storage::{passkey as table, refused};
use crate::{OWN_PAGE, passkey};

const NEW: &str = "/ucet/klice/novy";

pub(super) async fn new(cx: Cx) -> Result<Answer, Refusal> {
    let (_, held) = own(&cx)?;
    Ok(strong_first(&cx, &held, NEW).unwrap_or_else(|| page::new(&cx, None, &[])))
}

pub(super) async fn ask(cx: Cx) -> Result<Answer, Refusal> {
    let (account, held) = own(&cx)?;
    if let Some(answer) = strong_first(&cx, &held, NEW) {
        return Ok(answer);
    }
    Ok(challenge(&passkey::begin_enrolment(&cx, Kind::Enrol, &account).await?))
}

pub(super) async fn add(cx: Cx) -> Result<Answer, Refusal> {
    let (account, held) = own(&cx)?;
    if let Some(answer) = strong_first(&cx, &held, NEW) {
        return Ok(answer);
    }
    match added(&cx, account.id).await {
        Ok(cookies) => Ok(done(&cx).cookies(&cookies)),
        Err(Refusal::Invalid(errors)) => {
            Ok(page::new(&cx, None, &errors).status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(Refusal::Conflict(why)) => {
            Ok(page::new(&cx, Some(&why), &[]).status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other),
    }
}

async fn added(cx: &Cx, account: AccountId) -> Result<Vec<String>, Refusal> {
    let name = name(cx)?;
    let material = passkey::finish_enrolment(cx, Kind::Enrol, account).await?;
    keep(cx, account, &material, &name).await?;
    strengthened(cx, Proof::Passkey).await
}

pub(super) fn name(cx: &Cx) -> Result<String, Refusal> {
    let mut reader = FormReader::new(&cx.form);
    let name = reader.required("name", NAME_LIMIT);
    reader.finish(name)
}

/// The key itself first: one that the list names must exist.
pub(super) async fn keep(
    cx: &Cx,
    account: AccountId,
    material: &Material,
    name: &str,
) -> Result<(), Refusal> {
    let id = PasskeyId::fresh(cx.portal.env());
    let db = cx.portal.node().db();
    let kept = table::add(db, account, id, material, cx.now).await;
    kept.map_err(|error| refused(&error))?.ok_or_else(|| {
        Refusal::Conflict(Said::new(
            "Tento klíč už portál zná. Použijte jiné zařízení.",
            "The portal knows this key already. Use another device.",
        ))
    })?;
    let written =
        command::write(cx, account, |world| command::add_passkey(world, account, id, name));
    if let Err(refusal) = written.await {
        table::remove(db, account, id).await.map_err(|error| refused(&error))?;
        return Err(refusal);
    }
    Ok(())
}

/// Back to what somebody came from, else to the list.
fn done(cx: &Cx) -> Answer {
    let wanted = hlaska_access::local_path(cx.form.get("zpet"));
    Answer::redirect(wanted.unwrap_or(OWN_PAGE))
}

pub(super) async fn one(cx: Cx) -> Result<Answer, Refusal> {
    let (_, held) = own(&cx)?;
    let key = held.passkey(cx.params.parse("id")?).ok_or(Refusal::NotFound)?;
    Ok(page::one(&cx, key, None, &[]))
}

pub(super) async fn rename(cx: Cx) -> Result<Answer, Refusal> {
    let (account, held) = own(&cx)?;
    let id: PasskeyId = cx.params.parse("id")?;
    let key = held.passkey(id).ok_or(Refusal::NotFound)?;
    let name = match name(&cx) {
        Ok(name) => name,
        Err(Refusal::Invalid(errors)) => {
            return Ok(page::one(&cx, key, None, &errors).status(StatusCode::UNPROCESSABLE_ENTITY));
        }
        Err(other) => return Err(other),
    };
    let renamed = |world: &_| command::rename_passkey(world, account.id, id, &name);
    command::write(&cx, account.id, renamed).await?;
    Ok(Answer::redirect(OWN_PAGE))
}

pub(super) async fn remove(cx: Cx) -> Result<Answer, Refusal> {
    let (account, held) = own(&cx)?;
    let id: PasskeyId = cx.params.parse("id")?;
    let key = held.passkey(id).ok_or(Refusal::NotFound)?;
    if let Some(answer) = strong_first(&cx, &held, OWN_PAGE) {
        return Ok(answer);
    }
    let needed = command::needs_strong(&cx.portal, account.id);
    let removed = |world: &_| command::remove_passkey(world, account.id, id, needed);
    match command::write(&cx, account.id, removed).await {
        Err(Refusal::Conflict(why)) => {
            Ok(page::one(&cx, key, Some(&why), &[]).status(StatusCode::CONFLICT))
        }
        Err(other) => Err(other),
        Ok(()) => {
            let gone = table::remove(cx.portal.node().db(), account.id, id).await;
            gone.map_err(|error| refused(&error))?;
            Ok(Answer::redirect(OWN_PAGE))
        }
    }
}
