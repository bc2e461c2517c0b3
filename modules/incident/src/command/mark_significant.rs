//! Puts an entry among the significant ones, or takes it out.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, Lang, Permit, Refusal, Role, Row, Said};
use hlaska_web::Decision;

use crate::event::IncidentEvent;
use crate::incident::IncidentId;
use crate::view::{Incidents, stream};

pub struct MarkSignificant;

impl Action for MarkSignificant {
    const ROW: Row = Row {
        action: "incident.mark_significant",
        roles: &[Role::RegionManager, Role::OrpSecretary, Role::Operator],
    };
}

pub(crate) fn mark_significant(
    world: &World,
    permit: &Permit<'_, MarkSignificant>,
    id: IncidentId,
    number: u32,
    significant: bool,
) -> Result<Decision, Refusal> {
    let incident = world.view::<Incidents>().find(id).ok_or(Refusal::NotFound)?;
    let viewer = permit.actor().viewer(Lang::Cs);
    let entry = incident.entry(&viewer, number).ok_or(Refusal::NotFound)?;
    if entry.corrected_by.is_some() {
        return Err(Refusal::Conflict(Said::new(
            "Záznam byl opraven. Označte ten, který jej nahradil.",
            "The entry has been corrected. Mark the one that replaced it.",
        )));
    }
    if entry.wording.significant == significant {
        return Ok(Decision::default());
    }
    let event = NewEvent::new(stream(id), &IncidentEvent::EntryMarked { number, significant });
    Ok(vec![event.exercise(incident.exercise)].into())
}

#[cfg(test)]
mod tests {
    use hlaska_rig::{BUDEJOVICE, operator, orp_secretary};

    use super::*;
    use crate::command::correct_entry;
    use crate::testing::{FLOOD, allowed, flood, kinds, message, note, viewer, writes};

    fn significant(story: &hlaska_rig::Story) -> Vec<String> {
        let news = story.view::<Incidents>().significant(&viewer(), 10);
        news.into_iter().map(|news| news.text).collect()
    }

    #[test]
    fn a_marked_entry_goes_to_the_wall_and_an_unmarked_one_leaves_it() {
        let story = writes(flood(), &operator(), note("Evakuace mateřské školy"));
        assert_eq!(significant(&story), ["Událost založena"]);
        let story = story.does(&operator(), |world, actor| {
            mark_significant(world, &allowed(actor), FLOOD, 1, true)
        });
        assert_eq!(significant(&story), ["Evakuace mateřské školy", "Událost založena"]);
        let again = mark_significant(&story.world, &allowed(&operator()), FLOOD, 1, true).unwrap();
        assert_eq!(kinds(&again), [""; 0]);
        let story = story.does(&operator(), |world, actor| {
            mark_significant(world, &allowed(actor), FLOOD, 1, false)
        });
        assert_eq!(significant(&story), ["Událost založena"]);
    }

    #[test]
    fn a_corrected_entry_gives_its_place_to_the_correction() {
        let who = orp_secretary(BUDEJOVICE);
        let story = writes(flood(), &who, message("Odtok 60"));
        let story = story.does(&who, |world, actor| {
            correct_entry(world, &allowed(actor), FLOOD, 1, message("Odtok 600"), "nula".into())
        });
        assert_eq!(significant(&story), ["Odtok 600", "Událost založena"]);
        let refused = mark_significant(&story.world, &allowed(&who), FLOOD, 1, false);
        assert!(matches!(refused, Err(Refusal::Conflict(_))));
        let refused = mark_significant(&story.world, &allowed(&who), FLOOD, 7, true);
        assert!(matches!(refused, Err(Refusal::NotFound)));
    }
}
