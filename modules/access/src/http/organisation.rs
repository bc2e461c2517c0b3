//! One organisation in the administration.

use hlaska_kernel::{OrganisationId, Refusal};
use hlaska_territory::Gazetteer;
use hlaska_web::{Answer, Cx, StatusCode};

use crate::command::add_membership::{self, AddMembership};
use crate::command::change_organisation::{self, ChangeOrganisation};
use crate::command::end_organisation::{EndOrganisation, end_organisation};
use crate::command::parse_reason;
use crate::command::rename_organisation::{self, RenameOrganisation};
use crate::command::restore_organisation::{RestoreOrganisation, restore_organisation};
use crate::leaving::let_go;
use crate::page::organisation::{self as page, Form, address};
use crate::reach::permit_at;

fn id(cx: &Cx) -> Result<OrganisationId, Refusal> {
    cx.params.parse("id")
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

pub(super) async fn rename(cx: Cx) -> Result<Answer, Refusal> {
    let result = renamed(&cx).await;
    settled(&cx, Form::Name, result)
}

async fn renamed(cx: &Cx) -> Result<(), Refusal> {
    let (id, name) = (id(cx)?, rename_organisation::parse(&cx.form)?);
    cx.execute(|world, actor| {
        let permit = permit_at::<RenameOrganisation>(world, actor, id)?;
        rename_organisation::rename_organisation(world, &permit, id, name.clone())
    })
    .await
    .map(drop)
}

pub(super) async fn change(cx: Cx) -> Result<Answer, Refusal> {
    let result = changed(&cx).await;
    settled(&cx, Form::Place, result)
}

async fn changed(cx: &Cx) -> Result<(), Refusal> {
    let id = id(cx)?;
    let input = change_organisation::parse(&cx.form, &cx.portal.service::<Gazetteer>())?;
    cx.execute(|world, actor| {
        let permit = permit_at::<ChangeOrganisation>(world, actor, id)?;
        change_organisation::change_organisation(world, &permit, id, input)
    })
    .await?;
    cx.portal.access_changed();
    Ok(())
}

pub(super) async fn end(cx: Cx) -> Result<Answer, Refusal> {
    let result = ended(&cx).await;
    settled(&cx, Form::End, result)
}

async fn ended(cx: &Cx) -> Result<(), Refusal> {
    let (id, reason) = (id(cx)?, parse_reason(&cx.form)?);
    cx.execute(|world, actor| {
        let permit = permit_at::<EndOrganisation>(world, actor, id)?;
        end_organisation(world, &permit, id, reason.clone())
    })
    .await?;
    let_go(&cx.portal, id).await
}

pub(super) async fn restore(cx: Cx) -> Result<Answer, Refusal> {
    let result = restored(&cx).await;
    settled(&cx, Form::Restore, result)
}

async fn restored(cx: &Cx) -> Result<(), Refusal> {
    let (id, reason) = (id(cx)?, parse_reason(&cx.form)?);
    cx.execute(|world, actor| {
        let permit = permit_at::<RestoreOrganisation>(world, actor, id)?;
        restore_organisation(world, &permit, id, reason.clone())
    })
    .await
    .map(drop)
}

pub(super) async fn add_member(cx: Cx) -> Result<Answer, Refusal> {
    let result = member_added(&cx).await;
    settled(&cx, Form::Member, result)
}

async fn member_added(cx: &Cx) -> Result<(), Refusal> {
    let id = id(cx)?;
    let input = add_membership::parse(&cx.form, &cx.portal.service::<Gazetteer>())?;
    cx.execute(|world, actor| {
        let permit = permit_at::<AddMembership>(world, actor, id)?;
        add_membership::add_membership(world, &permit, id, input.clone())
    })
    .await
    .map(drop)
}
