//! Enters a special fact into the register.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{EntitledListId, Permit, Refusal, Said, Timestamp, time};
use hlaska_web::{Decision, Fields, FormReader, TEXT_LIMIT};

use super::RegisterFact;
use crate::event::{FactId, FactKind, Filing, SpecialFactsEvent, stream};
use crate::view::SpecialFacts;

const LIMIT: usize = 200;
const COPIES: u32 = 99;

/// Fields `druh`, `vec`, `puvodce`, `datum`, `vytisky`, `adresati`, `ulozeni`, `text`.
pub(crate) fn parse(form: &Fields) -> Result<Filing, Refusal> {
    let mut reader = FormReader::new(form);
    let kind = kind(&mut reader, form);
    let filing = Filing {
        kind,
        subject: reader.required("vec", LIMIT),
        originator: reader.required("puvodce", LIMIT),
        dated: dated(&mut reader),
        copies: copies(&mut reader),
        recipients: reader.optional("adresati", LIMIT),
        storage: reader.required("ulozeni", LIMIT),
        text: text(&mut reader, kind),
    };
    reader.finish(filing)
}

fn kind(reader: &mut FormReader<'_>, form: &Fields) -> FactKind {
    FactKind::from_name(form.get("druh")).unwrap_or_else(|| {
        reader.error("druh", Said::new("Vyberte druh.", "Choose a kind."));
        FactKind::Record
    })
}

fn dated(reader: &mut FormReader<'_>) -> String {
    let day = reader.required("datum", 10);
    if !day.is_empty() && time::from_input(&format!("{day}T00:00")).is_none() {
        let message =
            Said::new("Zadejte datum, např. 2026-11-22.", "Enter a date, e.g. 2026-11-22.");
        reader.error("datum", message);
    }
    day
}

fn copies(reader: &mut FormReader<'_>) -> u32 {
    let copies = reader.count("vytisky", COPIES).unwrap_or(1);
    if copies == 0 {
        let message = Said::new("Aspoň jeden výtisk.", "One copy at least.");
        reader.error("vytisky", message);
    }
    copies
}

/// A document on paper keeps its text on paper.
fn text(reader: &mut FormReader<'_>, kind: FactKind) -> String {
    match kind {
        FactKind::Record => reader.required("text", TEXT_LIMIT),
        FactKind::Document => String::new(),
    }
}

pub(crate) fn register(
    world: &World,
    _permit: &Permit<'_, RegisterFact>,
    list: EntitledListId,
    fact: FactId,
    filing: Filing,
    now: Timestamp,
) -> Result<Decision, Refusal> {
    let view = world.view::<SpecialFacts>();
    let found = view.find(list).ok_or(Refusal::NotFound)?;
    if view.find_fact(fact).is_some() {
        return Ok(Decision::default());
    }
    let year = time::prague(now).year();
    let number = view.next_number(found, year);
    let event = SpecialFactsEvent::Registered { list, fact, number, year, filing };
    Ok(vec![NewEvent::new(stream(list), &event)].into())
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::policy::Reason;
    use hlaska_kernel::{Lang, permit};
    use hlaska_rig::{BUDEJOVICE, minute, orp_secretary};

    use super::*;
    use crate::testing::{FACT, LIST, filing, registered};

    #[test]
    fn numbers_run_from_one_each_year() {
        let story = registered();
        let mut secretary = orp_secretary(BUDEJOVICE);
        secretary.lists = vec![LIST];
        let (second, next_year) = (FactId::from_u128(12), FactId::from_u128(13));
        let story = story.does(&secretary, |world, actor| {
            let guarded = world.view::<SpecialFacts>().find(LIST).unwrap().guarded();
            register(world, &permit(actor, guarded)?, LIST, second, filing("b"), minute(0))
        });
        let later = minute(60 * 24 * 60);
        let story = story.does(&secretary, |world, actor| {
            let guarded = world.view::<SpecialFacts>().find(LIST).unwrap().guarded();
            register(world, &permit(actor, guarded)?, LIST, next_year, filing("c"), later)
        });
        let viewer = secretary.viewer(Lang::Cs);
        let register = story.view::<SpecialFacts>().register(&viewer, LIST).unwrap();
        let references: Vec<_> = register.iter().map(|fact| fact.reference()).collect();
        assert_eq!(references, ["1/2027", "2/2026", "1/2026"]);
        assert_eq!(register[2].id, FACT);
    }

    #[test]
    fn who_is_not_on_the_list_registers_nothing() {
        let story = registered();
        let guarded = story.view::<SpecialFacts>().find(LIST).unwrap().guarded();
        let secretary = orp_secretary(BUDEJOVICE);
        let refused = permit::<RegisterFact>(&secretary, guarded).err().unwrap();
        assert_eq!(refused.because, Reason::NotListed);
    }

    #[test]
    fn a_paper_keeps_its_text_on_paper() {
        let common = "vec=v&puvodce=p&datum=2026-11-22&ulozeni=trezor&text=tajn%C3%A9";
        let read = |kind: &str| parse(&Fields::parse(format!("druh={kind}&{common}").as_bytes()));
        assert_eq!(read("document").unwrap().text, "");
        assert_eq!(read("record").unwrap().text, "tajné");
        let empty = parse(&Fields::parse(b"datum=zitra&vytisky=0"));
        let Err(Refusal::Invalid(errors)) = empty else { panic!("{empty:?}") };
        let fields: Vec<_> = errors.iter().map(|error| error.field).collect();
        assert_eq!(fields, ["druh", "vec", "puvodce", "datum", "vytisky", "ulozeni", "text"]);
    }
}
