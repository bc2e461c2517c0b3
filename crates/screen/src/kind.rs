//! What a file is, by its first bytes; and whether its name says the same.

mod banned;

pub(crate) use banned::find;

use crate::limits::Limits;
use crate::package;
use crate::rejected::{Banned, Rejected};

/// Kinds of files that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Pdf,
    Docx,
    Xlsx,
    Odt,
    Ods,
    Jpeg,
    Png,
    Text,
}

impl Kind {
    pub const ALL: [Self; 8] = [
        Self::Pdf,
        Self::Docx,
        Self::Xlsx,
        Self::Odt,
        Self::Ods,
        Self::Jpeg,
        Self::Png,
        Self::Text,
    ];

    pub const fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Text => "text/plain; charset=utf-8",
        }
    }

    /// Extensions a file of this kind may bear; the first is the usual one.
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Odt => &["odt"],
            Self::Ods => &["ods"],
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Png => &["png"],
            Self::Text => &["txt", "csv"],
        }
    }

    /// Stable name in events.
    pub const fn name(self) -> &'static str {
        self.extensions()[0]
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// As people call it, both languages alike.
    pub const fn family(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Docx => "DOCX",
            Self::Xlsx => "XLSX",
            Self::Odt => "ODT",
            Self::Ods => "ODS",
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Text => "TXT",
        }
    }
}

/// The kind by content, if it is one that is taken and the name does not pretend another.
pub(crate) fn recognise(name: &str, bytes: &[u8], limits: &Limits) -> Result<Kind, Rejected> {
    if bytes.is_empty() {
        return Err(Rejected::Empty);
    }
    if bytes.len() > limits.max_bytes {
        return Err(Rejected::TooLarge { limit_bytes: limits.max_bytes });
    }
    let kind = by_content(bytes, limits)?;
    let extension = crate::name::extension(name);
    if kind.extensions().contains(&extension.as_str()) {
        Ok(kind)
    } else {
        Err(Rejected::Mismatch { extension, is: kind.family() })
    }
}

fn by_content(bytes: &[u8], limits: &Limits) -> Result<Kind, Rejected> {
    if let Some(banned) = banned::by_signature(bytes) {
        return Err(banned);
    }
    let kind = match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => Kind::Pdf,
        [0xff, 0xd8, 0xff, ..] => Kind::Jpeg,
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Kind::Png,
        [b'P', b'K', 3, 4, ..] => return package::kind(bytes, limits),
        [b'P', b'K', 5, 6, ..] => return Err(Rejected::Banned(Banned::Archive)),
        _ => text(bytes)?,
    };
    if banned::is_two_files(kind, bytes) { Err(Rejected::Polyglot) } else { Ok(kind) }
}

fn text(bytes: &[u8]) -> Result<Kind, Rejected> {
    if !crate::plain_text::is_text(bytes) {
        return Err(Rejected::Unknown);
    }
    match banned::markup(bytes) {
        Some(what) => Err(Rejected::Banned(what)),
        None => Ok(Kind::Text),
    }
}
