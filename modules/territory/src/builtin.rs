//! The facts that come with the program, read from `data/*.csv` at start.

use std::str::FromStr;

use hlaska_kernel::{Cisorp, MunicipalityCode, RegionCode, Said};

use crate::model::{
    Dataset, District, DistrictCode, Municipality, Orp, OrpOutline, Region, Ring, Vertex,
};

/// Jihočeský kraj.
const HOME: RegionCode = RegionCode(35);

pub fn dataset() -> Dataset {
    Dataset {
        home: HOME,
        regions: rows(include_str!("../data/regions.csv"), region),
        districts: rows(include_str!("../data/districts.csv"), district),
        orps: rows(include_str!("../data/orps.csv"), orp),
        municipalities: rows(include_str!("../data/municipalities.csv"), municipality),
        outlines: rows(include_str!("../data/outlines.csv"), outline),
        exact_outlines: false,
        sources: vec![facts_source(), borders_source()],
    }
}

fn facts_source() -> Said {
    Said::new(
        "Kódy, názvy a zařazení: RÚIAN (ČÚZK, stav 2023) a číselník ČSÚ 65 (2022). Definiční body \
         obcí: RÚIAN (2019). Obyvatelé ORP: sčítání 2021 (ČSÚ); obyvatelé obcí: orientačně, \
         kolem roku 2011.",
        "Codes, names and hierarchy: RÚIAN (ČÚZK, as of 2023) and ČSÚ code list 65 (2022). \
         Definition points of municipalities: RÚIAN (2019). Population of ORPs: census of 2021 \
         (ČSÚ); of municipalities: indicative, about 2011.",
    )
}

/// Holds until exact borders are imported.
pub fn borders_source() -> Said {
    Said::new(
        "Hranice: zjednodušeno podle ArcČR (ČÚZK/ČSÚ, 2021).",
        "Borders: simplified after ArcČR (ČÚZK/ČSÚ, 2021).",
    )
}

/// A broken row of our own data would be left out; the test below proves that none is.
fn rows<T>(text: &str, read: fn(&Row) -> Option<T>) -> Vec<T> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    reader.records().filter_map(|record| read(&Row(record.ok()?))).collect()
}

struct Row(csv::StringRecord);

impl Row {
    fn text(&self, column: usize) -> Option<String> {
        self.0.get(column).map(str::to_owned)
    }
    fn value<T: FromStr>(&self, column: usize) -> Option<T> {
        self.0.get(column)?.parse().ok()
    }
}

fn region(row: &Row) -> Option<Region> {
    Some(Region {
        code: row.value(0)?,
        nuts3: row.text(1)?,
        cisorp_prefix: row.value(2)?,
        name: row.text(3)?,
        name_en: row.text(4)?,
    })
}

fn district(row: &Row) -> Option<District> {
    Some(District {
        code: DistrictCode(row.value(0)?),
        lau1: row.text(1)?,
        region: row.value(2)?,
        name: row.text(3)?,
    })
}

fn orp(row: &Row) -> Option<Orp> {
    Some(Orp {
        cisorp: row.value(0)?,
        ruian_code: row.value(1)?,
        region: row.value(2)?,
        seat: row.value(3),
        population: row.value(4),
        lat: row.value(5)?,
        lon: row.value(6)?,
        name: row.text(7)?,
        municipalities: 0,
    })
}

fn municipality(row: &Row) -> Option<Municipality> {
    Some(Municipality {
        code: row.value::<MunicipalityCode>(0)?,
        orp: row.value::<Cisorp>(1)?,
        district: DistrictCode(row.value(2)?),
        lat: row.value(3)?,
        lon: row.value(4)?,
        population: row.value(5),
        name: row.text(6)?,
    })
}

/// A row is one closed line: `cisorp,"lat lon lat lon …"` in ten-thousandths of a degree.
fn outline(row: &Row) -> Option<OrpOutline> {
    let degrees: Vec<i32> = row.text(1)?.split(' ').filter_map(|n| n.parse().ok()).collect();
    let corner = |pair: &[i32]| Vertex { lat: pair[0] * 100, lon: pair[1] * 100 };
    let ring: Ring = degrees.chunks_exact(2).map(corner).collect();
    Some(OrpOutline { cisorp: row.value(0)?, rings: vec![ring] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_row_of_the_built_in_data_is_lost() {
        let data = dataset();
        assert_eq!(data.regions.len(), 14);
        assert_eq!(data.districts.len(), 77);
        assert_eq!(data.orps.len(), 206);
        assert_eq!(data.municipalities.len(), 624);
    }
}
