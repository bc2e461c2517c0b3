//! PDF, read leniently and under limits: every object in the file is looked at, also those an
//! index does not name, so nothing hides behind a broken or forged one.

mod active;
mod cmap;
mod content;
mod filter;
mod font;
mod glyph;
mod lzw;
mod object;
mod page;
mod place;
mod scan;

use crate::image::xmp;
use crate::limits::Limits;
use crate::rejected::Rejected;
use crate::visible::{Spot, Visible};
use object::{Dict, Obj};
use scan::File;

const DAMAGED: Rejected = Rejected::Malformed("PDF");

pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Visible, Rejected> {
    let file = File::scan(bytes, limits)?;
    for item in &file.items {
        active::check(&item.value)?;
    }
    let mut visible = Visible::default();
    page::read_all(&file, &mut visible)?;
    for item in &file.items {
        describe(&item.value, &mut visible);
        if item.dict().is_some_and(|dict| dict.is("Type", "Metadata")) {
            let packet = file.decoded(item)?;
            xmp(&packet, limits, &mut visible);
        }
    }
    Ok(visible)
}

/// Keys whose strings people read: notes, values of forms, titles, descriptions.
const READ: [&str; 10] =
    ["Contents", "V", "DV", "Title", "Subject", "Keywords", "Author", "TU", "Alt", "ActualText"];

fn describe(value: &Obj, visible: &mut Visible) {
    match value {
        Obj::Arr(items) => items.iter().for_each(|item| describe(item, visible)),
        Obj::Dict(dict) => describe_dict(dict, visible),
        _ => {}
    }
}

fn describe_dict(dict: &Dict, visible: &mut Visible) {
    for (key, value) in dict.iter() {
        match value {
            Obj::Str(text) if READ.contains(&key) => {
                visible.add(Spot::Metadata, glyph::text_string(text));
            }
            other => describe(other, visible),
        }
    }
}
