//! Whole journeys through the module's addresses, on both engines.

mod administration;
mod doors;
mod invitation;
mod limits;
mod own;
mod program;
mod site;

use site::{Site, Visitor};
