//! ORPs: the list of ČSÚ, the list of RÚIAN and the borders, joined by the RÚIAN code.

use std::collections::BTreeMap;

use hlaska_kernel::{Cisorp, RegionCode};
use jiff::civil::Date;

use super::{Done, Files, unique};
use crate::import::error::{ImportError, disagree, no_border, no_rows, unknown};
use crate::import::row::{CisorpRow, OrpRow, Parsed};
use crate::model::{Dataset, Orp, OrpOutline, Ring, Vertex};

/// ORPs by RÚIAN code.
type Known = BTreeMap<u16, Orp>;

pub fn merge(data: &mut Dataset, files: &Files, valid_on: Date) -> Done<()> {
    let mut known: Known = data.orps.drain(..).map(|orp| (orp.ruian_code, orp)).collect();
    let lists = lists(files, valid_on)?;
    let codes = official_codes(&lists)?;
    let prefixes: Vec<(u16, RegionCode)> =
        data.regions.iter().map(|region| (region.cisorp_prefix, region.code)).collect();
    // ČSÚ comes last: where names differ (Praha), its name is the one of the ORP.
    for list in lists.iter().filter_map(List::ruian).chain(lists.iter().filter_map(List::csu)) {
        list.add_to(&mut known, &lists, &prefixes)?;
    }
    if let Some(codes) = codes {
        known.retain(|ruian, _| codes.contains(ruian));
    }
    for (file, rows) in files.iter().filter_map(borders) {
        data.outlines = outlines(file, rows, &mut known, data.home)?;
        data.exact_outlines = true;
    }
    data.orps = known.into_values().collect();
    Ok(())
}

/// A complete list of ORPs.
enum List<'a> {
    Csu(&'a str, Vec<&'a CisorpRow>),
    Ruian(&'a str, &'a [OrpRow]),
}

fn lists(files: &Files, valid_on: Date) -> Done<Vec<List<'_>>> {
    let mut lists = Vec::new();
    for (file, parsed) in files {
        match parsed {
            Parsed::Cisorp(rows) => {
                let valid: Vec<_> = rows.iter().filter(|row| row.is_valid_on(valid_on)).collect();
                unique(file, valid.iter().map(|row| (row.at, row.ruian)))?;
                unique(file, valid.iter().map(|row| (row.at, row.cisorp)))?;
                if valid.is_empty() {
                    return Err(ImportError::of_file(file, no_rows()));
                }
                lists.push(List::Csu(file, valid));
            }
            Parsed::Orps(rows) => {
                unique(file, rows.iter().map(|row| (row.at, row.ruian)))?;
                lists.push(List::Ruian(file, rows));
            }
            _ => {}
        }
    }
    Ok(lists)
}

impl List<'_> {
    fn ruian(&self) -> Option<&Self> {
        matches!(self, Self::Ruian(..)).then_some(self)
    }
    fn csu(&self) -> Option<&Self> {
        matches!(self, Self::Csu(..)).then_some(self)
    }
    fn file(&self) -> &str {
        match self {
            Self::Csu(file, _) | Self::Ruian(file, _) => file,
        }
    }
    fn codes(&self) -> Vec<u16> {
        match self {
            Self::Csu(_, rows) => rows.iter().map(|row| row.ruian).collect(),
            Self::Ruian(_, rows) => rows.iter().map(|row| row.ruian).collect(),
        }
    }
    fn cisorp_of(&self, ruian: u16) -> Option<Cisorp> {
        match self {
            Self::Csu(_, rows) => rows.iter().find(|row| row.ruian == ruian).map(|row| row.cisorp),
            Self::Ruian(_, rows) => rows.iter().find(|row| row.ruian == ruian)?.cisorp,
        }
    }
    fn add_to(
        &self,
        known: &mut Known,
        lists: &[List<'_>],
        prefixes: &[(u16, RegionCode)],
    ) -> Done<()> {
        match self {
            Self::Ruian(file, rows) => {
                rows.iter().try_for_each(|row| add_ruian(file, row, known, lists))
            }
            Self::Csu(file, rows) => {
                rows.iter().try_for_each(|row| add_csu(file, row, known, prefixes))
            }
        }
    }
}

/// All lists must name the same ORPs; otherwise one of them is incomplete or older.
fn official_codes(lists: &[List<'_>]) -> Done<Option<Vec<u16>>> {
    for (list, other) in lists.iter().flat_map(|a| lists.iter().map(move |b| (a, b))) {
        let others = other.codes();
        if let Some(code) = list.codes().iter().find(|code| !others.contains(code)) {
            return Err(ImportError::of_file(list.file(), disagree(code, other.file())));
        }
    }
    Ok(lists.first().map(List::codes))
}

fn add_ruian(file: &str, row: &OrpRow, known: &mut Known, lists: &[List<'_>]) -> Done<()> {
    let listed = lists.iter().find_map(|list| list.cisorp_of(row.ruian));
    let cisorp = listed.or(known.get(&row.ruian).map(|orp| orp.cisorp)).ok_or_else(|| {
        let reason = unknown(
            "CISORP pro ORP s kódem RÚIAN",
            "CISORP of the ORP with RÚIAN code",
            &row.ruian,
        );
        ImportError { file: file.to_owned(), at: row.at, reason }
    })?;
    let orp = known.entry(row.ruian).or_insert_with(|| blank(row.ruian, cisorp));
    orp.cisorp = cisorp;
    orp.region = row.region;
    // RÚIAN calls the ORP by the city's full name, everybody else by the short one.
    row.name.trim_start_matches("Hlavní město ").clone_into(&mut orp.name);
    complete(orp, row);
    Ok(())
}

fn add_csu(
    file: &str,
    row: &CisorpRow,
    known: &mut Known,
    prefixes: &[(u16, RegionCode)],
) -> Done<()> {
    let new = !known.contains_key(&row.ruian);
    let orp = known.entry(row.ruian).or_insert_with(|| blank(row.ruian, row.cisorp));
    orp.cisorp = row.cisorp;
    orp.name.clone_from(&row.name);
    if new {
        let prefix = row.cisorp.0 / 100;
        orp.region = prefixes
            .iter()
            .find(|(own, _)| *own == prefix)
            .map(|(_, code)| *code)
            .ok_or_else(|| {
                let reason =
                    unknown("kraj s předčíslím CISORP", "the region with CISORP prefix", &prefix);
                ImportError { file: file.to_owned(), at: row.at, reason }
            })?;
    }
    Ok(())
}

fn blank(ruian: u16, cisorp: Cisorp) -> Orp {
    Orp {
        cisorp,
        ruian_code: ruian,
        name: String::new(),
        seat: None,
        region: RegionCode(0),
        population: None,
        lat: 0.0,
        lon: 0.0,
        municipalities: 0,
    }
}

/// Takes over what the row says and keeps what it does not.
fn complete(orp: &mut Orp, row: &OrpRow) {
    orp.seat = row.seat.or(orp.seat);
    orp.population = row.population.or(orp.population);
    (orp.lat, orp.lon) = row.position.unwrap_or((orp.lat, orp.lon));
}

fn borders((file, parsed): &(String, Parsed)) -> Option<(&str, &[OrpRow])> {
    match parsed {
        Parsed::OrpPolygons(rows) => Some((file, rows)),
        _ => None,
    }
}

fn outlines(
    file: &str,
    rows: &[OrpRow],
    known: &mut Known,
    home: RegionCode,
) -> Done<Vec<OrpOutline>> {
    unique(file, rows.iter().map(|row| (row.at, row.ruian)))?;
    let mut outlines = Vec::new();
    for row in rows {
        let orp = known.get_mut(&row.ruian).ok_or_else(|| {
            let reason = unknown("ORP s kódem RÚIAN", "the ORP with RÚIAN code", &row.ruian);
            ImportError { file: file.to_owned(), at: row.at, reason }
        })?;
        complete(orp, row);
        if orp.lat == 0.0 {
            (orp.lat, orp.lon) = middle(&row.rings[0]);
        }
        outlines.push(OrpOutline { cisorp: orp.cisorp, rings: row.rings.clone() });
    }
    let drawn = |orp: &&Orp| outlines.iter().any(|outline| outline.cisorp == orp.cisorp);
    match known.values().find(|orp| orp.region == home && !drawn(orp)) {
        Some(orp) => Err(ImportError::of_file(file, no_border(&orp.name))),
        None => Ok(outlines),
    }
}

/// Good enough for a label of an ORP that nobody knew before.
fn middle(ring: &Ring) -> (f64, f64) {
    let mean = |value: fn(&Vertex) -> i32| {
        let sum: i64 = ring.iter().map(|vertex| i64::from(value(vertex))).sum();
        #[expect(clippy::cast_precision_loss, reason = "millionths of degrees fit exactly")]
        let mean = sum as f64 / ring.len() as f64 / 1e6;
        mean
    };
    (mean(|vertex| vertex.lat), mean(|vertex| vertex.lon))
}
