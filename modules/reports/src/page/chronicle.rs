//! Lines for an incident's log, so that nobody writes them a second time.

use hlaska_journal::World;
use hlaska_kernel::{Place, Timestamp};
use hlaska_web::{ChronicleItem, LiveCx};

use super::{Sight, address, mark};
use crate::ask::{Ask, Closing, Reminder};
use crate::incident::IncidentId;
use crate::statement::Situation;
use crate::text::statement_line;
use crate::view::Reports;
use crate::view::record::{NoContact, Report};
use crate::view::trace::Step;

pub fn items(live: &LiveCx, key: &str) -> Vec<ChronicleItem> {
    let Ok(incident) = key.parse::<IncidentId>() else { return Vec::new() };
    let sight = Sight::of(live);
    let world = live.world();
    let scribe = Scribe { sight: &sight, world: &world };
    let steps = world.view::<Reports>().trace(&sight.viewer, incident);
    steps.into_iter().map(|step| scribe.item(step)).collect()
}

struct Scribe<'a> {
    sight: &'a Sight,
    world: &'a World,
}

impl Scribe<'_> {
    fn item(&self, step: Step<'_>) -> ChronicleItem {
        match step {
            Step::Asked(ask) => self.asked(ask),
            Step::Closed(ask, closing) => self.closed(ask, closing),
            Step::Reminded(ask, reminder) => self.reminded(ask, reminder),
            Step::Reported(report) => self.reported(report),
            Step::NoContact(place, tried) => self.no_contact(place, tried),
        }
    }

    fn blank(&self, seq: u64, at: Timestamp, label: &str, author: &str) -> ChronicleItem {
        ChronicleItem {
            seq,
            occurred_at: at,
            recorded_at: at,
            label: label.to_owned(),
            text: String::new(),
            author: self.sight.author(self.world, author),
            counterparty: String::new(),
            significant: false,
            link: None,
        }
    }

    fn asked(&self, ask: &Ask) -> ChronicleItem {
        let t = self.sight.text();
        let count = u32::try_from(ask.municipalities.len()).unwrap_or(u32::MAX);
        let due = mark::clock(ask.due_at, self.sight);
        ChronicleItem {
            text: t.asked_log(&ask.what, &due),
            counterparty: t.municipalities(count),
            link: Some(format!("/vyzvy/{}", ask.id)),
            ..self.blank(ask.seq, ask.asked_at, t.sent_entry(), &ask.author)
        }
    }

    fn closed(&self, ask: &Ask, closing: &Closing) -> ChronicleItem {
        let t = self.sight.text();
        let how = if closing.withdrawn { t.withdrawn() } else { t.closed() };
        let reason = if closing.reason.is_empty() {
            String::new()
        } else {
            format!(" – {}", closing.reason)
        };
        ChronicleItem {
            text: format!("{how}: {}{reason}", ask.what),
            link: Some(format!("/vyzvy/{}", ask.id)),
            ..self.blank(closing.seq, closing.at, t.measure(), &closing.author)
        }
    }

    fn reminded(&self, ask: &Ask, reminder: &Reminder) -> ChronicleItem {
        let t = self.sight.text();
        let count = u32::try_from(reminder.municipalities.len()).unwrap_or(u32::MAX);
        let note =
            if reminder.note.is_empty() { String::new() } else { format!(": {}", reminder.note) };
        ChronicleItem {
            text: format!("{}{note}", t.reminded_log(count)),
            counterparty: self.sight.words().channel(reminder.channel).to_owned(),
            link: Some(format!("/vyzvy/{}", ask.id)),
            ..self.blank(reminder.seq, reminder.at, t.sent_entry(), &reminder.author)
        }
    }

    fn reported(&self, report: &Report) -> ChronicleItem {
        let (t, lang) = (self.sight.text(), self.sight.lang());
        let name = self.sight.name(report.place);
        let unchanged = if report.confirms.is_some() {
            format!(", {}", t.unchanged().to_lowercase())
        } else {
            String::new()
        };
        let line = statement_line(&report.statement, lang);
        ChronicleItem {
            recorded_at: report.recorded_at,
            text: format!("{}{unchanged}: {line}", t.report_of(&name)),
            counterparty: mark::caller(report, lang).unwrap_or(name),
            significant: report.statement.situation == Situation::Critical,
            link: report.place.municipality().map(address),
            ..self.blank(report.seq, report.reported_at, t.received(), &report.author)
        }
    }

    fn no_contact(&self, place: Place, tried: &NoContact) -> ChronicleItem {
        let t = self.sight.text();
        let name = self.sight.name(place);
        let note = if tried.note.is_empty() { String::new() } else { format!(": {}", tried.note) };
        ChronicleItem {
            text: format!("{}{note}", t.no_contact_with(&name)),
            counterparty: self.sight.words().channel(tried.channel).to_owned(),
            link: place.municipality().map(address),
            ..self.blank(tried.seq, tried.at, t.attempt(), &tried.author)
        }
    }
}
