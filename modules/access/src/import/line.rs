//! One row of the table, by the names of its columns.

use hlaska_kernel::czech;
use serde::{Deserialize, Serialize};

use super::{LONGEST_CELL, Unreadable};

/// A cell as it stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    pub text: String,
    /// Its value is worked out by the spreadsheet and may be anything.
    pub is_formula: bool,
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_formula: false }
    }
}

/// What stood in the columns this portal knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Line {
    /// As the spreadsheet counts: the heading is row 1.
    pub number: u32,
    pub organisation: String,
    pub kind: String,
    pub territory: String,
    pub parent: String,
    pub person: String,
    pub login: String,
    pub role: String,
    pub fault: Option<Fault>,
}

/// Why a row is not even thought about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Fault {
    Formula,
    /// A spreadsheet that opened our lists would take it for a formula.
    LooksLikeFormula,
    TooLong,
}

/// Columns in the order of the template, with what else they may be called.
const COLUMNS: [&[&str]; 7] = [
    &["organizace", "organisation", "organization"],
    &["druh", "druh organizace", "kind"],
    &["uzemi", "territory"],
    &["nadrizena", "nadrizena organizace", "parent"],
    &["osoba", "jmeno", "jmeno nebo funkce", "funkce", "person", "name"],
    &["prihlaseni", "prihlasovaci jmeno", "login", "e-mail", "email"],
    &["role"],
];

/// The heading of the template.
pub(crate) const HEADER: [&str; 7] =
    ["organizace", "druh", "území", "nadřízená", "osoba", "přihlášení", "role"];

/// Rows below the heading; empty ones are left out.
pub(super) fn lines(rows: Vec<(u32, Vec<Cell>)>) -> Result<Vec<Line>, Unreadable> {
    let mut rows = rows.into_iter().filter(|(_, cells)| cells.iter().any(is_filled));
    let (_, header) = rows.next().ok_or(Unreadable::NoHeader)?;
    let places = COLUMNS.map(|names| {
        header.iter().position(|cell| names.contains(&czech::fold(cell.text.trim()).as_str()))
    });
    if places[0].is_none() {
        return Err(Unreadable::NoHeader);
    }
    Ok(rows.map(|(number, cells)| line(number, &cells, places)).collect())
}

fn is_filled(cell: &Cell) -> bool {
    cell.is_formula || !cell.text.trim().is_empty()
}

fn line(number: u32, cells: &[Cell], places: [Option<usize>; 7]) -> Line {
    let known = places.map(|place| place.and_then(|index| cells.get(index)));
    let fault = known.iter().flatten().find_map(|cell| fault(cell));
    let [organisation, kind, territory, parent, person, login, role] = known.map(|cell| {
        let text: String =
            cell.map_or("", |cell| cell.text.trim()).chars().take(LONGEST_CELL).collect();
        hlaska_kernel::plain::plain(&text)
    });
    Line { number, organisation, kind, territory, parent, person, login, role, fault }
}

fn fault(cell: &Cell) -> Option<Fault> {
    let text = cell.text.trim();
    if cell.is_formula {
        return Some(Fault::Formula);
    }
    if text.starts_with(['=', '+', '-', '@', '\t']) {
        return Some(Fault::LooksLikeFormula);
    }
    (text.chars().count() > LONGEST_CELL).then_some(Fault::TooLong)
}
