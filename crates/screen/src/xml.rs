//! Markup inside documents: no document type, no entities, bounded depth and length.

use std::borrow::Cow;

use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::limits::Limits;
use crate::plain_text;
use crate::rejected::{Rejected, XmlFault};

/// A piece of markup, names without their prefix.
pub(crate) enum Piece<'a> {
    Open(&'a str, &'a BytesStart<'a>),
    Close(&'a str),
    Text(&'a str),
}

/// The value of an attribute, named without its prefix.
pub(crate) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let mut sound = attributes.with_checks(false).flatten();
    let found = sound.find(|one| one.key.local_name().as_ref() == name)?;
    value(&found)
}

/// The value as it is meant, references replaced.
pub(crate) fn value(attribute: &Attribute<'_>) -> Option<String> {
    attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
}

/// Walks through the whole part.
pub(crate) fn walk(
    bytes: &[u8],
    limits: &Limits,
    seen: &mut dyn FnMut(Piece<'_>),
) -> Result<(), Rejected> {
    let text = plain_text::decode(bytes);
    let mut reader = Reader::from_str(&text);
    let mut depth = 0_usize;
    for _ in 0..limits.max_xml_events {
        match reader.read_event().map_err(|_| Rejected::Malformed("XML"))? {
            Event::Start(tag) => {
                depth += 1;
                if depth > limits.max_xml_depth {
                    return Err(Rejected::Xml(XmlFault::TooDeep));
                }
                seen(Piece::Open(tag.local_name().as_ref(), &tag));
            }
            Event::Empty(tag) => {
                seen(Piece::Open(tag.local_name().as_ref(), &tag));
                seen(Piece::Close(tag.local_name().as_ref()));
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                seen(Piece::Close(tag.local_name().as_ref()));
            }
            Event::Text(text) => seen(Piece::Text(&text.into_inner())),
            Event::CData(text) => seen(Piece::Text(&text.into_inner())),
            Event::GeneralRef(reference) => seen(Piece::Text(&character(&reference)?)),
            Event::DocType(_) => return Err(Rejected::Xml(XmlFault::Doctype)),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(Rejected::Malformed("XML")),
        }
    }
    Err(Rejected::Xml(XmlFault::TooLong))
}

/// The five names every reader knows, and numbers; anything else needs a document type.
fn character(reference: &BytesRef<'_>) -> Result<String, Rejected> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Ok(c.to_string());
    }
    let name = reference.borrow().into_inner();
    let plain = match &*name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return Err(Rejected::Xml(XmlFault::Doctype)),
    };
    Ok(plain.to_owned())
}

/// How words stand in the markup of one format.
pub(crate) struct Style {
    /// Elements whose text is read; empty: all of them, each on its own line.
    pub(crate) inside: &'static [&'static str],
    /// Elements after which a line ends.
    pub(crate) breaks: &'static [&'static str],
    /// Elements whose text stands on the margin of pages.
    pub(crate) margins: &'static [&'static str],
}

/// What a part says.
#[derive(Default)]
pub(crate) struct Words {
    pub(crate) body: String,
    pub(crate) margin: String,
}

pub(crate) fn words(
    part: (&str, &[u8]),
    limits: &Limits,
    style: &Style,
) -> Result<Words, Rejected> {
    let mut listener = Listener { style, words: Words::default(), inside: 0, margin: 0 };
    walk_part(part, limits, &mut |piece| listener.hear(&piece))?;
    Ok(listener.words)
}

/// A part by its name. Drawings of old programs (VML) hold tags nobody closes; what they say up to
/// there is heard.
pub(crate) fn walk_part(
    (name, bytes): (&str, &[u8]),
    limits: &Limits,
    seen: &mut dyn FnMut(Piece<'_>),
) -> Result<(), Rejected> {
    match walk(bytes, limits, seen) {
        Err(Rejected::Malformed(_)) if crate::name::extension(name) == "vml" => Ok(()),
        walked => walked,
    }
}

struct Listener<'a> {
    style: &'a Style,
    words: Words,
    inside: usize,
    margin: usize,
}

impl Listener<'_> {
    fn hear(&mut self, piece: &Piece<'_>) {
        match piece {
            Piece::Open(name, tag) => self.open(name, tag),
            Piece::Close(name) => self.close(name),
            Piece::Text(text) if self.inside > 0 || self.style.inside.is_empty() => self.say(text),
            Piece::Text(_) => {}
        }
    }

    fn open(&mut self, name: &str, tag: &BytesStart<'_>) {
        self.inside += usize::from(self.style.inside.contains(&name));
        self.margin += usize::from(self.style.margins.contains(&name));
        match name {
            // A watermark of a word processor is a path of letters.
            "textpath" => {
                let text = attribute(tag, "string").unwrap_or_default();
                self.words.margin.push_str(&(text + "\n"));
            }
            "tab" => self.say("\t"),
            "s" if self.inside > 0 => self.say(" "),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if self.style.breaks.contains(&name) || self.style.inside.is_empty() {
            self.say("\n");
        }
        self.inside -= usize::from(self.style.inside.contains(&name)).min(self.inside);
        self.margin -= usize::from(self.style.margins.contains(&name)).min(self.margin);
    }

    fn say(&mut self, text: &str) {
        let words = if self.margin > 0 { &mut self.words.margin } else { &mut self.words.body };
        words.push_str(text);
    }
}
