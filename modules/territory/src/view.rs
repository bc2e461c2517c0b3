use hlaska_journal::{Recorded, View};
use hlaska_kernel::Timestamp;
use serde::{Deserialize, Serialize};

use crate::event::TerritoryEvent;

/// Which data set was valid since when.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Imports(Vec<(Timestamp, TerritoryEvent)>);

impl Imports {
    /// The last import, if the built-in facts were ever replaced.
    pub fn last(&self) -> Option<&(Timestamp, TerritoryEvent)> {
        self.0.last()
    }
}

impl View for Imports {
    const NAME: &'static str = "territory";
    type Event = TerritoryEvent;

    fn apply(&mut self, recorded: Recorded<'_, TerritoryEvent>) {
        self.0.push((recorded.meta.recorded_at, recorded.event));
    }
}
