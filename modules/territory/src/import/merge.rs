//! Puts the files together over what is already known. Either all of it fits, or nothing is used.

mod municipalities;
mod orps;

use std::collections::HashSet;
use std::fmt::Display;
use std::hash::Hash;

use hlaska_kernel::{Problem, Said};
use jiff::civil::Date;

use super::error::{At, ImportError, home_is_gone, twice};
use super::row::Parsed;
use crate::model::{Dataset, District, Region};

pub type Files = [(String, Parsed)];
type Done<T> = Result<T, ImportError>;

/// The new data set and what looks odd about it.
pub fn merge(base: &Dataset, files: &Files, valid_on: Date) -> Done<(Dataset, Vec<Problem>)> {
    let mut data = base.clone();
    for (file, parsed) in files {
        match parsed {
            Parsed::Regions(rows) => data.regions = regions(file, rows, &base.regions)?,
            Parsed::Districts(rows) => data.districts = districts(file, rows)?,
            _ => {}
        }
    }
    orps::merge(&mut data, files, valid_on)?;
    let left_out = municipalities::merge(&mut data, files)?;
    home_must_stay(&data)?;
    Ok((data, left_out_problem(left_out)))
}

/// The official files are Czech and do not know CISORP; both are kept from what is known.
fn regions(file: &str, rows: &[Region], known: &[Region]) -> Done<Vec<Region>> {
    unique(file, rows.iter().map(|row| (At::File, row.code)))?;
    let completed = |row: &Region| match known.iter().find(|region| region.code == row.code) {
        Some(region) => Region {
            name_en: region.name_en.clone(),
            cisorp_prefix: region.cisorp_prefix,
            ..row.clone()
        },
        None => row.clone(),
    };
    Ok(rows.iter().map(completed).collect())
}

fn districts(file: &str, rows: &[District]) -> Done<Vec<District>> {
    unique(file, rows.iter().map(|row| (At::File, row.code.0)))?;
    Ok(rows.to_vec())
}

/// No code may stand in one file twice.
fn unique<K: Hash + Eq + Copy + Display>(
    file: &str,
    codes: impl Iterator<Item = (At, K)>,
) -> Done<()> {
    let mut seen = HashSet::new();
    for (at, code) in codes {
        if !seen.insert(code) {
            return Err(ImportError { file: file.to_owned(), at, reason: twice(&code) });
        }
    }
    Ok(())
}

fn home_must_stay(data: &Dataset) -> Done<()> {
    let is_home = |code| data.orps.iter().any(|orp| orp.region == data.home && orp.cisorp == code);
    let stays = data.regions.iter().any(|region| region.code == data.home)
        && data.municipalities.iter().any(|municipality| is_home(municipality.orp));
    stays.then_some(()).ok_or_else(|| ImportError::of_file("", home_is_gone(&data.home)))
}

fn left_out_problem(count: usize) -> Vec<Problem> {
    let message = Said::new(
        format!(
            "Obcí jiných krajů bez polohy: {count}. Byly vynechány; načtěte zároveň body obcí."
        ),
        format!(
            "Municipalities of other regions without a position: {count}. They were left out; \
             import the points of municipalities as well."
        ),
    );
    let problem = Problem::new("municipality_without_position", "territory", message);
    if count == 0 { Vec::new() } else { vec![problem] }
}
