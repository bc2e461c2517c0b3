//! Puts a person on a list.

use hlaska_access::Accounts;
use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{AccountId, EntitledListId, Lang, Permit, Refusal, Said, Timestamp, time};
use hlaska_web::{Decision, Fields, FormReader};

use super::KeepList;
use crate::event::{Entitled, SpecialFactsEvent, stream};
use crate::view::SpecialFacts;

const LIMIT: usize = 200;

/// Fields `osoba`, `funkce`, `duvod`, `podepsal` and `do`, the last day or nothing.
pub(crate) fn parse(form: &Fields, now: Timestamp) -> Result<Entitled, Refusal> {
    let mut reader = FormReader::new(form);
    let choose = Said::new("Vyberte osobu.", "Choose a person.");
    let account = reader.parsed("osoba", choose.clone());
    if form.get("osoba").is_empty() {
        reader.error("osoba", choose);
    }
    let person = Entitled {
        // Without a complaint there is a value; the placeholder never leaves this function.
        account: account.unwrap_or(AccountId::from_u128(0)),
        function: reader.required("funkce", LIMIT),
        reason: reader.required("duvod", LIMIT),
        signed_by: reader.required("podepsal", LIMIT),
        since: now,
        until: until(&mut reader, form.get("do"), now),
    };
    reader.finish(person)
}

/// To the end of the day.
fn until(reader: &mut FormReader<'_>, day: &str, now: Timestamp) -> Option<Timestamp> {
    if day.is_empty() {
        return None;
    }
    let end = time::from_input(&format!("{day}T23:59"));
    if end.is_none_or(|end| end <= now) {
        let message = Said::new(
            "Zadejte den, který ještě neuplynul, např. 2027-12-31.",
            "Enter a day that is not over yet, e.g. 2027-12-31.",
        );
        reader.error("do", message);
    }
    end
}

pub(crate) fn enter_person(
    world: &World,
    permit: &Permit<'_, KeepList>,
    list: EntitledListId,
    person: Entitled,
) -> Result<Decision, Refusal> {
    let found = world.view::<SpecialFacts>().find(list).ok_or(Refusal::NotFound)?;
    let viewer = permit.actor().viewer(Lang::Cs);
    let known = world.view::<Accounts>().accounts_visible(&viewer);
    if !known.iter().any(|account| account.id == person.account) {
        return Err(Refusal::field("osoba", Said::new("Vyberte osobu.", "Choose a person.")));
    }
    if found.people.get(&person.account).is_some_and(|known| *known == person) {
        return Ok(Decision::default());
    }
    let event = SpecialFactsEvent::PersonEntered { list, person };
    Ok(vec![NewEvent::new(stream(list), &event)].into())
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::{Place, permit};
    use hlaska_rig::{BUDEJOVICE, minute, orp_secretary};

    use super::*;
    use crate::testing::{LIST, MAYOR, SECRETARY, entered, founded, person};
    use crate::view::lists_of;

    fn mistakes(form: &str) -> Vec<&'static str> {
        match parse(&Fields::parse(form.as_bytes()), minute(0)) {
            Err(Refusal::Invalid(errors)) => errors.iter().map(|error| error.field).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn everything_the_list_asks_for_must_be_said() {
        assert_eq!(mistakes(""), ["osoba", "funkce", "duvod", "podepsal"]);
        let whole = format!("osoba={MAYOR}&funkce=f&duvod=d&podepsal=p");
        assert_eq!(mistakes(&format!("{whole}&do=2020-01-01")), ["do"]);
        assert_eq!(mistakes(&format!("{whole}&do=pozdeji")), ["do"]);
        let read = parse(&Fields::parse(whole.as_bytes()), minute(0)).unwrap();
        assert_eq!((read.since, read.until), (minute(0), None));
    }

    #[test]
    fn who_is_entered_stands_on_the_list_at_once() {
        assert_eq!(lists_of(&founded().world, SECRETARY), []);
        assert_eq!(lists_of(&entered().world, SECRETARY), [LIST]);
        assert_eq!(lists_of(&entered().world, MAYOR), []);
    }

    #[test]
    fn nobody_unknown_is_entered() {
        let secretary = orp_secretary(BUDEJOVICE);
        let allowed = permit::<KeepList>(&secretary, Place::Orp(BUDEJOVICE)).unwrap();
        let stranger = person(AccountId::from_u128(999));
        let refused = enter_person(&founded().world, &allowed, LIST, stranger);
        assert!(matches!(refused, Err(Refusal::Invalid(_))));
    }
}
