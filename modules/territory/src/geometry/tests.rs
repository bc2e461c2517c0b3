use std::collections::HashSet;

use super::*;

#[test]
fn the_built_in_picture_is_whole_and_small() {
    let gazetteer = Gazetteer::builtin();
    let map = gazetteer.cells();
    assert_eq!(map.municipality.len(), 624);
    assert_eq!(map.orp.len(), 17);
    assert!(map.municipality.iter().all(|(_, d)| d.starts_with('M') && d.ends_with('z')));
    let cells: usize = map.municipality.iter().map(|(_, d)| d.len()).sum();
    let orps: usize = map.orp.iter().map(|orp| orp.d.len()).sum();
    let total = cells + orps + map.outline.len();
    assert!(total < 45_000, "{cells} + {orps} + {}", map.outline.len());
    println!("cells {cells} B, ORPs {orps} B, border {} B, {}", map.outline.len(), map.view_box());
}

#[test]
fn cells_stand_in_alphabetical_order_and_each_once() {
    let gazetteer = Gazetteer::builtin();
    let drawn: Vec<_> = gazetteer.cells().municipality.iter().map(|(code, _)| *code).collect();
    let listed: Vec<_> = gazetteer.municipalities().iter().map(|m| m.code).collect();
    assert_eq!(drawn, listed);
    assert!(gazetteer.cells().cell(listed[0]).is_some());
}

#[test]
fn the_cells_share_out_the_region() {
    let gazetteer = Gazetteer::builtin();
    let plane = plane(&gazetteer);
    let outlines = outlines(&gazetteer, &plane, OVERVIEW_KM2);
    let size = |area: &[Path]| -> f64 { area.iter().map(|part| plane::area(part)).sum() };
    let orps: f64 =
        gazetteer.orps().iter().map(|o| size(&area_of(&outlines, o.cisorp, &plane))).sum();
    let areas = municipality_areas(&gazetteer, &outlines, &plane);
    let cells: f64 = areas.iter().map(|(_, area)| size(area)).sum();
    // The region has 10 058 km²; slivers are left out on purpose.
    assert!((orps - 10_058.0).abs() < 60.0, "{orps} km²");
    assert!((cells - orps).abs() < 1.0, "{cells} km² of {orps} km²");
    let smallest = areas.iter().map(|(_, area)| size(area)).fold(f64::MAX, f64::min);
    assert!(smallest > 0.1, "{smallest} km²");
}

#[test]
fn positions_fall_where_they_are_drawn() {
    let map = Gazetteer::builtin();
    let map = map.cells();
    let (x, y) = map.project(48.9745, 14.4743);
    let inside = 0.0..f64::from(map.width);
    assert!(inside.contains(&x) && (0.0..f64::from(map.height)).contains(&y));
    let (west, _) = map.project(48.9745, 13.6);
    let (_, north) = map.project(49.5, 14.4743);
    assert!(west < x && north < y);
    for label in map.orp.iter().map(|orp| orp.label) {
        assert!((0..1000).contains(&label.0) && label.1 > 0, "{label:?}");
    }
}

#[test]
fn geojson_has_every_municipality_once() {
    let gazetteer = Gazetteer::builtin();
    let parsed: serde_json::Value =
        serde_json::from_str(gazetteer.municipalities_geojson()).expect("GeoJSON");
    let features = parsed["features"].as_array().expect("features");
    let codes: HashSet<u64> =
        features.iter().filter_map(|f| f["properties"]["code"].as_u64()).collect();
    assert_eq!((features.len(), codes.len()), (624, 624));
    let orps: serde_json::Value = serde_json::from_str(gazetteer.orps_geojson()).expect("GeoJSON");
    assert_eq!(orps["features"].as_array().map(Vec::len), Some(17));
    assert_eq!(orps["features"][0]["properties"]["name"], "Blatná");
}
