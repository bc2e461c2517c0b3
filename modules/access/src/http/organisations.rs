//! Organisations in the administration.

use hlaska_kernel::{FieldError, OrganisationId, Refusal, policy};
use hlaska_territory::Gazetteer;
use hlaska_web::{Answer, Cx, StatusCode};

use crate::command::create_organisation::{self, CreateOrganisation};
use crate::page::{organisation as one_page, organisations as page};
use crate::reach::own_ground;
use crate::view::Accounts;

pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    Ok(page::answer(&cx))
}

pub(super) async fn new(cx: Cx) -> Result<Answer, Refusal> {
    Ok(one_page::new(&cx, &[]))
}

pub(super) async fn create(cx: Cx) -> Result<Answer, Refusal> {
    match created(&cx).await {
        Ok(id) => Ok(Answer::redirect(&one_page::address(id))),
        Err(Refusal::Invalid(errors)) => Ok(mistaken(&cx, &errors)),
        Err(other) => Err(other),
    }
}

async fn created(cx: &Cx) -> Result<OrganisationId, Refusal> {
    let id = cx.key().and_then(|key| key.parse().ok());
    let id = id.unwrap_or_else(|| OrganisationId::fresh(cx.portal.env()));
    // The same form sent twice leads to the organisation it made.
    if cx.world().view::<Accounts>().organisation(id).is_some() {
        return Ok(id);
    }
    let input = create_organisation::parse(&cx.form, id, &cx.portal.service::<Gazetteer>())?;
    let ground = input.territory.place();
    cx.execute(|world, actor| {
        // Where the own territory does not reach, the command says which field is wrong.
        let permit = policy::permit::<CreateOrganisation>(actor, ground)
            .or_else(|_| policy::permit(actor, own_ground(actor)))?;
        create_organisation::create_organisation(world, &permit, input.clone())
    })
    .await?;
    Ok(id)
}

fn mistaken(cx: &Cx, errors: &[FieldError]) -> Answer {
    one_page::new(cx, errors).status(StatusCode::UNPROCESSABLE_ENTITY)
}
