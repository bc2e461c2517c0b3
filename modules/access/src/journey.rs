//! Whole journeys through the module's addresses, on both engines.

mod acting;
mod administration;
mod delegation;
mod doors;
mod importing;
mod invitation;
mod leaving;
mod limits;
mod own;
mod program;
mod reviewing;
mod site;

use site::{Site, Visitor};
