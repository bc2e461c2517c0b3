//! What machines ask of the portal: is it well, its figures, and the description of its API.

mod http;
mod me;
mod metrics;

use hlaska_web::{Access, Module, Route};

/// The description of the API, as served and as published.
pub const OPENAPI: &str = include_str!("../openapi.json");

pub fn module() -> Module {
    Module {
        name: "status",
        routes: vec![
            Route::get("/health", Access::Open, http::health),
            Route::get("/metrics", Access::Roles(http::OPERATORS), http::metrics),
            Route::get("/api/v1/me", Access::SignedIn, me::me),
            Route::get("/api/v1/openapi.json", Access::SignedIn, http::openapi),
        ],
        ..Module::default()
    }
}
