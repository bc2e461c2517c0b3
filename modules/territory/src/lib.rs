//! The territory everything else stands on: regions, districts of municipalities with extended
//! powers (ORP), municipalities, where they lie and how they are drawn.
//!
//! Built in are the facts of Jihočeský kraj; [`import::Import`] reads the official files.

mod builtin;
mod dataset_store;
mod event;
mod gazetteer;
mod geometry;
pub mod import;
mod locate;
mod model;
mod view;

pub use dataset_store::{load, store};
pub use event::TerritoryEvent;
pub use gazetteer::Gazetteer;
pub use geometry::{MapGeometry, OrpShape};
pub use model::{
    Dataset, District, DistrictCode, Municipality, Orp, OrpOutline, Region, Ring, Vertex,
    canonical_cisorp,
};
pub use view::Imports;

pub fn module() -> hlaska_web::Module {
    hlaska_web::Module {
        name: "territory",
        views: Some(hlaska_journal::Views::add::<Imports>),
        schema: vec![dataset_store::SCHEMA],
        ..hlaska_web::Module::default()
    }
}
