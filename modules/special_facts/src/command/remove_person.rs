//! Takes a person off a list.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{AccountId, EntitledListId, Permit, Refusal, Said};
use hlaska_web::{Decision, Fields, FormReader};

use super::KeepList;
use crate::event::{SpecialFactsEvent, stream};
use crate::view::SpecialFacts;

/// Fields `osoba` and `duvod`.
pub(crate) fn parse(form: &Fields) -> Result<(AccountId, String), Refusal> {
    let mut reader = FormReader::new(form);
    let account = form.get("osoba").parse().map_err(|_| Refusal::NotFound)?;
    let reason = reader.required("duvod", 200);
    reader.finish((account, reason))
}

pub(crate) fn remove_person(
    world: &World,
    _permit: &Permit<'_, KeepList>,
    list: EntitledListId,
    account: AccountId,
    reason: String,
) -> Result<Decision, Refusal> {
    Ok(removed(world, list, account, reason))
}

/// Writes down that somebody's time is over; the portal does it by itself.
pub(crate) fn expire(world: &World, list: EntitledListId, account: AccountId) -> Decision {
    let reason = Said::new("uplynula doba platnosti", "the time is over");
    removed(world, list, account, reason.cs)
}

fn removed(world: &World, list: EntitledListId, account: AccountId, reason: String) -> Decision {
    let found = world.view::<SpecialFacts>().find(list);
    if !found.is_some_and(|list| list.people.contains_key(&account)) {
        return Decision::default();
    }
    let event = SpecialFactsEvent::PersonRemoved { list, account, reason };
    vec![NewEvent::new(stream(list), &event)].into()
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::Lang;
    use hlaska_rig::{BUDEJOVICE, minute, orp_secretary};

    use super::*;
    use crate::testing::{FACT, LIST, SECRETARY, entered_until, registered};
    use crate::view::lists_of;

    #[test]
    fn whoever_leaves_the_list_reads_nothing_of_it_any_more() {
        let story = registered();
        let mut secretary = orp_secretary(BUDEJOVICE);
        secretary.lists = lists_of(&story.world, SECRETARY);
        assert!(story.view::<SpecialFacts>().fact(&secretary.viewer(Lang::Cs), FACT).is_some());
        let story = story.system("test", |world| removed(world, LIST, SECRETARY, "odešel".into()));
        secretary.lists = lists_of(&story.world, SECRETARY);
        assert_eq!(secretary.lists, []);
        assert!(story.view::<SpecialFacts>().fact(&secretary.viewer(Lang::Cs), FACT).is_none());
        assert!(removed(&story.world, LIST, SECRETARY, "znovu".into()).events.is_empty());
    }

    #[test]
    fn a_time_that_is_over_ends_the_entitlement() {
        let story = entered_until(minute(60));
        let facts = story.view::<SpecialFacts>();
        assert_eq!(facts.expired(minute(59)), []);
        assert_eq!(facts.expired(minute(60)), [(LIST, SECRETARY)]);
        let story = story.system("test", |world| expire(world, LIST, SECRETARY));
        assert_eq!(lists_of(&story.world, SECRETARY), []);
    }
}
