//! What the module shows.

pub(crate) mod chronicle;
mod handling;
pub(crate) mod panel;
pub(crate) mod report;
pub(crate) mod spill;
pub(crate) mod upload;

use hlaska_access::Accounts;
use hlaska_journal::{Author, World};
use hlaska_kernel::Lang;
use hlaska_web::ui;
use maud::{Markup, html};

use crate::document::Document;
use crate::text::{self, text};

fn name_of(world: &World, author: &Author, lang: Lang) -> String {
    world.view::<Accounts>().name_of(author, lang)
}

/// What it is called where it is named, and what became of it where it is not.
fn title(document: &Document, lang: Lang) -> String {
    if document.destroyed.is_some() || document.name.is_empty() {
        text(lang).destroyed_file().to_owned()
    } else if document.suspended.is_some() {
        text(lang).suspended_file().to_owned()
    } else {
        document.name.clone()
    }
}

/// `PDF, 1,2 MB`
fn kind_and_size(document: &Document, lang: Lang) -> String {
    let kind = document.kind().map_or(document.kind.as_str(), |kind| kind.family());
    let size = text::size(document.size_bytes, lang);
    format!("{kind}, {size}")
}

/// Who closed it and when, when and why the content went, for whoever sees the record.
fn fate(document: &Document, world: &World, lang: Lang) -> Markup {
    let suspended = document.suspended.as_ref().filter(|_| document.destroyed.is_none());
    html! {
        @if let Some(report) = suspended {
            p.small {
                (text(lang).suspended()) " " (ui::moment(report.at, lang)) ", "
                (name_of(world, &report.author(), lang))
            }
        }
        @if let Some(gone) = &document.destroyed {
            p.small {
                (text(lang).destroyed()) " " (ui::moment(gone.at, lang)) ", "
                (name_of(world, &gone.author(), lang)) ": " (gone.reason)
            }
        }
    }
}
