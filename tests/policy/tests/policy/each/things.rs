//! One or more objects of every class, each with a word that stands nowhere else.

use hlaska_kernel::{Marking, OrganisationId};

use super::people::Ground;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Class {
    Incident,
    Entry,
    Document,
    Signal,
    Report,
    Ask,
    SpecialFact,
    EntitledList,
    Organisation,
    Account,
    Contact,
}

#[derive(Clone, Debug)]
pub struct Thing {
    pub class: Class,
    pub number: u32,
    pub name: String,
    /// Stands on a page only where the thing is told of.
    pub word: String,
    pub ground: Ground,
    /// Of the thing itself.
    pub marking: Marking,
    /// Of the event around it.
    pub frame: Marking,
    pub invited: bool,
    pub page: String,
    pub list: Option<String>,
    pub stream: Option<String>,
}

/// Objects are known by this and their number.
pub const fn uuid(class: Class, number: u32) -> u128 {
    0x0190_0000_0000_7000_8000_0000_0000_0000 | (class as u128 + 1) << 32 | number as u128
}

fn id(class: Class, number: u32) -> String {
    OrganisationId::from_u128(uuid(class, number)).to_string()
}

pub const TOWNS: [Ground; 2] = [Ground::OwnTown, Ground::OtherTown];
/// The event in which entries of every marking stand.
pub const LOG: u32 = 90;
pub const OFFICES: [Ground; 5] = Ground::ALL;

pub fn everything() -> Vec<Thing> {
    let mut all = incidents();
    all.extend(entries());
    all.extend(documents());
    for (number, ground) in (0..).zip(TOWNS) {
        all.push(signal(number, ground));
        all.push(report(number, ground));
        all.push(ask(number, ground));
    }
    all.push(fact());
    all.push(list());
    for (number, ground) in (0..).zip(OFFICES) {
        all.extend([office(number, ground), account(number, ground), contact(number, ground)]);
    }
    all
}

fn thing(class: Class, number: u32, ground: Ground, page: String) -> Thing {
    let name = format!("{class:?} {number} of {ground:?}");
    let word = format!("Predmet{}x{number:02}konec", class as u8);
    let (marking, frame, invited) = (Marking::Open, Marking::Open, false);
    let (list, stream) = (None, None);
    Thing { class, number, name, word, ground, marking, frame, invited, page, list, stream }
}

fn incidents() -> Vec<Thing> {
    let mut all = Vec::new();
    for ground in [Ground::OwnTown, Ground::OtherTown, Ground::Region] {
        for frame in Marking::ALL {
            for invited in [false, true] {
                let number = u32::try_from(all.len()).expect("few");
                let page = format!("/udalosti/{}", id(Class::Incident, number));
                let stream = Some(format!("/zive{page}"));
                let bare = thing(Class::Incident, number, ground, page);
                let name = format!("{} {}, invited: {invited}", bare.name, frame.name());
                let (marking, list) = (frame, Some("/udalosti".to_owned()));
                all.push(Thing { name, marking, frame, invited, list, stream, ..bare });
            }
        }
    }
    all
}

/// In an open event of the own town to which the guests are invited.
fn entries() -> Vec<Thing> {
    let log = format!("/udalosti/{}", id(Class::Incident, LOG));
    let entry = |(number, marking): (u32, Marking)| {
        let page = match marking {
            Marking::SpecialFacts => format!("{log}/zaznamy/{}", special_number()),
            _ => log.clone(),
        };
        let bare = thing(Class::Entry, number, Ground::OwnTown, page);
        Thing { name: format!("entry {}", marking.name()), marking, invited: true, ..bare }
    };
    (0..).zip(Marking::ALL).map(entry).collect()
}

/// Files attached to the same event; its page names them.
fn documents() -> Vec<Thing> {
    let log = format!("/udalosti/{}", id(Class::Incident, LOG));
    let document = |(number, marking): (u32, Marking)| {
        let bare = thing(Class::Document, number, Ground::OwnTown, log.clone());
        Thing { name: format!("document {}", marking.name()), marking, invited: true, ..bare }
    };
    (0..).zip(Marking::ALL).map(document).collect()
}

/// The registration number of the entry with special facts, as the house writes it.
pub const fn special_number() -> u32 {
    7_000_001
}

fn signal(number: u32, ground: Ground) -> Thing {
    let page = format!("/podnety/{}", id(Class::Signal, number));
    let stream = Some(format!("/zive{page}"));
    Thing {
        list: Some("/podnety".to_owned()),
        stream,
        ..thing(Class::Signal, number, ground, page)
    }
}

fn report(number: u32, ground: Ground) -> Thing {
    let page = format!("/hlaseni/{}", ground.town());
    let stream = Some(format!("/zive{page}"));
    Thing { stream, ..thing(Class::Report, number, ground, page) }
}

fn ask(number: u32, ground: Ground) -> Thing {
    let page = format!("/vyzvy/{}", id(Class::Ask, number));
    let stream = Some(format!("/zive{page}"));
    Thing { stream, ..thing(Class::Ask, number, ground, page) }
}

/// Guarded by the list of the own ORP.
fn fact() -> Thing {
    let page = format!("/zvlastni-skutecnosti/zaznamy/{}", id(Class::SpecialFact, 0));
    thing(Class::SpecialFact, 0, Ground::OwnOrp, page)
}

fn list() -> Thing {
    let page = format!("/zvlastni-skutecnosti/seznamy/{}", id(Class::EntitledList, 0));
    let list = Some("/zvlastni-skutecnosti".to_owned());
    Thing { list, ..thing(Class::EntitledList, 0, Ground::OwnOrp, page) }
}

fn office(number: u32, ground: Ground) -> Thing {
    let page = format!("/sprava/organizace/{}", id(Class::Organisation, number));
    Thing {
        list: Some("/sprava/organizace".to_owned()),
        ..thing(Class::Organisation, number, ground, page)
    }
}

/// An account in that office.
fn account(number: u32, ground: Ground) -> Thing {
    let page = format!("/sprava/ucty/{}", id(Class::Account, number));
    let bare = thing(Class::Account, number, ground, page);
    // The whole list has several pages.
    Thing { list: Some(format!("/sprava/ucty?q={}", bare.word)), ..bare }
}

/// A contact of that office.
fn contact(number: u32, ground: Ground) -> Thing {
    let page = format!("/kontakty/{}", id(Class::Organisation, number));
    let word = format!("predmet{number:02}konec@example.cz");
    Thing { word, ..thing(Class::Contact, number, ground, page) }
}
