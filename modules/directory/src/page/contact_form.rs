//! Forms of a contact: a new one, its correction, and that it does not hold.

use hlaska_access::Organisation;
use hlaska_kernel::{FieldError, OrganisationId, Refusal};
use hlaska_web::ui::{self, Kit};
use hlaska_web::{Answer, Cx, Fields, StatusCode};
use maud::{Markup, html};

use super::function_form::edited;
use super::{DIRECTORY, Sight, address, contact_address, fresh_key, function_words, line};
use crate::model::{ContactId, ContactKind, How, Purpose};
use crate::reach;
use crate::value;
use crate::view::Directory;
use crate::view::record::Contact;

pub async fn new(cx: Cx) -> Result<Answer, Refusal> {
    show_new(&cx, &Fields::default(), &[])
}

pub fn new_refused(cx: &Cx, errors: &[FieldError]) -> Result<Answer, Refusal> {
    Ok(show_new(cx, &cx.form, errors)?.status(StatusCode::UNPROCESSABLE_ENTITY))
}

fn show_new(cx: &Cx, typed: &Fields, errors: &[FieldError]) -> Result<Answer, Refusal> {
    let organisation = edited(cx)?;
    let sight = Sight::of(&cx.live());
    let words = sight.words();
    let kit = Kit::new(sight.lang(), typed, errors);
    let owners = owners(cx, organisation.id, &sight);
    let first = owners.get(1).map(|(id, _)| id.clone()).unwrap_or_default();
    let body = html! {
        @if owners.len() > 1 { (kit.select("post", words.whose(), &owners).value(first)) }
        (contact_fields(&kit, None, &sight))
        @if !speaks_for(cx, organisation.id)? { (kit.tick("checked", words.checked())) }
        (kit.submit(words.save()))
    };
    let to = format!("{}/kontakty", address(organisation.id));
    let key = cx.key().map_or_else(|| fresh_key(cx), ToOwned::to_owned);
    let content = html! {
        (crumbs(&organisation, &sight))
        h1 { (words.new_contact()) }
        p.lead { (words.private_note()) }
        (kit.form(&to, &key, &body))
    };
    Ok(cx.page(words.new_contact()).menu(DIRECTORY).answer(&content))
}

fn crumbs(organisation: &Organisation, sight: &Sight) -> Markup {
    let own = address(organisation.id);
    ui::crumbs(&[(DIRECTORY, sight.words().contacts()), (&own, &organisation.name)], sight.lang())
}

/// The organisation as such, then its functions with who holds them.
pub fn owners(cx: &Cx, organisation: OrganisationId, sight: &Sight) -> Vec<(String, String)> {
    let world = cx.world();
    let directory = world.view::<Directory>();
    let shared = (String::new(), sight.words().of_organisation().to_owned());
    let posts = directory.posts_of(organisation).into_iter().map(|post| {
        let holder = directory.person(post.person).map(|one| format!(" – {}", one.full_name()));
        let words = function_words(post, sight.lang());
        (post.id.to_string(), format!("{words}{}", holder.unwrap_or_default()))
    });
    std::iter::once(shared).chain(posts).collect()
}

/// Does the person's own word confirm the organisation's contacts?
fn speaks_for(cx: &Cx, organisation: OrganisationId) -> Result<bool, Refusal> {
    Ok(reach::how(&cx.world(), cx.actor()?, organisation) == How::Owner)
}

/// Fields of a contact; everything but the value has a preset.
pub fn contact_fields(kit: &Kit<'_>, contact: Option<&Contact>, sight: &Sight) -> Markup {
    let (words, lang) = (sight.words(), sight.lang());
    let kinds: Vec<_> =
        ContactKind::ALL.iter().map(|k| (k.name().to_owned(), k.words(lang).to_owned())).collect();
    let purposes: Vec<_> =
        Purpose::ALL.iter().map(|p| (p.name().to_owned(), p.words(lang).to_owned())).collect();
    let facts = contact.map(|contact| &contact.facts);
    let kind = facts.map_or(ContactKind::ServiceMobile, |facts| facts.kind);
    let purpose = facts.map_or(Purpose::Always, |facts| facts.purpose);
    let shown = facts.map(|facts| value::shown(facts.kind, &facts.value).replace('\u{a0}', " "));
    html! {
        (kit.select("kind", words.contact_kind(), &kinds).value(kind.name()))
        (kit.text("value", words.value()).hint(words.value_hint()).value(shown.unwrap_or_default()))
        (kit.select("purpose", words.purpose(), &purposes).value(purpose.name()))
        (kit.number("rank", words.rank(), "").hint(words.rank_hint()).value(facts.map_or(1, |facts| facts.rank).to_string()))
    }
}

pub async fn get(cx: Cx) -> Result<Answer, Refusal> {
    show(&cx, None, &[])
}

/// Which of the page's forms was sent and refused.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    Correction,
    Flaw,
}

pub fn refused(cx: &Cx, sent: Sent, errors: &[FieldError]) -> Result<Answer, Refusal> {
    Ok(show(cx, Some(sent), errors)?.status(StatusCode::UNPROCESSABLE_ENTITY))
}

fn show(cx: &Cx, sent: Option<Sent>, errors: &[FieldError]) -> Result<Answer, Refusal> {
    let organisation = edited(cx)?;
    let sight = Sight::of(&cx.live());
    let words = sight.words();
    let contact = contact(cx, organisation.id)?;
    let none = Fields::default();
    let kit = |form: Sent, prefix: &'static str| {
        let mine = sent == Some(form);
        let (fields, errors) = if mine { (&cx.form, errors) } else { (&none, &[][..]) };
        Kit::new(sight.lang(), fields, errors).prefix(prefix)
    };
    let content = html! {
        (crumbs(&organisation, &sight))
        h1 { (words.edit_contact()) }
        (known(cx, &contact, &sight))
        (correction(cx, &kit(Sent::Correction, "oprava-"), &contact, &sight)?)
        @if contact.flaw.is_none() { (flaw(cx, &kit(Sent::Flaw, "neplati-"), &contact, &sight)) }
    };
    Ok(cx.page(words.edit_contact()).menu(DIRECTORY).answer(&content))
}

fn contact(cx: &Cx, organisation: OrganisationId) -> Result<Contact, Refusal> {
    let id: ContactId = cx.params.parse("kontakt")?;
    let world = cx.world();
    let contact = world.view::<Directory>().contact(id);
    contact.filter(|one| one.organisation == organisation).cloned().ok_or(Refusal::NotFound)
}

fn known(cx: &Cx, contact: &Contact, sight: &Sight) -> Markup {
    let words = sight.words();
    let world = cx.world();
    let directory = world.view::<Directory>();
    let post = contact.post.and_then(|id| directory.post(id));
    let whose = post.map_or_else(
        || words.of_organisation().to_owned(),
        |post| function_words(post, sight.lang()),
    );
    ui::facts(&[
        (words.contact(), line::value(contact)),
        (words.whose(), html! { (whose) }),
        (words.verified(), line::verified(contact, &world, sight)),
    ])
}

fn correction(cx: &Cx, kit: &Kit<'_>, contact: &Contact, sight: &Sight) -> Result<Markup, Refusal> {
    let words = sight.words();
    let body = html! {
        (contact_fields(kit, Some(contact), sight))
        @if !speaks_for(cx, contact.organisation)? { (kit.tick("checked", words.checked())) }
        (kit.submit(words.save()))
    };
    let to = contact_address(contact.organisation, contact.id);
    let form = kit.form(&to, &fresh_key(cx), &body);
    Ok(ui::panel("oprava", words.edit_contact(), &html! {}, &form))
}

fn flaw(cx: &Cx, kit: &Kit<'_>, contact: &Contact, sight: &Sight) -> Markup {
    let words = sight.words();
    let body = html! {
        (kit.text("reason", words.reason()))
        div.actions { button.btn.danger type="submit" { (words.invalidate_button()) } }
    };
    let to = format!("{}/neplatny", contact_address(contact.organisation, contact.id));
    let content =
        html! { p.hint { (words.invalidate_hint()) } (kit.form(&to, &fresh_key(cx), &body)) };
    ui::panel("neplati", words.invalidate(), &html! {}, &content)
}
