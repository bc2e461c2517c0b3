//! The working map: municipalities by the state they report, gauges by the level they show, on
//! base maps of the operator's choice or on none at all.

mod basemap;
mod http;
mod text;

pub use basemap::{Basemap, BasemapKind, Basemaps, tile_hosts};
use hlaska_kernel::Role;
use hlaska_web::{Access, MenuItem, Module, Route};

/// Everybody who takes part in operations.
const OPERATIONAL: &[Role] =
    &[Role::RegionManager, Role::OrpSecretary, Role::Mayor, Role::Operator, Role::Reader];

pub fn module() -> Module {
    let access = Access::Roles(OPERATIONAL);
    Module {
        name: "map",
        routes: vec![
            Route::get("/mapa", access, http::page).live(http::parts),
            Route::get("/mapa/obce.geojson", access, http::municipalities),
            Route::get("/mapa/hranice.geojson", access, http::borders),
            Route::get("/mapa/stav.json", access, http::status),
        ],
        menu: vec![MenuItem {
            path: "/mapa",
            order: 60,
            label: |lang| text::text(lang).menu(),
            roles: OPERATIONAL,
        }],
        ..Module::default()
    }
}
