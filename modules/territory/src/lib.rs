//! The territory everything else stands on: regions, districts of municipalities with extended
//! powers (ORP), municipalities, where they lie and how they are drawn.
//!
//! Built in are the facts of Jihočeský kraj; [`import::Import`] reads the official files.

mod builtin;
mod gazetteer;
mod model;

pub use gazetteer::Gazetteer;
pub use model::{
    Dataset, District, DistrictCode, Municipality, Orp, OrpOutline, Region, Ring, Vertex,
    canonical_cisorp,
};
