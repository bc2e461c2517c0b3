//! What people see. Every fragment is made by one function, for the page and for its stream.

pub mod ask;
pub mod ask_form;
pub mod board;
pub mod cards;
pub mod chronicle;
pub mod detail;
pub mod find;
pub mod history;
pub mod map;
pub mod mark;
pub mod obec;
pub mod panel;
pub mod query;
pub mod record;
pub mod statement_form;
pub mod summary;
pub mod table;

use std::ops::Range;
use std::sync::Arc;

use hlaska_access::Accounts;
use hlaska_journal::{Author, World};
use hlaska_kernel::{Lang, MunicipalityCode, Place, Timestamp, Viewer, time};
use hlaska_territory::Gazetteer;
use hlaska_web::LiveCx;

use crate::text::{Text, Words, text};

/// Who looks, when, and on what ground.
pub struct Sight {
    pub gazetteer: Arc<Gazetteer>,
    pub viewer: Viewer,
    pub now: Timestamp,
    /// The present day in Prague; its times are told without a date.
    today: Range<Timestamp>,
}

impl Sight {
    pub fn of(live: &LiveCx) -> Self {
        let gazetteer = live.portal.service::<Gazetteer>();
        let now = live.now();
        Self { gazetteer, viewer: live.viewer.clone(), now, today: day_of(now) }
    }
    pub fn is_today(&self, at: Timestamp) -> bool {
        self.today.contains(&at)
    }
    pub fn lang(&self) -> Lang {
        self.viewer.lang
    }
    pub fn text(&self) -> &'static dyn Text {
        text(self.lang())
    }
    pub fn words(&self) -> Words {
        Words(self.lang())
    }
    pub fn name(&self, place: Place) -> String {
        self.gazetteer.name_of(place, self.lang())
    }
    /// The bare name, for lists in which the ORP is told already.
    pub fn short_name(&self, code: MunicipalityCode) -> String {
        self.gazetteer.municipality(code).map_or_else(|| code.to_string(), |m| m.name.clone())
    }
    /// Who wrote an entry.
    pub fn author(&self, world: &World, author: &str) -> String {
        world.view::<Accounts>().name_of(&Author::from(author), self.lang())
    }
}

/// From midnight to midnight; on the days when the clocks change it has 23 or 25 hours.
fn day_of(now: Timestamp) -> Range<Timestamp> {
    let midnight = time::prague(now).start_of_day();
    let next = midnight.as_ref().ok().and_then(|start| start.tomorrow().ok());
    match (midnight, next) {
        (Ok(start), Some(end)) => start.timestamp()..end.timestamp(),
        _ => now..now,
    }
}

/// Where a municipality's reports stand.
pub fn address(code: MunicipalityCode) -> String {
    format!("/hlaseni/{code}")
}
