//! Cutting areas by straight lines. An area is a set of closed lines under the even-odd rule, so
//! one with bays, holes or several parts is cut as truly as a simple one.

use super::plane::{Path, Point};

/// The side of a line where points are not farther from `near` than from `far`.
#[derive(Clone, Copy, Debug)]
pub struct NearerSide {
    middle: Point,
    toward: Point,
}

impl NearerSide {
    /// `None` when both points are one, which no line can tell apart.
    pub fn of(near: Point, far: Point) -> Option<Self> {
        let toward = Point { x: far.x - near.x, y: far.y - near.y };
        (toward.x != 0.0 || toward.y != 0.0)
            .then(|| Self { middle: near.between(far, 0.5), toward })
    }
    /// Positive beyond the line.
    fn beyond(&self, point: Point) -> f64 {
        (point.x - self.middle.x) * self.toward.x + (point.y - self.middle.y) * self.toward.y
    }
    /// Position along the line.
    fn along(&self, point: Point) -> f64 {
        (point.y - self.middle.y) * self.toward.x - (point.x - self.middle.x) * self.toward.y
    }
}

/// The part of the area on the nearer side.
pub fn clip(area: Vec<Path>, side: &NearerSide) -> Vec<Path> {
    let mut kept = Vec::new();
    let mut chains = Vec::new();
    for path in area {
        match path.iter().filter(|&&point| side.beyond(point) <= 0.0).count() {
            0 => {}
            inside if inside == path.len() => kept.push(path),
            _ => chains.extend(inner_chains(&path, side)),
        }
    }
    kept.extend(join(chains, side));
    kept
}

/// The pieces of a closed line on the nearer side, each from its entry to its exit on the line.
fn inner_chains(path: &Path, side: &NearerSide) -> Vec<Path> {
    let inside = |at: usize| side.beyond(path[at % path.len()]) <= 0.0;
    let entry = (0..path.len()).find(|&at| !inside(at) && inside(at + 1)).unwrap_or(0);
    let mut chains: Vec<Path> = Vec::new();
    for at in entry..entry + path.len() {
        let (from, to) = (path[at % path.len()], path[(at + 1) % path.len()]);
        if !inside(at) && inside(at + 1) {
            chains.push(vec![crossing(from, to, side), to]);
        } else if let (true, Some(chain)) = (inside(at), chains.last_mut()) {
            chain.push(if inside(at + 1) { to } else { crossing(from, to, side) });
        }
    }
    chains
}

fn crossing(from: Point, to: Point, side: &NearerSide) -> Point {
    let (a, b) = (side.beyond(from), side.beyond(to));
    from.between(to, a / (a - b))
}

/// Joins chains along the line: sorted by position, every second gap between crossings lies
/// inside the area and is bridged.
fn join(mut chains: Vec<Path>, side: &NearerSide) -> Vec<Path> {
    let partner = bridges(&chains, side);
    let mut joined = Vec::new();
    let mut used = vec![false; chains.len()];
    for start in 0..chains.len() {
        let (mut path, mut at, mut forward) = (Path::new(), start, true);
        while !std::mem::replace(&mut used[at], true) {
            let mut chain = std::mem::take(&mut chains[at]);
            if !forward {
                chain.reverse();
            }
            path.append(&mut chain);
            let end = partner[2 * at + usize::from(forward)];
            (at, forward) = (end / 2, end.is_multiple_of(2));
        }
        if path.len() > 2 {
            joined.push(path);
        }
    }
    joined
}

/// For each end of each chain (entry `2i`, exit `2i + 1`) the end on the other side of its bridge.
fn bridges(chains: &[Path], side: &NearerSide) -> Vec<usize> {
    let position = |end: usize| {
        let chain = &chains[end / 2];
        side.along(chain[if end.is_multiple_of(2) { 0 } else { chain.len() - 1 }])
    };
    let mut ends: Vec<usize> = (0..chains.len() * 2).collect();
    ends.sort_by(|&a, &b| position(a).total_cmp(&position(b)));
    let mut partner = vec![0; ends.len()];
    for pair in ends.chunks_exact(2) {
        (partner[pair[0]], partner[pair[1]]) = (pair[1], pair[0]);
    }
    partner
}

#[cfg(test)]
#[expect(clippy::cast_precision_loss, reason = "small counts")]
mod tests {
    use super::super::plane::area;
    use super::*;

    fn path(corners: &[(f64, f64)]) -> Path {
        corners.iter().map(|&(x, y)| Point { x, y }).collect()
    }
    fn left_of(x: f64) -> NearerSide {
        let at = |x| Point { x, y: 0.0 };
        NearerSide::of(at(x - 1.0), at(x + 1.0)).expect("two points")
    }
    fn total(paths: &[Path]) -> f64 {
        paths.iter().map(|path| area(path)).sum()
    }

    #[test]
    fn a_square_is_halved() {
        let square = path(&[(0., 0.), (10., 0.), (10., 10.), (0., 10.)]);
        let half = clip(vec![square.clone()], &left_of(5.0));
        assert_eq!(half.len(), 1);
        assert!((total(&half) - 50.0).abs() < 1e-9);
        assert_eq!(clip(vec![square.clone()], &left_of(20.0)), vec![square.clone()]);
        assert!(clip(vec![square], &left_of(-1.0)).is_empty());
    }

    #[test]
    fn two_arms_become_two_parts_without_a_bridge() {
        // A letter U opened to the left: left of the cut remain only its two arms.
        let arms =
            path(&[(0., 0.), (9., 0.), (9., 9.), (0., 9.), (0., 6.), (6., 6.), (6., 3.), (0., 3.)]);
        let parts = clip(vec![arms], &left_of(4.0));
        assert_eq!(parts.len(), 2);
        assert!((total(&parts) - 24.0).abs() < 1e-9, "{parts:?}");
    }

    #[test]
    fn a_cut_through_a_hole_goes_round_it_whatever_its_direction() {
        let outer = path(&[(0., 0.), (10., 0.), (10., 10.), (0., 10.)]);
        let hole = path(&[(4., 4.), (6., 4.), (6., 6.), (4., 6.)]);
        let backwards: Path = hole.iter().rev().copied().collect();
        for hole in [hole, backwards] {
            let half = clip(vec![outer.clone(), hole], &left_of(5.0));
            assert_eq!(half.len(), 1);
            assert!((total(&half) - 48.0).abs() < 1e-9, "{half:?}");
        }
    }

    #[test]
    fn one_point_has_no_nearer_side() {
        let point = Point { x: 1.0, y: 2.0 };
        assert!(NearerSide::of(point, point).is_none());
    }

    proptest::proptest! {
        /// Both sides of any cut together are the whole, also for a star with deep bays.
        #[test]
        fn nothing_is_lost_and_nothing_is_made(
            radii in proptest::collection::vec(1.0f64..10.0, 5..40),
            near in (-9.0f64..9.0, -9.0f64..9.0),
            far in (-9.0f64..9.0, -9.0f64..9.0),
        ) {
            let step = std::f64::consts::TAU / radii.len() as f64;
            let corner = |(at, r): (usize, &f64)| {
                let (y, x) = (at as f64 * step).sin_cos();
                Point { x: x * r, y: y * r }
            };
            let star: Path = radii.iter().enumerate().map(corner).collect();
            let (near, far) = (Point { x: near.0, y: near.1 }, Point { x: far.0, y: far.1 });
            let (Some(one), Some(other)) = (NearerSide::of(near, far), NearerSide::of(far, near))
            else { return Ok(()) };
            let parts = total(&clip(vec![star.clone()], &one)) + total(&clip(vec![star.clone()], &other));
            proptest::prop_assert!((parts - area(&star)).abs() < 1e-6, "{} of {}", parts, area(&star));
        }
    }
}
