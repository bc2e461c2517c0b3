//! Every object of a file, found by its own words and not by the index.

use std::cell::Cell;
use std::collections::HashMap;

use super::object::{Dict, Lexer, Obj, is_space};
use super::{DAMAGED, filter};
use crate::kind::find;
use crate::limits::Limits;
use crate::rejected::{ArchiveFault, Rejected};

pub(super) struct Item<'a> {
    pub(super) number: u32,
    pub(super) value: Obj,
    /// The stream's bytes as they stand in the file.
    raw: Option<&'a [u8]>,
}

impl Item<'_> {
    pub(super) fn dict(&self) -> Option<&Dict> {
        self.value.dict()
    }
}

pub(super) struct File<'a> {
    pub(super) items: Vec<Item<'a>>,
    by_number: HashMap<u32, usize>,
    limits: &'a Limits,
    /// Bytes unpacked so far.
    unpacked: Cell<usize>,
}

impl<'a> File<'a> {
    pub(super) fn scan(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, Rejected> {
        let mut items = objects(bytes, limits)?;
        let trailers = trailers(bytes);
        let is_locked = |dict: &Dict| dict.get("Encrypt").is_some();
        let all = items.iter().filter_map(Item::dict).chain(&trailers);
        let mut locks = all.filter(|dict| is_locked(dict));
        if locks.next().is_some() {
            return Err(Rejected::Encrypted);
        }
        drop(locks);
        items.extend(trailers.into_iter().map(|dict| Item {
            number: 0,
            value: Obj::Dict(dict),
            raw: None,
        }));
        let mut file = Self { items, by_number: HashMap::new(), limits, unpacked: Cell::new(0) };
        file.index();
        file.unpack_objects()?;
        Ok(file)
    }

    fn index(&mut self) {
        self.by_number = self.items.iter().enumerate().map(|(at, one)| (one.number, at)).collect();
    }

    /// Objects packed into streams.
    fn unpack_objects(&mut self) -> Result<(), Rejected> {
        let mut packed = Vec::new();
        for item in &self.items {
            let Some(dict) = item.dict().filter(|dict| dict.is("Type", "ObjStm")) else { continue };
            packed.extend(packed_objects(dict, &self.decoded(item)?));
            if packed.len() > self.limits.max_entries {
                return Err(Rejected::Archive(ArchiveFault::TooManyEntries));
            }
        }
        // Objects written out later in the file replace packed ones in some programs and not in
        // others; both are looked at.
        self.items.extend(packed);
        self.index();
        Ok(())
    }

    /// Follows references.
    pub(super) fn resolve<'b>(&'b self, value: &'b Obj) -> &'b Obj {
        let mut value = value;
        for _ in 0..8 {
            let Obj::Ref(number) = value else { break };
            let Some(item) = self.item(*number) else { break };
            value = &item.value;
        }
        value
    }

    pub(super) fn item(&self, number: u32) -> Option<&Item<'a>> {
        self.by_number.get(&number).and_then(|at| self.items.get(*at))
    }

    /// A value of a dictionary, references followed.
    pub(super) fn get<'b>(&'b self, dict: &'b Dict, key: &str) -> Option<&'b Obj> {
        dict.get(key).map(|value| self.resolve(value))
    }

    pub(super) fn dict<'b>(&'b self, dict: &'b Dict, key: &str) -> Option<&'b Dict> {
        self.get(dict, key).and_then(Obj::dict)
    }

    /// The contents of a stream; empty when there is none or it is packed in an unknown way.
    pub(super) fn decoded(&self, item: &Item<'_>) -> Result<Vec<u8>, Rejected> {
        let (Some(raw), Some(dict)) = (item.raw, item.dict()) else { return Ok(Vec::new()) };
        let room = self.limits.max_unpacked_bytes.saturating_sub(self.unpacked.get());
        let steps = filter::steps(self, dict);
        let bytes = filter::decode(raw, &steps, self.limits, room)?;
        self.unpacked.set(self.unpacked.get() + bytes.len());
        Ok(bytes)
    }
}

fn objects<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Vec<Item<'a>>, Rejected> {
    let (mut items, mut from, mut work) = (Vec::new(), 0, 0);
    while let Some(at) = find(bytes.get(from..).unwrap_or_default(), b"obj") {
        let at = from + at;
        from = at + 3;
        let Some(number) = number_before(bytes.get(..at).unwrap_or_default()) else { continue };
        let mut lexer = Lexer::new(bytes, from);
        let value = lexer.next();
        work += lexer.at - from;
        if work > patience(bytes) {
            return Err(DAMAGED);
        }
        let Some(value) = value else { continue };
        lexer.skip_space();
        let raw = value.dict().and_then(|dict| stream(dict, lexer.rest()));
        // What lies inside a stream is no object of the file.
        from = raw.map_or(from, |raw| lexer.at + b"stream".len() + raw.len());
        items.push(Item { number, value, raw });
        if items.len() > limits.max_entries.saturating_mul(10) {
            return Err(Rejected::Archive(ArchiveFault::TooManyEntries));
        }
    }
    if items.is_empty() { Err(DAMAGED) } else { Ok(items) }
}

/// How far objects are read in all: those of a sound file do not lie over one another.
fn patience(bytes: &[u8]) -> usize {
    bytes.len().saturating_mul(4).saturating_add(64 * 1024)
}

/// The number in „12 0 obj“.
fn number_before(bytes: &[u8]) -> Option<u32> {
    let digits = |bytes: &[u8]| {
        let end = bytes.iter().rposition(|byte| !is_space(*byte))? + 1;
        let start = bytes.get(..end)?.iter().rposition(|byte| !byte.is_ascii_digit());
        let start = start.map_or(0, |at| at + 1);
        (start < end && end - start < 11).then_some((start, end))
    };
    let (generation, _) = digits(bytes)?;
    let (start, end) = digits(bytes.get(..generation)?)?;
    std::str::from_utf8(bytes.get(start..end)?).ok()?.parse().ok()
}

/// The bytes between „stream“ and „endstream“: by the declared length where it fits.
fn stream<'a>(dict: &Dict, rest: &'a [u8]) -> Option<&'a [u8]> {
    let rest = rest.strip_prefix(b"stream")?;
    let rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    let declared = dict.count("Length").and_then(|length| rest.split_at_checked(length));
    let is_ended = |after: &[u8]| after.trim_ascii_start().starts_with(b"endstream");
    if let Some((body, _)) = declared.filter(|(_, after)| is_ended(after)) {
        return Some(body);
    }
    rest.get(..find(rest, b"endstream").unwrap_or(rest.len()))
}

fn trailers(bytes: &[u8]) -> Vec<Dict> {
    let (mut all, mut from, mut work) = (Vec::new(), 0, 0);
    while let Some(at) = find(bytes.get(from..).unwrap_or_default(), b"trailer") {
        from += at + b"trailer".len();
        let mut lexer = Lexer::new(bytes, from);
        if let Some(Obj::Dict(dict)) = lexer.next() {
            all.push(dict);
        }
        work += lexer.at - from;
        if work > patience(bytes) {
            break;
        }
    }
    all
}

/// „number offset number offset …“, then the objects.
fn packed_objects<'a>(dict: &Dict, bytes: &[u8]) -> Vec<Item<'a>> {
    let first = dict.count("First").unwrap_or(0);
    let mut head = Lexer::new(bytes.get(..first).unwrap_or_default(), 0);
    let (mut items, mut work) = (Vec::new(), 0);
    while let (Some(number), Some(offset)) = (head.next(), head.next()) {
        let (Some(number), Some(offset)) = (number.count(), offset.count()) else { break };
        let start = first.saturating_add(offset);
        let mut lexer = Lexer::new(bytes, start);
        let value = lexer.next();
        work += lexer.at - start;
        if work > patience(bytes) {
            break;
        }
        if let (Some(value), Ok(number)) = (value, u32::try_from(number)) {
            items.push(Item { number, value, raw: None });
        }
    }
    items
}
