//! Kinds of emergency events and alarm levels: data, not code. They come with the program in
//! `data/*.csv`.

use std::sync::LazyLock;

use hlaska_kernel::Lang;
use serde::Deserialize;

/// One line of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Item {
    /// Stable; stands in the journal.
    pub code: String,
    cs: String,
    en: String,
    /// Number of the threat in the national analysis, or a hint; Czech, may be empty.
    pub note: String,
}

impl Item {
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Cs => &self.cs,
            Lang::En => &self.en,
        }
    }
}

static KINDS: LazyLock<Vec<Item>> = LazyLock::new(|| read(include_str!("../data/kinds.csv")));
static ALARMS: LazyLock<Vec<Item>> =
    LazyLock::new(|| read(include_str!("../data/alarm_levels.csv")));

fn read(text: &str) -> Vec<Item> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    reader.deserialize().filter_map(Result::ok).collect()
}

/// Kinds of emergency events in the order in which they are offered.
pub fn kinds() -> &'static [Item] {
    &KINDS
}

/// Alarm levels from the lowest.
pub fn alarms() -> &'static [Item] {
    &ALARMS
}

/// What a kind is called; a code that the catalogue does not know is shown as it is.
pub fn kind_name(code: &str, lang: Lang) -> &str {
    name(kinds(), code, lang)
}

pub fn alarm_name(code: &str, lang: Lang) -> &str {
    name(alarms(), code, lang)
}

fn name<'a>(items: &'static [Item], code: &'a str, lang: Lang) -> &'a str {
    items.iter().find(|item| item.code == code).map_or(code, |item| item.name(lang))
}

pub(crate) fn has(items: &[Item], code: &str) -> bool {
    items.iter().any(|item| item.code == code)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_line_is_read_and_complete() {
        let lines = |text: &str| text.lines().filter(|line| !line.starts_with('#')).count() - 1;
        assert_eq!(kinds().len(), lines(include_str!("../data/kinds.csv")));
        assert_eq!(alarms().len(), lines(include_str!("../data/alarm_levels.csv")));
        let complete = |item: &Item| ![&item.code, &item.cs, &item.en].iter().any(|t| t.is_empty());
        assert!(kinds().iter().chain(alarms()).all(complete));
    }

    #[test]
    fn codes_are_unique_and_the_22_types_of_threat_are_there() {
        let codes: BTreeSet<_> = kinds().iter().map(|item| &item.code).collect();
        assert_eq!(codes.len(), kinds().len());
        let types: BTreeSet<u8> = kinds()
            .iter()
            .filter_map(|item| item.note.strip_prefix("typ ")?.parse().ok())
            .collect();
        assert_eq!(types, (1..=22).collect());
    }

    #[test]
    fn an_unknown_code_is_shown_as_it_is() {
        assert_eq!(kind_name("flood", Lang::Cs), "Povodeň (přirozená)");
        assert_eq!(kind_name("meteorite", Lang::En), "meteorite");
    }
}
