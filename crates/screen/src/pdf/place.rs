//! Where on the page a piece of text begins: whether it stands on the line of the one before.

/// `[a b c d e f]` as the notation has it.
pub(super) type Matrix = [f64; 6];

const UNMOVED: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
/// States a page may put aside.
const DEEPEST: usize = 64;

/// `first`, then `second`.
fn combined(first: &Matrix, second: &Matrix) -> Matrix {
    let row =
        |at: usize, column: usize| first[at] * second[column] + first[at + 1] * second[column + 2];
    let moved = |column: usize| row(4, column) + second[column + 4];
    [row(0, 0), row(0, 1), row(2, 0), row(2, 1), moved(0), moved(1)]
}

#[derive(Debug)]
pub(super) struct Place {
    page: Matrix,
    saved: Vec<Matrix>,
    line: Matrix,
    leading: f64,
    /// Size of letters.
    size: f64,
    /// The line of the last text: a point on it and the size of its letters.
    last: Option<(f64, f64)>,
    has_moved: bool,
}

/// How a text lies to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// Right behind it.
    Glued,
    /// On its line, with a gap.
    Gap,
    NewLine,
}

impl Place {
    pub(super) fn new() -> Self {
        Self {
            page: UNMOVED,
            saved: Vec::new(),
            line: UNMOVED,
            leading: 0.0,
            size: 1.0,
            last: None,
            has_moved: false,
        }
    }

    pub(super) fn save(&mut self) {
        if self.saved.len() < DEEPEST {
            self.saved.push(self.page);
        }
    }
    pub(super) fn restore(&mut self) {
        self.page = self.saved.pop().unwrap_or(self.page);
    }
    pub(super) fn transform(&mut self, by: &Matrix) {
        self.page = combined(by, &self.page);
        self.has_moved = true;
    }
    pub(super) fn begin(&mut self) {
        self.set(UNMOVED);
    }
    pub(super) fn set(&mut self, line: Matrix) {
        self.line = line;
        self.has_moved = true;
    }
    pub(super) fn step(&mut self, x: f64, y: f64) {
        self.set(combined(&[1.0, 0.0, 0.0, 1.0, x, y], &self.line));
    }
    pub(super) fn set_leading(&mut self, leading: f64) {
        self.leading = leading;
    }
    pub(super) fn next_line(&mut self) {
        // Where nobody said how far lines lie from each other, a line is the height of letters.
        let leading = if self.leading == 0.0 { self.size } else { self.leading };
        self.step(0.0, -leading);
    }
    pub(super) fn set_size(&mut self, size: f64) {
        self.size = size.abs();
    }

    /// Notes that text is shown here.
    pub(super) fn shown(&mut self) -> Joint {
        if !self.has_moved {
            return Joint::Glued;
        }
        self.has_moved = false;
        let [a, b, _, _, x, y] = combined(&self.line, &self.page);
        let scale = a.hypot(b);
        // How far across the direction of writing the point lies from where the page begins.
        let across = if scale > 0.0 { (a * y - b * x) / scale } else { y };
        let height = (self.size * scale).max(1.0);
        let before = self.last.replace((across, height));
        match before {
            Some((last, other)) if (across - last).abs() < 0.4 * height.min(other) => Joint::Gap,
            _ => Joint::NewLine,
        }
    }
}
