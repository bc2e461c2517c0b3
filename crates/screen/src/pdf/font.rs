//! From the bytes a page shows to letters.

use std::collections::HashMap;

use super::cmap::{CMap, number};
use super::glyph;
use super::object::{Dict, Obj};
use super::scan::File;
use crate::rejected::Rejected;

#[derive(Debug, Default)]
pub(super) struct Font {
    to_unicode: Option<CMap>,
    /// Codes named one by one.
    differences: HashMap<u32, String>,
    /// Codes of two bytes: a composite font.
    is_wide: bool,
}

impl Font {
    pub(super) fn read(file: &File<'_>, dict: &Dict) -> Result<Self, Rejected> {
        let map = match dict.get("ToUnicode") {
            Some(Obj::Ref(number)) => file.item(*number).map(|item| file.decoded(item)),
            _ => None,
        };
        let encoding = file.dict(dict, "Encoding");
        let differences = encoding.and_then(|encoding| file.get(encoding, "Differences"));
        Ok(Self {
            to_unicode: map.transpose()?.map(|bytes| CMap::parse(&bytes)),
            differences: differences.map(named).unwrap_or_default(),
            is_wide: dict.is("Subtype", "Type0"),
        })
    }

    /// `is_czech` chooses between the two readings of bytes about which nothing is known.
    pub(super) fn write(&self, bytes: &[u8], is_czech: bool, out: &mut String) {
        let declared = self.to_unicode.as_ref().and_then(|map| map.width);
        let width = if self.is_wide { declared.unwrap_or(2) } else { 1 };
        bytes.chunks(width.max(1)).for_each(|code| self.write_letter(code, is_czech, out));
    }

    fn write_letter(&self, code: &[u8], is_czech: bool, out: &mut String) {
        let value = number(code);
        let mapped = self.to_unicode.as_ref().and_then(|map| map.letter(value));
        let letter = mapped.or_else(|| self.differences.get(&value).map(String::as_str));
        match (letter, code) {
            (Some(letter), _) => out.push_str(letter),
            (None, [byte]) => out.push(glyph::single(*byte, is_czech)),
            // Without a table the numbers of glyphs say nothing.
            _ => {}
        }
    }
}

/// `[65 /A /B 200 /Ccaron]`: a number, then names for it and those that follow.
fn named(differences: &Obj) -> HashMap<u32, String> {
    let Obj::Arr(items) = differences else { return HashMap::new() };
    let (mut all, mut code) = (HashMap::new(), 0_u32);
    for item in items {
        match item {
            Obj::Num(_) => code = item.count().and_then(|n| u32::try_from(n).ok()).unwrap_or(0),
            Obj::Name(name) => {
                all.extend(glyph::letter(name).map(|letter| (code, letter)));
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    all
}
