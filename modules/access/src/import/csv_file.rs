//! A text with separators, as offices save it: in UTF-8 or in the code page of Windows.

use encoding_rs::WINDOWS_1250;

use super::line::Cell;
use super::{MOST_COLUMNS, MOST_ROWS, Unreadable};

pub(super) fn rows(bytes: &[u8]) -> Result<Vec<(u32, Vec<Cell>)>, Unreadable> {
    let text = decoded(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(&text))
        .from_reader(text.as_bytes());
    let mut lines = Lines { text: text.as_bytes(), counted_to: 0, number: 1 };
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| Unreadable::Broken)?;
        let at = record.position().and_then(|at| usize::try_from(at.byte()).ok()).unwrap_or(0);
        let number = lines.number_at(at);
        rows.push((number, record.iter().take(MOST_COLUMNS).map(Cell::text).collect()));
        if rows.len() > MOST_ROWS + 1 {
            return Err(Unreadable::TooLong);
        }
    }
    Ok(rows)
}

/// Counts lines as a person does who looks at the file in an editor.
struct Lines<'a> {
    text: &'a [u8],
    counted_to: usize,
    number: u32,
}

impl Lines<'_> {
    /// Of the record that begins here, after what is left of the line before and empty lines.
    fn number_at(&mut self, byte: usize) -> u32 {
        let rest = self.text.get(byte..).unwrap_or_default();
        let gap = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = self.text.get(self.counted_to..byte + gap).unwrap_or_default();
        let breaks = passed.split(|byte| *byte == b'\n').count() - 1;
        self.number = self.number.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        self.counted_to = byte + gap;
        self.number
    }
}

/// What is no UTF-8 comes from a Czech Windows.
fn decoded(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1250.decode(bytes).0.into_owned(),
    }
}

/// Whichever stands most often in the heading.
fn separator(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |separator: u8| header.bytes().filter(|byte| *byte == separator).count();
    [b';', b',', b'\t'].into_iter().max_by_key(|one| (count(*one), *one == b';')).unwrap_or(b';')
}
