//! Reading the official files: ČSÚ code list 65 (CISORP), RÚIAN code tables, definition points
//! of municipalities and borders of ORPs. A file that cannot be trusted is refused whole.

mod check;
mod error;
mod files;
mod json;
mod merge;
mod points;
mod polygons;
mod row;
mod table;
mod tables;

use hlaska_kernel::{Problem, Said};
use jiff::civil::Date;

use crate::builtin;
use crate::gazetteer::Gazetteer;
use crate::model::Dataset;
pub use error::{At, ImportError};
pub use row::{CisorpRow, MunicipalityRow, OrpRef, OrpRow, Parsed, PointRow};

/// Larger files are refused before they are read: the largest official one has 3 MB.
pub const MAX_FILE_BYTES: usize = 32 * 1024 * 1024;

/// Reads one file. Which of the official files it is, is told by its columns or properties, not
/// by its name; `None` means that it is a sound file of another kind.
pub fn parse(file: &str, bytes: &[u8]) -> Result<Option<Parsed>, ImportError> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(ImportError::of_file(file, error::too_large(MAX_FILE_BYTES)));
    }
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    match first {
        None => Err(ImportError::of_file(file, error::empty())),
        Some(b'{' | b'[') => json::parse(file, bytes),
        Some(_) => tables::parse(file, bytes),
    }
}

/// Collects official files, any subset of them, over a gazetteer that already is.
#[derive(Debug)]
pub struct Import<'a> {
    base: &'a Gazetteer,
    valid_on: Date,
    files: Vec<(String, Parsed)>,
    ignored: Vec<String>,
}

/// What came out of an import.
#[derive(Debug)]
pub struct Imported {
    pub gazetteer: Gazetteer,
    /// Each file that was used and how many rows it gave.
    pub used: Vec<(String, usize)>,
    /// Files of a folder which are none of the official ones.
    pub ignored: Vec<String>,
    /// What looks odd but harms nothing, e.g. a definition point outside of its ORP.
    pub problems: Vec<Problem>,
}

impl<'a> Import<'a> {
    /// `valid_on` chooses among the entries of code lists which carry their validity.
    pub fn onto(base: &'a Gazetteer, valid_on: Date) -> Self {
        Self { base, valid_on, files: Vec::new(), ignored: Vec::new() }
    }

    /// Adds one file; one which is none of the official files is refused.
    pub fn file(&mut self, file: &str, bytes: &[u8]) -> Result<(), ImportError> {
        match parse(file, bytes)? {
            Some(parsed) => {
                self.files.push((file.to_owned(), parsed));
                Ok(())
            }
            None => Err(ImportError::of_file(file, error::not_official())),
        }
    }

    /// Makes a new gazetteer of the base and the files, or refuses all of them.
    pub fn finish(self) -> Result<Imported, ImportError> {
        if self.files.is_empty() {
            return Err(ImportError::of_file("", error::nothing_given()));
        }
        let (mut data, mut problems) =
            merge::merge(self.base.dataset(), &self.files, self.valid_on)?;
        self.name_sources(&mut data);
        let gazetteer = Gazetteer::of(data);
        let used = self.files.iter().map(|(file, parsed)| (file.clone(), parsed.rows())).collect();
        problems.extend(check::problems(&gazetteer));
        Ok(Imported { gazetteer, used, ignored: self.ignored, problems })
    }

    fn name_sources(&self, data: &mut Dataset) {
        if data.exact_outlines {
            data.sources.retain(|source| *source != builtin::borders_source());
        }
        let names: Vec<&str> = self.files.iter().map(|(file, _)| file.as_str()).collect();
        let (names, day) = (names.join(", "), self.valid_on);
        let source = Said::new(
            format!("Načteno z\u{a0}úředních souborů ({names}), stav ke dni {}.", czech_day(day)),
            format!("Imported from official files ({names}), as of {day}."),
        );
        if !data.sources.contains(&source) {
            data.sources.push(source);
        }
    }
}

fn czech_day(day: Date) -> String {
    format!("{}.\u{a0}{}.\u{a0}{}", day.day(), day.month(), day.year())
}
