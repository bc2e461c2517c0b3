//! Organisations, people's accounts, what they may do, and how they sign in.

mod admin_text;
mod audited;
mod author;
mod command;
mod demo;
mod device;
mod event;
mod gate;
mod ground;
mod http;
mod import;
mod job;
mod leaving;
mod page;
mod phrase;
mod powers;
mod reach;
mod secret;
mod session;
mod start;
mod storage;
mod text;
mod view;
mod words;

#[cfg(test)]
mod journey;

use hlaska_journal::Views;
use hlaska_kernel::{Actor, Lang};
use hlaska_web::{Job, MenuItem, Module};

pub use demo::{DemoAccount, demo_accounts};
pub use event::{
    AccessEvent, LinkPurpose, OrganisationKind, PasswordChange, ReviewAnswer, ReviewId,
};
pub use gate::password::HashError;
pub use gate::throttle::{Attempt, Wait};
pub use gate::{Asking, FurtherStep, Gate};
pub use ground::read as read_territory;
pub use http::invitation::{link_holder, use_link};
pub use http::sign_in::{Verdict, check, way_on};
pub use powers::{Power, Powers};
pub use session::{begin, local_path, note, settle};
pub use start::{add_account, first_start, let_in};
pub use storage::log::Outcome;
pub use text::role_name;
pub use view::{Account, Accounts, Membership, OpenLink, Organisation, Reviewed, identity};
pub use words::{PolicyTable, action_name, action_words};

/// The module's part of the portal. It needs the services [`Gate`], [`PolicyTable`] and
/// `hlaska_territory::Gazetteer`.
pub fn module() -> Module {
    Module {
        name: "access",
        routes: http::routes(),
        menu: vec![MenuItem {
            path: page::ACCOUNTS,
            order: 900,
            label: |lang| admin_text::admin_text(lang).administration(),
            roles: command::ADMINISTRATORS,
        }],
        actions: command::ROWS.to_vec(),
        views: Some(Views::add::<Accounts>),
        schema: vec![storage::SCHEMA, storage::draft::SCHEMA],
        jobs: vec![
            Job { name: "access.tidy", run: job::tidy },
            Job { name: "access.expiry", run: job::expiry },
        ],
        ..Module::default()
    }
}

/// Somebody's organisation and roles in words, for the head of the page.
pub fn standing(actor: &Actor, lang: Lang) -> String {
    let mut roles: Vec<_> = actor.grants.iter().map(|grant| grant.role).collect();
    roles.dedup();
    let roles: Vec<_> = roles.into_iter().map(|role| role_name(role, lang)).collect();
    match roles.as_slice() {
        [] => actor.organisation_name.clone(),
        roles => format!("{} – {}", actor.organisation_name, roles.join(", ")),
    }
}
