//! Borders of ORPs (`ArcČR`, ČÚZK/ČSÚ): `kod`, `nazev`, `vusc`, `spravniobeckod`, inhabitants at the
//! census, Polygon or `MultiPolygon`.

use hlaska_kernel::geo::Wgs84;
use hlaska_kernel::{MunicipalityCode, RegionCode};
use serde_json::Value;

use super::error::{At, ImportError, not_geometry, outside_czechia};
use super::json::{Feature, position};
use super::row::OrpRow;
use crate::model::{Ring, Vertex};

pub fn row(feature: &Feature<'_>) -> Result<OrpRow, ImportError> {
    let rings = rings(feature)?;
    Ok(OrpRow {
        at: At::Feature(feature.at),
        ruian: feature.number("kod")?,
        cisorp: None,
        name: feature.text("nazev")?,
        region: RegionCode(feature.number("vusc")?),
        seat: feature.optional_number("spravniobeckod")?.map(MunicipalityCode),
        population: feature.optional_number("poc_obyv_SLDB_2021")?,
        position: None,
        rings,
    })
}

/// All closed lines of all parts; the even-odd rule tells holes.
fn rings(feature: &Feature<'_>) -> Result<Vec<Ring>, ImportError> {
    let wrong = || feature.refuse(not_geometry("Polygon, MultiPolygon"));
    let (kind, coordinates) = feature.geometry().ok_or_else(wrong)?;
    let lines: Vec<&Value> = match kind {
        "Polygon" => coordinates.iter().collect(),
        "MultiPolygon" => {
            let parts: Option<Vec<_>> = coordinates.iter().map(Value::as_array).collect();
            parts.ok_or_else(wrong)?.into_iter().flatten().collect()
        }
        _ => return Err(wrong()),
    };
    if lines.is_empty() {
        return Err(wrong());
    }
    lines.into_iter().map(|line| ring(feature, line)).collect()
}

fn ring(feature: &Feature<'_>, line: &Value) -> Result<Ring, ImportError> {
    let wrong = || feature.refuse(not_geometry("[[lon, lat], …]"));
    let corners = line.as_array().ok_or_else(wrong)?;
    let mut ring = Ring::with_capacity(corners.len());
    for corner in corners {
        let (lat, lon) = position(corner).ok_or_else(wrong)?;
        if !Wgs84::new(lat, lon).is_near_czechia() {
            return Err(feature.refuse(outside_czechia(lat, lon)));
        }
        ring.push(Vertex { lat: millionths(lat), lon: millionths(lon) });
    }
    if ring.first() != ring.last() {
        return Err(feature.refuse(not_geometry("první bod = poslední / first corner = last")));
    }
    ring.dedup();
    ring.pop();
    if ring.len() < 3 { Err(wrong()) } else { Ok(ring) }
}

#[expect(clippy::cast_possible_truncation, reason = "degrees were checked to lie in Czechia")]
fn millionths(degrees: f64) -> i32 {
    (degrees * 1e6).round() as i32
}
