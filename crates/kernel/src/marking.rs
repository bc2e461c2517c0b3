//! How carefully a thing must be handled, and what is asked before somebody reads it.

use serde::{Deserialize, Serialize};

use crate::actor::OrganisationId;
use crate::place::Place;

crate::id!(
    /// A list of persons entitled to special facts (NV 462/2000 § 5), kept by one crisis authority.
    EntitledListId
);

/// How carefully a record or a file must be handled. The order is that of growing care. Classified
/// information (act 412/2005) has no marking here on purpose: it has no place in the portal.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Marking {
    /// Whoever works on the territory may read it.
    #[default]
    Open,
    /// For people who take part in crisis management, not for a wall or a program.
    Internal,
    /// Personal data and what could harm somebody.
    Sensitive,
    /// Zvláštní skutečnosti: only for persons on the list.
    SpecialFacts,
}

impl Marking {
    pub const ALL: [Self; 4] = [Self::Open, Self::Internal, Self::Sensitive, Self::SpecialFacts];

    /// Stable name in files, forms and records.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Internal => "internal",
            Self::Sensitive => "sensitive",
            Self::SpecialFacts => "special_facts",
        }
    }
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|marking| marking.name() == name)
    }
}

/// What the decision needs to know of the thing it is asked about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Guarded {
    pub place: Place,
    pub marking: Marking,
    /// The list that opens it, where it holds special facts.
    pub list: Option<EntitledListId>,
    /// Organisations invited to it although their territory may lie elsewhere.
    pub invited: Vec<OrganisationId>,
}

impl Guarded {
    pub fn at(place: Place) -> Self {
        Self { place, marking: Marking::Open, list: None, invited: Vec::new() }
    }
    #[must_use]
    pub fn marked(mut self, marking: Marking) -> Self {
        self.marking = marking;
        self
    }
    #[must_use]
    pub fn on_list(mut self, list: EntitledListId) -> Self {
        (self.marking, self.list) = (Marking::SpecialFacts, Some(list));
        self
    }
    #[must_use]
    pub fn inviting(mut self, organisations: impl IntoIterator<Item = OrganisationId>) -> Self {
        self.invited.extend(organisations);
        self
    }
}

impl From<Place> for Guarded {
    fn from(place: Place) -> Self {
        Self::at(place)
    }
}
