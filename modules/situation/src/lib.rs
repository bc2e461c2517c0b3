//! The situation: what a person on duty sees first. It only composes what other modules show.

mod http;
mod page;
mod text;

use hlaska_kernel::Role;
use hlaska_web::{Access, MenuItem, Module, Route};

/// Everybody who takes part in operations.
const OPERATIONAL: &[Role] =
    &[Role::RegionManager, Role::OrpSecretary, Role::Mayor, Role::Operator, Role::Reader];

pub fn module() -> Module {
    Module {
        name: "situation",
        routes: vec![
            Route::get("/", Access::SignedIn, http::home).live(http::parts).display(),
            Route::get("/novinky", Access::Roles(OPERATIONAL), http::news),
            Route::post("/novinky", Access::Roles(OPERATIONAL), http::mark_seen),
            Route::get("/offline", Access::Open, http::offline),
        ],
        menu: vec![
            MenuItem {
                path: "/",
                order: 10,
                label: |lang| text::text(lang).menu(),
                roles: OPERATIONAL,
            },
            MenuItem {
                path: "/novinky",
                order: 70,
                label: |lang| text::text(lang).news(),
                roles: OPERATIONAL,
            },
        ],
        ..Module::default()
    }
}
