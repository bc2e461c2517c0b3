//! An emergency event as people use it: opened, written into, corrected, closed.

mod entries;
mod invitations;
mod lists;
mod markings;
mod neighbours;
mod opening;
mod rights;

use hlaska_journal::World;
use hlaska_kernel::{Lang, Said};
use hlaska_rig::{PLAV, Person, Rig, minute, operator};
use hlaska_signals::{NewSignal, SignalId, Urgency, raise};
use hlaska_testkit::page::Page;

const GAUGE: SignalId = SignalId::from_u128(7);

fn modules() -> Vec<hlaska_web::Module> {
    vec![hlaska_signals::module(), hlaska_special_facts::module(), hlaska_incident::module()]
}

fn rig() -> Rig {
    Rig::of(modules())
}

fn gauge(exercise: bool) -> NewSignal {
    NewSignal {
        source: "chmi-hydrology".into(),
        subject: "plav".into(),
        title: Said::new("Malše – Plav: dosažen limit 2. SPA", "Malše – Plav: SPA 2 limit reached"),
        detail: Said::new("stav 212 cm, stoupá", "stage 212 cm, rising"),
        place: PLAV,
        urgency: Urgency::Alert,
        rising: true,
        observed_at: minute(-10),
        exercise,
        link: "/stavy/plav".into(),
        hint: "flood".into(),
        dedup: "plav:1".into(),
    }
}

fn gauge_rises(rig: &Rig) {
    rig.system("feed:chmi-hydrology", |world: &World| raise(world, gauge(false), GAUGE));
}

/// Somebody fills in the form for a new event and sends it.
fn open(rig: &Rig, person: &Person, title: &str, places: &str) -> String {
    let form = rig.get(person, "/udalosti/nova").page().form("Založit událost");
    let form =
        form.fill("Název", title).fill("Druh události", "Povodeň (přirozená)").fill("Obce", places);
    rig.send(person, &form).leads_to()
}

/// An open flood in Plav and its page.
fn flood(rig: &Rig) -> (Person, String) {
    let duty = rig.sign_in(operator());
    let address = open(rig, &duty, "Povodeň na Malši", "Plav");
    (duty, address)
}

/// Somebody writes a note.
fn note(rig: &Rig, person: &Person, address: &str, text: &str) {
    let form = rig.get(person, address).page().form("Zapsat").fill("Doslovné znění", text);
    rig.send(person, &form).leads_to();
}

fn seq(rig: &Rig) -> u64 {
    rig.portal.world().seq()
}

/// The log as it reads, a line each.
fn log(page: &Page) -> Vec<String> {
    page.texts("#denik-zaznamy > li p.text, #denik-zaznamy > li s.text")
}

fn czech() -> Lang {
    Lang::Cs
}
