//! The steps of the main job without JavaScript: every one is a form somebody fills in by the
//! words on it, and ends on the page the portal leads to.

use hlaska_testkit::eventually;
use hlaska_testkit::http::{Answer, Client};
use hlaska_testkit::page::{Form, Page};

use crate::river::Reach;

/// What an operator is told when a gauge reaches this level, e.g. `2. SPA (pohotovost)`.
pub fn reached(reach: &Reach, level: &str) -> String {
    format!("{} – {}: dosažen limit {level}", reach.stream, reach.name)
}

/// Waits until the duty inbox shows a signal with this title; answers its address.
pub fn signal(client: &Client, title: &str) -> String {
    eventually(&format!("the signal „{title}“"), || {
        let page = client.open("/podnety").expect(200).page();
        page.text().contains(title).then(|| page.link(title))
    })
}

/// Opens an emergency event out of a signal, as the form fills it in; answers its address.
pub fn open_from(client: &Client, signal: &str, name: &str) -> String {
    let link = client.open(signal).expect(200).page().link("Založit událost");
    let form = client.open(&link).expect(200).page().form("Založit událost");
    let opened = client.submit(&form.fill("Název", name)).expect(200);
    opened.page().assert_says(name);
    opened.path
}

/// Opens an emergency event by hand in these municipalities (names with commas).
pub fn open_by_hand(client: &Client, name: &str, municipalities: &str) -> Answer {
    client.submit(&blank_event(client, name, municipalities)).expect(200)
}

/// The form of an event by hand, filled in.
pub fn blank_event(client: &Client, name: &str, municipalities: &str) -> Form {
    let form = client.open("/udalosti/nova").expect(200).page().form("Založit událost");
    form.fill("Název", name)
        .fill("Druh události", "Povodeň (přirozená)")
        .fill("Obce", municipalities)
        .tick("ORP")
}

/// Asks every municipality of the event's places; answers the ask's address.
pub fn ask_all(client: &Client, event: &str) -> String {
    let form = client.open(&format!("{event}/vyzva")).expect(200).page().form("Odeslat výzvu");
    client.submit(&form.tick("Všechny obce události")).expect(200).path
}

/// A mayor's form with this answer to „Jaká je situace v obci?“.
pub fn statement(mayor: &Client, situation: &str) -> Form {
    mayor.open("/obec").expect(200).page().form("Odeslat hlášení").tick(situation)
}

/// A mayor sends the form; answers the page that confirms it.
pub fn send(mayor: &Client, form: &Form) -> Page {
    let page = mayor.submit(form).expect(200).page();
    page.assert_says("Hlášení je zapsáno");
    page
}

/// Writes a note into the log of an event.
pub fn note(client: &Client, event: &str, text: &str) -> Answer {
    let form = client.open(event).expect(200).page().form("Zapsat");
    client.submit(&form.tick("Poznámka").fill("Doslovné znění", text))
}

/// How many entries the journal has, as the region manager is told.
pub fn journal_head(manager: &Client) -> u64 {
    let health = manager.get("/health").expect(200).json();
    health["journal"]["head"].as_u64().unwrap_or_else(|| panic!("no head in {health}"))
}

/// The form as its sender's browser sends it, redirects not followed; for sending it again.
pub fn post(client: &Client, form: &Form) -> Answer {
    let fields = form.fields();
    let fields: Vec<_> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    client.post(form.action(), &fields)
}

/// An organisation of the directory with a function and a contact: the last parts of their
/// addresses.
#[derive(Clone, Debug)]
pub struct Contacts {
    pub organisation: String,
    pub function: String,
    pub contact: String,
}

/// Writes a function and a number into the directory.
pub fn write_contacts(client: &Client, organisation: &str) -> Contacts {
    let office = client.open("/kontakty").expect(200).page().link(organisation);
    let form = client.open(&format!("{office}/funkce/nova")).expect(200).page().form("Uložit");
    let form = form.fill("Funkce", "starosta").fill("Jméno a příjmení", "Osoba ze zkoušky");
    client.submit(&form).expect(200);
    let form = client.open(&format!("{office}/kontakty/novy")).expect(200).page().form("Uložit");
    let form = form.fill("Číslo nebo adresa", "+420 000 000 001");
    let page = client.submit(&form).expect(200).page();
    let edits = page.attributes("section.panel a", "href");
    let last = |folder: &str| {
        let found = edits.iter().find(|address| {
            address.rsplit_once('/').is_some_and(|(before, _)| before.ends_with(folder))
        });
        found.and_then(|address| address.rsplit('/').next()).unwrap_or_default().to_owned()
    };
    let organisation = office.rsplit('/').next().unwrap_or_default().to_owned();
    Contacts { organisation, function: last("/funkce"), contact: last("/kontakty") }
}

/// Asks organisations to confirm their contacts; answers the campaign's address.
pub fn start_campaign(client: &Client) -> String {
    let page = client.open("/kontakty/kampane/nova").expect(200).page();
    client.submit(&page.form("Zahájit kampaň")).expect(200).path
}
