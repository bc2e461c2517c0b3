//! A cell for every municipality: the part of its ORP which lies nearer to its definition point
//! than to that of any other municipality of the ORP. Not its real border, but its place, its
//! neighbours and about its size.

use super::clip::{NearerSide, clip};
use super::plane::{Path, Point, area};

/// Half the side of the square drawn for a municipality whose cell came out empty.
const STAND_IN_KM: f64 = 0.4;
/// Slivers smaller than this are left out.
const SMALLEST_PART_KM2: f64 = 0.02;

/// The cells of one ORP, in the order of the points.
pub fn cells(outline: &[Path], points: &[Point]) -> Vec<Vec<Path>> {
    (0..points.len()).map(|at| cell(outline, points, at)).collect()
}

fn cell(outline: &[Path], points: &[Point], at: usize) -> Vec<Path> {
    let own = points[at];
    let mut others: Vec<Point> = points.to_vec();
    others.swap_remove(at);
    others.sort_by(|a, b| own.distance(*a).total_cmp(&own.distance(*b)));
    let mut area = outline.to_vec();
    for other in others {
        if own.distance(other) / 2.0 > reach(&area, own) {
            // The dividing line passes beyond the farthest corner, as do all that follow.
            break;
        }
        if let Some(side) = NearerSide::of(own, other) {
            area = clip(area, &side);
        }
    }
    without_slivers(area, own)
}

fn reach(area: &[Path], from: Point) -> f64 {
    area.iter().flatten().map(|corner| from.distance(*corner)).fold(0.0, f64::max)
}

fn without_slivers(mut parts: Vec<Path>, own: Point) -> Vec<Path> {
    parts.retain(|part| area(part) > SMALLEST_PART_KM2);
    if parts.is_empty() {
        let corner = |x: f64, y: f64| Point { x: own.x + x, y: own.y + y };
        let d = STAND_IN_KM;
        parts.push(vec![corner(-d, -d), corner(d, -d), corner(d, d), corner(-d, d)]);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> Point {
        Point { x, y }
    }
    fn square() -> Vec<Path> {
        vec![vec![at(0., 0.), at(10., 0.), at(10., 10.), at(0., 10.)]]
    }
    fn total(cell: &[Path]) -> f64 {
        cell.iter().map(|part| area(part)).sum()
    }

    #[test]
    fn the_cells_share_out_the_whole_area() {
        let points = [at(2., 2.), at(8., 3.), at(5., 8.), at(1., 9.)];
        let cells = cells(&square(), &points);
        let together: f64 = cells.iter().map(|cell| total(cell)).sum();
        assert!((together - 100.0).abs() < 1e-6);
        assert!(cells.iter().all(|cell| total(cell) > 1.0));
    }

    #[test]
    fn the_only_municipality_has_everything() {
        assert!((total(&cells(&square(), &[at(3., 3.)])[0]) - 100.0).abs() < 1e-9);
    }

    #[test]
    fn a_municipality_without_ground_is_still_drawn() {
        let far_away = cells(&square(), &[at(1., 1.), at(90., 90.)]);
        assert!((total(&far_away[1]) - 0.64).abs() < 1e-9);
    }

    #[test]
    fn two_municipalities_in_one_point_share_a_cell() {
        let twins = cells(&square(), &[at(3., 3.), at(3., 3.)]);
        assert!((total(&twins[0]) - 100.0).abs() < 1e-9);
    }
}
