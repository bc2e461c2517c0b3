//! One organisation: its people, those below it, its place in the tree, its end.

mod change;
mod people;

use hlaska_kernel::{FieldError, Lang, OrganisationId, Refusal};
use hlaska_web::ui;
use hlaska_web::{Answer, Cx, Fields};
use maud::{Markup, html};

use super::{
    ACCOUNTS, ORGANISATIONS, button_link, fresh_key, history, organisation_options, territory_words,
};
use crate::admin_text::admin_text;
use crate::event::OrganisationKind;
use crate::phrase::organisation as say;
use crate::reach::Reach;
use crate::text::text;
use crate::view::{Accounts, Organisation};

/// Which form of the page was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    Name,
    Place,
    End,
    Restore,
    Member,
}

/// What was sent, to the form it belongs to.
struct Sent<'a> {
    cx: &'a Cx,
    form: Option<Form>,
    errors: &'a [FieldError],
    nothing: &'a Fields,
}

impl<'a> Sent<'a> {
    fn kit(&self, form: Form, prefix: &'a str) -> ui::Kit<'a> {
        let (values, errors) = match self.form {
            Some(refused) if refused == form => (&self.cx.form, self.errors),
            _ => (self.nothing, &[] as &[FieldError]),
        };
        ui::Kit::new(self.cx.lang(), values, errors).prefix(prefix)
    }
}

pub(crate) fn address(id: OrganisationId) -> String {
    format!("{ORGANISATIONS}/{id}")
}

pub(crate) fn new(cx: &Cx, errors: &[FieldError]) -> Answer {
    let lang = cx.lang();
    let words = admin_text(lang);
    let kit = ui::Kit::new(lang, &cx.form, errors);
    let fields = html! {
        (kit.text("name", words.name()))
        (kit.select("kind", words.kind(), &kinds(cx)))
        (kit.text("territory", words.territory()).hint(words.territory_hint()))
        (kit.select("parent", words.parent(), &parents(cx, None)).value(cx.query.get("nadrizena")))
        (kit.submit(words.create_organisation_button()))
    };
    let key = cx.key().map_or_else(|| fresh_key(cx), ToOwned::to_owned);
    let content = html! {
        (ui::crumbs(&[(ORGANISATIONS, words.organisations())], lang))
        h1 { (words.new_organisation()) }
        (kit.form(ORGANISATIONS, &key, &fields))
    };
    cx.page(words.new_organisation()).menu(ACCOUNTS).answer(&content)
}

/// Kinds that can be set up by whoever asks.
fn kinds(cx: &Cx) -> Vec<(String, String)> {
    let ceiling = {
        let world = cx.world();
        Reach::of_viewer(world.view::<Accounts>(), &cx.viewer()).ceiling()
    };
    let name = |kind| text(cx.lang()).kind_name(kind).to_owned();
    let possible = OrganisationKind::ALL.into_iter().filter(|kind| ceiling.allows_kind(*kind));
    possible.map(|kind| (kind.name().to_owned(), name(kind))).collect()
}

/// Organisations above which one could stand; whoever runs the portal may also choose none.
fn parents(cx: &Cx, below: Option<OrganisationId>) -> Vec<(String, String)> {
    let everything = {
        let world = cx.world();
        Reach::of_viewer(world.view::<Accounts>(), &cx.viewer()).is_everything()
    };
    let none = (String::new(), admin_text(cx.lang()).no_parent().to_owned());
    let mut options = organisation_options(cx);
    options.retain(|(id, _)| below.is_none_or(|below| *id != below.to_string()));
    everything.then_some(none).into_iter().chain(options).collect()
}

/// Everything the page shows of the organisation itself.
struct Known {
    organisation: Organisation,
    parent: Option<(OrganisationId, String, bool)>,
    below: Vec<Organisation>,
    /// The reader's own: its place in the tree is in other hands.
    own: bool,
}

fn read(cx: &Cx, id: OrganisationId) -> Result<Known, Refusal> {
    let world = cx.world();
    let accounts = world.view::<Accounts>();
    let reach = Reach::of_viewer(accounts, &cx.viewer());
    let organisation = reach.organisation(id)?.clone();
    let above = organisation.parent.and_then(|parent| accounts.organisation(parent));
    let parent = above.map(|one| (one.id, one.name.clone(), reach.includes(one.id)));
    let below = accounts.children(id).into_iter().filter(|one| reach.includes(one.id));
    Ok(Known {
        parent,
        below: below.cloned().collect(),
        own: reach.top() == Some(id),
        organisation,
    })
}

pub(crate) fn answer(
    cx: &Cx,
    id: OrganisationId,
    form: Option<Form>,
    errors: &[FieldError],
) -> Result<Answer, Refusal> {
    let lang = cx.lang();
    let words = admin_text(lang);
    let known = read(cx, id)?;
    let sent = Sent { cx, form, errors, nothing: &Fields::default() };
    let lives = known.organisation.ended_at.is_none();
    let new_account = format!("/sprava/ucty/novy?organizace={id}");
    let content = html! {
        (ui::crumbs(&[(ORGANISATIONS, words.organisations())], lang))
        div.head {
            h1 { (known.organisation.name) }
            @if lives { div.actions { (button_link(&new_account, words.new_account())) } }
        }
        (facts(cx, &known))
        (people::panel(cx, id))
        @if lives { (people::invite(&sent, id)) }
        (below(cx, &known))
        @if lives { (change::rename(&sent, &known.organisation)) }
        @if !known.own {
            @if lives { (change::place(&sent, &known.organisation)) (change::end(&sent, id)) }
            @else { (change::restore(&sent, id)) }
        }
        (history::panel(cx, &format!("organisation/{id}")))
    };
    Ok(cx.page(&known.organisation.name).menu(ACCOUNTS).answer(&content))
}

fn facts(cx: &Cx, known: &Known) -> Markup {
    let lang = cx.lang();
    let words = admin_text(lang);
    let one = &known.organisation;
    ui::facts(&[
        (words.kind(), html! { (text(lang).kind_name(one.kind)) }),
        (words.territory(), html! { (territory_words(one.territory, &cx.portal, lang)) }),
        (words.parent(), parent(known, lang)),
        (say::STATE.to(lang), state(one, lang)),
    ])
}

fn parent(known: &Known, lang: Lang) -> Markup {
    html! {
        @match &known.parent {
            Some((id, name, true)) => a href=(address(*id)) { (name) },
            Some((_, name, false)) => (name),
            None => (admin_text(lang).no_parent()),
        }
    }
}

fn state(one: &Organisation, lang: Lang) -> Markup {
    html! {
        @match one.ended_at {
            Some(at) => { (say::ENDED.to(lang)) " " (ui::moment(at, lang)) },
            None => (say::GOES_ON.to(lang)),
        }
    }
}

fn below(cx: &Cx, known: &Known) -> Markup {
    let lang = cx.lang();
    let new = format!("/sprava/organizace/nova?nadrizena={}", known.organisation.id);
    let aside = html! {
        @if known.organisation.ended_at.is_none() { a.btn href=(new) { (say::NEW_BELOW.to(lang)) } }
    };
    let content = html! {
        @if known.below.is_empty() {
            (ui::empty(say::NONE_BELOW.to(lang), say::NONE_BELOW_MEANS.to(lang)))
        }
        ul {
            @for one in &known.below {
                li {
                    a href=(address(one.id)) { (one.name) } " – " (text(lang).kind_name(one.kind))
                    @if one.ended_at.is_some() { " (" (say::ENDED.to(lang)) ")" }
                }
            }
        }
    };
    ui::panel("podrizene", say::BELOW.to(lang), &aside, &content)
}
