//! Organisations in the administration.

use hlaska_kernel::{FieldError, OrganisationId, Place, Refusal, policy};
use hlaska_territory::Gazetteer;
use hlaska_web::{Answer, Cx, StatusCode};

use crate::command::create_organisation::{self, CreateOrganisation};
use crate::command::rename_organisation::{self, RenameOrganisation};
use crate::page::{ORGANISATIONS, organisation as one_page, organisations as page};
use crate::view::Accounts;

pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    Ok(page::answer(&cx))
}

pub(super) async fn new(cx: Cx) -> Result<Answer, Refusal> {
    Ok(one_page::new(&cx, &[]))
}

pub(super) async fn create(cx: Cx) -> Result<Answer, Refusal> {
    match created(&cx).await {
        Ok(()) => Ok(Answer::redirect(ORGANISATIONS)),
        Err(Refusal::Invalid(errors)) => Ok(mistaken(one_page::new(&cx, &errors))),
        Err(other) => Err(other),
    }
}

async fn created(cx: &Cx) -> Result<(), Refusal> {
    let id = cx.key().and_then(|key| key.parse().ok());
    let id = id.unwrap_or_else(|| OrganisationId::fresh(cx.portal.env()));
    // The same form sent twice leads to the organisation it made.
    if cx.world().view::<Accounts>().organisation(id).is_some() {
        return Ok(());
    }
    let input = create_organisation::parse(&cx.form, id, &cx.portal.service::<Gazetteer>())?;
    cx.execute(|world, actor| {
        let permit = policy::permit::<CreateOrganisation>(actor, Place::Region)?;
        create_organisation::create_organisation(world, &permit, input.clone())
    })
    .await
    .map(drop)
}

fn mistaken(answer: Answer) -> Answer {
    answer.status(StatusCode::UNPROCESSABLE_ENTITY)
}

pub(super) async fn one(cx: Cx) -> Result<Answer, Refusal> {
    one_page::answer(&cx, cx.params.parse("id")?, &[])
}

pub(super) async fn rename(cx: Cx) -> Result<Answer, Refusal> {
    let id: OrganisationId = cx.params.parse("id")?;
    match renamed(&cx, id).await {
        Ok(()) => Ok(Answer::redirect(ORGANISATIONS)),
        Err(Refusal::Invalid(errors)) => again(&cx, id, &errors),
        Err(other) => Err(other),
    }
}

fn again(cx: &Cx, id: OrganisationId, errors: &[FieldError]) -> Result<Answer, Refusal> {
    one_page::answer(cx, id, errors).map(mistaken)
}

async fn renamed(cx: &Cx, id: OrganisationId) -> Result<(), Refusal> {
    let name = rename_organisation::parse(&cx.form)?;
    cx.execute(|world, actor| {
        let permit = policy::permit::<RenameOrganisation>(actor, Place::Region)?;
        rename_organisation::rename_organisation(world, &permit, id, name.clone())
    })
    .await
    .map(drop)
}
