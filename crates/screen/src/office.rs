//! Documents of office programs: Office Open XML and `OpenDocument`.

mod active;

use crate::kind::Kind;
use crate::limits::Limits;
use crate::name::extension;
use crate::package::{self, Part};
use crate::rejected::Rejected;
use crate::visible::{Spot, Visible};
use crate::xml::{self, Style};

const WORD: Style = Style {
    inside: &["t", "delText"],
    breaks: &["p", "br", "cr", "si", "is", "comment"],
    margins: &["oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"],
};
const SHEET: Style = Style {
    inside: &[
        "t",
        "oddHeader",
        "oddFooter",
        "evenHeader",
        "evenFooter",
        "firstHeader",
        "firstFooter",
    ],
    ..WORD
};
const OPEN: Style = Style {
    inside: &["p", "h"],
    breaks: &["p", "h", "line-break"],
    margins: &[
        "header",
        "footer",
        "header-left",
        "footer-left",
        "header-first",
        "footer-first",
        "region-left",
        "region-center",
        "region-right",
    ],
};
const EVERYTHING: Style = Style { inside: &[], breaks: &[], margins: &[] };

pub(crate) fn read(kind: Kind, bytes: &[u8], limits: &Limits) -> Result<Visible, Rejected> {
    let parts = package::parts(bytes, limits)?;
    active::check(&parts, limits)?;
    let mut visible = Visible::default();
    for part in parts.iter().filter(|part| is_markup(&part.name)) {
        hear(kind, part, limits, &mut visible)?;
    }
    Ok(visible)
}

fn hear(kind: Kind, part: &Part, limits: &Limits, visible: &mut Visible) -> Result<(), Rejected> {
    let (spot, style) = role(kind, &part.name);
    let words = xml::words((&part.name, &part.bytes), limits, style)?;
    let margin = if kind == Kind::Xlsx { without_codes(&words.margin) } else { words.margin };
    visible.add(Spot::Margin, margin);
    if is_read(&part.name) {
        visible.add(spot, words.body);
    }
    Ok(())
}

fn is_markup(name: &str) -> bool {
    ["xml", "rels", "rdf", "vml"].contains(&extension(name).as_str())
}

/// Lists of parts and styles hold names, not words.
fn is_read(name: &str) -> bool {
    extension(name) != "rels" && name != "[Content_Types].xml" && !name.starts_with("META-INF/")
}

fn role(kind: Kind, name: &str) -> (Spot, &'static Style) {
    let file = name.rsplit('/').next().unwrap_or_default();
    let is_margin = file.starts_with("header") || file.starts_with("footer");
    match kind {
        _ if name.starts_with("docProps/") || file == "meta.xml" => (Spot::Metadata, &EVERYTHING),
        Kind::Odt => (Spot::Body, &OPEN),
        Kind::Ods => (Spot::Cell, &OPEN),
        Kind::Xlsx => (Spot::Cell, &SHEET),
        _ if is_margin => (Spot::Margin, &WORD),
        _ => (Spot::Body, &WORD),
    }
}

/// A sheet's header says where a text stands by codes: `&L`, `&C`, `&R`, `&"Arial,Bold"`, `&12`.
fn without_codes(text: &str) -> String {
    let mut plain = String::new();
    let mut pieces = text.split('&');
    plain.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let rest = piece.strip_prefix('"').and_then(|font| font.split_once('"')).map(|both| both.1);
        let digits = || piece.trim_start_matches(|c: char| c.is_ascii_digit());
        let letter = || piece.get(1..).unwrap_or_default();
        plain.push('\n');
        plain.push_str(rest.unwrap_or_else(|| if digits() == piece { letter() } else { digits() }));
    }
    plain
}
