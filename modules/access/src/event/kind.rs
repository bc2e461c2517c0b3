//! What an organisation is, and what follows from it.

use hlaska_kernel::{Marking, Role, Territory};
use serde::{Deserialize, Serialize};

/// What an organisation is in crisis management.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationKind {
    /// Kraj.
    Region,
    /// Obec s rozšířenou působností.
    Orp,
    /// Obec.
    Municipality,
    /// Hasičský záchranný sbor.
    FireService,
    /// Policie ČR.
    Police,
    /// Zdravotnická záchranná služba.
    Ambulance,
    /// Správce povodí.
    RiverBasin,
    /// Právnická osoba s úkolem v plánech.
    Company,
    Other,
    /// Krajská hygienická stanice.
    HygieneStation,
    /// Krajská veterinární správa.
    VeterinaryAdministration,
    /// Armáda ČR (krajské vojenské velitelství).
    Army,
    /// Nezisková nebo humanitární organizace.
    NonProfit,
    /// Dispečink (vodohospodářský, energetický, dopravní).
    Dispatch,
    /// Jednotka sboru dobrovolných hasičů.
    VolunteerFireUnit,
    /// Nemocnice.
    Hospital,
    /// Správce silnic.
    RoadAuthority,
}

impl OrganisationKind {
    pub const ALL: [Self; 17] = [
        Self::Region,
        Self::Orp,
        Self::Municipality,
        Self::FireService,
        Self::Police,
        Self::Ambulance,
        Self::HygieneStation,
        Self::VeterinaryAdministration,
        Self::Army,
        Self::VolunteerFireUnit,
        Self::Hospital,
        Self::RiverBasin,
        Self::Dispatch,
        Self::RoadAuthority,
        Self::Company,
        Self::NonProfit,
        Self::Other,
    ];

    /// Stable name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Orp => "orp",
            Self::Municipality => "municipality",
            Self::FireService => "fire_service",
            Self::Police => "police",
            Self::Ambulance => "ambulance",
            Self::RiverBasin => "river_basin",
            Self::Company => "company",
            Self::Other => "other",
            Self::HygieneStation => "hygiene_station",
            Self::VeterinaryAdministration => "veterinary_administration",
            Self::Army => "army",
            Self::NonProfit => "non_profit",
            Self::Dispatch => "dispatch",
            Self::VolunteerFireUnit => "volunteer_fire_unit",
            Self::Hospital => "hospital",
            Self::RoadAuthority => "road_authority",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Could an organisation of this kind have the territory?
    pub fn fits(self, territory: Territory) -> bool {
        match self {
            Self::Region => territory == Territory::Region,
            Self::Orp => matches!(territory, Territory::Orp(_)),
            Self::Municipality => matches!(territory, Territory::Municipality(..)),
            _ => true,
        }
    }

    /// Roles its people can hold. An organisation that sets up others below it can give theirs.
    pub const fn roles(self) -> &'static [Role] {
        use Role::{
            Mayor, Operator, OrganisationAdministrator, OrpSecretary, Reader, RegionManager,
        };
        match self {
            Self::Region => {
                &[RegionManager, OrpSecretary, Mayor, Operator, Reader, OrganisationAdministrator]
            }
            Self::Orp => &[OrpSecretary, Mayor, Reader, OrganisationAdministrator],
            Self::Municipality => &[Mayor, Reader, OrganisationAdministrator],
            Self::FireService => &[Operator, Reader, OrganisationAdministrator],
            _ => &[Reader, OrganisationAdministrator],
        }
    }

    /// The highest marking its people usually read: authorities and rescue services work with
    /// personal data, others are told what is not of use to strangers.
    pub const fn usual_clearance(self) -> Marking {
        match self {
            Self::RiverBasin
            | Self::Company
            | Self::Other
            | Self::NonProfit
            | Self::Dispatch
            | Self::RoadAuthority => Marking::Internal,
            _ => Marking::Sensitive,
        }
    }
}
