/// How much of a file is looked at before it is refused as too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The file as it came.
    pub max_bytes: usize,
    /// Everything in it unpacked, bytes.
    pub max_unpacked_bytes: usize,
    /// Unpacked to packed of one part; only asked where there is more than a mebibyte.
    pub max_ratio: usize,
    /// Parts of an archive, objects of a PDF.
    pub max_entries: usize,
    /// Of a picture, as its header declares.
    pub max_pixels: u64,
    /// Elements inside one another.
    pub max_xml_depth: usize,
    /// Tags, texts and references in one part.
    pub max_xml_events: usize,
}

/// Unpacked bytes below which a ratio says nothing: an empty table packs well.
const SMALL: usize = 1024 * 1024;

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_bytes: 10 * 1024 * 1024,
            max_unpacked_bytes: 64 * 1024 * 1024,
            max_ratio: 100,
            max_entries: 20_000,
            max_pixels: 120_000_000,
            max_xml_depth: 200,
            max_xml_events: 3_000_000,
        }
    }
}

impl Limits {
    pub(crate) fn is_bomb(&self, packed: usize, unpacked: usize) -> bool {
        unpacked > SMALL && unpacked / self.max_ratio.max(1) > packed
    }
}
