//! Signing in through the identity provider of an office (`OpenID` Connect).

mod command;
mod config;
mod cookie;
mod event;
mod http;
mod identity;
mod job;
mod logout_token;
mod mapping;
mod net;
mod page;
mod provider;
mod redeem;
mod storage;
mod text;
mod trouble;
mod types;
mod verify;
mod view;

use hlaska_journal::Views;
use hlaska_web::{Job, MenuItem, Module};

pub use config::{CodedOrganisation, ConfigError, ProviderConfig, Rule};
pub use event::OidcEvent;
pub use provider::Providers;
pub use view::Bindings;

/// The module's part of the portal. It needs the services [`Providers`] and
/// `hlaska_territory::Gazetteer`.
pub fn module() -> Module {
    Module {
        name: "oidc",
        routes: http::routes(),
        menu: vec![MenuItem {
            path: page::REQUESTS,
            order: 930,
            label: |lang| text::text(lang).requests(),
            roles: command::ADMINISTRATOR,
        }],
        actions: command::ROWS.to_vec(),
        views: Some(Views::add::<Bindings>),
        schema: vec![storage::SCHEMA],
        panels: page::doors::panels(),
        jobs: vec![Job { name: "oidc.watch", run: job::watch }],
        ..Module::default()
    }
}
