//! Codes of Czech territory and the two questions asked of them: where is a thing, and does
//! somebody's territory cover it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

macro_rules! code {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $inner);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
        impl FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

code!(
    /// RÚIAN code of a region (VÚSC), e.g. 35 for Jihočeský kraj.
    RegionCode(u16)
);
code!(
    /// ČSÚ code (číselník 65, CISORP) of a district of a municipality with extended powers,
    /// e.g. 3102 for České Budějovice. It is not the RÚIAN code of the ORP.
    Cisorp(u16)
);
code!(
    /// RÚIAN code of a municipality (equal to the ČSÚ code), six digits.
    MunicipalityCode(u32)
);

/// Where something is: a municipality in its ORP, a whole ORP, or the whole region.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    Region,
    Orp(Cisorp),
    Municipality(Cisorp, MunicipalityCode),
}

impl Place {
    pub fn orp(self) -> Option<Cisorp> {
        match self {
            Self::Region => None,
            Self::Orp(orp) | Self::Municipality(orp, _) => Some(orp),
        }
    }
    pub fn municipality(self) -> Option<MunicipalityCode> {
        match self {
            Self::Municipality(_, code) => Some(code),
            _ => None,
        }
    }
}

/// The territory somebody is responsible for. Shaped like a place; the question differs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Territory {
    Region,
    Orp(Cisorp),
    Municipality(Cisorp, MunicipalityCode),
}

impl Territory {
    /// Does the territory contain the whole place?
    pub fn covers(self, place: Place) -> bool {
        match self {
            Self::Region => true,
            Self::Orp(orp) => place.orp() == Some(orp),
            Self::Municipality(_, code) => place.municipality() == Some(code),
        }
    }
    /// Does the territory share any ground with the place?
    pub fn touches(self, place: Place) -> bool {
        match (self, place) {
            (Self::Region, _) | (_, Place::Region) => true,
            (Self::Municipality(_, mine), Place::Municipality(_, other)) => mine == other,
            (Self::Orp(mine) | Self::Municipality(mine, _), _) => place.orp() == Some(mine),
        }
    }
    pub fn orp(self) -> Option<Cisorp> {
        self.place().orp()
    }
    pub fn place(self) -> Place {
        match self {
            Self::Region => Place::Region,
            Self::Orp(orp) => Place::Orp(orp),
            Self::Municipality(orp, code) => Place::Municipality(orp, code),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUDEJOVICE: Cisorp = Cisorp(3102);
    const KRUMLOV: Cisorp = Cisorp(3103);
    const HLUBOKA: Place = Place::Municipality(BUDEJOVICE, MunicipalityCode(544_485));

    #[test]
    fn a_territory_covers_what_lies_inside_it() {
        assert!(Territory::Region.covers(HLUBOKA));
        assert!(Territory::Orp(BUDEJOVICE).covers(HLUBOKA));
        assert!(!Territory::Orp(KRUMLOV).covers(HLUBOKA));
        assert!(!Territory::Orp(BUDEJOVICE).covers(Place::Region));
        assert!(!Territory::Municipality(BUDEJOVICE, MunicipalityCode(1)).covers(HLUBOKA));
    }

    #[test]
    fn a_municipality_touches_its_orp_and_its_region() {
        let mine = Territory::Municipality(BUDEJOVICE, MunicipalityCode(544_485));
        assert!(mine.touches(Place::Region));
        assert!(mine.touches(Place::Orp(BUDEJOVICE)));
        assert!(mine.touches(HLUBOKA));
        assert!(!mine.touches(Place::Orp(KRUMLOV)));
    }
}
