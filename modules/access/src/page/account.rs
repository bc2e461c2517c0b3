//! One account: what it is, its roles, links, limits, leaving and coming back.

mod door;
mod grants;
mod limits;

use hlaska_kernel::{AccountId, FieldError, Lang, OrganisationId, Refusal};
use hlaska_web::ui;
use hlaska_web::{Answer, Cx, Fields};
use maud::{Markup, html};

use super::accounts::state;
use super::{ACCOUNTS, ORGANISATIONS, history, panels};
use crate::admin_text::admin_text;
use crate::phrase::people as say;
use crate::reach::Reach;
use crate::text::text;
use crate::view::{Account, Accounts, usual_clearance};

/// Which form of the page was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// A role in this organisation.
    Grant(OrganisationId),
    Link,
    Clearance,
    Validity,
    Block,
    Restore,
    Membership(OrganisationId),
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

/// An organisation the person belongs to, as far as the reader may deal with it.
struct Office {
    id: OrganisationId,
    name: String,
    function: String,
    in_reach: bool,
}

/// Everything the page shows, read at one moment.
struct Known {
    account: Account,
    home: Office,
    others: Vec<Office>,
    state: String,
    reviewed_by: String,
    linked_by: String,
}

fn read(cx: &Cx, id: AccountId) -> Result<Known, Refusal> {
    let lang = cx.lang();
    let world = cx.world();
    let accounts = world.view::<Accounts>();
    let reach = Reach::of_viewer(accounts, &cx.viewer());
    let account = reach.known(id)?.clone();
    let office = |id: OrganisationId, function: &str| Office {
        id,
        name: accounts.organisation(id).map_or_else(String::new, |one| one.name.clone()),
        function: function.to_owned(),
        in_reach: reach.includes(id),
    };
    let home = office(account.organisation, "");
    let others = account.memberships.iter().map(|(id, one)| office(*id, &one.function));
    // Who administers only the other organisation learns nothing of further ones.
    let others = others.filter(|one| home.in_reach || one.in_reach).collect();
    let by = |author: &str| accounts.name_of(&author.into(), lang);
    Ok(Known {
        home,
        others,
        state: state(accounts, &account, cx.now, lang),
        reviewed_by: account.reviewed.as_ref().map_or_else(String::new, |one| by(&one.by)),
        linked_by: account.link.as_ref().map_or_else(String::new, |one| by(&one.by)),
        account,
    })
}

pub(crate) fn answer(
    cx: &Cx,
    id: AccountId,
    form: Option<Form>,
    errors: &[FieldError],
) -> Result<Answer, Refusal> {
    let lang = cx.lang();
    let known = read(cx, id)?;
    let sent = Sent { cx, form, errors, nothing: &Fields::default() };
    let active = known.account.active;
    let content = html! {
        (ui::crumbs(&[(ACCOUNTS, admin_text(lang).accounts())], lang))
        h1 { (known.account.name) }
        (facts(&known, lang))
        (grants::home(&sent, &known))
        (grants::others(&sent, &known))
        @if known.home.in_reach {
            (panels(cx, "account", &id.to_string()))
            @if active {
                (door::link(&sent, &known))
                (limits::validity(&sent, &known.account))
                (limits::clearance(&sent, &known.account))
                (door::block(&sent, id))
            } @else { (door::restore(&sent, id)) }
            (history::panel(cx, &format!("account/{id}")))
        }
    };
    Ok(cx.page(&known.account.name).menu(ACCOUNTS).answer(&content))
}

fn facts(known: &Known, lang: Lang) -> Markup {
    let (words, common) = (admin_text(lang), text(lang));
    let account = &known.account;
    let never = || html! { (words.never()) };
    let password = account.password_set_at.map_or_else(never, |at| ui::moment(at, lang));
    let no_end = || html! { (say::NO_END.to(lang)) };
    let until = account.valid_until.map_or_else(no_end, |at| ui::moment(at, lang));
    let reviewed = match &account.reviewed {
        Some(one) => html! { (ui::moment(one.at, lang)) ", " (known.reviewed_by) },
        None => never(),
    };
    ui::facts(&[
        (common.login(), html! { (account.login) }),
        (common.organisation(), office_link(&known.home)),
        (words.state(), html! { (known.state) }),
        (say::CLEARANCE.to(lang), clearance(account, lang)),
        (say::VALID_UNTIL.to(lang), until),
        (words.created(), ui::moment(account.created_at, lang)),
        (words.password_set(), password),
        (say::LAST_REVIEWED.to(lang), reviewed),
    ])
}

fn office_link(office: &Office) -> Markup {
    html! {
        @if office.in_reach { a href={ (ORGANISATIONS) "/" (office.id) } { (office.name) } }
        @else { (office.name) }
    }
}

fn clearance(account: &Account, lang: Lang) -> Markup {
    let usual = usual_clearance(&account.grants);
    let marking = say::marking(account.clearance.unwrap_or(usual), lang);
    html! {
        (marking)
        @if account.clearance.is_none() { " (" (say::CLEARANCE_USUAL.to(lang)) ")" }
    }
}
