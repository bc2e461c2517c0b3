//! Lines for an incident's log, so that nobody writes them a second time.

use hlaska_journal::World;
use hlaska_kernel::Place;
use hlaska_web::{ChronicleItem, LiveCx, Wanted};

use super::{Sight, address, mark};
use crate::ask::{Ask, Closing, Reminder};
use crate::incident::IncidentId;
use crate::statement::Situation;
use crate::text::statement_line;
use crate::view::Reports;
use crate::view::record::{NoContact, Report};
use crate::view::trace::Step;

pub fn items(live: &LiveCx, key: &str, wanted: &Wanted<'_>) -> Vec<ChronicleItem> {
    let Ok(incident) = key.parse::<IncidentId>() else { return Vec::new() };
    let sight = Sight::of(live);
    let world = live.world();
    let scribe = Scribe { sight: &sight, world: &world };
    let steps = world.view::<Reports>().trace(&sight.viewer, incident);
    let steps = steps.into_iter().filter(|step| wanted.includes(stamp(*step).seq));
    match wanted {
        Wanted::Marks => steps.map(stamp).collect(),
        Wanted::All | Wanted::These(_) => steps.map(|step| scribe.item(step)).collect(),
    }
}

/// A line without its words.
fn stamp(step: Step<'_>) -> ChronicleItem {
    let (seq, at) = match step {
        Step::Asked(ask) => (ask.seq, ask.asked_at),
        Step::Closed(_, closing) => (closing.seq, closing.at),
        Step::Reminded(_, reminder) => (reminder.seq, reminder.at),
        Step::Reported(report) => (report.seq, report.reported_at),
        Step::NoContact(_, tried) => (tried.seq, tried.at),
    };
    ChronicleItem {
        seq,
        occurred_at: at,
        recorded_at: match step {
            Step::Reported(report) => report.recorded_at,
            _ => at,
        },
        label: String::new(),
        text: String::new(),
        author: String::new(),
        counterparty: String::new(),
        significant: is_significant(step),
        link: None,
    }
}

fn is_significant(step: Step<'_>) -> bool {
    matches!(step, Step::Reported(report) if report.statement.situation == Situation::Critical)
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

    fn blank(&self, step: Step<'_>, label: &str, author: &str) -> ChronicleItem {
        ChronicleItem {
            label: label.to_owned(),
            author: self.sight.author(self.world, author),
            ..stamp(step)
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
            ..self.blank(Step::Asked(ask), t.sent_entry(), &ask.author)
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
            ..self.blank(Step::Closed(ask, closing), t.measure(), &closing.author)
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
            ..self.blank(Step::Reminded(ask, reminder), t.sent_entry(), &reminder.author)
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
            text: format!("{}{unchanged}: {line}", t.report_of(&name)),
            counterparty: mark::caller(report, lang).unwrap_or(name),
            link: report.place.municipality().map(address),
            ..self.blank(Step::Reported(report), t.received(), &report.author)
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
            ..self.blank(Step::NoContact(place, tried), t.attempt(), &tried.author)
        }
    }
}
