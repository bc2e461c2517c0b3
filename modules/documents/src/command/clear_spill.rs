//! Zpřístupnit soubor, který byl ohlášen omylem.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, Permit, Refusal, Role, Row, Said};
use hlaska_web::{Decision, Fields, FormReader};

use crate::document::DocumentId;
use crate::event::{DocumentsEvent, stream};
use crate::view::Documents;

pub struct ClearSpill;

impl Action for ClearSpill {
    const ROW: Row =
        Row { action: "documents.clear_spill", roles: &[Role::RegionManager, Role::Administrator] };
}

pub(crate) fn clear(
    world: &World,
    _permit: &Permit<'_, ClearSpill>,
    id: DocumentId,
    reason: String,
) -> Result<Decision, Refusal> {
    let document = world.view::<Documents>().find(id).ok_or(Refusal::NotFound)?;
    if document.suspended.is_none() || document.destroyed.is_some() {
        return Err(Refusal::Conflict(Said::new(
            "Soubor není uzavřen, není co zpřístupnit.",
            "The file is not closed, there is nothing to reopen.",
        )));
    }
    let event = DocumentsEvent::SpillCleared { document: id, reason };
    Ok(vec![NewEvent::new(stream(id), &event).exercise(document.exercise)].into())
}

pub(crate) fn parse(form: &Fields) -> Result<String, Refusal> {
    let mut reader = FormReader::new(form);
    let reason = reader.required("rozhodnuti", 300);
    reader.finish(reason)
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::{Place, permit};
    use hlaska_rig::{PLAV, Story, mayor, operator, reader, region_manager};

    use super::*;
    use crate::command::report_spill::{permitted, report};
    use crate::journey::given::{PLAN, with_plan};

    fn reported() -> Story {
        with_plan().does(&mayor(PLAV), |world, actor| report(world, &permitted(actor)?, PLAN))
    }

    #[test]
    fn anybody_who_reads_closes_a_file_and_the_region_opens_it_again() {
        let story = reported();
        let file = |story: &Story| story.view::<Documents>().find(PLAN).unwrap().is_open();
        assert!(!file(&story));
        assert_eq!(
            report(&story.world, &permitted(&reader()).unwrap(), PLAN).unwrap().events.len(),
            0
        );
        assert!(permit::<ClearSpill>(&operator(), Place::Region).is_err());
        let story = story.does(&region_manager(), |world, actor| {
            clear(world, &permit(actor, Place::Region)?, PLAN, "omyl".into())
        });
        assert!(file(&story));
        assert_eq!(story.view::<Documents>().find(PLAN).unwrap().name, "plán.pdf");
    }

    #[test]
    fn only_a_closed_file_is_opened() {
        let (story, manager) = (with_plan(), region_manager());
        let permit = permit(&manager, Place::Region).unwrap();
        let refused = clear(&story.world, &permit, PLAN, "omyl".into());
        assert!(matches!(refused, Err(Refusal::Conflict(_))));
    }
}
