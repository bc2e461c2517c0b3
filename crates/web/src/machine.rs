//! Programs that ask with a key of their own instead of a session.

use std::net::IpAddr;

use hlaska_kernel::{Actor, Refusal};
use http::{HeaderMap, Method};

use crate::module::Future0;
use crate::portal::Portal;

/// What a module needs to check a program's key and signature.
#[derive(Debug, Clone)]
pub struct MachineCall {
    pub method: Method,
    /// With the query, as it was signed.
    pub address: String,
    pub headers: HeaderMap,
    pub peer: IpAddr,
}

impl MachineCall {
    pub(crate) fn of(head: &http::request::Parts, peer: IpAddr) -> Self {
        let address = head.uri.path_and_query().map_or("/", |whole| whole.as_str());
        Self {
            method: head.method.clone(),
            address: address.to_owned(),
            headers: head.headers.clone(),
            peer,
        }
    }
}

/// Who the program is, or why its key is not taken.
pub type MachineFn = fn(Portal, MachineCall) -> Future0<Result<Actor, Refusal>>;

/// A portal to which no program has a key.
pub fn no_machines(_: Portal, _: MachineCall) -> Future0<Result<Actor, Refusal>> {
    Box::pin(async { Err(Refusal::NotFound) })
}

/// Addresses asked by programs: they are told in their own way and led to no sign-in page.
pub(crate) fn is_for_machines(path: &str) -> bool {
    path.starts_with("/api/") || path == "/metrics" || path == "/health"
}
