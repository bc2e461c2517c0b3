//! Ways to show who one is beside a password: passkeys, one-time codes, recovery codes, and a
//! proof asked for again in the middle of work.

mod check;
mod command;
mod emergency;
mod event;
mod http;
mod page;
mod passkey;
mod recovery;
mod seal;
mod service;
mod storage;
mod totp;
mod vault;
mod view;
mod words;

#[cfg(test)]
mod journey;

use hlaska_journal::Views;
use hlaska_web::{Module, Panel};

pub use emergency::seal_account;
pub use event::{FactorEvent, PasskeyId};
pub use http::second_step;
pub use seal::{Broken, Review, Seal};
pub use service::{FactorService, SignInConfig, SignInConfigError};
pub use vault::{Vault, VaultError};
pub use view::{Factors, Held, Passkey};

/// Where one's own ways are listed.
const OWN_PAGE: &str = "/ucet#zpusoby";

/// The module's part of the portal. It needs the services [`FactorService`] and
/// `hlaska_access::Gate`, the latter with [`second_step`].
pub fn module() -> Module {
    let nothing = |_: &str| Vec::new();
    let panel = |slot, render| Panel { slot, order: 10, topics: nothing, render };
    Module {
        name: "factors",
        routes: http::routes(),
        actions: command::rows(),
        views: Some(Views::add::<Factors>),
        schema: vec![storage::SCHEMA],
        panels: vec![
            panel("door", page::door::panel),
            panel("invitation", page::door::invitation),
            panel("own", page::own::panel),
            panel("account", page::reset::panel),
            panel("notice", page::notice::panel),
        ],
        ..Module::default()
    }
}
