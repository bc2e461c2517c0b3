//! Finds markings of classified information and leaves ordinary sentences alone.
//!
//! A marking is a line or a heading of its own, stands in capitals apart from its neighbours, or
//! follows the words "stupeň utajení". What counts as a marking is data: `table.rs`.

mod line;
mod rules;
mod table;

pub use table::{Level, TABLE_AS_OF, TABLE_SOURCE, TABLE_VERSION};

use crate::visible::{Block, Spot, Visible};
use line::Line;
use table::Marking;

/// A marking that was found. It says nothing of the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// As the law or the treaty writes it.
    pub marking: &'static str,
    pub level: Level,
    pub spot: Spot,
}

impl Finding {
    fn new(marking: &Marking, spot: Spot) -> Self {
        Self { marking: marking.shown, level: marking.level, spot }
    }
}

/// What people type or paste into a form. Only what can hardly be anything else is found: a line
/// in capitals that is a marking, or "stupeň utajení: …".
pub fn classified_text(text: &str) -> Option<Finding> {
    let lines = line::lines(text);
    lines.iter().find_map(|line| rules::typed(line)).map(|found| Finding::new(found, Spot::Body))
}

/// In a file's name and in everything visible in it.
pub(crate) fn find(name: &str, visible: &Visible) -> Option<Finding> {
    in_name(name).or_else(|| visible.blocks.iter().find_map(in_block))
}

/// Words of a name are joined by whatever a file system takes.
fn in_name(name: &str) -> Option<Finding> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let words = stem.replace(['_', '+', '.'], " ");
    rules::written(&Line::new(&words)).map(|found| Finding::new(found, Spot::Name))
}

fn in_block(block: &Block) -> Option<Finding> {
    let lines = line::lines(&block.text);
    let rule = match block.spot {
        Spot::Margin => rules::marginal,
        Spot::Cell => rules::tabular,
        _ => rules::written,
    };
    let found = lines.iter().find_map(rule).or_else(|| rules::framed(block.spot, &lines));
    found.map(|found| Finding::new(found, block.spot))
}

#[cfg(test)]
mod tests;
