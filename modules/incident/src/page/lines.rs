//! Lines of the log from three sources: entries, acts, and what other modules have to say.

use hlaska_kernel::{Lang, Timestamp, czech};
use hlaska_web::ui::{self, hidden_key};
use hlaska_web::{ChronicleItem, LiveCx};
use maud::{Markup, html};

use super::handling::{self, name};
use super::log_filter::{Choice, Group};
use super::{name_of, places_line};
use crate::catalogue::{alarm_name, kind_name};
use crate::command::{CorrectEntry, MarkSignificant, address};
use crate::event::Facts;
use crate::incident::{Act, Deed, Entry, Incident, Line};
use crate::news;
use crate::permits::would_touching;
use crate::text::text;

pub(super) enum LogLine<'a> {
    Own(Line<'a>),
    Other(ChronicleItem),
}

impl LogLine<'_> {
    /// When it happened; lines of the same moment stand in the order they were written.
    pub(super) fn order(&self) -> (Timestamp, u64) {
        match self {
            Self::Own(line) => (line.stamp().occurred_at, line.stamp().seq),
            Self::Other(item) => (item.occurred_at, item.seq),
        }
    }

    /// Its place in the journal, if another module says it.
    pub(super) fn of_others(&self) -> Option<u64> {
        match self {
            Self::Own(_) => None,
            Self::Other(item) => Some(item.seq),
        }
    }

    pub(super) fn fits(&self, choice: &Choice, live: &LiveCx) -> bool {
        self.is_in(choice.group)
            && (!choice.significant || self.is_significant())
            && self.says(choice, live)
    }

    fn is_in(&self, group: Group) -> bool {
        match (group, self) {
            (Group::All, _)
            | (Group::Deeds, Self::Own(Line::Deed(_)))
            | (Group::Others, Self::Other(_)) => true,
            (Group::Entries(kind), Self::Own(Line::Entry(entry))) => entry.wording.kind == kind,
            _ => false,
        }
    }

    fn is_significant(&self) -> bool {
        match self {
            Self::Own(line) => line.is_significant(),
            Self::Other(item) => item.significant,
        }
    }

    fn says(&self, choice: &Choice, live: &LiveCx) -> bool {
        match self {
            _ if choice.query.is_empty() => true,
            // Searching would be reading.
            Self::Own(Line::Entry(entry)) => {
                !entry.is_protected() && entry.index.matches(&choice.query)
            }
            Self::Own(Line::Deed(deed)) => {
                czech::finds(&choice.plain, news::detail(&deed.act, live.lang()))
            }
            Self::Other(item) => czech::finds(
                &choice.plain,
                &[&*item.text, &item.label, &item.counterparty].join(" "),
            ),
        }
    }

    pub(super) fn show(self, live: &LiveCx, incident: &Incident) -> ui::Entry {
        match self {
            Self::Own(Line::Entry(entry)) => show_entry(live, incident, entry),
            Self::Own(Line::Deed(deed)) => show_deed(live, deed),
            Self::Other(item) => show_other(item, live.lang()),
        }
    }
}

fn show_entry(live: &LiveCx, incident: &Incident, entry: &Entry) -> ui::Entry {
    let (words, wording) = (text(live.lang()), &entry.wording);
    let way = wording.channel.map(|channel| words.way(channel));
    let other_end: Vec<&str> = [wording.counterparty.as_str()]
        .into_iter()
        .chain(way)
        .filter(|part| !part.is_empty())
        .collect();
    ui::Entry {
        id: format!("zaznam-{}", entry.number),
        seq: entry.stamp.seq,
        occurred_at: entry.stamp.occurred_at,
        recorded_at: entry.stamp.recorded_at,
        kind: news::label(Line::Entry(entry), live.lang()),
        text: shown_text(live, entry),
        author: name_of(live, &entry.stamp.author()),
        counterparty: if entry.is_protected() { String::new() } else { other_end.join(" · ") },
        significant: wording.significant && entry.corrected_by.is_none(),
        corrected: entry.corrected_by.is_some(),
        link: entry.is_protected().then(|| {
            let to = format!("{}/zaznamy/{}", address(incident.id), entry.number);
            (to, words.read_protected().to_owned())
        }),
        actions: html! {
            (handling::line(live, wording.handling)) (history(live, entry)) (buttons(live, incident, entry))
        },
    }
}

/// Special facts are read elsewhere, where the reading is written down.
fn shown_text(live: &LiveCx, entry: &Entry) -> String {
    if entry.is_protected() {
        return text(live.lang()).protected_text().to_owned();
    }
    entry.wording.text.clone()
}

/// What it stands in place of, or what stands in its place.
fn history(live: &LiveCx, entry: &Entry) -> Markup {
    let words = text(live.lang());
    html! {
        @if let Some((number, reason)) = &entry.corrects {
            p.meta { a href={ "#zaznam-" (number) } { (words.corrects(*number, reason)) } }
        }
        @if let Some((number, reason)) = &entry.corrected_by {
            p.meta { a href={ "#zaznam-" (number) } { (words.corrected_by(*number, reason)) } }
        }
    }
}

fn buttons(live: &LiveCx, incident: &Incident, entry: &Entry) -> Markup {
    let (words, guards) = (text(live.lang()), &incident.guards());
    let own = format!("{}/zaznamy/{}", address(incident.id), entry.number);
    let significant = entry.wording.significant;
    let stands = entry.corrected_by.is_none();
    html! {
        @if stands && would_touching::<CorrectEntry>(&live.viewer, guards) {
            div.row.no-print {
                a href={ (own) "/opravit" } { (words.correct()) span.hush { " " (words.entry_number(entry.number)) } }
                @if would_touching::<MarkSignificant>(&live.viewer, guards) {
                    form method="post" action={ (own) "/vyznamne" } {
                        (hidden_key(&format!("{}.{}.{}", incident.id, entry.number, incident.last_touch(&live.viewer).seq)))
                        @if !significant { input type="hidden" name="vyznamne" value="1"; }
                        button.btn.quiet type="submit" { @if significant { (words.unmark()) } @else { (words.mark()) } }
                    }
                }
            }
        }
    }
}

fn show_deed(live: &LiveCx, deed: &Deed) -> ui::Entry {
    let lang = live.lang();
    let link = match &deed.act {
        Act::SignalAttached { signal, title } => {
            Some((format!("/podnety/{signal}"), title.get(lang).to_owned()))
        }
        _ => None,
    };
    let said = match &deed.act {
        Act::Amended { change, reason } => {
            format!(
                "{}\n{}: {reason}",
                changes(live, &change.before, &change.after),
                text(lang).reason()
            )
        }
        Act::Opened { facts } => first(live, facts),
        Act::SignalAttached { .. } => String::new(),
        other => news::detail(other, lang).to_owned(),
    };
    ui::Entry {
        id: format!("zapis-{}", deed.stamp.seq),
        seq: deed.stamp.seq,
        occurred_at: deed.stamp.occurred_at,
        recorded_at: deed.stamp.recorded_at,
        kind: news::label(Line::Deed(deed), lang),
        text: said,
        author: name_of(live, &deed.stamp.author()),
        counterparty: String::new(),
        significant: deed.act.is_significant(),
        corrected: false,
        link,
        actions: html! {},
    }
}

fn show_other(item: ChronicleItem, lang: Lang) -> ui::Entry {
    ui::Entry {
        id: format!("zapis-{}", item.seq),
        seq: item.seq,
        occurred_at: item.occurred_at,
        recorded_at: item.recorded_at,
        kind: item.label,
        text: item.text,
        author: item.author,
        counterparty: item.counterparty,
        significant: item.significant,
        corrected: false,
        link: item.link.map(|href| (href, text(lang).details().to_owned())),
        actions: html! {},
    }
}

/// What was known at the beginning.
fn first(live: &LiveCx, facts: &Facts) -> String {
    let kind = kind_name(&facts.kind, live.lang());
    format!("{}. {kind}, {}", facts.title, places_line(live, &facts.places))
}

/// What differs, a line each: `Název: dříve → nyní`.
fn changes(live: &LiveCx, before: &Facts, after: &Facts) -> String {
    let (lang, words) = (live.lang(), text(live.lang()));
    let alarm = |facts: &Facts| {
        facts.alarm.as_deref().map_or(words.alarm_none(), |code| alarm_name(code, lang)).to_owned()
    };
    let began = |facts: &Facts| hlaska_kernel::time::date_time(facts.occurred_at, lang);
    let named: [(&str, String, String); 8] = [
        (words.name(), before.title.clone(), after.title.clone()),
        (words.kind(), kind_name(&before.kind, lang).into(), kind_name(&after.kind, lang).into()),
        (words.places(), places_line(live, &before.places), places_line(live, &after.places)),
        (words.directs(), words.level(before.level).into(), words.level(after.level).into()),
        (words.alarm(), alarm(before), alarm(after)),
        (words.began(), began(before), began(after)),
        (words.was_handled(), name(live, before.handling), name(live, after.handling)),
        (words.description(), before.description.clone(), after.description.clone()),
    ];
    let changed = named.into_iter().filter(|(_, before, after)| before != after);
    let shown = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    let lines = changed
        .map(|(name, before, after)| format!("{name}: {} → {}", shown(before), shown(after)));
    lines.collect::<Vec<_>>().join("\n")
}
