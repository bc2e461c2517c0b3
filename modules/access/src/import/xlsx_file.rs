//! The first sheet of an Excel workbook. Cells are read one by one: a workbook may say that its
//! table is as large as the world.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx};

use super::line::Cell;
use super::{MOST_COLUMNS, MOST_ROWS, Unreadable};

/// Cells that are looked at, empty and formatted ones included.
const MOST_CELLS: usize = 400_000;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;
type Place = (u32, u32);

pub(super) fn rows(bytes: &[u8]) -> Result<Vec<(u32, Vec<Cell>)>, Unreadable> {
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::Broken)?;
    let sheet = book.sheet_names().first().cloned().ok_or(Unreadable::Broken)?;
    let formulas = formulas(&mut book, &sheet)?;
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    for ((row, column), text) in values(&mut book, &sheet)? {
        let Some(index) = usize::try_from(column).ok().filter(|at| *at < MOST_COLUMNS) else {
            continue;
        };
        let cells = rows.entry(row).or_default();
        if cells.len() <= index {
            cells.resize(index + 1, Cell::default());
        }
        cells[index] = Cell { text, is_formula: formulas.contains(&(row, column)) };
        if rows.len() > MOST_ROWS + 1 {
            return Err(Unreadable::TooLong);
        }
    }
    Ok(rows.into_iter().map(|(row, cells)| (row.saturating_add(1), cells)).collect())
}

fn values(book: &mut Book<'_>, sheet: &str) -> Result<Vec<(Place, String)>, Unreadable> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(|_| Unreadable::Broken)?;
    let mut found = Vec::new();
    for _ in 0..MOST_CELLS {
        match reader.next_cell().map_err(|_| Unreadable::Broken)? {
            Some(cell) => {
                let text = text(cell.get_value());
                if !text.is_empty() {
                    found.push((cell.get_position(), text));
                }
            }
            None => return Ok(found),
        }
    }
    Err(Unreadable::TooLong)
}

fn formulas(book: &mut Book<'_>, sheet: &str) -> Result<BTreeSet<Place>, Unreadable> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(|_| Unreadable::Broken)?;
    let mut found = BTreeSet::new();
    for _ in 0..MOST_CELLS {
        match reader.next_formula().map_err(|_| Unreadable::Broken)? {
            Some(cell) if !cell.get_value().is_empty() => drop(found.insert(cell.get_position())),
            Some(_) => {}
            None => return Ok(found),
        }
    }
    Err(Unreadable::TooLong)
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        // A code typed as a number: 3102 and not 3102.0.
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(is) => is.to_string(),
        DataRef::DateTime(_) | DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}
