//! A flood, and a plan attached to it.

use hlaska_incident::{Facts, Handling, IncidentEvent, IncidentId, IncidentLevel, Incidents};
use hlaska_journal::{NewEvent, Views};
use hlaska_kernel::Place;
use hlaska_rig::{BUDEJOVICE, Rig, Story, minute, operator};
use hlaska_web::{Decision, Fields};

use crate::document::DocumentId;
use crate::event::{DocumentsEvent, stream};
use crate::view::Documents;

pub(crate) const FLOOD: IncidentId = IncidentId::from_u128(0xF);
pub(crate) const PLAN: DocumentId = DocumentId::from_u128(0xD);

pub(crate) fn form(encoded: &str) -> Fields {
    Fields::parse(encoded.as_bytes())
}

fn opened() -> Decision {
    let facts = Facts {
        title: "Povodeň na Malši".into(),
        description: String::new(),
        kind: "flood".into(),
        level: IncidentLevel::Orp,
        alarm: None,
        places: vec![Place::Orp(BUDEJOVICE)],
        occurred_at: minute(-30),
        handling: Handling::default(),
    };
    let event = IncidentEvent::Opened { facts, signal: None };
    vec![NewEvent::new(format!("incident/{FLOOD}"), &event)].into()
}

/// The flood is open.
pub(crate) fn flood() -> Story {
    let views = Views::default().with::<Incidents>().with::<Documents>();
    Story::new(views).system("test", |_| opened())
}

/// A plan is attached to the flood.
pub(crate) fn with_plan() -> Story {
    flood().does(&operator(), |_, _| {
        let attached = DocumentsEvent::Attached {
            document: PLAN,
            incident: FLOOD,
            kind: "pdf".into(),
            size_bytes: 12,
            handling: Handling::default(),
            image_only: false,
        };
        let (name, note) = ("plán.pdf".to_owned(), "hráz".to_owned());
        let named = DocumentsEvent::Named { document: PLAN, name, note };
        let entry = |event: &DocumentsEvent| NewEvent::new(stream(PLAN), event);
        Ok(vec![entry(&attached), entry(&named)].into())
    })
}

/// A portal with the flood.
pub(crate) fn rig() -> Rig {
    let modules = vec![
        hlaska_signals::module(),
        hlaska_special_facts::module(),
        hlaska_incident::module(),
        crate::module(),
    ];
    let rig = Rig::of(modules);
    rig.system("test", |_| opened());
    rig
}
