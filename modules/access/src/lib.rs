//! Organisations, people's accounts, what they may do, and how they sign in.

mod author;
mod command;
mod device;
mod event;
mod gate;
mod ground;
mod secret;
mod storage;
mod view;

pub use event::{AccessEvent, LinkPurpose, OrganisationKind, PasswordChange};
pub use gate::Gate;
pub use gate::password::HashError;
pub use view::{Account, Accounts, Organisation, identity};
