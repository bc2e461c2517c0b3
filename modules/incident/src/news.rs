//! Lines of all incidents as other pages show them: what is new, the ticker on the wall.

use hlaska_journal::Author;
use hlaska_kernel::{Lang, Marking, Timestamp};

use crate::incident::{Act, Deed, Incident, IncidentId, Line};
use crate::text::text;

/// A line with the incident it belongs to, in the viewer's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// Its place in the journal.
    pub seq: u64,
    pub incident: IncidentId,
    pub incident_title: String,
    pub exercise: bool,
    pub occurred_at: Timestamp,
    pub recorded_at: Timestamp,
    pub author: Author,
    /// What kind of line.
    pub label: String,
    pub text: String,
    pub significant: bool,
    pub marking: Marking,
}

impl News {
    pub(crate) fn of(incident: &Incident, line: Line<'_>, lang: Lang) -> Self {
        let stamp = line.stamp();
        Self {
            seq: stamp.seq,
            incident: incident.id,
            incident_title: incident.facts.title.clone(),
            exercise: incident.exercise,
            occurred_at: stamp.occurred_at,
            recorded_at: stamp.recorded_at,
            author: stamp.author(),
            label: label(line, lang),
            text: if incident.is_protected() || is_protected(line) {
                text(lang).protected_text().to_owned()
            } else {
                said(line, lang)
            },
            marking: incident.facts.handling.marking.max(marking(line)),
            significant: line.is_significant(),
        }
    }
}

/// What kind of line it is, in words.
pub(crate) fn label(line: Line<'_>, lang: Lang) -> String {
    let words = text(lang);
    match line {
        Line::Entry(entry) => {
            format!("{} · {}", words.entry_number(entry.number), words.entry(entry.wording.kind))
        }
        Line::Deed(deed) => deed_label(deed, lang).to_owned(),
    }
}

fn deed_label(deed: &Deed, lang: Lang) -> &'static str {
    let words = text(lang);
    match deed.act {
        Act::Opened { .. } => words.was_opened(),
        Act::Amended { .. } => words.was_amended(),
        Act::SignalAttached { .. } => words.was_attached(),
        Act::Closed { .. } => words.was_closed(),
        Act::Reopened { .. } => words.was_reopened(),
        Act::Invited { .. } => words.was_invited(),
        Act::Withdrawn { .. } => words.was_withdrawn(),
    }
}

fn is_protected(line: Line<'_>) -> bool {
    matches!(line, Line::Entry(entry) if entry.is_protected())
}

fn marking(line: Line<'_>) -> Marking {
    match line {
        Line::Entry(entry) => entry.wording.handling.marking,
        Line::Deed(_) => Marking::Open,
    }
}

/// A sentence that can stand alone.
fn said(line: Line<'_>, lang: Lang) -> String {
    match line {
        Line::Entry(entry) => entry.wording.text.clone(),
        Line::Deed(deed) => {
            let label = deed_label(deed, lang);
            match detail(&deed.act, lang) {
                "" => label.to_owned(),
                detail => format!("{label}: {detail}"),
            }
        }
    }
}

/// Why, or which.
pub(crate) fn detail(act: &Act, lang: Lang) -> &str {
    match act {
        Act::Opened { .. } => "",
        Act::Amended { reason, .. } | Act::Closed { reason } | Act::Reopened { reason } => reason,
        Act::SignalAttached { title, .. } => title.get(lang),
        Act::Invited { name, .. } | Act::Withdrawn { name, .. } => name,
    }
}
