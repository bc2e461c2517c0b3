//! What in a document would act by itself or come from elsewhere.

use quick_xml::events::BytesStart;

use super::is_markup;
use crate::limits::Limits;
use crate::package::Part;
use crate::rejected::{ActiveContent, ArchiveFault, Rejected};
use crate::xml::{self, Piece};

/// Files and folders that hold programs.
const MACROS: [&str; 6] = [
    "vbaproject.bin",
    "vbadata.xml",
    "vbaprojectsignature.bin",
    "basic/",
    "scripts/",
    "xl/macrosheets/",
];
const OBJECTS: [&str; 3] = ["word/activex/", "xl/activex/", "word/oleobject"];

pub(super) fn check(parts: &[Part], limits: &Limits) -> Result<(), Rejected> {
    for part in parts {
        by_name(&part.name.to_lowercase())?;
        if is_markup(&part.name) {
            by_markup((&part.name, &part.bytes), limits)?;
        } else {
            by_content(&part.bytes)?;
        }
    }
    Ok(())
}

fn by_name(name: &str) -> Result<(), Rejected> {
    if MACROS.iter().any(|part| name.ends_with(part) || name.starts_with(part)) {
        return Err(Rejected::Macros);
    }
    if OBJECTS.iter().any(|part| name.starts_with(part)) {
        return Err(Rejected::Active(ActiveContent::Object));
    }
    Ok(())
}

/// Pictures and fonts may lie inside, other files may not.
fn by_content(bytes: &[u8]) -> Result<(), Rejected> {
    match bytes {
        [b'P', b'K', 3 | 5, ..] | [0x1f, 0x8b, ..] | [b'R', b'a', b'r', b'!', ..] => {
            Err(Rejected::Archive(ArchiveFault::Nested))
        }
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(Rejected::Active(ActiveContent::Object)),
        [b'M', b'Z', ..] | [0x7f, b'E', b'L', b'F', ..] | [b'%', b'P', b'D', b'F', ..] => {
            Err(Rejected::Active(ActiveContent::EmbeddedFile))
        }
        _ => Ok(()),
    }
}

fn by_markup(part: (&str, &[u8]), limits: &Limits) -> Result<(), Rejected> {
    let (mut found, mut field, mut in_field) = (None, String::new(), false);
    xml::walk_part(part, limits, &mut |piece| match piece {
        Piece::Open(name, tag) => {
            in_field = name == "instrText";
            found = found.take().or_else(|| by_element(name, tag));
        }
        Piece::Text(text) if in_field => field.push_str(text),
        Piece::Close("instrText") => in_field = false,
        Piece::Close("p") => field.push('\n'),
        _ => {}
    })?;
    let runs = field.lines().any(|line| line.trim_start().to_uppercase().starts_with("DDE"));
    let found = found.or(runs.then_some(Rejected::Active(ActiveContent::Object)));
    found.map_or(Ok(()), Err)
}

fn by_element(name: &str, tag: &BytesStart<'_>) -> Option<Rejected> {
    let attribute = |name| xml::attribute(tag, name).unwrap_or_default();
    match name {
        "Relationship" => {
            let kind = attribute("Type").to_lowercase();
            // A link waits for a click; everything else is loaded as the document opens.
            let is_loaded = attribute("TargetMode") == "External" && !kind.ends_with("/hyperlink");
            is_loaded.then_some(Rejected::Active(ActiveContent::External))
        }
        "Override" | "Default" => {
            let kind = attribute("ContentType").to_lowercase();
            let is_macro = kind.contains("macroenabled") || kind.contains("vbaproject");
            is_macro.then_some(Rejected::Macros)
        }
        "encryption-data" => Some(Rejected::Encrypted),
        "event-listener" | "script" => Some(Rejected::Macros),
        "fldSimple" => {
            let runs = attribute("instr").trim_start().to_uppercase().starts_with("DDE");
            runs.then_some(Rejected::Active(ActiveContent::Object))
        }
        "ddeLink" | "object-ole" | "dde-source" | "plugin" | "applet" => {
            Some(Rejected::Active(ActiveContent::Object))
        }
        _ => None,
    }
}
