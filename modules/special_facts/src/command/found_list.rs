//! A crisis authority begins a list of entitled persons.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{EntitledListId, Permit, Place, Refusal, Said};
use hlaska_web::{Decision, Fields, FormReader};

use super::KeepList;
use crate::event::{SpecialFactsEvent, stream};
use crate::view::SpecialFacts;

/// Field `nazev`.
pub(crate) fn parse(form: &Fields) -> Result<String, Refusal> {
    let mut reader = FormReader::new(form);
    let name = reader.required("nazev", 120);
    reader.finish(name)
}

/// The identifier comes from the form, so the same form sent twice founds one list.
pub(crate) fn found_list(
    world: &World,
    permit: &Permit<'_, KeepList>,
    list: EntitledListId,
    name: String,
) -> Result<Decision, Refusal> {
    if world.view::<SpecialFacts>().find(list).is_some() {
        return Err(Refusal::Conflict(Said::new(
            "Z tohoto formuláře už seznam vznikl. Najdete jej v přehledu.",
            "A list was made from this form already. You find it in the overview.",
        )));
    }
    if matches!(permit.place(), Place::Municipality(..)) {
        return Err(Refusal::NotFound);
    }
    let event = SpecialFactsEvent::ListFounded { list, name, place: permit.place() };
    Ok(vec![NewEvent::new(stream(list), &event)].into())
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::{Lang, permit};
    use hlaska_rig::{BUDEJOVICE, KRUMLOV, mayor, orp_secretary, region_manager};

    use super::*;
    use crate::testing::{LIST, founded, quiet};

    #[test]
    fn the_region_and_each_orp_keep_their_own() {
        let story = founded();
        let kept = |actor: hlaska_kernel::Actor| {
            story.view::<SpecialFacts>().lists_kept(&actor.viewer(Lang::Cs)).len()
        };
        assert_eq!(kept(orp_secretary(BUDEJOVICE)), 1);
        assert_eq!(kept(region_manager()), 1, "the region is above the ORP");
        assert_eq!(kept(orp_secretary(KRUMLOV)), 0);
        assert_eq!(kept(mayor(hlaska_rig::PLAV)), 0);
    }

    #[test]
    fn a_list_is_founded_once_and_not_elsewhere() {
        let secretary = orp_secretary(BUDEJOVICE);
        assert!(permit::<KeepList>(&secretary, Place::Orp(KRUMLOV)).is_err());
        let allowed = permit::<KeepList>(&secretary, Place::Orp(BUDEJOVICE)).unwrap();
        assert!(found_list(&quiet().world, &allowed, LIST, "ORP".into()).is_ok());
        let again = found_list(&founded().world, &allowed, LIST, "ORP".into());
        assert!(matches!(again, Err(Refusal::Conflict(_))));
    }
}
