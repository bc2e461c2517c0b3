//! What the holder of a campaign's link sends. The link is the permission: nobody signs in.

use hlaska_journal::{Author, World};
use hlaska_kernel::{FieldError, Refusal};
use hlaska_web::{Answer, Cx, Decision, Fields, FormReader, StatusCode};

use crate::command::answer::{self, Asked, Change, Changes};
use crate::command::{NAME_LIMIT, NOTE_LIMIT, read_contact};
use crate::model::{ContactId, PersonId};
use crate::page::confirm::{
    self as page, CONTACT_FIELDS, FUNCTION_FIELDS, Told, nothing_changed, shown,
};
use crate::storage;
use crate::value;
use crate::view::Directory;
use crate::view::record::{Contact, Person, Post};

/// Under this name answers by a link stand in the journal.
const AUTHOR: &str = "campaign-link";

/// Looking at the link answers nothing: mail scanners look too.
pub async fn get(cx: Cx) -> Result<Answer, Refusal> {
    match told(&cx).await? {
        Some((_, told)) => Ok(page::show(&cx, &told, &[])),
        None => Ok(page::dead(&cx)),
    }
}

pub async fn post(cx: Cx) -> Result<Answer, Refusal> {
    let Some((asked, told)) = told(&cx).await? else { return Ok(page::dead(&cx)) };
    match answered(&cx, asked, &told).await {
        Ok(()) => Ok(Answer::redirect(&cx.path)),
        Err(Refusal::Invalid(errors)) => Ok(mistaken(&cx, &told, &errors)),
        Err(other) => Err(other),
    }
}

fn mistaken(cx: &Cx, told: &Told, errors: &[FieldError]) -> Answer {
    page::show(cx, told, errors).status(StatusCode::UNPROCESSABLE_ENTITY)
}

/// For whom the link speaks, while both the link and its campaign are good.
async fn told(cx: &Cx) -> Result<Option<(Asked, Told)>, Refusal> {
    let found = storage::find(cx.portal.node().db(), cx.params.text("token"), cx.now).await;
    let asked = found.map_err(|error| storage::refused(&error))?;
    Ok(asked.and_then(|asked| Some((asked, page::told(cx, asked)?))))
}

async fn answered(cx: &Cx, asked: Asked, told: &Told) -> Result<(), Refusal> {
    if cx.form.get("answer") == crate::model::Answer::Changed.name() {
        let changes = changes(cx, told)?;
        return write(cx, told, |w| answer::change(w, asked, changes.clone(), cx.now)).await;
    }
    write(cx, told, |world| answer::confirm(world, asked, cx.now)).await
}

async fn write(
    cx: &Cx,
    told: &Told,
    decide: impl Fn(&World) -> Result<Decision, Refusal>,
) -> Result<(), Refusal> {
    let digest = storage::digest(cx.params.text("token"));
    // The same form sent twice is carried out once.
    let key = cx.key().map(|key| format!("{}:{key}", &digest[..16]));
    let on_behalf = Some(told.organisation.name.clone());
    let decide = |world: &World| {
        decide(world).map(|decision| Decision { on_behalf: on_behalf.clone(), ..decision })
    };
    let author = Author::System(AUTHOR.to_owned());
    cx.portal.execute(author, key.as_deref(), decide).await.map(drop)
}

/// What the form says is no longer so.
fn changes(cx: &Cx, told: &Told) -> Result<Changes, Refusal> {
    let form = &cx.form;
    let mut reader = FormReader::new(form);
    let mut changes = Changes::default();
    {
        let world = cx.world();
        let directory = world.view::<Directory>();
        let (posts, contacts) = shown(directory, told);
        for [id, value, flaw] in &CONTACT_FIELDS {
            let contact = contacts.iter().find(|contact| contact.id.to_string() == form.get(id));
            let Some(contact) = contact else { continue };
            let change = contact_change(&mut reader, form, contact, value, form.has(flaw));
            changes.contacts.extend(change.map(|change| (contact.id, change)));
        }
        for [id, name] in &FUNCTION_FIELDS {
            let post = posts.iter().find(|post| post.id.to_string() == form.get(id));
            let Some(post) = post else { continue };
            let holder = new_holder(&mut reader, directory, post, name);
            let person = || PersonId::fresh(cx.portal.env());
            changes.holders.extend(holder.map(|name| (post.id, person(), name)));
        }
        changes.added = added(cx, &mut reader, &posts);
    }
    changes.note = reader.optional("note", NOTE_LIMIT);
    let said = reader.finish(changes)?;
    if said.is_empty() { Err(Refusal::field("note", nothing_changed())) } else { Ok(said) }
}

fn contact_change(
    reader: &mut FormReader<'_>,
    form: &Fields,
    contact: &Contact,
    field: &'static str,
    is_flawed: bool,
) -> Option<Change> {
    if is_flawed {
        return Some(Change::Invalid);
    }
    match value::normalised(contact.facts.kind, form.get(field)) {
        Ok(value) if value == contact.facts.value => None,
        Ok(value) => Some(Change::Value(value)),
        Err(said) => {
            reader.error(field, said);
            None
        }
    }
}

/// Somebody else's name, if the form has one. An empty field leaves the holder as they are.
fn new_holder(
    reader: &mut FormReader<'_>,
    directory: &Directory,
    post: &Post,
    field: &'static str,
) -> Option<String> {
    let name = reader.optional(field, NAME_LIMIT);
    let held = directory.person(post.person).map(Person::full_name);
    (!name.is_empty() && Some(&name) != held.as_ref()).then_some(name)
}

fn added(
    cx: &Cx,
    reader: &mut FormReader<'_>,
    posts: &[&Post],
) -> Option<(ContactId, Option<crate::model::PostId>, crate::model::ContactFacts)> {
    if !cx.form.has("value") {
        return None;
    }
    let facts = read_contact(reader, &cx.form);
    let post = posts.iter().find(|post| post.id.to_string() == cx.form.get("post"));
    Some((ContactId::fresh(cx.portal.env()), post.map(|post| post.id), facts))
}
