//! Lines for an event's log.

use hlaska_incident::{IncidentId, Incidents};
use hlaska_journal::{Author, World};
use hlaska_kernel::Timestamp;
use hlaska_web::{ChronicleItem, LiveCx, Wanted};

use super::{kind_and_size, name_of, title};
use crate::document::Document;
use crate::text::text;
use crate::view::Documents;

pub(crate) fn items(live: &LiveCx, key: &str, wanted: &Wanted<'_>) -> Vec<ChronicleItem> {
    let Ok(id) = key.parse::<IncidentId>() else { return Vec::new() };
    let world = live.world();
    let Some(incident) = world.view::<Incidents>().get(&live.viewer, id) else { return Vec::new() };
    let documents = world.view::<Documents>().of(&live.viewer, incident);
    let lines = documents.flat_map(|document| lines(document, live, &world));
    lines.filter(|line| wanted.includes(line.seq)).collect()
}

/// Its coming, what is suspected of it, and its end if there was one.
fn lines(document: &Document, live: &LiveCx, world: &World) -> Vec<ChronicleItem> {
    let (lang, words) = (live.lang(), text(live.lang()));
    let number = crate::text::number(document.number, lang);
    let about = format!("{}, {number}", kind_and_size(document, lang));
    let line = |seq: u64, at: Timestamp, author: &Author| ChronicleItem {
        seq,
        occurred_at: at,
        recorded_at: at,
        label: words.file().to_owned(),
        text: String::new(),
        author: name_of(world, author, lang),
        counterparty: String::new(),
        significant: false,
        link: None,
    };
    let came = ChronicleItem {
        text: format!("{}: {} ({about})", words.attached(), title(document, lang)),
        link: document.is_open().then(|| format!("/soubory/{}", document.id)),
        ..line(document.number, document.at, &document.author())
    };
    let reported = document.suspended.as_ref().map(|report| ChronicleItem {
        text: format!("{} ({about})", words.suspended()),
        significant: true,
        ..line(report.seq, report.at, &report.author())
    });
    let went = document.destroyed.as_ref().map(|gone| ChronicleItem {
        text: format!("{} ({about}): {}", words.destroyed(), gone.reason),
        significant: true,
        ..line(gone.seq, gone.at, &gone.author())
    });
    std::iter::once(came).chain(reported).chain(went).collect()
}
