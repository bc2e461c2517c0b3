//! What the portal has said yes to is there, whatever happens to its process; and what somebody
//! does to its database behind its back is found.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};

use hlaska_journeys::{Region, steps, who};
use hlaska_testkit::http::Client;
use hlaska_testkit::page::Form;
use hlaska_testkit::{Engine, Scratch, eventually, on_both_engines};

const WRITERS: usize = 64;

/// Set `HLASKA_POWER_CUTS` for a longer night.
fn rounds() -> usize {
    let asked = std::env::var("HLASKA_POWER_CUTS").ok();
    asked.and_then(|count| count.parse().ok()).unwrap_or(3)
}

/// A region where an event is open, and the operator who writes into its log.
fn desk(scratch: &Scratch) -> (Region, Client, String) {
    let region = Region::on(scratch).with(&[who::OPERATOR]).open();
    let operator = region.sign_in(who::OPERATOR);
    let event = steps::open_by_hand(&operator, "Povodeň na Malši", "Roudné").path;
    (region, operator, event)
}

on_both_engines! {
    fn whatever_was_acknowledged_survives_a_power_cut(scratch) {
        let (mut region, operator, event) = desk(scratch);
        let mut acknowledged = BTreeSet::new();
        for round in 0..rounds() {
            let writers = Writers::start(&region, &operator, &event, round);
            writers.await_full_swing();
            region.portal.kill_9();
            let heard: BTreeSet<_> = writers.stop().into_iter().collect();
            region.portal.restart();
            let there = log(&operator, &event, &format!("řádek {round}."));
            let lost: Vec<_> = heard.difference(&there).collect();
            assert!(lost.is_empty(), "round {round} lost {lost:?}");
            acknowledged.extend(heard);
        }
        let there = log(&operator, &event, "řádek ");
        assert!(acknowledged.is_subset(&there), "what was there once is there for ever");
        let (sound, said) = region.verify();
        assert!(sound && said.contains("sound entries"), "{said}");
    }

    fn a_polite_restart_keeps_everything_people_were_signed_in(scratch) {
        let (mut region, operator, event) = desk(scratch);
        steps::note(&operator, &event, "před restartem").expect(200);
        assert!(region.portal.stop(), "asked politely, the portal ends well");
        region.portal.restart();
        operator.open(&event).expect(200).page().assert_says("před restartem");
        steps::note(&operator, &event, "po restartu").expect(200);
    }

    fn a_changed_byte_is_found_and_named(scratch) {
        let (mut region, operator, event) = desk(scratch);
        steps::note(&operator, &event, "hladina 312 cm").expect(200);
        steps::note(&operator, &event, "další zápis").expect(200);
        assert!(region.portal.stop());
        let (sound, said) = region.verify();
        assert!(sound, "{said}");
        falsify(scratch, "hladina 312 cm", "hladina 212 cm");
        let (sound, said) = region.verify();
        assert!(!sound && said.contains("THE JOURNAL IS DAMAGED"), "{said}");
        let entries: u64 = said.split(": ").nth(1).and_then(first_number).expect("sound entries");
        let named = format!("entry {}: its content is not what was written", entries + 1);
        assert!(said.contains(&named), "{said}");
    }
}

/// Behind the portal's back: the payload of the journal, not what was made from it.
fn falsify(scratch: &Scratch, written: &str, put: &str) {
    let change = format!(
        "UPDATE journal_entry SET payload = replace(payload, '{written}', '{put}') \
         WHERE kind = 'incident.entry_written'"
    );
    if scratch.engine() == Engine::Postgres {
        scratch.sql(&change);
        return;
    }
    let file = scratch.dir().join("hlaska.sqlite");
    settle(&file);
    let mut bytes = std::fs::read(&file).expect("the database file");
    let wanted = format!("\"text\":\"{written}\"");
    let at = bytes.windows(wanted.len()).position(|window| window == wanted.as_bytes());
    let at = at.expect("the entry stands in the file in plain text");
    let put = format!("\"text\":\"{put}\"");
    bytes[at..at + put.len()].copy_from_slice(put.as_bytes());
    std::fs::write(&file, bytes).expect("the database file");
}

/// Brings everything from the write-ahead log into the database file itself.
fn settle(file: &Path) {
    let connection = rusqlite::Connection::open(file).expect("the database file");
    let done = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0));
    assert_eq!(done, Ok(0), "nobody else holds the database");
}

fn first_number(text: &str) -> Option<u64> {
    text.split_whitespace().next()?.parse().ok()
}

/// People who write lines as fast as they can until the portal falls silent.
struct Writers {
    threads: Vec<JoinHandle<Vec<String>>>,
    /// Lines acknowledged so far.
    through: Arc<AtomicUsize>,
}

impl Writers {
    fn start(region: &Region, operator: &Client, event: &str, round: usize) -> Self {
        let form = operator.open(event).expect(200).page().form("Zapsat").tick("Poznámka");
        let cookie = format!("session={}", operator.cookie("session").expect("signed in"));
        let through = Arc::new(AtomicUsize::new(0));
        let threads = (0..WRITERS)
            .map(|writer| {
                let portal = Client::to(region.portal.url()).with("Cookie", &cookie);
                let (form, through) = (form.clone(), Arc::clone(&through));
                thread::spawn(move || {
                    write(&portal, &form, &format!("řádek {round}.{writer}"), &through)
                })
            })
            .collect();
        Self { threads, through }
    }

    /// Waits until all of them are in the middle of it.
    fn await_full_swing(&self) {
        eventually("lines to get through", || {
            (self.through.load(Ordering::Relaxed) >= WRITERS).then_some(())
        });
    }

    /// Everything that was acknowledged.
    fn stop(self) -> Vec<String> {
        self.threads.into_iter().flat_map(|one| one.join().expect("a writer ended")).collect()
    }
}

/// Lines that were acknowledged before the portal fell silent.
fn write(portal: &Client, form: &Form, name: &str, through: &AtomicUsize) -> Vec<String> {
    let mut acknowledged = Vec::new();
    for number in 0.. {
        let line = format!("{name}.{number}.");
        let form = form.clone().fill("Doslovné znění", &line).forge("_key", &line);
        let fields = form.fields();
        let fields: Vec<_> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        match portal.try_post(form.action(), &fields) {
            Some(303) => acknowledged.push(line),
            Some(other) => panic!("{name} was answered {other}"),
            None => break,
        }
        through.fetch_add(1, Ordering::Relaxed);
    }
    acknowledged
}

/// Lines of the log that begin so, from the newest page to the first without any.
fn log(client: &Client, event: &str, beginning: &str) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    for page in 1.. {
        let shown = client.open(&format!("{event}?druh=note&strana={page}")).expect(200).page();
        let before = lines.len();
        let texts = shown.texts("#denik .text").into_iter();
        lines.extend(texts.filter(|text| text.starts_with(beginning)));
        if lines.len() == before {
            break;
        }
    }
    lines
}
