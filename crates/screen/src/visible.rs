//! What a reader of a file sees, piece by piece, each with its place.

/// Where in a file a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// The file's name.
    Name,
    /// A page or the body of the text.
    Body,
    /// Cells of a sheet.
    Cell,
    /// The head or foot of pages, a watermark.
    Margin,
    /// Title, subject, keywords, description, comments.
    Metadata,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) spot: Spot,
    pub(crate) text: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Visible {
    pub(crate) blocks: Vec<Block>,
}

impl Visible {
    pub(crate) fn add(&mut self, spot: Spot, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.blocks.push(Block { spot, text });
        }
    }

    /// Are there words other than descriptions?
    pub(crate) fn has_body(&self) -> bool {
        self.blocks.iter().any(|block| block.spot != Spot::Metadata)
    }

    pub(crate) fn into_text(self) -> String {
        let texts: Vec<String> = self.blocks.into_iter().map(|block| block.text).collect();
        texts.join("\n")
    }
}
