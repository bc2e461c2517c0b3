//! How the territory is drawn: borders of ORPs and cells of municipalities, as SVG paths for the
//! overview and as GeoJSON for the working map.

pub(crate) mod cells;
pub(crate) mod clip;
pub(crate) mod coarse;
pub(crate) mod geojson;
pub(crate) mod plane;
pub(crate) mod svg;
pub(crate) mod topology;

use hlaska_kernel::{Cisorp, MunicipalityCode};
use serde_json::json;

use crate::gazetteer::Gazetteer;
use crate::model::{Orp, OrpOutline};
use plane::{Path, Plane, Point};
use svg::Frame;

/// Width of the picture in its own units; the height follows from the region's shape.
const WIDTH: f64 = 1000.0;
const MARGIN: f64 = 4.0;
/// How small a bend of an imported border may be before it is left out, km². The overview shows
/// about 150 m in one unit.
const OVERVIEW_KM2: f64 = 0.35;
const WORKING_KM2: f64 = 0.01;

/// The home region as a picture in whole units, `0 0 width height`.
#[derive(Debug, Clone)]
pub struct MapGeometry {
    pub width: u32,
    pub height: u32,
    /// The `d` of each municipality's cell, in Czech alphabetical order.
    pub municipality: Vec<(MunicipalityCode, String)>,
    pub orp: Vec<OrpShape>,
    /// The `d` of the region's border.
    pub outline: String,
    plane: Plane,
    frame: Frame,
}

/// An ORP's border and where its name is written.
#[derive(Debug, Clone)]
pub struct OrpShape {
    pub cisorp: Cisorp,
    pub d: String,
    pub label: (i32, i32),
}

impl MapGeometry {
    /// Value of the `viewBox` attribute.
    pub fn view_box(&self) -> String {
        format!("0 0 {} {}", self.width, self.height)
    }
    /// Where a position in degrees WGS 84 lies in the picture. May fall outside of it.
    pub fn project(&self, lat: f64, lon: f64) -> (f64, f64) {
        self.frame.place(self.plane.point(lat, lon))
    }
    /// The cell of one municipality.
    pub fn cell(&self, code: MunicipalityCode) -> Option<&str> {
        self.municipality.iter().find(|(own, _)| *own == code).map(|(_, d)| d.as_str())
    }
}

impl Gazetteer {
    /// The picture of the home region; computed once.
    pub fn cells(&self) -> &MapGeometry {
        self.map.get_or_init(|| draw(self))
    }
    /// Cells of the home region's municipalities as GeoJSON (WGS 84), properties `code`, `name`,
    /// `cisorp`; computed once.
    pub fn municipalities_geojson(&self) -> &str {
        self.municipalities_geojson.get_or_init(|| municipality_features(self))
    }
    /// Borders of the home region's ORPs as GeoJSON (WGS 84), properties `cisorp`, `name`;
    /// computed once.
    pub fn orps_geojson(&self) -> &str {
        self.orps_geojson.get_or_init(|| orp_features(self))
    }
}

fn draw(gazetteer: &Gazetteer) -> MapGeometry {
    let plane = plane(gazetteer);
    let outlines = outlines(gazetteer, &plane, OVERVIEW_KM2);
    let border: Vec<Path> = topology::union(&outlines).iter().map(|r| plane.path(r)).collect();
    let points = gazetteer.municipalities().iter().map(|m| plane.point(m.lat, m.lon));
    let (frame, height) = frame(border.iter().flatten().copied().chain(points));
    let orp = |orp: &Orp| OrpShape {
        cisorp: orp.cisorp,
        d: frame.path(&area_of(&outlines, orp.cisorp, &plane)),
        label: frame.place_rounded(plane.point(orp.lat, orp.lon)),
    };
    let areas = municipality_areas(gazetteer, &outlines, &plane);
    MapGeometry {
        width: whole(WIDTH),
        height,
        municipality: areas.into_iter().map(|(code, area)| (code, frame.path(&area))).collect(),
        orp: gazetteer.orps().iter().map(orp).collect(),
        outline: frame.path(&border),
        plane,
        frame,
    }
}

fn municipality_features(gazetteer: &Gazetteer) -> String {
    let plane = plane(gazetteer);
    let outlines = outlines(gazetteer, &plane, WORKING_KM2);
    let features: Vec<_> = municipality_areas(gazetteer, &outlines, &plane)
        .into_iter()
        .filter_map(|(code, area)| {
            let m = gazetteer.municipality(code)?;
            let properties = json!({ "code": code, "name": m.name, "cisorp": m.orp });
            Some(geojson::feature(code.0, &properties, &area, &plane))
        })
        .collect();
    geojson::collection(&features)
}

fn orp_features(gazetteer: &Gazetteer) -> String {
    let plane = plane(gazetteer);
    let outlines = outlines(gazetteer, &plane, WORKING_KM2);
    let feature = |orp: &Orp| {
        let properties = json!({ "cisorp": orp.cisorp, "name": orp.name });
        let area = area_of(&outlines, orp.cisorp, &plane);
        geojson::feature(u32::from(orp.cisorp.0), &properties, &area, &plane)
    };
    geojson::collection(&gazetteer.orps().iter().map(feature).collect::<Vec<_>>())
}

/// Touches the Earth in the middle of the region.
fn plane(gazetteer: &Gazetteer) -> Plane {
    let middle = |values: &mut dyn Iterator<Item = f64>| {
        let (low, high) = values
            .fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
        if low > high { 0.0 } else { f64::midpoint(low, high) }
    };
    let home = gazetteer.municipalities();
    Plane::at(middle(&mut home.iter().map(|m| m.lat)), middle(&mut home.iter().map(|m| m.lon)))
}

/// Outlines of the home region, with bends that nobody would see left out.
fn outlines(gazetteer: &Gazetteer, plane: &Plane, smallest_km2: f64) -> Vec<OrpOutline> {
    let data = gazetteer.dataset();
    let is_home = |code: Cisorp| gazetteer.orps().iter().any(|orp| orp.cisorp == code);
    let home: Vec<OrpOutline> =
        data.outlines.iter().filter(|outline| is_home(outline.cisorp)).cloned().collect();
    if data.exact_outlines { topology::simplify(&home, plane, smallest_km2) } else { home }
}

fn area_of(outlines: &[OrpOutline], code: Cisorp, plane: &Plane) -> Vec<Path> {
    let own = outlines.iter().filter(|outline| outline.cisorp == code);
    own.flat_map(|outline| &outline.rings).map(|ring| plane.path(ring)).collect()
}

/// The cell of every municipality of the home region, in Czech alphabetical order.
fn municipality_areas(
    gazetteer: &Gazetteer,
    outlines: &[OrpOutline],
    plane: &Plane,
) -> Vec<(MunicipalityCode, Vec<Path>)> {
    let mut areas: Vec<(MunicipalityCode, Vec<Path>)> = Vec::new();
    for orp in gazetteer.orps() {
        let members = gazetteer.municipalities_of(orp.cisorp);
        let points: Vec<Point> = members.iter().map(|m| plane.point(m.lat, m.lon)).collect();
        let cells = cells::cells(&area_of(outlines, orp.cisorp, plane), &points);
        areas.extend(members.iter().map(|m| m.code).zip(cells));
    }
    let order = |code: MunicipalityCode| gazetteer.position(code);
    areas.sort_by_key(|(code, _)| order(*code));
    areas
}

/// The frame which holds all points, and the picture's height.
fn frame(points: impl Iterator<Item = Point>) -> (Frame, u32) {
    let empty = (Point { x: f64::MAX, y: f64::MAX }, Point { x: f64::MIN, y: f64::MIN });
    let (low, high) = points.fold(empty, |(low, high), p| {
        (
            Point { x: low.x.min(p.x), y: low.y.min(p.y) },
            Point { x: high.x.max(p.x), y: high.y.max(p.y) },
        )
    });
    let units_per_km = (WIDTH - 2.0 * MARGIN) / (high.x - low.x).max(1.0);
    let margin_km = MARGIN / units_per_km;
    let corner = Point { x: low.x - margin_km, y: low.y - margin_km };
    (Frame { corner, units_per_km }, whole((high.y - low.y) * units_per_km + 2.0 * MARGIN))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
fn whole(units: f64) -> u32 {
    units.ceil() as u32
}

#[cfg(test)]
mod tests;
