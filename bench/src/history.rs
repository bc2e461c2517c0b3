//! Years of operation as journal entries: emergency events with their logs, and reports of
//! municipalities, in the proportions of a region.

use hlaska_incident::{
    Channel, EntryKind, Facts, Handling, IncidentEvent, IncidentId, IncidentLevel, Wording,
};
use hlaska_journal::{Append, Author, NewEvent};
use hlaska_kernel::{Place, Timestamp};
use hlaska_reports::{
    AskId, Need, People, ReportsEvent, Situation, Source, Statement, Supplies, Supply,
};
use hlaska_territory::Gazetteer;

/// What people write in fact: a sentence or two.
const SENTENCES: [&str; 6] = [
    "Odtok z Římova zvýšen na 60 m³/s, informováni starostové po toku.",
    "Jednotka SDH Roudné staví protipovodňové zábrany u mostu, potřebuje 400 pytlů s pískem.",
    "Silnice II/156 uzavřena v km 12,4, objížďka přes Strážkovice, zajišťuje správa silnic.",
    "Výpadek elektřiny v části Borek, přibližně 120 odběrných míst, odhad obnovy do 18 h.",
    "Evakuace domova seniorů dokončena, 34 osob v evakuačním středisku, lékař na místě.",
    "Hladina Malše stoupá asi o 10 cm za hodinu, další měření v celou hodinu.",
];
const PEOPLE: [&str; 4] =
    ["starosta obce Roudné", "dispečink Povodí Vltavy", "OPIS HZS", "správa a údržba silnic"];
const TITLES: [&str; 4] = ["Povodeň na Malši", "Větrná smršť", "Únik nafty do toku", "Lesní požár"];

pub fn incident_id(nth: u64) -> IncidentId {
    IncidentId::from_u128(0x0193_5000_0000_7000_8000_0000_0000_0000 + u128::from(nth))
}

fn pick<'a>(list: &[&'a str], nth: u64) -> &'a str {
    let index = usize::try_from(nth).unwrap_or(0) % list.len();
    list[index]
}

fn stream(id: &IncidentId) -> String {
    format!("incident/{id}")
}

pub fn append(events: Vec<NewEvent>) -> Append {
    Append {
        author: Author::System("bench".to_owned()),
        on_behalf: None,
        decided_at: u64::MAX,
        events,
        claims: Vec::new(),
    }
}

pub fn opened(nth: u64, place: Place) -> NewEvent {
    let id = incident_id(nth);
    let facts = Facts {
        title: format!("{} {nth}", pick(&TITLES, nth)),
        description: pick(&SENTENCES, nth).to_owned(),
        kind: "flood".to_owned(),
        level: IncidentLevel::Orp,
        alarm: None,
        places: vec![place],
        occurred_at: Timestamp::UNIX_EPOCH,
        handling: Handling::default(),
    };
    NewEvent::new(stream(&id), &IncidentEvent::Opened { facts, signal: None })
}

pub fn closed(nth: u64) -> NewEvent {
    let reason = "Následky odstraněny, dohled ukončen.".to_owned();
    NewEvent::new(stream(&incident_id(nth)), &IncidentEvent::Closed { reason })
}

pub fn log_entry(id: &IncidentId, number: u32) -> NewEvent {
    let nth = u64::from(number);
    let wording = Wording {
        kind: EntryKind::ALL[number as usize % 5],
        text: pick(&SENTENCES, nth).to_owned(),
        counterparty: pick(&PEOPLE, nth).to_owned(),
        channel: Some(Channel::Phone),
        significant: number.is_multiple_of(10),
        handling: Handling::default(),
    };
    NewEvent::new(stream(id), &IncidentEvent::EntryWritten { number, wording })
}

pub fn reported(place: Place, nth: u64) -> NewEvent {
    let situation = [Situation::Normal, Situation::Watch, Situation::Affected, Situation::Critical];
    let statement = Statement {
        situation: situation[usize::try_from(nth).unwrap_or(0) % 4],
        people: People { evacuated: Some(3), cut_off: None, injured: Some(0) },
        supplies: Supplies { electricity: Supply::Ok, ..Supplies::UNKNOWN },
        needs: vec![Need::Sandbags],
        needs_text: String::new(),
        note: pick(&SENTENCES, nth).to_owned(),
    };
    let event = ReportsEvent::Reported {
        place,
        statement,
        source: Source::Own,
        confirms: None,
        queued: false,
    };
    let code = place.municipality().map_or(0, |code| code.0);
    NewEvent::new(format!("reports/{code}"), &event)
}

/// Everybody is asked about one incident.
pub fn asked(nth: u64, municipalities: Vec<Place>, due_at: Timestamp) -> NewEvent {
    let incident = incident_id(nth).to_string().parse().expect("an id is an id");
    let ask = AskId::from_u128(u128::from(nth) + 1);
    let event = ReportsEvent::Asked {
        ask,
        incident,
        what: "Jaká je situace ve vaší obci?".to_owned(),
        municipalities,
        due_at,
        repeat_minutes: None,
    };
    NewEvent::new(format!("ask/{ask}"), &event)
}

/// Every municipality of the region.
pub fn places(gazetteer: &Gazetteer) -> Vec<Place> {
    let municipalities = gazetteer.municipalities().iter();
    municipalities.map(|one| Place::Municipality(one.orp, one.code)).collect()
}

/// `count` entries: every second one a report, the others logs of 250 entries each.
pub fn years(count: u64, gazetteer: &Gazetteer) -> impl Iterator<Item = NewEvent> {
    let places = places(gazetteer);
    (0..count).map(move |nth| {
        let place = places[usize::try_from(nth / 2).unwrap_or(0) % places.len()];
        if nth % 2 == 1 {
            return reported(place, nth / 2);
        }
        let (incident, line) = (nth / 2 / 252, u32::try_from(nth / 2 % 252).unwrap_or(0));
        match line {
            0 => opened(incident, place),
            251 => closed(incident),
            _ => log_entry(&incident_id(incident), line),
        }
    })
}
