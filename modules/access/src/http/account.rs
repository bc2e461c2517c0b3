//! One account in the administration.

use hlaska_kernel::{AccountId, Place, Refusal, policy};
use hlaska_territory::Gazetteer;
use hlaska_web::{Answer, Cx, StatusCode};

use super::accounts::link_answer;
use crate::command;
use crate::command::add_grant::{self, AddGrant};
use crate::command::deactivate_account::{DeactivateAccount, deactivate_account};
use crate::command::reactivate_account::{ReactivateAccount, reactivate_account};
use crate::command::remove_grant::{self, RemoveGrant};
use crate::page::account::{self as page, Form};
use crate::page::accounts::address;
use crate::session::{grants, settle};
use crate::storage::{link, refused};

fn id(cx: &Cx) -> Result<AccountId, Refusal> {
    cx.params.parse("id")
}

pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    page::answer(&cx, id(&cx)?, None, &[])
}

/// The page again, with the form that was refused as it was filled in.
fn again(cx: &Cx, form: Form, refusal: Refusal) -> Result<Answer, Refusal> {
    let Refusal::Invalid(errors) = refusal else { return Err(refusal) };
    Ok(page::answer(cx, id(cx)?, Some(form), &errors)?.status(StatusCode::UNPROCESSABLE_ENTITY))
}

pub(super) async fn add_grant(cx: Cx) -> Result<Answer, Refusal> {
    let account = id(&cx)?;
    let before = grants(&cx.portal, account);
    match grant_added(&cx, account).await {
        Ok(()) => settle(&cx.portal, account, &before).await?,
        Err(refusal) => return again(&cx, Form::Grant, refusal),
    }
    Ok(Answer::redirect(&address(account)))
}

async fn grant_added(cx: &Cx, account: AccountId) -> Result<(), Refusal> {
    let grant = add_grant::parse(&cx.form, &cx.portal.service::<Gazetteer>())?;
    cx.execute(|world, actor| {
        let permit = policy::permit::<AddGrant>(actor, Place::Region)?;
        add_grant::add_grant(world, &permit, account, grant)
    })
    .await
    .map(drop)
}

pub(super) async fn remove_grant(cx: Cx) -> Result<Answer, Refusal> {
    let account = id(&cx)?;
    let before = grants(&cx.portal, account);
    let grant = remove_grant::parse(&cx.form, &cx.portal.service::<Gazetteer>())?;
    cx.execute(|world, actor| {
        let permit = policy::permit::<RemoveGrant>(actor, Place::Region)?;
        remove_grant::remove_grant(world, &permit, account, grant)
    })
    .await?;
    settle(&cx.portal, account, &before).await?;
    Ok(Answer::redirect(&address(account)))
}

pub(super) async fn issue_link(cx: Cx) -> Result<Answer, Refusal> {
    link_answer(&cx, id(&cx)?).await
}

pub(super) async fn deactivate(cx: Cx) -> Result<Answer, Refusal> {
    let account = id(&cx)?;
    let reason = match command::parse_reason(&cx.form) {
        Ok(reason) => reason,
        Err(refusal) => return again(&cx, Form::Block, refusal),
    };
    cx.execute(|world, actor| {
        let permit = policy::permit::<DeactivateAccount>(actor, Place::Region)?;
        deactivate_account(world, &permit, account, reason.clone())
    })
    .await?;
    let revoked = link::revoke(cx.portal.node().db(), account).await;
    revoked.map_err(|error| refused(&error))?;
    settle(&cx.portal, account, &[]).await?;
    Ok(Answer::redirect(&address(account)))
}

pub(super) async fn reactivate(cx: Cx) -> Result<Answer, Refusal> {
    let account = id(&cx)?;
    let reason = match command::parse_reason(&cx.form) {
        Ok(reason) => reason,
        Err(refusal) => return again(&cx, Form::Restore, refusal),
    };
    cx.execute(|world, actor| {
        let permit = policy::permit::<ReactivateAccount>(actor, Place::Region)?;
        reactivate_account(world, &permit, account, reason.clone())
    })
    .await?;
    cx.portal.access_changed();
    Ok(Answer::redirect(&address(account)))
}
