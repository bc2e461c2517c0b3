//! Decides about an upload by what is in it, never by what it calls itself.
//!
//! Pure: bytes in, a decision out. Nothing is written, fetched or run. Memory and time are bounded
//! by [`Limits`]; a file on which a reader breaks down is refused as malformed.

mod image;
mod kind;
mod limits;
mod marking;
mod name;
mod office;
mod package;
mod pdf;
mod plain_text;
mod rejected;
mod visible;
mod xml;

use std::panic::catch_unwind;

pub use kind::Kind;
pub use limits::Limits;
pub use marking::{Finding, Level, classified_text};
pub use marking::{TABLE_AS_OF, TABLE_SOURCE, TABLE_VERSION};
pub use name::safe_name;
pub use rejected::{ActiveContent, ArchiveFault, Banned, Rejected, XmlFault};
pub use visible::Spot;

use visible::Visible;

/// A file that may be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    pub kind: Kind,
    /// By content; safe to put into an answer's `Content-Type`.
    pub mime: &'static str,
    /// One line without folders, controls and reserved characters, with the right extension.
    pub safe_name: String,
    /// What a reader of the file sees, headers, footers and descriptions included.
    pub text: String,
    /// No words were found: a scan or a photo, which only a person can judge.
    pub is_image_only: bool,
}

/// The decision about one file.
pub fn screen(name: &str, bytes: &[u8], limits: &Limits) -> Result<Accepted, Rejected> {
    let kind = kind::recognise(name, bytes, limits)?;
    // The readers take hostile bytes: a defect in one of them refuses the file and nothing more.
    let visible = catch_unwind(|| read(kind, bytes, limits))
        .unwrap_or(Err(Rejected::Malformed(kind.family())))?;
    if let Some(finding) = marking::find(name, &visible) {
        return Err(Rejected::Classified(finding));
    }
    Ok(Accepted {
        kind,
        mime: kind.mime(),
        safe_name: safe_name(name, kind),
        is_image_only: !visible.has_body(),
        text: visible.into_text(),
    })
}

fn read(kind: Kind, bytes: &[u8], limits: &Limits) -> Result<Visible, Rejected> {
    match kind {
        Kind::Pdf => pdf::read(bytes, limits),
        Kind::Docx | Kind::Xlsx | Kind::Odt | Kind::Ods => office::read(kind, bytes, limits),
        Kind::Jpeg => image::jpeg::read(bytes, limits),
        Kind::Png => image::png::read(bytes, limits),
        Kind::Text => plain_text::read(bytes),
    }
}
