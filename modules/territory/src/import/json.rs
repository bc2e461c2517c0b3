//! GeoJSON files: told apart by the properties of their first feature.

use serde_json::{Map, Value};

use super::error::{ImportError, bad_value, broken, missing, no_rows, too_many};
use super::row::Parsed;
use super::{points, polygons};

const MAX_FEATURES: usize = 50_000;

pub fn parse(file: &str, bytes: &[u8]) -> Result<Option<Parsed>, ImportError> {
    // The parser itself refuses nesting deeper than 128.
    let value: Value = serde_json::from_slice(bytes)
        .map_err(|error| ImportError::on_line(file, error.line() as u64, broken(&error)))?;
    let Some(features) = value.get("features").and_then(Value::as_array) else { return Ok(None) };
    let Some(first) = features.first() else {
        return Err(ImportError::of_file(file, no_rows()));
    };
    if features.len() > MAX_FEATURES {
        return Err(ImportError::of_file(file, too_many(MAX_FEATURES)));
    }
    let features =
        features.iter().enumerate().map(|(at, value)| Feature { file, at: at + 1, value });
    if has_properties(first, &["kod", "vusc", "spravniobeckod"]) {
        let rows: Result<_, _> = features.map(|feature| polygons::row(&feature)).collect();
        return Ok(Some(Parsed::OrpPolygons(rows?)));
    }
    if has_properties(first, &["Kod", "Nazev", "OkresKod"]) {
        let rows: Result<_, _> = features.map(|feature| points::row(&feature)).collect();
        return Ok(Some(Parsed::Points(rows?)));
    }
    Ok(None)
}

fn has_properties(feature: &Value, names: &[&str]) -> bool {
    let properties = feature.get("properties").and_then(Value::as_object);
    properties.is_some_and(|has| names.iter().all(|name| has.contains_key(*name)))
}

/// One feature and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Feature<'a> {
    pub file: &'a str,
    /// Counted from one.
    pub at: usize,
    value: &'a Value,
}

impl<'a> Feature<'a> {
    pub fn refuse(&self, reason: hlaska_kernel::Said) -> ImportError {
        ImportError::in_feature(self.file, self.at, reason)
    }
    fn property(&self, name: &str) -> Option<&'a Value> {
        let properties: &Map<String, Value> = self.value.get("properties")?.as_object()?;
        properties.get(name).filter(|value| !value.is_null())
    }
    pub fn text(&self, name: &str) -> Result<String, ImportError> {
        let value = self.property(name).ok_or_else(|| self.refuse(missing(name)))?;
        value
            .as_str()
            .map(str::to_owned)
            .ok_or_else(|| self.refuse(bad_value(name, &value.to_string())))
    }
    pub fn number<T: TryFrom<u64>>(&self, name: &str) -> Result<T, ImportError> {
        self.optional_number(name)?.ok_or_else(|| self.refuse(missing(name)))
    }
    pub fn optional_number<T: TryFrom<u64>>(&self, name: &str) -> Result<Option<T>, ImportError> {
        let Some(value) = self.property(name) else { return Ok(None) };
        let number = value.as_u64().and_then(|number| T::try_from(number).ok());
        number.map(Some).ok_or_else(|| self.refuse(bad_value(name, &value.to_string())))
    }
    /// The geometry's type and coordinates.
    pub fn geometry(&self) -> Option<(&'a str, &'a [Value])> {
        let geometry = self.value.get("geometry")?;
        Some((geometry.get("type")?.as_str()?, geometry.get("coordinates")?.as_array()?))
    }
}

/// `[longitude, latitude]`, returned latitude first.
pub fn position(value: &Value) -> Option<(f64, f64)> {
    let pair = value.as_array()?;
    Some((pair.get(1)?.as_f64()?, pair.first()?.as_f64()?))
}
