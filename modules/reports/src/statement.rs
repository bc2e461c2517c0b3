//! What a municipality says about itself.

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Stable name in forms and in the journal.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}

words! {
    /// How the municipality is, from best to worst.
    Situation {
        /// Běžný stav.
        Normal = "normal",
        /// Sledujeme.
        Watch = "watch",
        /// Zasaženi, zvládáme.
        Affected = "affected",
        /// Kritická, potřebujeme pomoc.
        Critical = "critical",
    }
}

impl Situation {
    /// 1 to 4; 0 is left for "nothing is known".
    pub const fn level(self) -> u8 {
        match self {
            Self::Normal => 1,
            Self::Watch => 2,
            Self::Affected => 3,
            Self::Critical => 4,
        }
    }
}

words! {
    /// Whether something people depend on works.
    Supply {
        Ok = "ok",
        Partly = "partly",
        Out = "out",
        Unknown = "unknown",
    }
}

words! {
    /// What a municipality depends on, in the order of the form and of the board.
    Utility {
        Electricity = "electricity",
        Water = "water",
        Phone = "phone",
        Roads = "roads",
    }
}

words! {
    /// Needs that come often enough to deserve a tick.
    Need {
        /// Písek a pytle.
        Sandbags = "sandbags",
        Pumps = "pumps",
        Generators = "generators",
        DrinkingWater = "drinking_water",
        /// Lidé, jednotky sboru dobrovolných hasičů.
        People = "people",
        /// Pomoc s evakuací.
        Evacuation = "evacuation",
    }
}

words! {
    /// How somebody was reached, or was not.
    Channel {
        Phone = "phone",
        Radio = "radio",
        Sms = "sms",
        Email = "email",
        InPerson = "in_person",
        Other = "other",
    }
}

/// Counts of persons; `None` where the municipality said nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct People {
    pub evacuated: Option<u32>,
    pub cut_off: Option<u32>,
    pub injured: Option<u32>,
}

/// What works and what does not.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Supplies {
    pub electricity: Supply,
    pub water: Supply,
    pub phone: Supply,
    pub roads: Supply,
}

impl Supplies {
    pub const UNKNOWN: Self = Self {
        electricity: Supply::Unknown,
        water: Supply::Unknown,
        phone: Supply::Unknown,
        roads: Supply::Unknown,
    };

    pub const fn of(self, utility: Utility) -> Supply {
        match utility {
            Utility::Electricity => self.electricity,
            Utility::Water => self.water,
            Utility::Phone => self.phone,
            Utility::Roads => self.roads,
        }
    }
}

/// The whole answer to "how are you".
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Statement {
    pub situation: Situation,
    pub people: People,
    pub supplies: Supplies,
    /// In the order of [`Need::ALL`], each once.
    pub needs: Vec<Need>,
    pub needs_text: String,
    pub note: String,
}

impl Statement {
    /// A statement that says how things are and nothing more.
    pub fn plain(situation: Situation) -> Self {
        Self {
            situation,
            people: People::default(),
            supplies: Supplies::UNKNOWN,
            needs: Vec::new(),
            needs_text: String::new(),
            note: String::new(),
        }
    }

    pub fn asks_for_something(&self) -> bool {
        !self.needs.is_empty() || !self.needs_text.is_empty()
    }
}

/// Through whom the statement came.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The municipality filled it in itself.
    Own,
    /// Written down for somebody who called.
    Caller { name: String, channel: Channel },
}
