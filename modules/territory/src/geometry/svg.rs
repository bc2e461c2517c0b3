//! Compact SVG paths: whole numbers, relative moves, no needless separators.

use std::fmt::Write;

use super::plane::{Path, Point};

/// From kilometres to the picture's units.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// The plane's point at the picture's upper left corner.
    pub corner: Point,
    pub units_per_km: f64,
}

impl Frame {
    pub fn place(&self, point: Point) -> (f64, f64) {
        let scaled = |to: f64, from: f64| (to - from) * self.units_per_km;
        (scaled(point.x, self.corner.x), scaled(point.y, self.corner.y))
    }
    pub fn place_rounded(&self, point: Point) -> (i32, i32) {
        let (x, y) = self.place(point);
        (round(x), round(y))
    }
    /// The `d` attribute for an area, to be filled by the even-odd rule.
    pub fn path(&self, area: &[Path]) -> String {
        let mut d = String::new();
        for part in area {
            let mut corners: Vec<(i32, i32)> =
                part.iter().map(|point| self.place_rounded(*point)).collect();
            corners.dedup();
            if corners.len() > 1 && corners.first() == corners.last() {
                corners.pop();
            }
            if corners.len() > 2 {
                write_part(&mut d, &corners);
            }
        }
        d
    }
}

fn write_part(d: &mut String, corners: &[(i32, i32)]) {
    let (mut x, mut y) = corners[0];
    let _ = write!(d, "M{x}");
    number(d, y);
    for (at, &(to_x, to_y)) in corners[1..].iter().enumerate() {
        if at == 0 {
            let _ = write!(d, "l{}", to_x - x);
        } else {
            number(d, to_x - x);
        }
        number(d, to_y - y);
        (x, y) = (to_x, to_y);
    }
    d.push('z');
}

/// A minus sign separates on its own.
fn number(d: &mut String, value: i32) {
    let space = if value < 0 { "" } else { " " };
    let _ = write!(d, "{space}{value}");
}

/// Picture units are a few thousand at most.
#[expect(clippy::cast_possible_truncation, reason = "a float-to-integer cast saturates")]
fn round(value: f64) -> i32 {
    value.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_short_and_whole() {
        let frame = Frame { corner: Point { x: -1.0, y: -1.0 }, units_per_km: 10.0 };
        let corners = [(0.0, 0.0), (5.02, 0.0), (5.02, 3.0), (5.02, 3.01), (-0.5, 4.0)];
        let path = corners.map(|(x, y)| Point { x, y }).to_vec();
        assert_eq!(frame.path(&[path]), "M10 10l50 0 0 30-55 10z");
    }

    #[test]
    fn what_shrinks_to_a_line_is_left_out() {
        let frame = Frame { corner: Point { x: 0.0, y: 0.0 }, units_per_km: 1.0 };
        let sliver = [(0.0, 0.0), (9.0, 0.1), (0.0, 0.2)].map(|(x, y)| Point { x, y }).to_vec();
        assert_eq!(frame.path(&[sliver]), "");
    }
}
