//! What in a PDF would act by itself.

use super::object::{Dict, Obj};
use crate::rejected::{ActiveContent, Rejected};

/// What an action does, by its name.
const ACTIONS: [(&str, ActiveContent); 9] = [
    ("JavaScript", ActiveContent::JavaScript),
    ("Launch", ActiveContent::Launch),
    ("SubmitForm", ActiveContent::Launch),
    ("ImportData", ActiveContent::Launch),
    ("GoToE", ActiveContent::EmbeddedFile),
    ("Rendition", ActiveContent::Object),
    ("Movie", ActiveContent::Object),
    ("Sound", ActiveContent::Object),
    ("RichMediaExecute", ActiveContent::Object),
];

/// Entries of dictionaries that carry something other than pages.
const KEYS: [(&str, ActiveContent); 7] = [
    ("JS", ActiveContent::JavaScript),
    ("JavaScript", ActiveContent::JavaScript),
    ("EmbeddedFiles", ActiveContent::EmbeddedFile),
    ("EF", ActiveContent::EmbeddedFile),
    ("RichMediaContent", ActiveContent::Object),
    ("RichMediaSettings", ActiveContent::Object),
    ("XFA", ActiveContent::DynamicForm),
];

pub(super) fn check(value: &Obj) -> Result<(), Rejected> {
    match value {
        Obj::Arr(items) => items.iter().try_for_each(check),
        Obj::Dict(dict) => in_dict(dict),
        _ => Ok(()),
    }
}

fn in_dict(dict: &Dict) -> Result<(), Rejected> {
    for (key, value) in dict.iter() {
        let by_key = KEYS.iter().find(|(name, _)| *name == key);
        let by_name = by_value(key, value);
        if let Some(what) = by_key.map(|(_, what)| *what).or(by_name) {
            return Err(Rejected::Active(what));
        }
        check(value)?;
    }
    Ok(())
}

fn by_value(key: &str, value: &Obj) -> Option<ActiveContent> {
    let Obj::Name(name) = value else { return None };
    match (key, name.as_str()) {
        ("S", action) => ACTIONS.iter().find(|(name, _)| *name == action).map(|(_, what)| *what),
        ("Type", "EmbeddedFile") => Some(ActiveContent::EmbeddedFile),
        _ => None,
    }
}
