//! A statement in one line, for logs and receipts.

use hlaska_kernel::Lang;
use hlaska_kernel::number::whole;

use super::Words;
use crate::statement::{People, Statement, Supply, Utility};
use crate::view::totals::Totals;

/// „Zasaženo; evakuováno 12, zraněno 0; elektřina nefunguje; potřebuje: čerpadla; voda v návsi“.
pub fn statement_line(statement: &Statement, lang: Lang) -> String {
    let situation = Words(lang).situation(statement.situation).to_owned();
    joined([situation, details_line(statement, lang)], "; ")
}

/// The same as a sentence, with one full stop.
pub fn statement_sentence(statement: &Statement, lang: Lang) -> String {
    let line = statement_line(statement, lang);
    let closed = line.ends_with(['.', '!', '?', '…']);
    if closed { line } else { line + "." }
}

/// The same without the situation, for places where its mark stands beside; may be empty.
pub fn details_line(statement: &Statement, lang: Lang) -> String {
    let parts = [
        people_line(statement.people, lang),
        supplies_line(statement, lang),
        labelled(lang, ("potřebuje", "needs"), &needs_line(statement, lang)),
        statement.note.clone(),
    ];
    joined(parts, "; ")
}

/// Inside a sentence; abbreviations keep their capitals.
fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// At the beginning of a sentence.
pub fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn joined(parts: impl IntoIterator<Item = String>, by: &str) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(by)
}

fn labelled(lang: Lang, (cs, en): (&str, &str), text: &str) -> String {
    let label = if lang == Lang::Cs { cs } else { en };
    if text.is_empty() { String::new() } else { format!("{label}: {text}") }
}

fn people_line(people: People, lang: Lang) -> String {
    let words = match lang {
        Lang::Cs => ["evakuováno", "odříznuto", "zraněno"],
        Lang::En => ["evacuated", "cut off", "injured"],
    };
    let counts = [people.evacuated, people.cut_off, people.injured];
    let said = words.iter().zip(counts).filter_map(|(word, count)| {
        count.map(|count| format!("{word}\u{a0}{}", whole(count.into(), lang)))
    });
    joined(said, ", ")
}

/// Only what does not work as it should.
fn supplies_line(statement: &Statement, lang: Lang) -> String {
    let words = Words(lang);
    let said = Utility::ALL.iter().filter_map(|utility| {
        let supply = statement.supplies.of(*utility);
        let broken = matches!(supply, Supply::Partly | Supply::Out);
        let name = lower_first(words.utility(*utility));
        broken.then(|| format!("{name} {}", words.supply(supply)))
    });
    joined(said, ", ")
}

/// Ticked needs and what was written to them; empty when nothing is needed.
pub fn needs_line(statement: &Statement, lang: Lang) -> String {
    let ticked = statement.needs.iter().map(|need| lower_first(Words(lang).need(*need)));
    let ticked = joined(ticked, ", ");
    joined([ticked, statement.needs_text.clone()], " – ")
}

/// How many municipalities are in which situation, in words; the middle of a sentence.
pub fn counts_line(totals: &Totals, lang: Lang) -> String {
    let words = Words(lang);
    let situations = crate::statement::Situation::ALL.iter().filter_map(|situation| {
        let count = totals.by_level[usize::from(situation.level())];
        (count > 0).then(|| format!("{}\u{a0}{count}", words.situation(*situation).to_lowercase()))
    });
    let silent = totals.by_level[0];
    let silent = labelled(
        lang,
        ("bez hlášení", "no report"),
        &if silent > 0 { silent.to_string() } else { String::new() },
    );
    joined(situations.chain([silent.replace(": ", "\u{a0}")]), ", ")
}
