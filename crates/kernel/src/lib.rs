//! What every room of the house shares and nothing that touches the outside world:
//! identifiers, time, places, who acts, what they may do, and Czech text.
//!
//! The kernel does no input or output and knows nothing of crises.

pub mod actor;
pub mod czech;
pub mod env;
pub mod geo;
pub mod id;
pub mod lang;
pub mod marking;
pub mod number;
pub mod place;
pub mod plain;
pub mod policy;
pub mod problem;
pub mod refusal;
pub mod time;

pub use actor::{AccountId, Actor, Grant, OrganisationId, Role, Viewer};
pub use env::{Clock, Env, ManualClock, Random, SeededRandom, SystemClock, SystemRandom};
pub use lang::{Lang, Said};
pub use marking::{EntitledListId, Guarded, Marking};
pub use place::{Cisorp, MunicipalityCode, Place, RegionCode, Territory};
pub use policy::{Action, Denied, Permit, Row, permit};
pub use problem::Problem;
pub use refusal::{FieldError, Refusal};

pub use jiff::Timestamp;
