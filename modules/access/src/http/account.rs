//! One account in the administration.

use hlaska_kernel::{AccountId, OrganisationId, Refusal};
use hlaska_territory::Gazetteer;
use hlaska_web::{Answer, Cx, StatusCode};

use super::accounts::link_answer;
use crate::command::add_grant::{self, AddGrant};
use crate::command::deactivate_account::{self, DeactivateAccount};
use crate::command::end_membership::{EndMembership, end_membership};
use crate::command::reactivate_account::{ReactivateAccount, reactivate_account};
use crate::command::remove_grant::{self, RemoveGrant};
use crate::command::set_clearance::{self, SetClearance};
use crate::command::set_validity::{self, SetValidity};
use crate::command::{At, issue_link, parse_reason};
use crate::leaving;
use crate::page::account::{self as page, Form};
use crate::page::accounts::address;
use crate::reach::{permit_at, permit_for};
use crate::session::{grants, settle};
use crate::storage::{credential, refused};
use crate::view::Accounts;

fn id(cx: &Cx) -> Result<AccountId, Refusal> {
    cx.params.parse("id")
}

/// The account in the organisation the form names, or in its own.
fn at(cx: &Cx) -> Result<At, Refusal> {
    let account = id(cx)?;
    let organisation: OrganisationId = match cx.form.get("organisation") {
        "" => {
            let world = cx.world();
            world.view::<Accounts>().account(account).ok_or(Refusal::NotFound)?.organisation
        }
        named => named.parse().map_err(|_| Refusal::NotFound)?,
    };
    Ok(At { account, organisation })
}

pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    page::answer(&cx, id(&cx)?, None, &[])
}

/// Back to the page, or the form again as it was filled in.
fn settled(cx: &Cx, form: Form, result: Result<(), Refusal>) -> Result<Answer, Refusal> {
    match result {
        Ok(()) => Ok(Answer::redirect(&address(id(cx)?))),
        Err(Refusal::Invalid(errors)) => {
            let page = page::answer(cx, id(cx)?, Some(form), &errors)?;
            Ok(page.status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other),
    }
}

pub(super) async fn add_grant(cx: Cx) -> Result<Answer, Refusal> {
    let at = at(&cx)?;
    let before = grants(&cx.portal, at.account);
    let result = grant_added(&cx, at).await;
    if result.is_ok() {
        settle(&cx.portal, at.account, &before).await?;
    }
    settled(&cx, Form::Grant(at.organisation), result)
}

async fn grant_added(cx: &Cx, at: At) -> Result<(), Refusal> {
    let grant = add_grant::parse(&cx.form, &cx.portal.service::<Gazetteer>())?;
    cx.execute(|world, actor| {
        let permit = permit_at::<AddGrant>(world, actor, at.organisation)?;
        add_grant::add_grant(world, &permit, at, grant)
    })
    .await
    .map(drop)
}

pub(super) async fn remove_grant(cx: Cx) -> Result<Answer, Refusal> {
    let at = at(&cx)?;
    let before = grants(&cx.portal, at.account);
    let grant = remove_grant::parse(&cx.form, &cx.portal.service::<Gazetteer>())?;
    cx.execute(|world, actor| {
        let permit = permit_at::<RemoveGrant>(world, actor, at.organisation)?;
        remove_grant::remove_grant(world, &permit, at, grant)
    })
    .await?;
    settle(&cx.portal, at.account, &before).await?;
    Ok(Answer::redirect(&address(at.account)))
}

pub(super) async fn end_membership_of(cx: Cx) -> Result<Answer, Refusal> {
    let at = at(&cx)?;
    let result = membership_ended(&cx, at).await;
    let still_known = {
        let world = cx.world();
        let reach = crate::reach::Reach::of_viewer(world.view::<Accounts>(), &cx.viewer());
        reach.known(at.account).is_ok()
    };
    if result.is_ok() && !still_known {
        return Ok(Answer::redirect(&crate::page::organisation::address(at.organisation)));
    }
    settled(&cx, Form::Membership(at.organisation), result)
}

async fn membership_ended(cx: &Cx, at: At) -> Result<(), Refusal> {
    let reason = parse_reason(&cx.form)?;
    cx.execute(|world, actor| {
        let permit = permit_at::<EndMembership>(world, actor, at.organisation)?;
        end_membership(world, &permit, at, reason.clone())
    })
    .await?;
    leaving::part(&cx.portal, at.account, at.organisation).await
}

pub(super) async fn issue_link(cx: Cx) -> Result<Answer, Refusal> {
    match issue_link::parse(&cx.form, cx.now) {
        Ok(expires_at) => link_answer(&cx, id(&cx)?, expires_at).await,
        Err(refusal) => settled(&cx, Form::Link, Err(refusal)),
    }
}

pub(super) async fn set_clearance(cx: Cx) -> Result<Answer, Refusal> {
    let result = clearance_set(&cx).await;
    settled(&cx, Form::Clearance, result)
}

async fn clearance_set(cx: &Cx) -> Result<(), Refusal> {
    let (account, clearance) = (id(cx)?, set_clearance::parse(&cx.form)?);
    cx.execute(|world, actor| {
        let permit = permit_for::<SetClearance>(world, actor, account)?;
        set_clearance::set_clearance(world, &permit, account, clearance)
    })
    .await?;
    cx.portal.access_changed();
    Ok(())
}

pub(super) async fn set_validity(cx: Cx) -> Result<Answer, Refusal> {
    let result = validity_set(&cx).await;
    settled(&cx, Form::Validity, result)
}

async fn validity_set(cx: &Cx) -> Result<(), Refusal> {
    let (account, until) = (id(cx)?, set_validity::parse(&cx.form, cx.now)?);
    cx.execute(|world, actor| {
        let permit = permit_for::<SetValidity>(world, actor, account)?;
        set_validity::set_validity(world, &permit, account, until)
    })
    .await
    .map(drop)
}

pub(super) async fn deactivate(cx: Cx) -> Result<Answer, Refusal> {
    let result = deactivated(&cx).await;
    settled(&cx, Form::Block, result)
}

async fn deactivated(cx: &Cx) -> Result<(), Refusal> {
    let (account, leaving) = (id(cx)?, deactivate_account::parse(&cx.form, cx.now)?);
    cx.execute(|world, actor| {
        let permit = permit_for::<DeactivateAccount>(world, actor, account)?;
        deactivate_account::deactivate_account(world, &permit, account, leaving.clone())
    })
    .await?;
    leaving::shut(&cx.portal, account).await
}

/// The old password is forgotten: whoever comes back shows anew who they are.
pub(super) async fn reactivate(cx: Cx) -> Result<Answer, Refusal> {
    let result = reactivated(&cx).await;
    settled(&cx, Form::Restore, result)
}

async fn reactivated(cx: &Cx) -> Result<(), Refusal> {
    let (account, reason) = (id(cx)?, parse_reason(&cx.form)?);
    let was_blocked = {
        let world = cx.world();
        world.view::<Accounts>().account(account).is_some_and(|one| !one.active)
    };
    cx.execute(|world, actor| {
        let permit = permit_for::<ReactivateAccount>(world, actor, account)?;
        reactivate_account(world, &permit, account, reason.clone())
    })
    .await?;
    if was_blocked {
        let forgotten = credential::forget(cx.portal.node().db(), account).await;
        forgotten.map_err(|error| refused(&error))?;
    }
    leaving::shut(&cx.portal, account).await
}
