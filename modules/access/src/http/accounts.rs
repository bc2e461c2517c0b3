//! The list of accounts and new ones.

use hlaska_kernel::{AccountId, FieldError, Refusal, Timestamp};
use hlaska_live::Part;
use hlaska_territory::Gazetteer;
use hlaska_web::{Answer, Cx, LiveCx, StatusCode};

use crate::command::create_account::{CreateAccount, create_account, parse};
use crate::command::issue_link::{self, IssueLink, issue_link};
use crate::page::account_form as form_page;
use crate::page::{accounts as page, link as link_page};
use crate::reach::{permit_at, permit_for};
use crate::start::hand_out;
use crate::view::Accounts;

pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    Ok(page::answer(&cx))
}

pub(super) fn parts(live: &LiveCx) -> Result<Vec<Part>, Refusal> {
    let live = live.clone();
    Ok(vec![Part::html(page::LIST, ["access"], move || page::list(&live).into_string())])
}

pub(super) async fn new(cx: Cx) -> Result<Answer, Refusal> {
    Ok(form_page::answer(&cx, &[]))
}

pub(super) async fn create(cx: Cx) -> Result<Answer, Refusal> {
    match created(&cx).await {
        Err(Refusal::Invalid(errors)) => Ok(mistaken(&cx, &errors)),
        other => other,
    }
}

fn mistaken(cx: &Cx, errors: &[FieldError]) -> Answer {
    form_page::answer(cx, errors).status(StatusCode::UNPROCESSABLE_ENTITY)
}

/// The account and its first link. The link is in the answer itself, because nothing may keep it.
async fn created(cx: &Cx) -> Result<Answer, Refusal> {
    let id = cx.key().and_then(|key| key.parse().ok());
    let id = id.unwrap_or_else(|| AccountId::fresh(cx.portal.env()));
    // The same form sent twice leads to the account it made.
    if cx.world().view::<Accounts>().account(id).is_some() {
        return Ok(Answer::redirect(&page::address(id)));
    }
    let input = parse(&cx.form, id, &cx.portal.service::<Gazetteer>())?;
    let expires_at = issue_link::parse(&cx.form, cx.now)?;
    let done = cx
        .execute(|world, actor| {
            let permit = permit_at::<CreateAccount>(world, actor, input.organisation)?;
            create_account(world, &permit, input.clone())
        })
        .await?;
    if done.repeated {
        return Ok(Answer::redirect(&page::address(id)));
    }
    link_answer(cx, id, expires_at).await
}

/// Issues a link and shows it, once. A repeated request shows nothing: the link is gone.
pub(super) async fn link_answer(
    cx: &Cx,
    id: AccountId,
    expires_at: Timestamp,
) -> Result<Answer, Refusal> {
    let key = cx.key().map(|key| format!("link-{key}"));
    let done = cx
        .portal
        .execute(cx.author()?, key.as_deref(), |world| {
            let permit = permit_for::<IssueLink>(world, cx.actor()?, id)?;
            issue_link(world, &permit, id, expires_at)
        })
        .await?;
    if done.repeated {
        return Ok(Answer::redirect(&page::address(id)));
    }
    let path = hand_out(&cx.portal, id, expires_at).await?;
    link_page::answer(cx, id, &path, expires_at)
}
