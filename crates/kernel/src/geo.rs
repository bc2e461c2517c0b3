//! Positions on the map of Czechia: WGS 84, the national grid S-JTSK, distances and borders.

mod krovak;

use serde::{Deserialize, Serialize};

/// A position in degrees, WGS 84 (EPSG:4326).
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Wgs84 {
    pub lat: f64,
    pub lon: f64,
}

/// A position in metres, S-JTSK / Krovak East North (EPSG:5514). Both numbers are negative in
/// Czechia; the traditional Y and X of surveyors are their absolute values.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Jtsk {
    pub east_m: f64,
    pub north_m: f64,
}

impl Wgs84 {
    pub const fn new(lat: f64, lon: f64) -> Self {
        Self { lat, lon }
    }
    /// Is it a usable position in Czechia or close to it? Catches swapped and missing numbers.
    pub fn is_near_czechia(self) -> bool {
        (48.0..=51.6).contains(&self.lat) && (11.5..=19.5).contains(&self.lon)
    }
    /// The position in the national grid; good to some decimetres.
    pub fn to_jtsk(self) -> Jtsk {
        krovak::from_wgs84(self)
    }
    /// Distance over the sphere; good to half a per cent.
    pub fn distance_km(self, other: Self) -> f64 {
        let (from, to) = (self.lat.to_radians(), other.lat.to_radians());
        let half = |radians: f64| (radians / 2.0).sin().powi(2);
        let across = half((other.lon - self.lon).to_radians());
        let chord = half(to - from) + from.cos() * to.cos() * across;
        2.0 * MEAN_EARTH_RADIUS_KM * chord.sqrt().min(1.0).asin()
    }
}

impl Jtsk {
    /// The position in degrees; good to some decimetres.
    pub fn to_wgs84(self) -> Wgs84 {
        krovak::to_wgs84(self)
    }
}

const MEAN_EARTH_RADIUS_KM: f64 = 6371.0088;

/// Does the point lie inside the closed line? Even-odd rule; the corners are given in order, the
/// first need not be repeated. On the line itself either answer may come.
pub fn point_in_ring(point: (f64, f64), ring: impl IntoIterator<Item = (f64, f64)>) -> bool {
    let mut corners = ring.into_iter();
    let Some(first) = corners.next() else { return false };
    let (mut inside, mut from) = (false, first);
    for to in corners.chain([first]) {
        inside ^= crosses_ray(point, from, to);
        from = to;
    }
    inside
}

/// Does the edge cross the ray that runs from the point in the direction of the first axis?
fn crosses_ray((x, y): (f64, f64), (ax, ay): (f64, f64), (bx, by): (f64, f64)) -> bool {
    (ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUDEJOVICE: Wgs84 = Wgs84::new(48.9745, 14.4743);

    /// Values of PROJ 9.5 for EPSG:4326 → EPSG:5514.
    const PROVED: [(Wgs84, f64, f64); 5] = [
        (BUDEJOVICE, -755_834.398, -1_166_161.142),
        (Wgs84::new(50.0875, 14.4213), -742_805.835, -1_043_009.501),
        (Wgs84::new(49.8209, 18.2625), -472_181.920, -1_103_062.834),
        (Wgs84::new(50.2247, 12.1947), -897_774.162, -1_003_888.299),
        (Wgs84::new(48.6400, 14.2300), -778_713.215, -1_200_548.375),
    ];

    #[test]
    fn the_national_grid_agrees_with_proj_to_a_decimetre() {
        for (position, east_m, north_m) in PROVED {
            let got = position.to_jtsk();
            let off = (got.east_m - east_m).hypot(got.north_m - north_m);
            assert!(off < 0.1, "{position:?} is {off} m off");
        }
    }

    #[test]
    fn there_and_back_ends_where_it_began() {
        for (position, ..) in PROVED {
            let back = position.to_jtsk().to_wgs84();
            assert!(position.distance_km(back) < 1e-5, "{position:?} came back as {back:?}");
        }
    }

    #[test]
    fn distances_are_those_of_the_map() {
        let krumlov = Wgs84::new(48.8109, 14.3152);
        assert!((BUDEJOVICE.distance_km(krumlov) - 21.6).abs() < 0.2);
        assert!(BUDEJOVICE.distance_km(BUDEJOVICE) < 1e-9);
    }

    #[test]
    fn a_point_is_inside_or_outside() {
        let horseshoe = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (3.0, 4.0), (3.0, 1.0), (1.0, 1.0)];
        assert!(point_in_ring((3.5, 3.0), horseshoe));
        assert!(point_in_ring((2.0, 0.5), horseshoe));
        assert!(!point_in_ring((2.0, 2.0), horseshoe));
        assert!(!point_in_ring((9.0, 0.5), horseshoe));
        assert!(!point_in_ring((0.0, 0.0), []));
    }

    #[test]
    fn swapped_and_missing_numbers_are_noticed() {
        assert!(BUDEJOVICE.is_near_czechia());
        assert!(!Wgs84::new(14.4743, 48.9745).is_near_czechia());
        assert!(!Wgs84::new(0.0, 0.0).is_near_czechia());
        assert!(!Wgs84::new(f64::NAN, 14.0).is_near_czechia());
    }
}
