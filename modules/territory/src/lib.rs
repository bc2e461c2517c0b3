//! The territory everything else stands on: regions, districts of municipalities with extended
//! powers (ORP), municipalities, where they lie and how they are drawn.
//!
//! Built in are the facts of Jihočeský kraj; [`import::Import`] reads the official files.

mod builtin;
mod gazetteer;
mod geometry;
mod locate;
mod model;

pub use gazetteer::Gazetteer;
pub use geometry::{MapGeometry, OrpShape};
pub use model::{
    Dataset, District, DistrictCode, Municipality, Orp, OrpOutline, Region, Ring, Vertex,
    canonical_cisorp,
};
