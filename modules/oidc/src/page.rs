//! Pages and fragments, one file for each.

pub(crate) mod doors;
pub(crate) mod requests;
pub(crate) mod trouble;

pub(crate) const REQUESTS: &str = "/sprava/zadosti";
