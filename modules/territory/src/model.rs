//! Shapes of the territory's facts. All of it is public knowledge; nothing here is secret.

use hlaska_kernel::{Cisorp, Lang, MunicipalityCode, RegionCode, Said};
use serde::{Deserialize, Serialize};

/// RÚIAN code of a district (okres), e.g. 3301.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct DistrictCode(pub u16);

/// A region (kraj, VÚSC).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Region {
    pub code: RegionCode,
    /// NUTS 3 code, e.g. `CZ031`.
    pub nuts3: String,
    /// The first two digits of the CISORP codes of its ORPs.
    pub cisorp_prefix: u16,
    pub name: String,
    pub name_en: String,
}

impl Region {
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Cs => &self.name,
            Lang::En => &self.name_en,
        }
    }
}

/// A district (okres): a unit of statistics and of some offices, with no council of its own.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct District {
    pub code: DistrictCode,
    /// LAU 1 code, e.g. `CZ0311`.
    pub lau1: String,
    pub region: RegionCode,
    pub name: String,
}

/// The district administered by a municipality with extended powers.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Orp {
    pub cisorp: Cisorp,
    /// RÚIAN code; a different number from CISORP (302 for 3102).
    pub ruian_code: u16,
    pub name: String,
    /// The municipality where the office sits.
    pub seat: Option<MunicipalityCode>,
    pub region: RegionCode,
    /// Inhabitants at the census of 2021.
    pub population: Option<u32>,
    /// A point inside the district, degrees WGS 84.
    pub lat: f64,
    pub lon: f64,
    /// How many of its municipalities the data set holds.
    pub municipalities: u16,
}

/// A municipality (or a military area, which stands in the same lists).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Municipality {
    pub code: MunicipalityCode,
    pub name: String,
    pub orp: Cisorp,
    pub district: DistrictCode,
    /// Definition point, degrees WGS 84.
    pub lat: f64,
    pub lon: f64,
    /// About 2011 and indicative only; `None` where no trustworthy figure is known.
    pub population: Option<u32>,
}

/// A corner of a border in millionths of a degree WGS 84 (about 0.1 m). Whole numbers, so that
/// neighbours which share a corner share it exactly.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Vertex {
    pub lat: i32,
    pub lon: i32,
}

/// A closed line; the first corner is not repeated at the end.
pub type Ring = Vec<Vertex>;

/// The border of an ORP: parts and holes alike, told apart by the even-odd rule.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OrpOutline {
    pub cisorp: Cisorp,
    pub rings: Vec<Ring>,
}

/// Everything a gazetteer is made of; stored as one blob after an import.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Dataset {
    /// The region the portal serves.
    pub home: RegionCode,
    pub regions: Vec<Region>,
    pub districts: Vec<District>,
    pub orps: Vec<Orp>,
    pub municipalities: Vec<Municipality>,
    pub outlines: Vec<OrpOutline>,
    /// Are the outlines the official borders, as opposed to the coarse built-in ones?
    pub exact_outlines: bool,
    /// Where the facts come from and how old they are.
    pub sources: Vec<Said>,
}

/// ČHMÚ writes Praha as 1100, ČSÚ as 1000; inside the house it is 1000.
pub const fn canonical_cisorp(code: u16) -> Cisorp {
    Cisorp(if code == 1100 { 1000 } else { code })
}
