//! WGS 84 ↔ S-JTSK: a seven-parameter shift between the ellipsoids and Krovak's oblique conic
//! projection (EPSG method 9819; letters as in EPSG Guidance Note 7-2).

use std::f64::consts::FRAC_PI_4;
use std::sync::LazyLock;

use super::{Jtsk, Wgs84};

struct Ellipsoid {
    /// Semi-major axis.
    a_m: f64,
    /// Square of the eccentricity.
    e2: f64,
}

const WGS84: Ellipsoid = Ellipsoid { a_m: 6_378_137.0, e2: 0.006_694_379_990_141_317 };
const BESSEL: Ellipsoid = Ellipsoid { a_m: 6_377_397.155, e2: 0.006_674_372_231_802_145 };

/// From S-JTSK to WGS 84, position-vector convention.
const SHIFT_M: [f64; 3] = [570.8, 85.7, 462.8];
const TURN_ARC_SECONDS: [f64; 3] = [4.998, 1.587, 5.261];
const SCALE: f64 = 1.0 + 3.56e-6;

const LATITUDE_OF_CENTRE: f64 = 49.5;
/// 24°50′ east of Greenwich, 42°30′ east of Ferro.
const LONGITUDE_OF_ORIGIN: f64 = 24.0 + 50.0 / 60.0;
/// Co-latitude of the cone's axis.
const AXIS: f64 = 30.288_139_752_777_78;
const PSEUDO_STANDARD_PARALLEL: f64 = 78.5;
const SCALE_ON_PARALLEL: f64 = 0.9999;

/// Numbers that follow from the parameters alone.
struct Cone {
    b: f64,
    t0: f64,
    n: f64,
    r0_m: f64,
    sin_axis: f64,
    cos_axis: f64,
}

static CONE: LazyLock<Cone> = LazyLock::new(|| {
    let centre = LATITUDE_OF_CENTRE.to_radians();
    let parallel = PSEUDO_STANDARD_PARALLEL.to_radians();
    let e2 = BESSEL.e2;
    let a = BESSEL.a_m * (1.0 - e2).sqrt() / (1.0 - e2 * centre.sin().powi(2));
    let b = (1.0 + e2 * centre.cos().powi(4) / (1.0 - e2)).sqrt();
    let gamma0 = (centre.sin() / b).asin();
    let (sin_axis, cos_axis) = AXIS.to_radians().sin_cos();
    Cone {
        b,
        t0: half_tan(gamma0) * flattening(centre).powf(b) / half_tan(centre).powf(b),
        n: parallel.sin(),
        r0_m: SCALE_ON_PARALLEL * a / parallel.tan(),
        sin_axis,
        cos_axis,
    }
});

pub fn from_wgs84(position: Wgs84) -> Jtsk {
    let geocentric = to_geocentric(position, &WGS84);
    project(from_geocentric(shift_to_jtsk(geocentric), &BESSEL))
}

pub fn to_wgs84(position: Jtsk) -> Wgs84 {
    let geocentric = to_geocentric(unproject(position), &BESSEL);
    from_geocentric(shift_to_wgs84(geocentric), &WGS84)
}

/// `tan(π/4 + x/2)`.
fn half_tan(x: f64) -> f64 {
    (FRAC_PI_4 + x / 2.0).tan()
}

/// The inverse of [`half_tan`].
fn from_half_tan(value: f64) -> f64 {
    2.0 * (value.atan() - FRAC_PI_4)
}

/// `((1 + e sin φ) / (1 − e sin φ))^(e/2)` on Bessel's ellipsoid.
fn flattening(latitude: f64) -> f64 {
    let e = BESSEL.e2.sqrt();
    let along = e * latitude.sin();
    ((1.0 + along) / (1.0 - along)).powf(e / 2.0)
}

fn project(position: Wgs84) -> Jtsk {
    let (cone, latitude) = (&*CONE, position.lat.to_radians());
    let u = from_half_tan(cone.t0 * (half_tan(latitude) / flattening(latitude)).powf(cone.b));
    let v = cone.b * (LONGITUDE_OF_ORIGIN - position.lon).to_radians();
    let t = (cone.cos_axis * u.sin() + cone.sin_axis * u.cos() * v.cos()).asin();
    let d = (u.cos() * v.sin() / t.cos()).asin();
    let parallel = PSEUDO_STANDARD_PARALLEL.to_radians();
    let radius_m = cone.r0_m * (half_tan(parallel) / half_tan(t)).powf(cone.n);
    let (westing, southing) = (cone.n * d).sin_cos();
    Jtsk { east_m: -radius_m * westing, north_m: -radius_m * southing }
}

fn unproject(position: Jtsk) -> Wgs84 {
    let cone = &*CONE;
    let (westing, southing) = (-position.east_m, -position.north_m);
    let d = westing.atan2(southing) / cone.n;
    let parallel = PSEUDO_STANDARD_PARALLEL.to_radians();
    let stretched = (cone.r0_m / westing.hypot(southing)).powf(1.0 / cone.n);
    let t = from_half_tan(stretched * half_tan(parallel));
    let u = (cone.cos_axis * t.sin() - cone.sin_axis * t.cos() * d.cos()).asin();
    let v = (t.cos() * d.sin() / u.cos()).asin();
    let conformal = (half_tan(u) / cone.t0).powf(1.0 / cone.b);
    // Converges by a factor of 150 a step: five steps leave nothing.
    let latitude = (0..5).fold(u, |guess, _| from_half_tan(conformal * flattening(guess)));
    Wgs84 { lat: latitude.to_degrees(), lon: LONGITUDE_OF_ORIGIN - (v / cone.b).to_degrees() }
}

fn to_geocentric(position: Wgs84, on: &Ellipsoid) -> [f64; 3] {
    let (sin_lat, cos_lat) = position.lat.to_radians().sin_cos();
    let (sin_lon, cos_lon) = position.lon.to_radians().sin_cos();
    let normal_m = on.a_m / (1.0 - on.e2 * sin_lat * sin_lat).sqrt();
    [normal_m * cos_lat * cos_lon, normal_m * cos_lat * sin_lon, normal_m * (1.0 - on.e2) * sin_lat]
}

/// Latitude and longitude; the height is of no interest.
fn from_geocentric([x, y, z]: [f64; 3], on: &Ellipsoid) -> Wgs84 {
    let axis_m = x.hypot(y);
    let start = (z / (axis_m * (1.0 - on.e2))).atan();
    let latitude = (0..5).fold(start, |guess: f64, _| {
        let normal_m = on.a_m / (1.0 - on.e2 * guess.sin().powi(2)).sqrt();
        ((z + on.e2 * normal_m * guess.sin()) / axis_m).atan()
    });
    Wgs84 { lat: latitude.to_degrees(), lon: y.atan2(x).to_degrees() }
}

fn shift_to_wgs84(point: [f64; 3]) -> [f64; 3] {
    let turned = cross(turn(), point);
    std::array::from_fn(|i| SHIFT_M[i] + SCALE * (point[i] + turned[i]))
}

/// The exact inverse of the shift, so that there and back ends where it began.
fn shift_to_jtsk(point: [f64; 3]) -> [f64; 3] {
    let turn = turn();
    let moved: [f64; 3] = std::array::from_fn(|i| (point[i] - SHIFT_M[i]) / SCALE);
    let (turned, along) = (cross(turn, moved), dot(turn, moved));
    std::array::from_fn(|i| (moved[i] + turn[i] * along - turned[i]) / (1.0 + dot(turn, turn)))
}

fn turn() -> [f64; 3] {
    TURN_ARC_SECONDS.map(|seconds| (seconds / 3600.0).to_radians())
}

fn cross(a: [f64; 3], b: [f64; 3]) -> [f64; 3] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example of EPSG Guidance Note 7-2.
    #[test]
    fn the_projection_follows_its_definition() {
        let position = Wgs84 {
            lat: 50.0 + 12.0 / 60.0 + 32.442 / 3600.0,
            lon: 16.0 + 50.0 / 60.0 + 59.179 / 3600.0,
        };
        let got = project(position);
        assert!((got.east_m + 568_990.997).abs() < 0.02, "{got:?}");
        assert!((got.north_m + 1_050_538.643).abs() < 0.02, "{got:?}");
    }

    #[test]
    fn both_shifts_are_inverse() {
        let point = [4_054_649.0, 1_049_216.0, 4_798_000.0];
        let back = shift_to_jtsk(shift_to_wgs84(point));
        assert!(point.iter().zip(back).all(|(a, b)| (a - b).abs() < 1e-6), "{back:?}");
    }
}
