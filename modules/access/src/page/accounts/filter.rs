//! Which accounts are wanted.

use hlaska_kernel::{OrganisationId, Role, czech};
use hlaska_web::{Cx, Fields, LiveCx, ui};
use maud::{Markup, html};

use super::super::{ACCOUNTS, role_options};
use super::{WARN_DAYS, ends_in_days, organisation_name, roles};
use crate::admin_text::admin_text;
use crate::phrase::people as say;
use crate::reach::Reach;
use crate::text::text;
use crate::view::{Account, Accounts};

/// What the address bar asks for; anything it does not know means everything.
pub(super) struct Filter {
    query: String,
    organisation: Option<OrganisationId>,
    role: Option<Role>,
    state: String,
    pub page: usize,
}

impl Filter {
    pub(super) fn of(live: &LiveCx) -> Self {
        let query = &live.query;
        Self {
            query: query.get("q").to_owned(),
            organisation: query.get("organizace").parse().ok(),
            role: Role::from_name(query.get("role")),
            state: query.get("stav").to_owned(),
            page: query.get("strana").parse::<usize>().unwrap_or(1).clamp(1, 10_000) - 1,
        }
    }

    pub(super) fn admits(&self, live: &LiveCx, accounts: &Accounts, account: &Account) -> bool {
        let within = |wanted| account.organisations().any(|own| accounts.is_within(own, wanted));
        self.organisation.is_none_or(within)
            && self.role.is_none_or(|role| account.all_grants().any(|grant| grant.role == role))
            && self.is_in_state(live, accounts, account)
            && czech::finds(&self.query, &searched(live, accounts, account))
    }

    fn is_in_state(&self, live: &LiveCx, accounts: &Accounts, account: &Account) -> bool {
        let has_entered = account.entered_at.is_some();
        match self.state.as_str() {
            "aktivni" => accounts.works(account) && has_entered,
            "ceka" => account.active && !has_entered,
            "zablokovane" => !account.active,
            "konci" => ends_in_days(account, live.now()).is_some_and(|days| days <= WARN_DAYS),
            "odkaz" => account.link.as_ref().is_some_and(|link| link.expires_at > live.now()),
            _ => true,
        }
    }
}

/// Everything a search may hit.
fn searched(live: &LiveCx, accounts: &Accounts, account: &Account) -> String {
    let organisation = organisation_name(accounts, account);
    let roles = roles(live, account).join(" ");
    format!("{} {} {organisation} {roles}", account.name, account.login)
}

pub(super) fn form(cx: &Cx) -> Markup {
    let lang = cx.lang();
    let words = admin_text(lang);
    let typed = Fields::default();
    let kit = ui::Kit::new(lang, &typed, &[]);
    let all = || vec![(String::new(), say::ALL.to(lang).to_owned())];
    let roles = [all(), role_options(lang)].concat();
    let states = [
        ("aktivni", words.active()),
        ("ceka", words.waiting()),
        ("zablokovane", words.blocked()),
        ("konci", say::ENDING.to(lang)),
        ("odkaz", say::HAS_LINK.to(lang)),
    ];
    let states = states.map(|(value, label)| (value.to_owned(), label.to_owned()));
    let chosen = |name: &str| cx.query.get(name).to_owned();
    let fields = html! {
        (kit.search("q", words.find()).hint(words.find_hint()).value(chosen("q")))
        (kit.select("organizace", text(lang).organisation(), &[all(), offices(cx)].concat()).value(chosen("organizace")))
        (kit.select("role", words.role(), &roles).value(chosen("role")))
        (kit.select("stav", words.state(), &[all(), states.to_vec()].concat()).value(chosen("stav")))
        (kit.submit(words.find_button()))
    };
    kit.filter(ACCOUNTS, &fields)
}

/// Organisations in reach, for a list to choose from.
fn offices(cx: &Cx) -> Vec<(String, String)> {
    let world = cx.world();
    let reach = Reach::of_viewer(world.view::<Accounts>(), &cx.viewer());
    let found = reach.organisations();
    found.iter().map(|one| (one.id.to_string(), one.name.clone())).collect()
}
