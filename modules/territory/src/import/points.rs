//! Definition points of municipalities (RÚIAN): `Kod`, `Nazev`, `OkresKod`, Point or `MultiPoint`.

use hlaska_kernel::MunicipalityCode;
use hlaska_kernel::geo::Wgs84;

use super::error::{At, ImportError, not_geometry, outside_czechia};
use super::json::{Feature, position};
use super::row::PointRow;

pub fn row(feature: &Feature<'_>) -> Result<PointRow, ImportError> {
    let (lat, lon) = point(feature).ok_or_else(|| feature.refuse(not_geometry("MultiPoint")))?;
    if !Wgs84::new(lat, lon).is_near_czechia() {
        return Err(feature.refuse(outside_czechia(lat, lon)));
    }
    Ok(PointRow {
        at: At::Feature(feature.at),
        code: MunicipalityCode(feature.number("Kod")?),
        name: feature.text("Nazev")?,
        lat,
        lon,
    })
}

/// The only point, or the first of several.
fn point(feature: &Feature<'_>) -> Option<(f64, f64)> {
    match feature.geometry()? {
        ("Point", [lon, lat]) => Some((lat.as_f64()?, lon.as_f64()?)),
        ("MultiPoint", [first, ..]) => position(first),
        _ => None,
    }
}
