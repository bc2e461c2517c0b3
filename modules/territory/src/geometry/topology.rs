//! Borders shared by neighbours: the outer border of several ORPs, and simplification that keeps
//! neighbours together because a shared line is simplified in the same way from both sides.

use std::collections::{HashMap, HashSet};

use super::plane::{Plane, cross};
use crate::model::{OrpOutline, Ring, Vertex};

type Edge = (Vertex, Vertex);

/// The border around all outlines together: the edges which only one of them has.
pub fn union(outlines: &[OrpOutline]) -> Vec<Ring> {
    let mut seen: HashMap<Edge, usize> = HashMap::new();
    for edge in edges(outlines) {
        *seen.entry(undirected(edge)).or_default() += 1;
    }
    let outer: Vec<Edge> =
        edges(outlines).filter(|&edge| seen.get(&undirected(edge)) == Some(&1)).collect();
    chain(&outer)
}

fn undirected((from, to): Edge) -> Edge {
    (from.min(to), from.max(to))
}

/// All edges; every line turned the same way, so that edges of the outer border run one after
/// another.
fn edges(outlines: &[OrpOutline]) -> impl Iterator<Item = Edge> {
    outlines.iter().flat_map(|outline| &outline.rings).flat_map(|ring| {
        let turned = clockwise(ring);
        (0..turned.len()).map(move |at| (turned[at], turned[(at + 1) % turned.len()]))
    })
}

fn clockwise(ring: &Ring) -> Ring {
    let twice: i64 = (0..ring.len())
        .map(|at| {
            let (a, b) = (ring[at], ring[(at + 1) % ring.len()]);
            i64::from(a.lon) * i64::from(b.lat) - i64::from(b.lon) * i64::from(a.lat)
        })
        .sum();
    if twice > 0 { ring.iter().rev().copied().collect() } else { ring.clone() }
}

/// Joins directed edges into closed lines.
fn chain(edges: &[Edge]) -> Vec<Ring> {
    let mut next: HashMap<Vertex, Vec<Vertex>> = HashMap::new();
    for &(from, to) in edges {
        next.entry(from).or_default().push(to);
    }
    let mut rings = Vec::new();
    for &(start, _) in edges {
        let mut ring = Ring::new();
        let mut at = start;
        while let Some(to) = next.get_mut(&at).and_then(Vec::pop) {
            ring.push(at);
            at = to;
        }
        if ring.len() > 2 {
            rings.push(ring);
        }
    }
    rings
}

/// Fewer corners: leaves out those whose triangle with their neighbours is smaller than
/// `smallest_km2` (Visvalingam and Whyatt). Places where borders meet always stay.
pub fn simplify(outlines: &[OrpOutline], plane: &Plane, smallest_km2: f64) -> Vec<OrpOutline> {
    let meeting = meeting_points(outlines);
    let simple = |ring: &Ring| simplify_ring(ring, &meeting, plane, smallest_km2);
    outlines
        .iter()
        .map(|outline| OrpOutline {
            cisorp: outline.cisorp,
            rings: outline.rings.iter().map(simple).collect(),
        })
        .collect()
}

/// Corners where more than two lines meet.
fn meeting_points(outlines: &[OrpOutline]) -> HashSet<Vertex> {
    let mut neighbours: HashMap<Vertex, HashSet<Vertex>> = HashMap::new();
    for (from, to) in edges(outlines) {
        neighbours.entry(from).or_default().insert(to);
        neighbours.entry(to).or_default().insert(from);
    }
    neighbours.into_iter().filter(|(_, around)| around.len() != 2).map(|(v, _)| v).collect()
}

fn simplify_ring(ring: &Ring, meeting: &HashSet<Vertex>, plane: &Plane, smallest: f64) -> Ring {
    let mut simple = Ring::new();
    for arc in arcs(ring, meeting) {
        let kept = simplify_arc(&arc, plane, smallest);
        // The last corner of an arc is the first of the next one.
        simple.extend(&kept[..kept.len() - 1]);
    }
    if simple.len() < 3 { ring.clone() } else { simple }
}

/// Cuts a closed line at the meeting points. A line without any (an island) is cut at its
/// smallest corner, which both sides agree on.
fn arcs(ring: &Ring, meeting: &HashSet<Vertex>) -> Vec<Vec<Vertex>> {
    let smallest = ring.iter().min().copied();
    let has_meeting = ring.iter().any(|corner| meeting.contains(corner));
    let cut = |v: &Vertex| if has_meeting { meeting.contains(v) } else { Some(*v) == smallest };
    let Some(start) = ring.iter().position(cut) else { return Vec::new() };
    let mut arcs: Vec<Vec<Vertex>> = Vec::new();
    let mut arc = vec![ring[start]];
    for &corner in ring[start + 1..].iter().chain(&ring[..=start]) {
        arc.push(corner);
        if cut(&corner) {
            arcs.push(std::mem::replace(&mut arc, vec![corner]));
        }
    }
    arcs
}

/// The result does not depend on the direction in which the arc is given.
fn simplify_arc(arc: &[Vertex], plane: &Plane, smallest_km2: f64) -> Vec<Vertex> {
    let reversed: Vec<Vertex> = arc.iter().rev().copied().collect();
    if reversed.as_slice() < arc {
        let mut simple = thin_out(reversed, plane, smallest_km2);
        simple.reverse();
        simple
    } else {
        thin_out(arc.to_vec(), plane, smallest_km2)
    }
}

fn thin_out(mut arc: Vec<Vertex>, plane: &Plane, smallest_km2: f64) -> Vec<Vertex> {
    // A closed arc needs two corners between its equal ends to stay an area.
    let fewest = if arc.first() == arc.last() { 4 } else { 2 };
    while arc.len() > fewest {
        let triangle = |at: usize| {
            let [a, b, c] = [arc[at - 1], arc[at], arc[at + 1]].map(|v| plane.vertex(v));
            cross(a, b, c).abs() / 2.0
        };
        let least =
            (1..arc.len() - 1).map(|at| (at, triangle(at))).min_by(|a, b| a.1.total_cmp(&b.1));
        match least {
            Some((at, area)) if area < smallest_km2 => arc.remove(at),
            _ => break,
        };
    }
    arc
}

#[cfg(test)]
mod tests {
    use super::*;
    use hlaska_kernel::Cisorp;

    fn outline(code: u16, corners: &[(i32, i32)]) -> OrpOutline {
        let ring = corners.iter().map(|&(lat, lon)| Vertex { lat, lon }).collect();
        OrpOutline { cisorp: Cisorp(code), rings: vec![ring] }
    }

    /// Two squares side by side with a wavy border between them, wound in opposite directions.
    fn neighbours() -> [OrpOutline; 2] {
        let degree = 1_000_000;
        let wave =
            [(0, degree), (300_000, degree + 900), (600_000, degree - 900), (degree, degree)];
        let mut west = vec![(0, 0)];
        west.extend(wave);
        west.push((degree, 0));
        let mut east = wave.to_vec();
        east.extend([(degree, 2 * degree), (0, 2 * degree)]);
        [outline(1, &west), outline(2, &east)]
    }

    #[test]
    fn the_outer_border_leaves_out_what_neighbours_share() {
        let rings = union(&neighbours());
        assert_eq!(rings.len(), 1);
        assert_eq!(rings[0].len(), 6);
    }

    #[test]
    fn neighbours_stay_together_when_simplified() {
        let simple = simplify(&neighbours(), &Plane::at(0.5, 1.0), 50.0);
        assert_eq!(simple[0].rings[0].len(), 4, "the wave is gone: {simple:?}");
        assert_eq!(simple[1].rings[0].len(), 4);
        assert_eq!(union(&simple)[0].len(), 6, "places where borders meet stay");
    }

    #[test]
    fn an_island_keeps_an_area() {
        let island = [outline(1, &[(0, 0), (0, 10), (10, 10), (10, 0)])];
        let simple = simplify(&island, &Plane::at(0.0, 0.0), 1e9);
        assert_eq!(simple[0].rings[0].len(), 3);
    }
}
