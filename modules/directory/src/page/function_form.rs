//! Forms of a function: a new one, its correction, its takeover and its end.

use hlaska_access::{Accounts, Organisation};
use hlaska_kernel::{FieldError, OrganisationId, Refusal};
use hlaska_web::ui::{self, Kit};
use hlaska_web::{Answer, Cx, Fields, StatusCode};
use maud::{Markup, html};

use super::{DIRECTORY, Sight, address, fresh_key, function_address, function_words, organisation};
use crate::model::{FunctionKind, PostId};
use crate::reach;
use crate::view::Directory;
use crate::view::record::{Person, Post};

/// Whoever may not change the organisation's contacts gets no form for it.
pub fn edited(cx: &Cx) -> Result<Organisation, Refusal> {
    let organisation = organisation(cx)?;
    let world = cx.world();
    if reach::may_edit(world.view::<Accounts>(), &cx.viewer(), &organisation) {
        return Ok(organisation);
    }
    Err(Refusal::NotFound)
}

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
    let people = people(cx, &organisation, &sight);
    let kit = Kit::new(sight.lang(), typed, errors);
    let body = html! {
        (kind_fields(&kit, None, &sight))
        @if people.len() > 1 { (kit.select("person", words.known_person(), &people).optional()) }
        (person_fields(&kit, None, &accounts(cx, organisation.id, &sight), &sight))
        (kit.submit(words.save()))
    };
    let to = format!("{}/funkce", address(organisation.id));
    let key = cx.key().map_or_else(|| fresh_key(cx), ToOwned::to_owned);
    let content = html! {
        (crumbs(&organisation, &sight))
        h1 { (words.new_function()) }
        p.lead { (words.private_note()) }
        (kit.form(&to, &key, &body))
    };
    Ok(cx.page(words.new_function()).menu(DIRECTORY).answer(&content))
}

fn crumbs(organisation: &Organisation, sight: &Sight) -> Markup {
    let own = address(organisation.id);
    ui::crumbs(&[(DIRECTORY, sight.words().contacts()), (&own, &organisation.name)], sight.lang())
}

fn kind_fields(kit: &Kit<'_>, post: Option<&Post>, sight: &Sight) -> Markup {
    let (words, lang) = (sight.words(), sight.lang());
    let kinds: Vec<_> = FunctionKind::ALL
        .iter()
        .map(|kind| (kind.name().to_owned(), kind.words(lang).to_owned()))
        .collect();
    let kind = post.map_or("", |post| post.kind.name());
    let label = post.map_or("", |post| post.label.as_str());
    html! {
        (kit.select("function", words.function(), &kinds).value(kind))
        (kit.text("label", words.label()).hint(words.label_hint()).optional().value(label))
    }
}

fn person_fields(
    kit: &Kit<'_>,
    person: Option<&Person>,
    accounts: &[(String, String)],
    sight: &Sight,
) -> Markup {
    let words = sight.words();
    let of = |value: fn(&Person) -> &str| person.map_or("", value);
    let account = person.and_then(|person| person.account).map(|id| id.to_string());
    html! {
        (kit.text("name", words.name()).value(of(|person| &person.name)))
        (kit.text("title", words.title()).hint(words.title_hint()).optional().value(of(|person| &person.title)))
        @if accounts.len() > 1 {
            (kit.select("account", words.account(), accounts).optional().value(account.unwrap_or_default()))
        }
    }
}

/// People of the organisation and the one the address brings along, for a second function.
fn people(cx: &Cx, organisation: &Organisation, sight: &Sight) -> Vec<(String, String)> {
    let world = cx.world();
    let directory = world.view::<Directory>();
    let own = directory.posts_of(organisation.id).into_iter().map(|post| post.person);
    let mut ids: Vec<_> = own.chain(cx.query.get("osoba").parse().ok()).collect();
    ids.sort_unstable();
    ids.dedup();
    let accounts = world.view::<Accounts>();
    let known = |id| {
        let mut offices = directory.offices_of(id).into_iter();
        offices.any(|office| {
            let office = accounts.organisation(office);
            office.is_some_and(|office| reach::sees(accounts, &sight.viewer, office))
        })
    };
    let named = ids.into_iter().filter(|id| known(*id));
    let named = named.filter_map(|id| Some((id.to_string(), directory.person(id)?.full_name())));
    let new = (String::new(), sight.words().new_person().to_owned());
    std::iter::once(new).chain(named).collect()
}

/// Accounts of the organisation the viewer may know of.
fn accounts(cx: &Cx, organisation: OrganisationId, sight: &Sight) -> Vec<(String, String)> {
    let world = cx.world();
    let none = (String::new(), sight.words().no_account().to_owned());
    let all = world.view::<Accounts>().accounts_visible(&sight.viewer).into_iter();
    let own = all.filter(|account| account.organisation == organisation);
    let own = own.map(|account| (account.id.to_string(), account.name.clone()));
    std::iter::once(none).chain(own).collect()
}

/// Which of the page's forms was sent and refused.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    Correction,
    Takeover,
    End,
}

pub async fn get(cx: Cx) -> Result<Answer, Refusal> {
    show(&cx, None, &[])
}

pub fn refused(cx: &Cx, sent: Sent, errors: &[FieldError]) -> Result<Answer, Refusal> {
    Ok(show(cx, Some(sent), errors)?.status(StatusCode::UNPROCESSABLE_ENTITY))
}

fn show(cx: &Cx, sent: Option<Sent>, errors: &[FieldError]) -> Result<Answer, Refusal> {
    let organisation = edited(cx)?;
    let sight = Sight::of(&cx.live());
    let post = post(cx, organisation.id)?;
    let none = Fields::default();
    let kit = |form: Sent, prefix: &'static str| {
        let mine = sent == Some(form);
        let (fields, errors) = if mine { (&cx.form, errors) } else { (&none, &[][..]) };
        Kit::new(sight.lang(), fields, errors).prefix(prefix)
    };
    let title = function_words(&post, sight.lang());
    let content = html! {
        (crumbs(&organisation, &sight))
        h1 { (title) }
        (correction(cx, &kit(Sent::Correction, "oprava-"), &post, &sight))
        (other_functions(cx, &post, &sight))
        (takeover(cx, &kit(Sent::Takeover, "prevzeti-"), &post, &sight))
        (end(cx, &kit(Sent::End, "konec-"), &post, &sight))
    };
    Ok(cx.page(title).menu(DIRECTORY).answer(&content))
}

fn post(cx: &Cx, organisation: OrganisationId) -> Result<Post, Refusal> {
    let id: PostId = cx.params.parse("funkce")?;
    let world = cx.world();
    let post = world.view::<Directory>().post(id);
    let post = post.filter(|post| post.organisation == organisation && post.ended.is_none());
    post.cloned().ok_or(Refusal::NotFound)
}

fn correction(cx: &Cx, kit: &Kit<'_>, post: &Post, sight: &Sight) -> Markup {
    let words = sight.words();
    let person = {
        let world = cx.world();
        world.view::<Directory>().person(post.person).cloned()
    };
    let body = html! {
        (kind_fields(kit, Some(post), sight))
        (person_fields(kit, person.as_ref(), &accounts(cx, post.organisation, sight), sight))
        (kit.submit(words.save()))
    };
    let form = kit.form(&function_address(post.organisation, post.id), &fresh_key(cx), &body);
    let content = html! { p.hint { (words.correct_hint()) } (form) };
    ui::panel("oprava", words.edit_function(), &html! {}, &content)
}

fn takeover(cx: &Cx, kit: &Kit<'_>, post: &Post, sight: &Sight) -> Markup {
    let words = sight.words();
    let body = html! {
        (person_fields(kit, None, &[], sight))
        (kit.submit(words.hand_over_button()))
    };
    let to = format!("{}/prevzeti", function_address(post.organisation, post.id));
    let content =
        html! { p.hint { (words.hand_over_hint()) } (kit.form(&to, &fresh_key(cx), &body)) };
    ui::panel("prevzeti", words.hand_over(), &html! {}, &content)
}

fn end(cx: &Cx, kit: &Kit<'_>, post: &Post, sight: &Sight) -> Markup {
    let words = sight.words();
    let body = html! {
        (kit.moment("ended", words.ended_at(), sight.now))
        (kit.text("reason", words.reason()).optional())
        div.actions { button.btn.danger type="submit" { (words.end_button()) } }
    };
    let to = format!("{}/ukoncit", function_address(post.organisation, post.id));
    let content =
        html! { p.hint { (words.end_function_hint()) } (kit.form(&to, &fresh_key(cx), &body)) };
    ui::panel("konec", words.end_function(), &html! {}, &content)
}

/// What else the person does, and a way to one function more.
fn other_functions(cx: &Cx, post: &Post, sight: &Sight) -> Markup {
    let words = sight.words();
    let world = cx.world();
    let (accounts, directory) = (world.view::<Accounts>(), world.view::<Directory>());
    let seen = reach::seen(accounts, &sight.viewer);
    let held = directory.posts_held(post.person).filter(|one| one.id != post.id);
    let named = held.filter_map(|one| {
        let office = seen.iter().find(|office| office.id == one.organisation)?;
        Some((
            function_address(one.organisation, one.id),
            function_words(one, sight.lang()),
            &office.name,
        ))
    });
    let editable = seen.iter().filter(|office| reach::may_edit(accounts, &sight.viewer, office));
    let offices: Vec<_> =
        editable.map(|office| (office.id.to_string(), office.name.clone())).collect();
    let none = Fields::default();
    let kit = Kit::new(sight.lang(), &none, &[]).prefix("dalsi-");
    let content = html! {
        ul { @for (href, function, office) in named { li { a href=(href) { (function) ", " (office) } } } }
        form.form method="get" action="/kontakty/nova-funkce" {
            input type="hidden" name="osoba" value=(post.person);
            (kit.select("organizace", words.organisation(), &offices))
            (kit.submit(words.one_more_function()))
        }
    };
    ui::panel("dalsi", words.other_functions(), &html! {}, &content)
}
