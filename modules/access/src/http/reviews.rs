//! Reviews of access.

use hlaska_kernel::{OrganisationId, Place, Refusal, policy};
use hlaska_web::{Answer, Cx, StatusCode};

use crate::command::answer_review::{self, AnswerReview};
use crate::command::close_review::{self, CloseReview};
use crate::command::remind_review::{RemindReview, remind_review};
use crate::command::start_review::{self, StartReview};
use crate::event::{ReviewAnswer, ReviewId};
use crate::leaving;
use crate::page::accounts::address as account_address;
use crate::page::review::{self as one_page, address};
use crate::page::reviews as page;
use crate::reach::permit_at;
use crate::storage::{last, refused};
use crate::view::Accounts;

fn id(cx: &Cx) -> Result<ReviewId, Refusal> {
    cx.params.parse("id")
}

pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    Ok(page::answer(&cx, &[]))
}

pub(super) async fn one(cx: Cx) -> Result<Answer, Refusal> {
    let sign_ins = last::sign_ins(cx.portal.node().db()).await;
    one_page::answer(&cx, id(&cx)?, &sign_ins.map_err(|error| refused(&error))?)
}

pub(super) async fn start(cx: Cx) -> Result<Answer, Refusal> {
    match started(&cx).await {
        Ok(id) => Ok(Answer::redirect(&address(id))),
        Err(Refusal::Invalid(errors)) => {
            Ok(page::answer(&cx, &errors).status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other),
    }
}

async fn started(cx: &Cx) -> Result<ReviewId, Refusal> {
    let id = cx.key().and_then(|key| key.parse().ok());
    let id = id.unwrap_or_else(|| ReviewId::fresh(cx.portal.env()));
    let input = start_review::parse(&cx.form, id, cx.now)?;
    cx.execute(|world, actor| {
        let permit = match input.organisation {
            Some(top) => permit_at::<StartReview>(world, actor, top)?,
            None => policy::permit::<StartReview>(actor, Place::Region)?,
        };
        start_review::start_review(world, &permit, input)
    })
    .await?;
    Ok(id)
}

/// Removal ends access at once; a change is made on the account's own page.
pub(super) async fn answer(cx: Cx) -> Result<Answer, Refusal> {
    let review = id(&cx)?;
    let (at, answer) = answer_review::parse(&cx.form)?;
    cx.execute(|world, actor| {
        let permit = permit_at::<AnswerReview>(world, actor, at.organisation)?;
        answer_review::answer_review(world, &permit, review, at, answer)
    })
    .await?;
    if answer == ReviewAnswer::Removed {
        let at_home = {
            let world = cx.world();
            let known = world.view::<Accounts>().account(at.account);
            known.is_some_and(|one| one.organisation == at.organisation)
        };
        if at_home {
            leaving::shut(&cx.portal, at.account).await?;
        } else {
            leaving::part(&cx.portal, at.account, at.organisation).await?;
        }
    }
    Ok(Answer::redirect(&match answer {
        ReviewAnswer::Changed => account_address(at.account),
        _ => format!("{}#osoba-{}-{}", address(review), at.organisation, at.account),
    }))
}

pub(super) async fn remind(cx: Cx) -> Result<Answer, Refusal> {
    let review = id(&cx)?;
    let organisation: OrganisationId =
        cx.form.get("organisation").parse().map_err(|_| Refusal::NotFound)?;
    cx.execute(|world, actor| {
        let permit = permit_at::<RemindReview>(world, actor, organisation)?;
        remind_review(world, &permit, review, organisation)
    })
    .await?;
    Ok(Answer::redirect(&address(review)))
}

pub(super) async fn close(cx: Cx) -> Result<Answer, Refusal> {
    let (review, note) = (id(&cx)?, close_review::parse(&cx.form)?);
    cx.execute(|world, actor| {
        let known = world.view::<Accounts>().review(review).ok_or(Refusal::NotFound)?;
        let permit = match known.organisation {
            Some(top) => permit_at::<CloseReview>(world, actor, top)?,
            None => policy::permit::<CloseReview>(actor, Place::Region)?,
        };
        close_review::close_review(world, &permit, review, note.clone())
    })
    .await?;
    Ok(Answer::redirect(&address(review)))
}
