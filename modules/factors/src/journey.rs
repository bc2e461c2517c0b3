//! Whole journeys through the module's addresses, on both engines.

mod codes;
mod keys;
mod proof;
mod reset;
mod seal;
mod session;
mod site;
mod visitor;

use site::Site;
use visitor::Visitor;
