//! A one-time link: its holder sets a password and is signed in.

use std::sync::Arc;

use hlaska_journal::Author;
use hlaska_kernel::{AccountId, FieldError, Refusal, Said};
use hlaska_web::{Answer, Cx, Proof, StatusCode};

use crate::command::set_password::{set_password_by_link, take_link};
use crate::gate::Gate;
use crate::page::invitation as page;
use crate::secret;
use crate::session;
use crate::storage::{credential, link, refused};
use crate::view::{Account, Accounts};

/// Looking at the link does not use it up: mail scanners look too.
pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    match link_holder(&cx).await? {
        Some(account) => Ok(page::answer(&cx, &account, &[])),
        None => gone(&cx).await,
    }
}

/// The link opens nothing any more; whose it was decides who is asked for another.
async fn gone(cx: &Cx) -> Result<Answer, Refusal> {
    let owner = link::owner(cx.portal.node().db(), cx.params.text("token")).await;
    let owner = owner.map_err(|error| refused(&error))?;
    Ok(page::dead(cx, owner).status(StatusCode::GONE))
}

pub(super) async fn post(cx: Cx) -> Result<Answer, Refusal> {
    let Some(account) = link_holder(&cx).await? else {
        return gone(&cx).await;
    };
    match secret::chosen(&cx.form, &account) {
        Ok(password) => match take(&cx, &account, &password).await {
            // Somebody else with the same link was quicker.
            Err(Refusal::NotFound) => gone(&cx).await,
            taken => taken,
        },
        Err(errors) => Ok(mistaken(&cx, &account, &errors)),
    }
}

fn mistaken(cx: &Cx, account: &Account, errors: &[FieldError]) -> Answer {
    page::answer(cx, account, errors).status(StatusCode::UNPROCESSABLE_ENTITY)
}

/// Whose link it is, while both the link and the account are good.
pub async fn link_holder(cx: &Cx) -> Result<Option<Account>, Refusal> {
    let found = link::find(cx.portal.node().db(), cx.params.text("token"), cx.now).await;
    let Some(id) = found.map_err(|error| refused(&error))? else { return Ok(None) };
    let world = cx.world();
    Ok(world.view::<Accounts>().account(id).filter(|account| account.active).cloned())
}

async fn take(cx: &Cx, account: &Account, password: &str) -> Result<Answer, Refusal> {
    let phc = hashed(cx, password).await?;
    let digest = link::digest(cx.params.text("token"));
    let author = Author::Account(account.id);
    cx.portal
        .execute(author, None, |world| set_password_by_link(world, account.id, &digest))
        .await?;
    keep(cx, account.id, phc).await?;
    let actor = cx.portal.actor(account.id).ok_or(Refusal::NotFound)?;
    let cookies = session::begin(cx, &actor, Proof::Link).await?;
    Ok(Answer::redirect(session::home_by(&cx.portal, &actor, Proof::Link)).cookies(&cookies))
}

/// Uses the link of the address up without setting a password: its holder has shown another way to
/// sign in. The second of two who try is refused.
pub async fn use_link(cx: &Cx, account: AccountId) -> Result<(), Refusal> {
    let digest = link::digest(cx.params.text("token"));
    let author = Author::Account(account);
    cx.portal.execute(author, None, |world| take_link(world, account, &digest)).await?;
    link::revoke(cx.portal.node().db(), account).await.map_err(|error| refused(&error))
}

pub(super) async fn hashed(cx: &Cx, password: &str) -> Result<String, Refusal> {
    let gate: Arc<Gate> = cx.portal.service();
    gate.passwords.hash(cx.portal.env(), password).await.map_err(|error| {
        tracing::warn!(%error, "a password was not set");
        Refusal::Conflict(Said::new(
            "Portál je teď přetížen, heslo se nezměnilo. Zkuste to za chvíli znovu.",
            "The portal is too busy now, the password has not changed. Try again in a moment.",
        ))
    })
}

/// Puts the hash in force: the old password and every session that rests on it end.
pub(super) async fn keep(cx: &Cx, account: AccountId, phc: String) -> Result<(), Refusal> {
    let kept = credential::set(cx.portal.node().db(), account, phc, cx.now).await;
    kept.map_err(|error| refused(&error))?;
    let ended = cx.portal.sessions().end_all(account).await;
    ended.map_err(|error| refused(&error))?;
    cx.portal.access_changed();
    Ok(())
}
