//! GeoJSON (RFC 7946) of areas for the working map.

use serde_json::{Value, json};

use super::plane::{Path, Plane, area};

/// A collection of features.
pub fn collection(features: &[Value]) -> String {
    json!({ "type": "FeatureCollection", "features": features }).to_string()
}

/// One area as a feature. Holes are told from parts by lying inside a larger line.
pub fn feature(id: u32, properties: &Value, area: &[Path], plane: &Plane) -> Value {
    let polygons: Vec<Value> = polygons(area)
        .into_iter()
        .map(|rings| {
            let rings = rings.iter().enumerate();
            Value::Array(rings.map(|(at, ring)| ring_of(ring, at > 0, plane)).collect())
        })
        .collect();
    json!({
        "type": "Feature",
        "id": id,
        "properties": properties,
        "geometry": { "type": "MultiPolygon", "coordinates": polygons },
    })
}

/// Outer lines, each followed by its holes.
fn polygons(parts: &[Path]) -> Vec<Vec<&Path>> {
    let mut sorted: Vec<&Path> = parts.iter().filter(|part| part.len() > 2).collect();
    sorted.sort_by(|a, b| area(b).total_cmp(&area(a)));
    let mut polygons: Vec<Vec<&Path>> = Vec::new();
    for part in sorted {
        match polygons.iter_mut().find(|polygon| contains(polygon[0], part)) {
            Some(polygon) => polygon.push(part),
            None => polygons.push(vec![part]),
        }
    }
    polygons
}

/// Lines of one area do not cross, so one corner decides; the middle of an edge is safer than a
/// corner that may be shared.
fn contains(outer: &Path, inner: &Path) -> bool {
    let middle = inner[0].between(inner[1], 0.5);
    let corners = outer.iter().map(|corner| (corner.x, corner.y));
    hlaska_kernel::geo::point_in_ring((middle.x, middle.y), corners)
}

/// Closed, five decimal places (1 m), outer lines counter-clockwise and holes clockwise.
fn ring_of(path: &Path, hole: bool, plane: &Plane) -> Value {
    let mut corners: Vec<Value> = path
        .iter()
        .map(|point| {
            let (lat, lon) = plane.degrees(*point);
            json!([metre(lon), metre(lat)])
        })
        .collect();
    if runs_clockwise(path) != hole {
        corners.reverse();
    }
    corners.extend(corners.first().cloned());
    Value::Array(corners)
}

fn metre(degrees: f64) -> f64 {
    (degrees * 1e5).round() / 1e5
}

/// As seen on the map; the plane's second axis points south.
fn runs_clockwise(path: &Path) -> bool {
    let next = path.iter().cycle().skip(1);
    path.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f64>() > 0.0
}

#[cfg(test)]
mod tests {
    use super::super::plane::Point;
    use super::*;

    fn square(from: f64, to: f64) -> Path {
        [(from, from), (to, from), (to, to), (from, to)].map(|(x, y)| Point { x, y }).to_vec()
    }

    #[test]
    fn parts_and_holes_are_told_apart() {
        let area = [square(4.0, 6.0), square(0.0, 10.0), square(20.0, 21.0)];
        let feature = feature(7, &json!({ "name": "A" }), &area, &Plane::at(49.0, 14.0));
        let polygons = feature["geometry"]["coordinates"].as_array().expect("polygons");
        let rings: Vec<usize> = polygons.iter().filter_map(|p| Some(p.as_array()?.len())).collect();
        assert_eq!(rings, [2, 1]);
        let outer = polygons[0][0].as_array().expect("a ring");
        assert_eq!((outer.len(), outer.first()), (5, outer.last()));
        assert_eq!(outer[0], json!([14.0, 48.91007]), "counter-clockwise from the last corner");
    }
}
