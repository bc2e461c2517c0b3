//! Organisations and people from a table somebody already has.

mod csv_file;
pub(crate) mod line;
pub(crate) mod plan;
mod row;
mod xlsx_file;

use hlaska_kernel::Said;
use hlaska_screen::{Kind, Limits, screen};
use thiserror::Error;

pub(crate) use line::Line;

/// Largest file, bytes.
pub(crate) const FILE_BYTES: usize = 2 * 1024 * 1024;
/// More people than a region has in crisis management.
const MOST_ROWS: usize = 2_000;
/// Longest text of a cell, characters.
const LONGEST_CELL: usize = 200;
/// Columns that are looked at.
const MOST_COLUMNS: usize = 40;

/// Why a file gives no rows.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum Unreadable {
    #[error("{}", .0.en)]
    Refused(Said),
    #[error("neither a table of Excel nor a text with separators")]
    Kind,
    #[error("the table cannot be read")]
    Broken,
    #[error("more than {MOST_ROWS} rows")]
    TooLong,
    #[error("no column with organisations")]
    NoHeader,
}

impl Unreadable {
    pub(crate) fn said(&self) -> Said {
        let (cs, en) = match self {
            Self::Refused(said) => return said.clone(),
            Self::Kind => (
                "Nahrajte sešit .xlsx nebo textovou tabulku .csv.".to_owned(),
                "Upload an .xlsx workbook or a .csv table.".to_owned(),
            ),
            Self::Broken => (
                "Soubor se nedá přečíst. Uložte jej znovu jako .xlsx nebo .csv.".to_owned(),
                "The file cannot be read. Save it again as .xlsx or .csv.".to_owned(),
            ),
            Self::TooLong => (
                format!("Tabulka má více než {MOST_ROWS} řádků. Rozdělte ji."),
                format!("The table has more than {MOST_ROWS} rows. Split it."),
            ),
            Self::NoHeader => (
                "V prvním řádku chybí záhlaví se sloupcem „organizace“. Použijte šablonu."
                    .to_owned(),
                "The first row has no heading “organizace”. Use the template.".to_owned(),
            ),
        };
        Said::new(cs, en)
    }
}

/// The rows of a file, told by what is in it and not by what it is called.
pub(crate) fn read(name: &str, bytes: &[u8]) -> Result<Vec<Line>, Unreadable> {
    let limits = Limits {
        max_bytes: FILE_BYTES,
        max_unpacked_bytes: 24 * 1024 * 1024,
        max_entries: 500,
        ..Limits::default()
    };
    let kind = screen(name, bytes, &limits).map_err(|why| Unreadable::Refused(why.said()))?.kind;
    match kind {
        Kind::Xlsx => line::lines(xlsx_file::rows(bytes)?),
        Kind::Text => line::lines(csv_file::rows(bytes)?),
        _ => Err(Unreadable::Kind),
    }
}

#[cfg(test)]
mod tests;
