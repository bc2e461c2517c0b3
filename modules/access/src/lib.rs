//! Organisations, people's accounts, what they may do, and how they sign in.

mod author;
mod event;
mod view;

pub use event::{AccessEvent, LinkPurpose, OrganisationKind, PasswordChange};
pub use view::{Account, Accounts, Organisation, identity};
