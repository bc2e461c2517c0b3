use hlaska_journal::Event;
use hlaska_kernel::Said;
use serde::{Deserialize, Serialize};

/// What happens to the territory's data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TerritoryEvent {
    /// Official files replaced the data set.
    Imported {
        /// SHA-256 of the stored data set, hexadecimal.
        digest: String,
        municipalities: u32,
        orps: u32,
        exact_outlines: bool,
        sources: Vec<Said>,
    },
}

impl Event for TerritoryEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::Imported { .. } => "territory.imported",
        }
    }
}
