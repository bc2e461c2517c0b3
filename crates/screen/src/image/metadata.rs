//! EXIF, XMP and IPTC: descriptions people and programs leave in pictures.

use encoding_rs::WINDOWS_1250;
use exif::{Context, Tag, Value};

use crate::limits::Limits;
use crate::visible::{Spot, Visible};
use crate::xml::{self, Piece};

/// An EXIF block, from its byte order mark on. A damaged one says what it can.
pub(super) fn exif(block: &[u8], visible: &mut Visible) {
    let mut reader = exif::Reader::new();
    reader.continue_on_error(true);
    let read =
        reader.read_raw(block.to_vec()).or_else(|error| error.distill_partial_result(|_| {}));
    let Ok(read) = read else { return };
    for field in read.fields() {
        visible.add(Spot::Metadata, value(field.tag, &field.value));
    }
}

fn value(tag: Tag, value: &Value) -> String {
    match value {
        Value::Ascii(texts) => {
            let texts: Vec<_> = texts.iter().map(|text| latin(text)).collect();
            texts.join("\n")
        }
        // Windows writes title, comment, author, keywords and subject as UTF-16.
        Value::Byte(bytes) if is_windows(tag) => wide(bytes, false),
        Value::Undefined(bytes, _) if tag == Tag::UserComment => comment(bytes),
        _ => String::new(),
    }
}

fn is_windows(tag: Tag) -> bool {
    tag.context() == Context::Tiff && (0x9c9b..=0x9c9f).contains(&tag.number())
}

/// The first eight bytes name the encoding.
fn comment(bytes: &[u8]) -> String {
    let (code, text) = bytes.split_at(bytes.len().min(8));
    if code.starts_with(b"UNICODE") {
        let (big, little) = (wide(text, true), wide(text, false));
        return format!("{big}\n{little}");
    }
    latin(text)
}

fn wide(bytes: &[u8], is_big: bool) -> String {
    let units = bytes.chunks_exact(2).map(|pair| {
        let pair = [pair[0], pair[1]];
        if is_big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
    });
    let text: String = char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect();
    text.trim_end_matches('\0').to_owned()
}

/// Bytes of whatever encoding; zeros end a text.
pub(super) fn latin(bytes: &[u8]) -> String {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1250.decode_without_bom_handling(bytes).0.into_owned(),
    };
    text.replace('\0', "\n")
}

/// A packet of XMP. Every text and every value of an attribute is a line.
pub(crate) fn xmp(packet: &[u8], limits: &Limits, visible: &mut Visible) {
    let mut lines = String::new();
    // What the packet says before it breaks is heard, and a broken one harms nobody.
    let _ = xml::walk(packet, limits, &mut |piece| match piece {
        Piece::Text(text) => lines.push_str(text),
        Piece::Close(_) => lines.push('\n'),
        Piece::Open(_, tag) => {
            for attribute in tag.attributes().with_checks(false).flatten() {
                lines.push('\n');
                lines.push_str(&xml::value(&attribute).unwrap_or_default());
            }
            lines.push('\n');
        }
    });
    visible.add(Spot::Metadata, lines);
}

/// IPTC records inside a block of Photoshop: 0x1c, record, number, length, text.
pub(super) fn iptc(block: &[u8], visible: &mut Visible) {
    let mut rest = block;
    while let Some(at) = rest.iter().position(|byte| *byte == 0x1c) {
        rest = rest.get(at + 1..).unwrap_or_default();
        let [record, _, high, low, after @ ..] = rest else { return };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        if let (2, Some(text)) = (*record, after.get(..length)) {
            visible.add(Spot::Metadata, latin(text));
            rest = after.get(length..).unwrap_or_default();
        }
    }
}
