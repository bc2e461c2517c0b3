//! Files on an event's page.

use hlaska_incident::{IncidentId, Incidents};
use hlaska_journal::World;
use hlaska_kernel::Place;
use hlaska_kernel::policy;
use hlaska_web::LiveCx;
use hlaska_web::ui::{self, Column, Row, Table};
use maud::{Markup, html};

use super::{fate, kind_and_size, name_of, spill, title};
use crate::command::{Attach, DestroySpill};
use crate::document::Document;
use crate::handling::would_touching;
use crate::text::text;
use crate::view::Documents;

pub(crate) fn panel(live: &LiveCx, key: &str) -> Markup {
    let (lang, world) = (live.lang(), live.world());
    let Ok(id) = key.parse::<IncidentId>() else { return html! {} };
    let Some(incident) = world.view::<Incidents>().get(&live.viewer, id) else { return html! {} };
    let words = text(lang);
    let documents = world.view::<Documents>().of(&live.viewer, incident);
    let columns =
        [Column::text(words.file()), Column::text(words.attached_by()), Column::text(words.when())];
    let table = Table {
        id: "soubory-tabulka",
        caption: words.files(),
        caption_hidden: true,
        columns: &columns,
        rows: documents.map(|document| row(document, live, &world)).collect(),
        empty: ui::empty(words.none(), words.none_means()),
    };
    let content = html! {
        (table)
        @if would_touching::<Attach>(&live.viewer, incident) {
            p.actions { a.btn href={ "/udalosti/" (id) "/soubory" } { (words.attach()) } }
        }
    };
    ui::panel("soubory-udalosti", words.files(), &html! {}, &content)
}

fn row(document: &Document, live: &LiveCx, world: &World) -> Row {
    let (lang, words) = (live.lang(), text(live.lang()));
    let may_destroy = policy::would_permit::<DestroySpill>(&live.viewer, Place::Region);
    let file = html! {
        @if document.is_open() { a href={ "/soubory/" (document.id) } { (title(document, lang)) } }
        @else { (title(document, lang)) }
        " " (ui::marking(document.handling.marking, lang))
        @if document.is_open() && !document.note.is_empty() { p { (document.note) } }
        p.small {
            (kind_and_size(document, lang))
            @if document.image_only { ", " (words.image_only()) }
            @if may_destroy && document.destroyed.is_none() {
                " · " a href={ (spill::PATH) "?soubor=" (document.number) } { (words.spill()) }
            } @else if document.is_open() {
                " · " a href={ "/soubory/" (document.id) "/ohlasit" } { (words.report()) }
            }
        }
        (fate(document, world, lang))
    };
    let author = html! { (name_of(world, &document.author(), lang)) };
    let when = html! { (ui::moment(document.at, lang)) };
    Row::new(format!("soubor-{}", document.number), vec![file, author, when]).seq(document.number)
}
