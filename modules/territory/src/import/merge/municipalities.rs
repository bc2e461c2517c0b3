//! Municipalities: the list decides which there are, the points where they lie.

use std::collections::{BTreeMap, HashMap, HashSet};

use hlaska_kernel::{Cisorp, MunicipalityCode};

use super::{Done, Files, unique};
use crate::import::error::{ImportError, no_position, unknown};
use crate::import::row::{MunicipalityRow, OrpRef, Parsed, PointRow};
use crate::model::{Dataset, DistrictCode, Municipality};

type Points = HashMap<MunicipalityCode, (f64, f64)>;

/// Returns how many municipalities of other regions were left out for want of a position.
pub fn merge(data: &mut Dataset, files: &Files) -> Done<usize> {
    let points = points(files)?;
    let lists: Vec<_> = files.iter().filter_map(list).collect();
    if lists.is_empty() {
        data.municipalities.iter_mut().for_each(|known| move_to(known, &points));
        return known_orps(data, files).map(|()| 0);
    }
    let context = Context::new(data, points);
    let (mut merged, mut left_out) = (BTreeMap::new(), 0);
    for (file, rows) in lists {
        unique(file, rows.iter().map(|row| (row.at, row.code)))?;
        for row in rows {
            match context.municipality(file, row)? {
                Some(municipality) => drop(merged.insert(row.code, municipality)),
                None => left_out += 1,
            }
        }
    }
    data.municipalities = merged.into_values().collect();
    Ok(left_out)
}

fn list((file, parsed): &(String, Parsed)) -> Option<(&str, &[MunicipalityRow])> {
    match parsed {
        Parsed::Municipalities(rows) => Some((file, rows)),
        _ => None,
    }
}

fn points(files: &Files) -> Done<Points> {
    let mut points = Points::new();
    for (file, parsed) in files {
        if let Parsed::Points(rows) = parsed {
            unique(file, rows.iter().map(|row: &PointRow| (row.at, row.code)))?;
            points.extend(rows.iter().map(|row| (row.code, (row.lat, row.lon))));
        }
    }
    Ok(points)
}

fn move_to(known: &mut Municipality, points: &Points) {
    if let Some(&(lat, lon)) = points.get(&known.code) {
        (known.lat, known.lon) = (lat, lon);
    }
}

/// A new list of ORPs without a list of municipalities must still have a place for each of them.
fn known_orps(data: &Dataset, files: &Files) -> Done<()> {
    let orps: HashSet<Cisorp> = data.orps.iter().map(|orp| orp.cisorp).collect();
    let Some(lost) = data.municipalities.iter().find(|m| !orps.contains(&m.orp)) else {
        return Ok(());
    };
    let file = files.first().map_or("", |(file, _)| file.as_str());
    Err(ImportError::of_file(file, unknown("ORP", "ORP", &lost.orp)))
}

struct Context {
    by_ruian: HashMap<u16, Cisorp>,
    /// Is the ORP one of the home region?
    orps: HashMap<Cisorp, bool>,
    districts: HashSet<DistrictCode>,
    known: HashMap<MunicipalityCode, Municipality>,
    points: Points,
}

impl Context {
    fn new(data: &Dataset, points: Points) -> Self {
        Self {
            by_ruian: data.orps.iter().map(|orp| (orp.ruian_code, orp.cisorp)).collect(),
            orps: data.orps.iter().map(|orp| (orp.cisorp, orp.region == data.home)).collect(),
            districts: data.districts.iter().map(|district| district.code).collect(),
            known: data.municipalities.iter().map(|m| (m.code, m.clone())).collect(),
            points,
        }
    }

    /// `None` for a municipality of another region whose position nobody knows.
    fn municipality(&self, file: &str, row: &MunicipalityRow) -> Done<Option<Municipality>> {
        let refuse = |reason| ImportError { file: file.to_owned(), at: row.at, reason };
        let orp = self.orp(row.orp).map_err(refuse)?;
        if !self.districts.contains(&row.district) {
            return Err(refuse(unknown("okres", "the district", &row.district.0)));
        }
        let known = self.known.get(&row.code);
        let position = self.points.get(&row.code).copied().or(row.position);
        let Some((lat, lon)) = position.or(known.map(|known| (known.lat, known.lon))) else {
            let is_home = self.orps.get(&orp).copied().unwrap_or_default();
            return if is_home { Err(refuse(no_position(&row.name))) } else { Ok(None) };
        };
        Ok(Some(Municipality {
            code: row.code,
            name: row.name.clone(),
            orp,
            district: row.district,
            lat,
            lon,
            population: known.and_then(|known| known.population),
        }))
    }

    fn orp(&self, code: OrpRef) -> Result<Cisorp, hlaska_kernel::Said> {
        match code {
            OrpRef::Ruian(ruian) => self
                .by_ruian
                .get(&ruian)
                .copied()
                .ok_or_else(|| unknown("ORP s kódem RÚIAN", "the ORP with RÚIAN code", &ruian)),
            OrpRef::Cisorp(cisorp) => Some(cisorp)
                .filter(|cisorp| self.orps.contains_key(cisorp))
                .ok_or_else(|| unknown("ORP", "the ORP", &cisorp)),
        }
    }
}
