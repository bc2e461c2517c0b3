//! Tables for a spreadsheet: semicolons and a byte order mark, as Czech Excel wants them.

use hlaska_kernel::{Marking, Refusal, Said, time};
use hlaska_web::audit::code;
use hlaska_web::{Answer, Cx, Export};
use http::header::CONTENT_DISPOSITION;

use crate::page::query::{Line, Query, lines};
use crate::page::{Sight, function_words};
use crate::value;
use crate::view::record::Contact;

/// A file of lines; each cell is text and never a formula.
pub fn answer(name: &str, head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Answer {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    // Writing into memory does not fail, and every line has as many cells as the head.
    let _ = writer.write_record(head);
    for row in rows {
        let _ = writer.write_record(row.iter().map(|cell| harmless(cell)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    Answer::typed("text/csv; charset=utf-8", bytes)
        .header(CONTENT_DISPOSITION, &format!("attachment; filename=\"{name}\""))
}

/// A cell that a spreadsheet would take for a formula begins with an apostrophe. A phone number
/// may begin with its plus.
fn harmless(cell: &str) -> String {
    let is_phone = cell
        .strip_prefix('+')
        .is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || c.is_whitespace()));
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_phone;
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

/// What the viewer sees of the directory, as the list's address asks for it.
pub async fn get(cx: Cx) -> Result<Answer, Refusal> {
    let sight = Sight::of(&cx.live());
    let words = sight.words();
    let head = [
        words.csv_organisation(),
        words.csv_kind(),
        words.csv_territory(),
        words.csv_function(),
        words.csv_title(),
        words.csv_name(),
        words.csv_contact_kind(),
        words.csv_value(),
        words.csv_purpose(),
        words.csv_rank(),
        words.csv_verified_at(),
        words.csv_how(),
    ];
    // Without the record there is no export.
    let record = cx.record(code::BULK_EXPORT).object("directory", "kontakty.csv");
    cx.portal.audit().write(record).await.map_err(|error| unrecorded(&error))?;
    let world = cx.world();
    let lines = lines(&world, &Query::read(&cx.query), &sight);
    let export = Export::of(&cx, Marking::Internal);
    let mut origin = vec![export.line(cx.lang())];
    origin.resize(head.len(), String::new());
    let rows = lines.iter().flat_map(|line| rows(line, &sight));
    Ok(export.marks(answer("kontakty.csv", &head, rows.chain(std::iter::once(origin)))))
}

/// Nothing leaves that could not be written into the record of who did what.
pub fn unrecorded(error: &impl std::fmt::Display) -> Refusal {
    tracing::error!(%error, "an export could not be recorded");
    Refusal::Unavailable(Said::new(
        "Záznam o exportu teď nelze zapsat, proto se nic nevydalo. Zkuste to za chvíli znovu.",
        "The export cannot be recorded now, so nothing was given out. Try again in a moment.",
    ))
}

fn rows(line: &Line<'_>, sight: &Sight) -> Vec<Vec<String>> {
    let none: Option<&Contact> = None;
    let contacts = line.contacts.iter().copied().map(Some);
    // A function without contacts is told too.
    let bare = line.contacts.is_empty().then_some(none);
    contacts.chain(bare).map(|contact| row(line, contact, sight)).collect()
}

fn row(line: &Line<'_>, contact: Option<&Contact>, sight: &Sight) -> Vec<String> {
    let (words, lang) = (sight.words(), sight.lang());
    let organisation = line.organisation;
    let facts = contact.map(|contact| &contact.facts);
    let verified = contact.and_then(|contact| contact.verified.as_ref());
    let date = |at| time::prague(at).strftime("%Y-%m-%d").to_string();
    let shown =
        |f: &crate::model::ContactFacts| value::shown(f.kind, &f.value).replace('\u{a0}', " ");
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    vec![
        organisation.name.clone(),
        words.organisation_kind(organisation.kind).to_owned(),
        sight.name(organisation.territory.place()),
        line.post.map(|post| function_words(post, lang)).unwrap_or_default(),
        text(line.person.map(|person| &*person.title)),
        text(line.person.map(|person| &*person.name)),
        text(facts.map(|facts| facts.kind.words(lang))),
        facts.map(shown).unwrap_or_default(),
        text(facts.map(|facts| facts.purpose.words(lang))),
        facts.map(|facts| facts.rank.to_string()).unwrap_or_default(),
        verified.map(|verified| date(verified.at)).unwrap_or_default(),
        text(verified.map(|verified| verified.how.words(lang))),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-2", "'-2"),
            ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
            ("+420 602 123 456", "+420 602 123 456"),
            ("Obec Plav", "Obec Plav"),
        ] {
            assert_eq!(harmless(cell), written);
        }
    }
}
