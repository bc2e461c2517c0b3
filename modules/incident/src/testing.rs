//! A flood, for tests.

use hlaska_access::{AccessEvent, OrganisationKind};
use hlaska_journal::{NewEvent, View, Views};
use hlaska_kernel::{Actor, Lang, OrganisationId, Place, Said, Territory, Viewer, permit};
use hlaska_rig::{BUDEJOVICE, PLAV, Story, minute, operator};
use hlaska_signals::{NewSignal, Signal, SignalId, Signals, Urgency};
use hlaska_web::Decision;

use crate::command::{Opening, WriteEntry, Written, open, write_entry};
use crate::event::{Channel, EntryKind, Facts, IncidentLevel, Wording};
use crate::handling::Handling;
use crate::incident::{Incident, IncidentId};
use crate::permits::{over_all, touching};
use crate::view::Incidents;

pub const FLOOD: IncidentId = IncidentId::from_u128(0xF);
pub const OTHER: IncidentId = IncidentId::from_u128(0xE);
pub const GAUGE: SignalId = SignalId::from_u128(7);

/// What is known of the flood: the whole district of České Budějovice, led by its ORP.
pub fn facts() -> Facts {
    Facts {
        title: "Povodeň na Malši".into(),
        description: "Malše stoupá po přívalovém dešti.".into(),
        kind: "flood".into(),
        level: IncidentLevel::Orp,
        alarm: None,
        places: vec![Place::Orp(BUDEJOVICE)],
        occurred_at: minute(-30),
        handling: Handling::default(),
    }
}

pub fn opening() -> Opening {
    Opening { id: FLOOD, facts: facts(), exercise: false, signal: None }
}

pub fn note(text: &str) -> Written {
    let wording = Wording {
        kind: EntryKind::Note,
        text: text.into(),
        counterparty: String::new(),
        channel: None,
        significant: false,
        handling: Handling::default(),
    };
    Written { wording, occurred_at: minute(0) }
}

/// A message from the river authority that matters.
pub fn message(text: &str) -> Written {
    let mut written = note(text);
    written.wording.kind = EntryKind::Received;
    written.wording.counterparty = "Povodí Vltavy".into();
    written.wording.channel = Some(Channel::Phone);
    written.wording.significant = true;
    written
}

/// Nothing has happened yet.
pub fn quiet() -> Story {
    Story::new(Views::default().with::<Incidents>().with::<Signals>())
}

/// [`FLOOD`] is open.
pub fn flood() -> Story {
    opened(quiet(), opening())
}

pub fn opened(story: Story, opening: Opening) -> Story {
    story.does(&operator(), |world, actor| {
        let permit = over_all(actor, &opening.facts.guards())?;
        open(world, &permit, opening)
    })
}

pub fn writes(story: Story, actor: &Actor, written: Written) -> Story {
    story.does(actor, |world, actor| {
        let permit = touching::<WriteEntry>(actor, &facts().guards())?;
        write_entry(world, &permit, FLOOD, written)
    })
}

/// The gauge of Plav reaches a limit: signal [`GAUGE`].
pub fn gauge(exercise: bool) -> NewSignal {
    NewSignal {
        source: "chmi-hydrology".into(),
        subject: "plav".into(),
        title: Said::new("Malše – Plav: dosažen limit 2. SPA", "Malše – Plav: SPA 2 limit reached"),
        detail: Said::new("stav 212 cm", "stage 212 cm"),
        place: PLAV,
        urgency: Urgency::Alert,
        rising: true,
        observed_at: minute(-30),
        exercise,
        link: "/stavy/plav".into(),
        hint: "flood".into(),
        dedup: "plav:1".into(),
    }
}

pub fn rising(story: Story, exercise: bool) -> Story {
    story.system("feed", |world| hlaska_signals::raise(world, gauge(exercise), GAUGE))
}

pub fn signal(story: &Story) -> Signal {
    story.view::<Signals>().get(&viewer(), GAUGE).unwrap().clone()
}

pub fn incident(story: &Story) -> &Incident {
    story.view::<Incidents>().get(&viewer(), FLOOD).unwrap()
}

pub fn viewer() -> Viewer {
    operator().viewer(Lang::Cs)
}

/// The permit of somebody who may, for the places of the flood.
pub fn allowed<A: hlaska_kernel::Action>(actor: &Actor) -> hlaska_kernel::Permit<'_, A> {
    permit(actor, Place::Orp(BUDEJOVICE)).unwrap()
}

/// An organisation comes into being.
pub fn office(organisation: OrganisationId, territory: Territory) -> Decision {
    let (name, kind) = ("Úřad odjinud".to_owned(), OrganisationKind::Orp);
    let event =
        AccessEvent::OrganisationCreated { organisation, name, kind, territory, parent: None };
    vec![NewEvent::new(format!("organisation/{organisation}"), &event)].into()
}

pub fn kinds(decision: &Decision) -> Vec<&'static str> {
    decision.events.iter().map(NewEvent::kind).collect()
}

/// The view as a snapshot would bring it back.
pub fn reread<V: View>(view: &V) -> V {
    postcard::from_bytes(&postcard::to_stdvec(view).unwrap()).unwrap()
}
