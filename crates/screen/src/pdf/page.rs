//! Pages, and drawings that pages repeat: watermarks, heads and feet, notes.

use std::collections::HashMap;
use std::rc::Rc;

use super::DAMAGED;
use super::content::{self, Fonts};
use super::font::Font;
use super::object::{Dict, Obj};
use super::scan::File;
use crate::rejected::Rejected;
use crate::visible::{Spot, Visible};

/// How far up the tree of pages resources are looked for.
const HIGHEST: usize = 16;

pub(super) fn read_all(file: &File<'_>, visible: &mut Visible) -> Result<(), Rejected> {
    let mut reader = Reader { file, known: HashMap::new(), all: Fonts::new(), work: 0 };
    let mut has_page = false;
    for item in &file.items {
        let Some(dict) = item.dict() else { continue };
        let bytes = if dict.is("Type", "Page") {
            has_page = true;
            reader.contents(dict)?
        } else if dict.is("Subtype", "Form") || dict.is("PatternType", "1") {
            file.decoded(item)?
        } else {
            continue;
        };
        let fonts = reader.fonts(dict)?;
        for text in readings(&bytes, [&fonts, &reader.all]) {
            visible.add(Spot::Body, text);
        }
    }
    if has_page { Ok(()) } else { Err(DAMAGED) }
}

/// The text as Western and, where it differs, as Czech Windows would read unnamed codes.
fn readings(bytes: &[u8], fonts: [&Fonts; 2]) -> Vec<String> {
    let western = content::text(bytes, fonts, false);
    if western.is_ascii() {
        return vec![western];
    }
    let czech = content::text(bytes, fonts, true);
    if czech == western { vec![western] } else { vec![western, czech] }
}

struct Reader<'a> {
    file: &'a File<'a>,
    known: HashMap<u32, Rc<Font>>,
    /// The last font of each name: for drawings that do not say which fonts they use.
    all: Fonts,
    /// Entries of font tables looked at so far.
    work: usize,
}

/// Pages times fonts that no sound document reaches.
const MOST_WORK: usize = 1_000_000;

impl Reader<'_> {
    fn contents(&self, page: &Dict) -> Result<Vec<u8>, Rejected> {
        let Some(contents) = page.get("Contents") else { return Ok(Vec::new()) };
        let list = match (contents, self.file.resolve(contents)) {
            (_, Obj::Arr(items)) => items.clone(),
            (single, _) => vec![single.clone()],
        };
        let mut bytes = Vec::new();
        for part in list {
            let Obj::Ref(number) = part else { continue };
            if let Some(item) = self.file.item(number) {
                bytes.extend(self.file.decoded(item)?);
                bytes.push(b'\n');
            }
        }
        Ok(bytes)
    }

    fn fonts(&mut self, owner: &Dict) -> Result<Fonts, Rejected> {
        let file = self.file;
        let Some(named) = resources(file, owner).and_then(|found| file.dict(found, "Font")) else {
            return Ok(Fonts::new());
        };
        let mut fonts = Fonts::new();
        for (name, value) in named.iter() {
            self.work += 1;
            if self.work > MOST_WORK {
                return Err(DAMAGED);
            }
            if let Some(font) = self.font(value)? {
                fonts.insert(name.to_owned(), Rc::clone(&font));
                self.all.insert(name.to_owned(), font);
            }
        }
        Ok(fonts)
    }

    fn font(&mut self, value: &Obj) -> Result<Option<Rc<Font>>, Rejected> {
        let number = if let Obj::Ref(number) = value { Some(*number) } else { None };
        if let Some(known) = number.and_then(|number| self.known.get(&number)) {
            return Ok(Some(Rc::clone(known)));
        }
        let Some(dict) = self.file.resolve(value).dict() else { return Ok(None) };
        let font = Rc::new(Font::read(self.file, dict)?);
        if let Some(number) = number {
            self.known.insert(number, Rc::clone(&font));
        }
        Ok(Some(font))
    }
}

/// Of the page itself or of a branch above it.
fn resources<'a>(file: &'a File<'_>, owner: &'a Dict) -> Option<&'a Dict> {
    let mut owner = owner;
    for _ in 0..HIGHEST {
        if let Some(found) = file.dict(owner, "Resources") {
            return Some(found);
        }
        owner = file.dict(owner, "Parent")?;
    }
    None
}
