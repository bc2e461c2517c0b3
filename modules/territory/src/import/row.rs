//! What the official files say, row by row, before it is put together.

use hlaska_kernel::{Cisorp, MunicipalityCode, RegionCode};
use jiff::civil::Date;

use super::error::At;
use crate::model::{District, DistrictCode, Region, Ring};

/// The contents of one official file.
#[derive(Debug, Clone, PartialEq)]
pub enum Parsed {
    /// ČSÚ code list 65.
    Cisorp(Vec<CisorpRow>),
    Regions(Vec<Region>),
    Districts(Vec<District>),
    /// A complete list of ORPs with their RÚIAN codes.
    Orps(Vec<OrpRow>),
    /// Borders of ORPs, with what else the file says of them.
    OrpPolygons(Vec<OrpRow>),
    /// A complete list of municipalities.
    Municipalities(Vec<MunicipalityRow>),
    /// Definition points.
    Points(Vec<PointRow>),
}

impl Parsed {
    pub fn rows(&self) -> usize {
        match self {
            Self::Cisorp(rows) => rows.len(),
            Self::Regions(rows) => rows.len(),
            Self::Districts(rows) => rows.len(),
            Self::Orps(rows) | Self::OrpPolygons(rows) => rows.len(),
            Self::Municipalities(rows) => rows.len(),
            Self::Points(rows) => rows.len(),
        }
    }
}

/// An entry of ČSÚ code list 65 with its validity, both days included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CisorpRow {
    pub at: At,
    pub cisorp: Cisorp,
    pub ruian: u16,
    pub name: String,
    pub from: Date,
    pub until: Date,
}

impl CisorpRow {
    pub fn is_valid_on(&self, day: Date) -> bool {
        self.from <= day && day <= self.until
    }
}

/// What a file says of an ORP; what it does not say stays empty.
#[derive(Debug, Clone, PartialEq)]
pub struct OrpRow {
    pub at: At,
    pub ruian: u16,
    pub cisorp: Option<Cisorp>,
    pub name: String,
    pub region: RegionCode,
    pub seat: Option<MunicipalityCode>,
    pub population: Option<u32>,
    /// Degrees WGS 84, latitude first.
    pub position: Option<(f64, f64)>,
    pub rings: Vec<Ring>,
}

/// Files name an ORP by either of its codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrpRef {
    Ruian(u16),
    Cisorp(Cisorp),
}

#[derive(Debug, Clone, PartialEq)]
pub struct MunicipalityRow {
    pub at: At,
    pub code: MunicipalityCode,
    pub name: String,
    pub orp: OrpRef,
    pub district: DistrictCode,
    pub position: Option<(f64, f64)>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct PointRow {
    pub at: At,
    pub code: MunicipalityCode,
    pub name: String,
    pub lat: f64,
    pub lon: f64,
}
