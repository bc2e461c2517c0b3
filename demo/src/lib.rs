//! The demonstration: a stand-in of ČHMÚ's hydrology service on which a flood unfolds.
//!
//! Stations and limits are real, the water is not: every page that shows it is marked
//! *CVIČENÍ – syntetická data*. The portal reads the stand-in through its ordinary connector.

mod flood;
mod gauge;
mod service;

pub use flood::Flood;
pub use gauge::Gauge;
pub use service::Standin;
