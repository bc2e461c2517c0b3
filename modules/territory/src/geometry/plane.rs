//! A flat picture of the region: kilometres east and south of a middle point. Over 150 km the
//! error against the sphere stays below what one pixel of the overview shows.

use crate::model::{Ring, Vertex};

const KM_PER_DEGREE: f64 = 111.195;

/// Kilometres; `x` grows to the east, `y` to the south as on a screen.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

impl Point {
    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
    pub fn between(self, other: Self, share: f64) -> Self {
        Self { x: self.x + (other.x - self.x) * share, y: self.y + (other.y - self.y) * share }
    }
}

/// A closed line in the plane; the first corner is not repeated.
pub type Path = Vec<Point>;

#[derive(Clone, Copy, Debug)]
pub struct Plane {
    lat: f64,
    lon: f64,
    shrink: f64,
}

impl Plane {
    /// A plane that touches the Earth at the given latitude and longitude.
    pub fn at(lat: f64, lon: f64) -> Self {
        Self { lat, lon, shrink: lat.to_radians().cos() }
    }
    pub fn point(&self, lat: f64, lon: f64) -> Point {
        Point {
            x: (lon - self.lon) * self.shrink * KM_PER_DEGREE,
            y: (self.lat - lat) * KM_PER_DEGREE,
        }
    }
    pub fn vertex(&self, vertex: Vertex) -> Point {
        self.point(f64::from(vertex.lat) / 1e6, f64::from(vertex.lon) / 1e6)
    }
    pub fn path(&self, ring: &Ring) -> Path {
        ring.iter().map(|&vertex| self.vertex(vertex)).collect()
    }
    /// Latitude and longitude of a point of the plane.
    pub fn degrees(&self, point: Point) -> (f64, f64) {
        let east = point.x / KM_PER_DEGREE / self.shrink;
        (self.lat - point.y / KM_PER_DEGREE, self.lon + east)
    }
}

/// Twice the area of the triangle; its sign tells the turn.
pub fn cross(a: Point, b: Point, c: Point) -> f64 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// Area by the even-odd rule of one closed line, km².
pub fn area(path: &[Point]) -> f64 {
    let Some(&first) = path.first() else { return 0.0 };
    let twice: f64 = path.windows(2).map(|edge| cross(first, edge[0], edge[1])).sum();
    twice.abs() / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_survive_the_plane() {
        let plane = Plane::at(49.1, 14.5);
        let (lat, lon) = plane.degrees(plane.point(48.7, 15.2));
        assert!((lat - 48.7).abs() < 1e-9 && (lon - 15.2).abs() < 1e-9);
    }

    #[test]
    fn a_square_of_ten_kilometres_has_a_hundred() {
        let corner = |x, y| Point { x, y };
        let square = [corner(0., 0.), corner(10., 0.), corner(10., 10.), corner(0., 10.)];
        assert!((area(&square) - 100.0).abs() < 1e-9);
        assert!(area(&[]).abs() < 1e-9);
    }
}
