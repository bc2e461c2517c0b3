//! How carefully a file is to be handled: the choice in the form and the decision it leads to.

use hlaska_incident::{Handling, Incident};
use hlaska_kernel::policy::{self, Reason};
use hlaska_kernel::{
    Action, Actor, Denied, EntitledListId, Guarded, Marking, Permit, Place, Viewer,
};

/// What precedes the identifier of a list in the form.
const LIST: &str = "list:";

/// As the form says it: the name of a marking, or `list:` and a list.
pub(crate) fn word(handling: Handling) -> String {
    match handling.list {
        Some(list) => format!("{LIST}{list}"),
        None => handling.marking.name().to_owned(),
    }
}

pub(crate) fn from_word(word: &str) -> Option<Handling> {
    if let Some(list) = word.strip_prefix(LIST) {
        return list.parse().ok().map(Handling::on_list);
    }
    let marking = if word.is_empty() { Marking::Open } else { Marking::from_name(word)? };
    (marking != Marking::SpecialFacts).then(|| Handling::of(marking))
}

/// Nobody chooses what they could not read.
pub(crate) fn choices(clearance: Marking, lists: &[EntitledListId]) -> Vec<Handling> {
    let plain = Marking::ALL.into_iter().filter(|one| *one <= clearance.min(Marking::Sensitive));
    plain.map(Handling::of).chain(lists.iter().copied().map(Handling::on_list)).collect()
}

fn guard(incident: &Incident, place: Place, handling: Handling) -> Guarded {
    let object = Guarded::at(place).inviting(incident.invited.keys().copied());
    match handling.list {
        Some(list) => object.on_list(list),
        None => object.marked(handling.marking),
    }
}

/// May somebody read what is handled so in this event?
pub(crate) fn opens(viewer: &Viewer, incident: &Incident, handling: Handling) -> bool {
    let mut places = incident.facts.places.iter();
    places.any(|place| viewer.may_read(&guard(incident, *place, handling)))
}

/// Some ground of the event is the actor's own.
pub(crate) fn touching<'a, A: Action>(
    actor: &'a Actor,
    incident: &Incident,
) -> Result<Permit<'a, A>, Denied> {
    let elsewhere = Denied { action: A::ROW.action, because: Reason::Territory };
    let own = ground::<A>(&actor.grants, incident).ok_or(elsewhere)?;
    policy::permit(actor, guard(incident, own, incident.facts.handling))
}

/// The same question for a button.
pub(crate) fn would_touching<A: Action>(viewer: &Viewer, incident: &Incident) -> bool {
    ground::<A>(viewer.grants(), incident).is_some() && incident.is_for(viewer)
}

fn ground<A: Action>(grants: &[hlaska_kernel::Grant], incident: &Incident) -> Option<Place> {
    let able = grants.iter().filter(|grant| A::ROW.roles.contains(&grant.role));
    let mut own = able.map(|grant| grant.territory);
    let touches = |place: &Place, own: hlaska_kernel::Territory| own.touches(*place);
    own.find(|own| incident.facts.places.iter().any(|place| touches(place, *own)))
        .map(hlaska_kernel::Territory::place)
}
