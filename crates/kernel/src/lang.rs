//! Two languages, both complete. A module keeps its sentences in a trait with two
//! implementations, so a missing translation does not compile.

use serde::{Deserialize, Serialize};

#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    #[default]
    Cs,
    En,
}

impl Lang {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cs => "cs",
            Self::En => "en",
        }
    }
}

/// A sentence in both languages, for messages made before the reader's language is known.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Said {
    pub cs: String,
    pub en: String,
}

impl Said {
    pub fn new(cs: impl Into<String>, en: impl Into<String>) -> Self {
        Self { cs: cs.into(), en: en.into() }
    }
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Cs => &self.cs,
            Lang::En => &self.en,
        }
    }
}
