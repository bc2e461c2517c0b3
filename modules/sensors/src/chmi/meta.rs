//! META1, the list of stations. Columns are found by name: the list of current stations ends with
//! `ISFORECAST`, the historical one with `PLO_STA,HLGP4`.

use std::collections::BTreeSet;

use hlaska_kernel::{Problem, plain};
use jiff::Timestamp;
use serde_json::Value;

use super::document::{self, MAX_META_BYTES};
use super::findings::Findings;
use crate::station::{Position, Quantity, Station, StationId, Thresholds};

/// Longer names stand in no list of ČHMÚ; a broken file must not stretch every page.
const NAME_CHARS: usize = 80;

/// One edition of the list.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Meta {
    /// `datumVytvoreni`; thresholds are valid from this moment.
    pub issued_at: Option<Timestamp>,
    pub stations: Vec<Station>,
    /// Stations whose limits could not be read whole: what was known of them before stands.
    pub limits_doubtful: BTreeSet<StationId>,
}

/// Reads either edition of the list.
pub fn parse_meta(bytes: &[u8]) -> (Meta, Vec<Problem>) {
    let mut findings = Findings::about("meta1.json");
    let meta = match document::open(bytes, MAX_META_BYTES, "meta1.json") {
        Ok(file) => read_file(&file, &mut findings),
        Err(problem) => {
            findings.push(problem);
            Meta::default()
        }
    };
    (meta, findings.into_problems())
}

fn read_file(file: &Value, findings: &mut Findings) -> Meta {
    let issued_at =
        file.get("datumVytvoreni").and_then(Value::as_str).and_then(|text| text.parse().ok());
    if issued_at.is_none() {
        findings.push(document::shape(findings.subject(), "datumVytvoreni"));
    }
    let table = file.pointer("/data/data");
    let header = table.and_then(|table| table.get("header")).and_then(Value::as_str);
    let rows = table.and_then(|table| table.get("values")).and_then(Value::as_array);
    let (Some(header), Some(rows)) = (header, rows) else {
        findings.push(document::shape(findings.subject(), "data.data.header, values"));
        return Meta { issued_at, ..Meta::default() };
    };
    Meta { issued_at, ..read_rows(&Columns::of(header, findings), rows, findings) }
}

fn read_rows(columns: &Columns<'_>, rows: &[Value], findings: &mut Findings) -> Meta {
    let mut seen = BTreeSet::new();
    let mut meta = Meta::default();
    for (index, row) in rows.iter().enumerate() {
        let Some(values) = row.as_array().filter(|values| values.len() == columns.names.len())
        else {
            findings.row_unreadable(index + 1);
            continue;
        };
        let row = Row { columns, values };
        let Ok(id) = StationId::parse(row.text("objID")) else {
            findings.station_id_invalid(index + 1);
            continue;
        };
        if !seen.insert(id.clone()) {
            findings.station_twice(id.as_str());
            continue;
        }
        if row.limits_are_doubtful() {
            meta.limits_doubtful.insert(id.clone());
        }
        let station = row.station(id, findings);
        for problem in limit_problems(&station) {
            findings.push(problem);
        }
        meta.stations.push(station);
    }
    meta
}

struct Columns<'a> {
    names: Vec<&'a str>,
}

impl<'a> Columns<'a> {
    /// Columns both editions have; the tails differ.
    const COMMON: [&'static str; 19] = [
        "objID",
        "DBC",
        "STATION_NAME",
        "STREAM_NAME",
        "GEOGR1",
        "GEOGR2",
        "SPA_TYP",
        "SPAH_UNIT",
        "DRYH",
        "SPA1H",
        "SPA2H",
        "SPA3H",
        "SPA4H",
        "SPAQ_UNIT",
        "DRYQ",
        "SPA1Q",
        "SPA2Q",
        "SPA3Q",
        "SPA4Q",
    ];

    fn of(header: &'a str, findings: &mut Findings) -> Self {
        let names: Vec<&str> = header.split(',').map(str::trim).collect();
        for missing in Self::COMMON.iter().filter(|column| !names.contains(*column)) {
            findings.column_missing(missing);
        }
        Self { names }
    }
    fn index(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|column| *column == name)
    }
}

struct Row<'a> {
    columns: &'a Columns<'a>,
    values: &'a [Value],
}

impl<'a> Row<'a> {
    fn value(&self, column: &str) -> Option<&'a Value> {
        let value = self.values.get(self.columns.index(column)?)?;
        if value.is_null() { None } else { Some(value) }
    }
    fn text(&self, column: &str) -> &'a str {
        self.value(column).and_then(Value::as_str).unwrap_or("").trim()
    }
    fn name(&self, column: &str, station: &StationId, findings: &mut Findings) -> String {
        let text = self.text(column);
        let name = plain::name(text, NAME_CHARS);
        if name != text {
            findings.name_mended(station.as_str(), column);
        }
        name
    }
    fn number(&self, column: &str, station: &StationId, findings: &mut Findings) -> Option<f64> {
        let value = self.value(column)?;
        let number = usable_number(value);
        if number.is_none() {
            findings.number_unreadable(station.as_str(), column);
        }
        number
    }

    fn station(&self, id: StationId, findings: &mut Findings) -> Station {
        Station {
            database_number: self.name("DBC", &id, findings),
            name: self.name("STATION_NAME", &id, findings),
            stream: self.name("STREAM_NAME", &id, findings),
            position: self.position(&id, findings),
            decisive: self.decisive(&id, findings),
            thresholds: self.thresholds(&id, findings),
            has_forecast: self.value("ISFORECAST").and_then(Value::as_i64).map(|flag| flag == 1),
            catchment_km2: self.number("PLO_STA", &id, findings),
            id,
        }
    }

    fn decisive(&self, id: &StationId, findings: &mut Findings) -> Option<Quantity> {
        match self.text("SPA_TYP") {
            "H" => Some(Quantity::Stage),
            "Q" => Some(Quantity::Discharge),
            "" => None,
            other => {
                findings.spa_type_unknown(id.as_str(), other);
                None
            }
        }
    }

    fn thresholds(&self, id: &StationId, findings: &mut Findings) -> Thresholds {
        let (drought_stage_cm, spa_stage_cm) = self.limits(&STAGE, id, findings);
        let (drought_discharge_m3s, spa_discharge_m3s) = self.limits(&DISCHARGE, id, findings);
        Thresholds { drought_stage_cm, spa_stage_cm, drought_discharge_m3s, spa_discharge_m3s }
    }

    fn limits(&self, of: &LimitColumns, id: &StationId, findings: &mut Findings) -> Limits {
        let mut read = |column| self.number(column, id, findings);
        let (drought, spa) = (read(of.drought), of.spa.map(read));
        let unit_known = self.text(of.unit) == of.unit_code;
        if !unit_known && (drought.is_some() || spa.iter().any(Option::is_some)) {
            findings.threshold_unit_unknown(id.as_str(), of.unit);
            return (None, [None; 4]);
        }
        (drought, spa)
    }

    /// Is any limit missing because it could not be read, rather than because there is none?
    fn limits_are_doubtful(&self) -> bool {
        let unread = |column: &str| {
            self.columns.index(column).is_none()
                || self.value(column).is_some_and(|value| usable_number(value).is_none())
        };
        let type_unread = self.columns.index("SPA_TYP").is_none()
            || !["", "H", "Q"].contains(&self.text("SPA_TYP"));
        type_unread
            || [STAGE, DISCHARGE].iter().any(|of| {
                unread(of.drought)
                    || of.spa.into_iter().any(unread)
                    || self.text(of.unit) != of.unit_code
            })
    }

    /// In the metadata of hydrology GEOGR1 is the latitude, in those of meteorology the longitude.
    fn position(&self, id: &StationId, findings: &mut Findings) -> Option<Position> {
        let lat = self.number("GEOGR1", id, findings);
        let lon = self.number("GEOGR2", id, findings);
        match (lat, lon) {
            (Some(lat), Some(lon)) if is_around_czechia(lat, lon) => Some(Position { lat, lon }),
            (Some(lon), Some(lat)) if is_around_czechia(lat, lon) => {
                findings.position_swapped(id.as_str());
                Some(Position { lat, lon })
            }
            _ => {
                findings.position_missing(id.as_str());
                None
            }
        }
    }
}

fn usable_number(value: &Value) -> Option<f64> {
    value.as_f64().filter(|number| number.abs() < 1e6)
}

fn is_around_czechia(lat: f64, lon: f64) -> bool {
    (47.5..=52.0).contains(&lat) && (11.0..=20.0).contains(&lon)
}

/// Drought limit and the four levels.
type Limits = (Option<f64>, [Option<f64>; 4]);

struct LimitColumns {
    unit: &'static str,
    unit_code: &'static str,
    drought: &'static str,
    spa: [&'static str; 4],
}

const STAGE: LimitColumns = LimitColumns {
    unit: "SPAH_UNIT",
    unit_code: "CM",
    drought: "DRYH",
    spa: ["SPA1H", "SPA2H", "SPA3H", "SPA4H"],
};
const DISCHARGE: LimitColumns = LimitColumns {
    unit: "SPAQ_UNIT",
    unit_code: "M3_S",
    drought: "DRYQ",
    spa: ["SPA1Q", "SPA2Q", "SPA3Q", "SPA4Q"],
};

/// Limits of a station that contradict each other. Told from the stored station as well, so that
/// it is said in every round and not only when the list comes.
pub fn limit_problems(station: &Station) -> Vec<Problem> {
    let mut findings = Findings::about(station.id.as_str());
    for quantity in [Quantity::Stage, Quantity::Discharge] {
        report_order(&station.thresholds.spa(quantity), quantity, &mut findings);
    }
    findings.into_problems()
}

fn report_order(spa: &[Option<f64>; 4], quantity: Quantity, findings: &mut Findings) {
    let given: Vec<f64> = spa[..3].iter().flatten().copied().collect();
    if given.windows(2).any(|pair| pair[1] <= pair[0]) {
        findings.spa_not_rising(if quantity == Quantity::Stage { "H" } else { "Q" });
    }
    if let [_, _, Some(spa3), Some(spa4)] = *spa
        && spa4 <= spa3
    {
        findings.spa4_not_above_spa3(spa3, spa4, quantity);
    }
}
