//! Contacts: written down, corrected, marked as invalid, confirmed.

use hlaska_kernel::{OrganisationId, Refusal, Said};
use hlaska_web::{Answer, Cx};

use super::{id_of_form, or_form};
use crate::command::add_contact::{self, AddContact};
use crate::command::confirm::{self, ConfirmContacts};
use crate::command::correct_contact::{self, CorrectContact};
use crate::command::invalidate_contact::{self, InvalidateContact};
use crate::model::ContactId;
use crate::page::contact_form::{Sent, new_refused, refused};
use crate::page::{address, organisation};
use crate::reach;

fn saved(organisation: OrganisationId, what: &str) -> Result<Answer, Refusal> {
    Ok(Answer::redirect(&format!("{}?ulozeno={what}", address(organisation))))
}

pub async fn add(cx: Cx) -> Result<Answer, Refusal> {
    let organisation = organisation(&cx)?.id;
    match added(&cx, organisation).await {
        Ok(()) => saved(organisation, "ano"),
        Err(refusal) => or_form(refusal, |errors| new_refused(&cx, errors)),
    }
}

async fn added(cx: &Cx, organisation: OrganisationId) -> Result<(), Refusal> {
    let contact = id_of_form(cx, || ContactId::fresh(cx.portal.env()));
    let input = add_contact::parse(&cx.form, organisation, contact)?;
    cx.execute(|world, actor| {
        let permit = reach::permit::<AddContact>(world, actor, organisation)?;
        add_contact::add_contact(world, &permit, input.clone())
    })
    .await
    .map(drop)
}

/// The organisation and the contact in the address.
fn of(cx: &Cx) -> Result<(OrganisationId, ContactId), Refusal> {
    Ok((organisation(cx)?.id, cx.params.parse("kontakt")?))
}

pub async fn correct(cx: Cx) -> Result<Answer, Refusal> {
    let (organisation, contact) = of(&cx)?;
    match corrected(&cx, organisation, contact).await {
        Ok(()) => saved(organisation, "ano"),
        Err(refusal) => or_form(refusal, |errors| refused(&cx, Sent::Correction, errors)),
    }
}

async fn corrected(
    cx: &Cx,
    organisation: OrganisationId,
    contact: ContactId,
) -> Result<(), Refusal> {
    let input = correct_contact::parse(&cx.form, organisation, contact)?;
    cx.execute(|world, actor| {
        let permit = reach::permit::<CorrectContact>(world, actor, organisation)?;
        correct_contact::correct_contact(world, &permit, input.clone())
    })
    .await
    .map(drop)
}

pub async fn invalidate(cx: Cx) -> Result<Answer, Refusal> {
    let (organisation, contact) = of(&cx)?;
    match invalidated(&cx, organisation, contact).await {
        Ok(()) => saved(organisation, "ano"),
        Err(refusal) => or_form(refusal, |errors| refused(&cx, Sent::Flaw, errors)),
    }
}

async fn invalidated(
    cx: &Cx,
    organisation: OrganisationId,
    contact: ContactId,
) -> Result<(), Refusal> {
    let reason = invalidate_contact::parse(&cx.form)?;
    cx.execute(|world, actor| {
        let permit = reach::permit::<InvalidateContact>(world, actor, organisation)?;
        let reason = reason.clone();
        invalidate_contact::invalidate_contact(world, &permit, organisation, contact, reason)
    })
    .await
    .map(drop)
}

/// Field `contact`: one of them; without it all.
pub async fn confirm(cx: Cx) -> Result<Answer, Refusal> {
    let organisation = organisation(&cx)?.id;
    let contact = match cx.form.get("contact") {
        "" => None,
        id => Some(id.parse().map_err(|_| {
            Refusal::field("contact", Said::new("Takový kontakt není.", "No such contact."))
        })?),
    };
    cx.execute(|world, actor| {
        let permit = reach::permit::<ConfirmContacts>(world, actor, organisation)?;
        confirm::confirm(world, &permit, organisation, contact)
    })
    .await?;
    saved(organisation, "overeno")
}
