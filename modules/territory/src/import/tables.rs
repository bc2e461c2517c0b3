//! The official CSV files: ČSÚ code list 65 and the RÚIAN code tables.

use hlaska_kernel::geo::Wgs84;
use hlaska_kernel::{Cisorp, MunicipalityCode, RegionCode};
use jiff::civil::Date;

use super::error::{ImportError, outside_czechia};
use super::row::{CisorpRow, MunicipalityRow, OrpRef, OrpRow, Parsed};
use super::table::{Row, Table};
use crate::model::{District, DistrictCode, Region, canonical_cisorp};

type Read<T> = Result<T, ImportError>;

const CODE_LIST: [&str; 6] = ["AKRCIS", "CHODNOTA", "TEXT", "ADMPLOD", "ADMNEPO", "KOD_RUIAN"];

/// The order matters: a table with more columns is asked for before one with fewer.
pub fn parse(file: &str, bytes: &[u8]) -> Read<Option<Parsed>> {
    let table = Table::read(file, bytes)?;
    let has = |columns: &[&str]| table.has(columns);
    let parsed = if has(&CODE_LIST) {
        return cisorp_list(&table);
    } else if has(&["kod", "nazev", "orp_kod", "okres_kod"]) || has(&["kod_obce", "cisorp"]) {
        Parsed::Municipalities(table.all(|row| municipality(file, row))?)
    } else if has(&["kod", "nazev", "orp_kod"]) {
        // Municipalities with a commissioned office: sound, but the portal does not need them.
        return Ok(None);
    } else if has(&["kod", "nazev", "lau1_kod", "vusc_kod"]) || has(&["okres_kod", "lau1"]) {
        Parsed::Districts(table.all(district)?)
    } else if has(&["kod", "nazev", "vusc_kod", "nuts3_kod"]) || has(&["orp_ruian", "cisorp"]) {
        Parsed::Orps(table.all(orp)?)
    } else if has(&["kod", "nazev", "nuts3_kod"]) || has(&["vusc_kod", "csu_prefix_orp"]) {
        Parsed::Regions(table.all(region)?)
    } else {
        return Ok(None);
    };
    Ok(Some(parsed))
}

/// All code lists of ČSÚ share their columns; only number 65 is wanted.
fn cisorp_list(table: &Table<'_>) -> Read<Option<Parsed>> {
    let other = |row: Row<'_>| row.optional(&["AKRCIS"]) != Some("CISORP");
    if table.iter().any(other) {
        return Ok(None);
    }
    Ok(Some(Parsed::Cisorp(table.all(cisorp)?)))
}

fn cisorp(row: &Row<'_>) -> Read<CisorpRow> {
    Ok(CisorpRow {
        at: row.at(),
        cisorp: code(row, "CHODNOTA")?,
        ruian: row.value(&["KOD_RUIAN"])?,
        name: row.text(&["TEXT"])?,
        from: date(row, "ADMPLOD")?,
        until: date(row, "ADMNEPO")?,
    })
}

fn code(row: &Row<'_>, column: &str) -> Read<Cisorp> {
    let code: u16 = row.value(&[column])?;
    let is_possible = (1000..=9999).contains(&code);
    is_possible.then(|| canonical_cisorp(code)).ok_or_else(|| row.bad(column, &code.to_string()))
}

/// `DD.MM.YYYY`; 09.09.9999 stands for no end.
fn date(row: &Row<'_>, column: &str) -> Read<Date> {
    let text = row.text(&[column])?;
    let mut parts = text.split('.').map(str::parse::<i16>);
    let (day, month, year) = (parts.next(), parts.next(), parts.next());
    let (Some(Ok(day)), Some(Ok(month)), Some(Ok(year)), None) = (day, month, year, parts.next())
    else {
        return Err(row.bad(column, &text));
    };
    let small = |number: i16| i8::try_from(number).unwrap_or(0);
    Date::new(year, small(month), small(day)).map_err(|_| row.bad(column, &text))
}

fn region(row: &Row<'_>) -> Read<Region> {
    let name = row.text(&["nazev"])?;
    Ok(Region {
        code: row.value(&["kod", "vusc_kod"])?,
        nuts3: row.text(&["nuts3_kod", "nuts3"])?,
        cisorp_prefix: row.optional_value(&["csu_prefix_orp"])?.unwrap_or_default(),
        // The files are Czech only; known regions keep their English name.
        name_en: name.clone(),
        name,
    })
}

fn district(row: &Row<'_>) -> Read<District> {
    Ok(District {
        code: DistrictCode(row.value(&["kod", "okres_kod"])?),
        lau1: row.text(&["lau1_kod", "lau1"])?,
        region: row.value(&["vusc_kod"])?,
        name: row.text(&["nazev"])?,
    })
}

fn orp(row: &Row<'_>) -> Read<OrpRow> {
    let cisorp: Option<u16> = row.optional_value(&["cisorp"])?;
    let (lat, lon) = (row.optional_value(&["rep_lat"])?, row.optional_value(&["rep_lon"])?);
    Ok(OrpRow {
        at: row.at(),
        ruian: row.value(&["kod", "orp_ruian"])?,
        cisorp: cisorp.map(canonical_cisorp),
        name: row.text(&["nazev"])?,
        region: RegionCode(row.value(&["vusc_kod"])?),
        seat: row.optional_value(&["obec_sidlo_kod"])?,
        population: row.optional_value(&["obyvatel_sldb2021"])?,
        position: lat.zip(lon),
        rings: Vec::new(),
    })
}

fn municipality(file: &str, row: &Row<'_>) -> Read<MunicipalityRow> {
    let orp = match row.optional_value(&["orp_kod"])? {
        Some(ruian) => OrpRef::Ruian(ruian),
        None => OrpRef::Cisorp(code(row, "cisorp")?),
    };
    Ok(MunicipalityRow {
        at: row.at(),
        code: MunicipalityCode(row.value(&["kod", "kod_obce"])?),
        name: row.text(&["nazev"])?,
        orp,
        district: DistrictCode(row.value(&["okres_kod"])?),
        position: position(file, row)?,
    })
}

fn position(file: &str, row: &Row<'_>) -> Read<Option<(f64, f64)>> {
    let (lat, lon) = (row.optional_value(&["lat"])?, row.optional_value(&["lon"])?);
    let Some((lat, lon)) = lat.zip(lon) else { return Ok(None) };
    if Wgs84::new(lat, lon).is_near_czechia() {
        return Ok(Some((lat, lon)));
    }
    Err(ImportError { file: file.to_owned(), at: row.at(), reason: outside_czechia(lat, lon) })
}
