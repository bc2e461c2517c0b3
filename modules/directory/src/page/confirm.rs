//! The page behind a campaign's link: one organisation's contacts and two big buttons. Nobody
//! signs in here and nothing of anybody else is shown.

use hlaska_access::{Accounts, Organisation};
use hlaska_journal::World;
use hlaska_kernel::{FieldError, Lang, Viewer, actor, time};
use hlaska_web::ui::{self, Kit, Tone};
use hlaska_web::{Answer as Page, Cx, Fields, StatusCode};
use maud::{Markup, html};

use super::query::{Line, lines_of};
use super::{DIRECTORY, Sight, contact_form, fresh_key, function_words, line};
use crate::command::answer::Asked;
use crate::model::Answer;
use crate::value;
use crate::view::Directory;
use crate::view::campaign::Campaign;
use crate::view::record::{Contact, Person, Post};
use crate::words::Words;

/// At most so many contacts and functions are corrected by a link; who has more signs in.
pub const CONTACTS: usize = 24;
pub const FUNCTIONS: usize = 12;

/// Names of the fields of one contact: its id, its value, and that it does not hold.
pub const CONTACT_FIELDS: [[&str; 3]; CONTACTS] = [
    ["c0", "v0", "x0"],
    ["c1", "v1", "x1"],
    ["c2", "v2", "x2"],
    ["c3", "v3", "x3"],
    ["c4", "v4", "x4"],
    ["c5", "v5", "x5"],
    ["c6", "v6", "x6"],
    ["c7", "v7", "x7"],
    ["c8", "v8", "x8"],
    ["c9", "v9", "x9"],
    ["c10", "v10", "x10"],
    ["c11", "v11", "x11"],
    ["c12", "v12", "x12"],
    ["c13", "v13", "x13"],
    ["c14", "v14", "x14"],
    ["c15", "v15", "x15"],
    ["c16", "v16", "x16"],
    ["c17", "v17", "x17"],
    ["c18", "v18", "x18"],
    ["c19", "v19", "x19"],
    ["c20", "v20", "x20"],
    ["c21", "v21", "x21"],
    ["c22", "v22", "x22"],
    ["c23", "v23", "x23"],
];
/// Names of the fields of one function: its id and who holds it.
pub const FUNCTION_FIELDS: [[&str; 2]; FUNCTIONS] = [
    ["p0", "n0"],
    ["p1", "n1"],
    ["p2", "n2"],
    ["p3", "n3"],
    ["p4", "n4"],
    ["p5", "n5"],
    ["p6", "n6"],
    ["p7", "n7"],
    ["p8", "n8"],
    ["p9", "n9"],
    ["p10", "n10"],
    ["p11", "n11"],
];

/// The link was replaced, has expired, its campaign is over, or it never was: one answer for all.
pub fn dead(cx: &Cx) -> Page {
    let words = Words(cx.lang());
    let content = html! {
        h1 { (words.dead_link()) }
        p { (words.dead_link_why()) }
        p { (words.dead_link_advice()) }
        p { a.btn href={ "/prihlaseni?zpet=" (DIRECTORY) } { (words.sign_in()) } }
    };
    cx.page(words.dead_link()).answer(&content).status(StatusCode::GONE)
}

/// Everything the page knows; taken from the views at once.
pub struct Told {
    pub campaign: Campaign,
    pub organisation: Organisation,
}

/// The campaign and the organisation, while the campaign takes answers.
pub fn told(cx: &Cx, asked: Asked) -> Option<Told> {
    let world = cx.world();
    let campaign = world.view::<Directory>().campaign(asked.campaign)?;
    let takes =
        campaign.takes_answers(cx.now) && campaign.organisations.contains(&asked.organisation);
    let organisation = world.view::<Accounts>().organisation(asked.organisation)?.clone();
    takes.then(|| Told { campaign: campaign.clone(), organisation })
}

pub fn show(cx: &Cx, told: &Told, errors: &[FieldError]) -> Page {
    let sight = stranger(cx);
    let words = sight.words();
    let (is_bare, is_said) = {
        let world = cx.world();
        let directory = world.view::<Directory>();
        let id = told.organisation.id;
        let given = told.campaign.answers.get(&id);
        let is_said = given.is_some_and(|given| directory.changed_at(id) <= Some(given.at));
        (directory.contacts_of(id).is_empty(), is_said)
    };
    let changes = is_bare || !errors.is_empty() || cx.query.get("zmena") == "1";
    let content = html! {
        h1 { (told.organisation.name) }
        (thanks(cx, told, &sight))
        @if !is_said {
            p.lead { (told.campaign.what) }
            p { (words.letter_until()) " " b { (time::date_time(told.campaign.due_at, sight.lang())) } ". " (words.confirm_lead()) }
        }
        @if changes { (change_form(cx, told, is_bare, errors, &sight)) }
        @else { (known(&cx.world(), told, &sight)) (buttons(cx, is_said, &sight)) }
    };
    cx.page(words.confirm_title()).answer(&content)
}

/// The holder of a link is nobody in particular, whoever may be signed in on the device.
fn stranger(cx: &Cx) -> Sight {
    let viewer: Viewer = actor::nobody(cx.lang());
    Sight { viewer, ..Sight::of(&cx.live()) }
}

fn thanks(cx: &Cx, told: &Told, sight: &Sight) -> Markup {
    let words = sight.words();
    let Some(given) = told.campaign.answers.get(&told.organisation.id) else { return html! {} };
    let title = match given.answer {
        Answer::Confirmed => words.thanks(),
        Answer::Changed => words.thanks_changed(),
    };
    let when = time::date_time(given.at, cx.lang());
    ui::alert(Tone::Good, title, &html! { p { (when) ". " (words.thanks_more()) } })
}

/// All that is known of the organisation's contacts.
fn known(world: &World, told: &Told, sight: &Sight) -> Markup {
    let directory = world.view::<Directory>();
    let lines = lines_of(directory, &told.organisation);
    html! { dl.facts { @for line in &lines { (group(line, sight)) } } }
}

fn group(group: &Line<'_>, sight: &Sight) -> Markup {
    let words = sight.words();
    let name = group.person.map(full_name);
    html! {
        dt {
            @match group.post {
                Some(post) => (function_words(post, sight.lang())),
                None => (words.own_line()),
            }
        }
        dd {
            @if let Some(name) = name { b { (name) } }
            @for contact in &group.contacts { (line::line(contact, sight)) }
            @if group.contacts.is_empty() { div.muted { (words.no_contacts()) } }
        }
    }
}

fn full_name(person: &Person) -> String {
    person.full_name()
}

/// Whoever has said that all holds is not asked again until something changes.
fn buttons(cx: &Cx, is_said: bool, sight: &Sight) -> Markup {
    let words = sight.words();
    html! {
        div.stack {
            @if !is_said {
                form method="post" action=(cx.path) {
                    (ui::hidden_key(&fresh_key(cx)))
                    input type="hidden" name="answer" value=(Answer::Confirmed.name());
                    button.btn.primary.big type="submit" { (words.all_holds()) }
                }
            }
            p { a.btn.big href={ (cx.path) "?zmena=1" } { (words.something_changed()) } }
        }
    }
}

fn change_form(
    cx: &Cx,
    told: &Told,
    is_bare: bool,
    errors: &[FieldError],
    sight: &Sight,
) -> Markup {
    let words = sight.words();
    let none = Fields::default();
    let kit = Kit::new(sight.lang(), if errors.is_empty() { &none } else { &cx.form }, errors);
    let world = cx.world();
    let directory = world.view::<Directory>();
    let (posts, contacts) = shown(directory, told);
    let hidden = directory.contacts_of(told.organisation.id).len() > contacts.len();
    let body = html! {
        input type="hidden" name="answer" value=(Answer::Changed.name());
        @for (post, fields) in posts.iter().zip(&FUNCTION_FIELDS) { (holder(&kit, directory, post, fields, sight)) }
        @for (contact, fields) in contacts.iter().zip(&CONTACT_FIELDS) { (correction(&kit, directory, contact, fields, sight)) }
        @if hidden { p.hint { (words.more_contacts()) } }
        h2 { (words.one_more()) }
        (one_more(&kit, &posts, sight))
        (kit.area("note", words.note()).rows(2).hint(words.note_hint()).optional())
        button.btn.primary.big type="submit" { (words.send_changes()) }
    };
    html! {
        @if is_bare { (ui::empty(words.nothing_known(), words.nothing_known_why())) }
        @else { p.hint { (words.changes_lead()) } }
        (kit.form(&cx.path, &fresh_key(cx), &body))
    }
}

/// The functions and contacts the form shows, in the order of its fields.
pub fn shown<'a>(directory: &'a Directory, told: &Told) -> (Vec<&'a Post>, Vec<&'a Contact>) {
    let mut posts = directory.posts_of(told.organisation.id);
    let mut contacts = directory.contacts_of(told.organisation.id);
    posts.truncate(FUNCTIONS);
    // As the functions stand, then what belongs to all.
    contacts.sort_by_key(|contact| {
        let at = contact.post.and_then(|id| posts.iter().position(|post| post.id == id));
        at.unwrap_or(usize::MAX)
    });
    contacts.truncate(CONTACTS);
    (posts, contacts)
}

fn holder(
    kit: &Kit<'_>,
    directory: &Directory,
    post: &Post,
    [id, name]: &[&'static str; 2],
    sight: &Sight,
) -> Markup {
    let label = format!("{} – {}", function_words(post, sight.lang()), sight.words().holder());
    let held = directory.person(post.person).map(full_name).unwrap_or_default();
    html! {
        input type="hidden" name=(id) value=(post.id);
        (kit.text(name, &label).value(held))
    }
}

fn correction(
    kit: &Kit<'_>,
    directory: &Directory,
    contact: &Contact,
    [id, value, flaw]: &[&'static str; 3],
    sight: &Sight,
) -> Markup {
    let (words, lang) = (sight.words(), sight.lang());
    let post = contact.post.and_then(|id| directory.post(id));
    let whose = post.map_or_else(|| words.own_line().to_owned(), |post| function_words(post, lang));
    let kind = contact.facts.kind;
    let label = format!("{whose}: {}", kind.words(lang));
    let typed = value::shown(kind, &contact.facts.value).replace('\u{a0}', " ");
    let no_longer = format!("{label} {}", words.no_longer());
    html! {
        input type="hidden" name=(id) value=(contact.id);
        (kit.text(value, &label).value(typed))
        (kit.tick(flaw, &no_longer))
    }
}

fn one_more(kit: &Kit<'_>, posts: &[&Post], sight: &Sight) -> Markup {
    let words = sight.words();
    let shared = (String::new(), words.of_organisation().to_owned());
    let own = posts.iter().map(|post| (post.id.to_string(), function_words(post, sight.lang())));
    let owners: Vec<_> = std::iter::once(shared).chain(own).collect();
    html! {
        @if owners.len() > 1 { (kit.select("post", words.whose(), &owners)) }
        (contact_form::contact_fields(kit, None, sight))
    }
}

/// Said when a form of changes changes nothing.
pub fn nothing_changed() -> hlaska_kernel::Said {
    let [cs, en] = [Lang::Cs, Lang::En].map(|lang| Words(lang).nothing_changed());
    hlaska_kernel::Said::new(cs, en)
}
