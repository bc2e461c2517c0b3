//! Zničit obsah souboru, ve kterém se ukázala utajovaná informace.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, Permit, Refusal, Role, Row, Said};
use hlaska_web::{Decision, Fields, FormReader};

use crate::document::DocumentId;
use crate::event::{DocumentsEvent, stream};
use crate::view::Documents;

pub struct DestroySpill;

impl Action for DestroySpill {
    const ROW: Row = Row {
        action: "documents.destroy_spill",
        roles: &[Role::RegionManager, Role::Administrator],
    };
}

const REASON_LIMIT: usize = 500;

/// Why, and whether the second question was answered, too.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Input {
    pub reason: String,
    pub confirmed: bool,
}

/// Whoever may do this need not be able to read the file: what must not be read is destroyed
/// unread.
pub(crate) fn destroy(
    world: &World,
    _permit: &Permit<'_, DestroySpill>,
    id: DocumentId,
    reason: String,
) -> Result<Decision, Refusal> {
    let document = world.view::<Documents>().find(id).ok_or(Refusal::NotFound)?;
    if document.destroyed.is_some() {
        return Err(Refusal::Conflict(Said::new(
            "Obsah souboru už je zničen.",
            "The content of the file is destroyed already.",
        )));
    }
    let event = DocumentsEvent::SpillDestroyed { document: id, reason };
    Ok(vec![NewEvent::new(stream(id), &event).exercise(document.exercise)].into())
}

/// The reason stays for ever; that it bears no marking itself every field of a form sees to.
pub(crate) fn parse(form: &Fields) -> Result<Input, Refusal> {
    let mut reader = FormReader::new(form);
    let reason = reader.required("duvod", REASON_LIMIT);
    let confirmed = reader.ticked("potvrzeni");
    if form.get("krok") == "2" && !confirmed {
        let message = Said::new(
            "Potvrďte, že obsah má být zničen.",
            "Confirm that the content is to be destroyed.",
        );
        reader.error("potvrzeni", message);
    }
    let confirmed = confirmed && form.get("krok") == "2";
    reader.finish(Input { reason, confirmed })
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::{Actor, Place, Territory, permit};
    use hlaska_rig::{BUDEJOVICE, Story, actor, operator, orp_secretary, region_manager};

    use super::*;
    use crate::journey::given::{PLAN, form, with_plan};

    fn decide(story: &Story, actor: &Actor) -> Result<Decision, Refusal> {
        let permit = permit::<DestroySpill>(actor, Place::Region)?;
        destroy(&story.world, &permit, PLAN, "nosič s utajovanou přílohou".into())
    }

    #[test]
    fn the_content_goes_and_the_record_stays() {
        let story = with_plan();
        let before = story.view::<Documents>().find(PLAN).unwrap().clone();
        let story = story.does(&region_manager(), |world, actor| {
            let permit = permit::<DestroySpill>(actor, Place::Region)?;
            destroy(world, &permit, PLAN, "omyl".into())
        });
        let after = story.view::<Documents>().find(PLAN).unwrap();
        assert_eq!((after.name.as_str(), after.note.as_str()), ("", ""));
        assert_eq!(
            (after.size_bytes, &after.author, after.at),
            (before.size_bytes, &before.author, before.at)
        );
        let gone = after.destroyed.as_ref().unwrap();
        assert_eq!(
            (gone.reason.as_str(), gone.author()),
            ("omyl", hlaska_journal::Author::Account(region_manager().account))
        );
        assert!(matches!(decide(&story, &region_manager()), Err(Refusal::Conflict(_))));
    }

    #[test]
    fn only_the_region_and_its_administrator_destroy() {
        let administrator = actor(Role::Administrator, Territory::Region, 1);
        for able in [region_manager(), administrator] {
            assert!(decide(&with_plan(), &able).is_ok(), "{}", able.name);
        }
        for unable in [operator(), orp_secretary(BUDEJOVICE)] {
            assert!(matches!(decide(&with_plan(), &unable), Err(Refusal::Denied(_))));
        }
    }

    #[test]
    fn it_takes_a_reason_and_two_answers() {
        let fields = |sent: &str| match parse(&form(sent)) {
            Err(Refusal::Invalid(errors)) => Err(errors[0].field),
            Err(other) => panic!("{other:?}"),
            Ok(input) => Ok(input.confirmed),
        };
        assert_eq!(fields(""), Err("duvod"));
        assert_eq!(fields("duvod=omyl"), Ok(false));
        assert_eq!(fields("duvod=omyl&potvrzeni=1"), Ok(false), "the second page was not seen");
        assert_eq!(fields("duvod=omyl&krok=2"), Err("potvrzeni"));
        assert_eq!(fields("duvod=omyl&krok=2&potvrzeni=1"), Ok(true));
        assert_eq!(fields("duvod=Stupe%C5%88+utajen%C3%AD:+Tajn%C3%A9"), Err("duvod"));
    }
}
