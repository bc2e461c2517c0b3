//! Which ORP or municipality a position belongs to.

use hlaska_kernel::Cisorp;
use hlaska_kernel::geo::{Wgs84, point_in_ring};

use crate::gazetteer::Gazetteer;
use crate::model::{Municipality, OrpOutline, Vertex};

/// Coarse borders run up to this far from the real ones.
const COARSE_BORDER_KM: f64 = 3.0;

impl Gazetteer {
    /// The ORP which covers the position. Exact with imported borders; with the coarse built-in
    /// ones it knows the home region only and may choose the neighbour close to a border.
    pub fn covering_orp(&self, lat: f64, lon: f64) -> Option<Cisorp> {
        let data = self.dataset();
        let close = data.outlines.iter().zip(&self.extents).filter(|(_, e)| e.holds(lat, lon));
        let inside = close.map(|(outline, _)| outline).find(|outline| covers(outline, lat, lon));
        inside.map(|outline| outline.cisorp).or_else(|| {
            let nearest = self.nearest_municipality(lat, lon).filter(|_| !data.exact_outlines)?;
            let away_km = distance_km(nearest, lat, lon);
            (away_km < COARSE_BORDER_KM).then_some(nearest.orp)
        })
    }

    /// The known municipality whose definition point lies nearest.
    pub fn nearest_municipality(&self, lat: f64, lon: f64) -> Option<&Municipality> {
        let away = |m: &&Municipality| distance_km(m, lat, lon);
        self.all_municipalities().iter().min_by(|a, b| away(a).total_cmp(&away(b)))
    }
}

/// The box around an outline; spares looking at most outlines closely.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extent {
    low: Vertex,
    high: Vertex,
}

impl Extent {
    pub fn of(outline: &OrpOutline) -> Self {
        let everything = outline.rings.iter().flatten();
        let nothing = Self {
            low: Vertex { lat: i32::MAX, lon: i32::MAX },
            high: Vertex { lat: i32::MIN, lon: i32::MIN },
        };
        everything.fold(nothing, |Self { low, high }, v| Self {
            low: Vertex { lat: low.lat.min(v.lat), lon: low.lon.min(v.lon) },
            high: Vertex { lat: high.lat.max(v.lat), lon: high.lon.max(v.lon) },
        })
    }
    fn holds(&self, lat: f64, lon: f64) -> bool {
        let between = |low: i32, value: f64, high: i32| {
            (f64::from(low)..=f64::from(high)).contains(&(value * 1e6))
        };
        between(self.low.lat, lat, self.high.lat) && between(self.low.lon, lon, self.high.lon)
    }
}

fn distance_km(municipality: &Municipality, lat: f64, lon: f64) -> f64 {
    Wgs84::new(municipality.lat, municipality.lon).distance_km(Wgs84::new(lat, lon))
}

/// Even-odd over all lines of the outline: inside a part and not in a hole.
pub(crate) fn covers(outline: &OrpOutline, lat: f64, lon: f64) -> bool {
    let degrees = |v: &Vertex| (f64::from(v.lat) / 1e6, f64::from(v.lon) / 1e6);
    let inside = |ring: &&Vec<Vertex>| point_in_ring((lat, lon), ring.iter().map(degrees));
    outline.rings.iter().filter(inside).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_has_an_orp() {
        let gazetteer = Gazetteer::builtin();
        assert_eq!(gazetteer.covering_orp(48.9745, 14.4743), Some(Cisorp(3102)));
        assert_eq!(gazetteer.covering_orp(48.8109, 14.3152), Some(Cisorp(3103)));
        assert_eq!(gazetteer.covering_orp(50.0875, 14.4213), None, "Praha lies elsewhere");
        assert_eq!(gazetteer.covering_orp(f64::NAN, 0.0), None);
    }

    #[test]
    fn the_nearest_municipality_is_found() {
        let nearest =
            Gazetteer::builtin().nearest_municipality(49.05, 14.43).map(|m| m.name.clone());
        assert_eq!(nearest.as_deref(), Some("Hluboká nad Vltavou"));
    }
}
