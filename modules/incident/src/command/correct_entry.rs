//! Corrects an entry by a new one; the old one stays, struck through, with the reason.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, Lang, Permit, Refusal, Role, Row, Said};
use hlaska_web::Decision;

use super::Written;
use crate::event::IncidentEvent;
use crate::handling::within_reach;
use crate::incident::{Entry, IncidentId};
use crate::view::{Incidents, stream};

pub struct CorrectEntry;

impl Action for CorrectEntry {
    const ROW: Row = Row {
        action: "incident.correct_entry",
        roles: &[Role::RegionManager, Role::OrpSecretary, Role::Mayor, Role::Operator],
    };
}

/// Also in a closed event: mistakes are found when the report is written.
pub(crate) fn correct_entry(
    world: &World,
    permit: &Permit<'_, CorrectEntry>,
    id: IncidentId,
    corrects: u32,
    written: Written,
    reason: String,
) -> Result<Decision, Refusal> {
    let incident = world.view::<Incidents>().find(id).ok_or(Refusal::NotFound)?;
    let viewer = permit.actor().viewer(Lang::Cs);
    let entry = incident.entry(&viewer, corrects).ok_or(Refusal::NotFound)?;
    if let Some((by, _)) = entry.corrected_by {
        let is_repeated = is_same(incident.entries.get(&by), permit, &written, &reason);
        return if is_repeated { Ok(Decision::default()) } else { Err(corrected(by)) };
    }
    if !is_own_or_directing(entry, permit) {
        return Err(foreign());
    }
    within_reach(written.wording.handling, permit.actor())?;
    let number = incident.next_number(written.wording.handling);
    let event =
        IncidentEvent::EntryCorrected { number, corrects, wording: written.wording, reason };
    let event = NewEvent::new(stream(id), &event).occurred(written.occurred_at);
    Ok(vec![event.exercise(incident.exercise)].into())
}

/// The same form sent twice.
fn is_same(
    entry: Option<&Entry>,
    permit: &Permit<'_, CorrectEntry>,
    written: &Written,
    reason: &str,
) -> bool {
    let me = Some(permit.actor().account);
    entry.is_some_and(|entry| {
        entry.wording == written.wording
            && entry.stamp.author().account() == me
            && entry.corrects.as_ref().is_some_and(|(_, given)| given == reason)
    })
}

/// Who wrote it, or who directs.
fn is_own_or_directing(entry: &Entry, permit: &Permit<'_, CorrectEntry>) -> bool {
    entry.stamp.author().account() == Some(permit.actor().account)
        || matches!(permit.role(), Role::RegionManager | Role::OrpSecretary)
}

fn corrected(by: u32) -> Refusal {
    Refusal::Conflict(Said::new(
        format!("Záznam už je opraven záznamem č.\u{a0}{by}. Opravte ten."),
        format!("The entry has been corrected by entry no. {by}. Correct that one."),
    ))
}

fn foreign() -> Refusal {
    Refusal::Conflict(Said::new(
        "Záznam zapsal někdo jiný. Opravit jej může on nebo ten, kdo událost řídí; vy zapište poznámku.",
        "Somebody else wrote the entry. They or those who direct may correct it; write a note instead.",
    ))
}

#[cfg(test)]
mod tests {
    use hlaska_rig::{BUDEJOVICE, PLAV, mayor, operator, orp_secretary};

    use super::*;
    use crate::permits::touching;
    use crate::testing::{FLOOD, facts, flood, incident, kinds, note, writes};

    fn correct(
        world: &World,
        actor: &hlaska_kernel::Actor,
        number: u32,
        text: &str,
    ) -> Result<Decision, Refusal> {
        let permit = touching::<CorrectEntry>(actor, &facts().guards())?;
        correct_entry(world, &permit, FLOOD, number, note(text), "překlep".into())
    }

    fn one_entry() -> hlaska_rig::Story {
        writes(flood(), &mayor(PLAV), note("Hladina 121 cm"))
    }

    #[test]
    fn the_old_entry_stays_and_says_what_replaced_it() {
        let story =
            one_entry().does(&mayor(PLAV), |world, actor| correct(world, actor, 1, "212 cm"));
        let entries = &incident(&story).entries;
        assert_eq!(entries[&1].corrected_by, Some((2, "překlep".to_owned())));
        assert_eq!(entries[&2].corrects, Some((1, "překlep".to_owned())));
        assert_eq!(entries[&1].wording.text, "Hladina 121 cm");
    }

    #[test]
    fn who_directs_may_correct_anybody_and_others_only_themselves() {
        let world = one_entry().world;
        assert!(correct(&world, &orp_secretary(BUDEJOVICE), 1, "212 cm").is_ok());
        assert!(matches!(correct(&world, &operator(), 1, "212 cm"), Err(Refusal::Conflict(_))));
        assert!(matches!(correct(&world, &mayor(PLAV), 9, "212 cm"), Err(Refusal::NotFound)));
    }

    #[test]
    fn a_corrected_entry_is_not_corrected_again() {
        let who = orp_secretary(BUDEJOVICE);
        let story = one_entry().does(&who, |world, actor| correct(world, actor, 1, "212 cm"));
        let again = correct(&story.world, &who, 1, "212 cm").unwrap();
        assert_eq!(kinds(&again), [""; 0], "the same form sent twice");
        assert!(matches!(correct(&story.world, &who, 1, "213 cm"), Err(Refusal::Conflict(_))));
        assert!(correct(&story.world, &who, 2, "213 cm").is_ok());
    }
}
