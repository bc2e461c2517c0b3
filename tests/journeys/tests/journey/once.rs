//! The same form sent twice, or sixteen times at once, is one entry with one answer: phones and
//! people repeat what they are not sure of.

use std::collections::BTreeSet;
use std::thread;

use hlaska_journeys::{Region, steps, who};
use hlaska_testkit::http::Client;
use hlaska_testkit::page::Form;
use hlaska_testkit::{Scratch, on_both_engines};

const AT_ONCE: usize = 16;

struct Desk {
    region: Region,
    manager: Client,
    operator: Client,
    mayor: Client,
    event: String,
}

fn desk(scratch: &Scratch) -> Desk {
    let people = [who::REGION_MANAGER, who::OPERATOR, who::ROUDNE_MAYOR];
    let region = Region::on(scratch).with(&people).open();
    let [manager, operator, mayor] = people.map(|one| region.sign_in(one));
    let event = steps::open_by_hand(&operator, "Povodeň na Malši", "Roudné, Plav").path;
    Desk { region, manager, operator, mayor, event }
}

impl Desk {
    /// Sends the form many times at once; answers how many entries it made and where each sending
    /// led.
    fn flood(&self, sender: &Client, form: &Form) -> (u64, BTreeSet<String>) {
        let before = steps::journal_head(&self.manager);
        let session = sender.cookie("session").expect("somebody signed in");
        let sendings: Vec<_> = (0..AT_ONCE)
            .map(|_| {
                let (url, cookie) = (self.region.portal.url(), format!("session={session}"));
                let form = form.clone();
                thread::spawn(move || {
                    let client = Client::to(url).with("Cookie", &cookie);
                    let answer = steps::post(&client, &form).expect(303);
                    answer.location().expect("a form that was taken leads somewhere")
                })
            })
            .collect();
        let led = sendings.into_iter().map(|one| one.join().expect("a sending ended")).collect();
        (steps::journal_head(&self.manager) - before, led)
    }

    /// One entry however often; the same answer also later.
    #[track_caller]
    fn assert_once(&self, sender: &Client, form: &Form, entries: u64) {
        let what = form.action();
        let (written, led) = self.flood(sender, form);
        assert_eq!((written, led.len()), (entries, 1), "{what} led to {led:?}");
        let again = steps::post(sender, form).expect(303).location();
        assert_eq!(again, led.first().cloned(), "{what}");
        assert_eq!(self.flood(sender, form).0, 0, "{what}");
    }
}

on_both_engines! {
    fn an_event_is_opened_once(scratch) {
        let desk = desk(scratch);
        let form = steps::blank_event(&desk.operator, "Druhá událost", "Plav");
        desk.assert_once(&desk.operator, &form, 1);
        let list = desk.operator.open("/udalosti").expect(200).page();
        assert_eq!(list.text().matches("Druhá událost").count(), 1, "{}", list.text());
    }

    fn municipalities_are_asked_once_and_answer_once(scratch) {
        let desk = desk(scratch);
        let ask = desk.operator.open(&format!("{}/vyzva", desk.event)).page();
        desk.assert_once(&desk.operator, &ask.form("Odeslat výzvu"), 1);
        desk.assert_once(&desk.mayor, &steps::statement(&desk.mayor, "Sledujeme"), 1);
        let same = desk.mayor.open("/obec").expect(200).page().form("Beze změny");
        desk.assert_once(&desk.mayor, &same, 1);
        let record = desk.operator.open("/hlaseni/535346/zapsat").page().form("Zapsat hlášení");
        desk.assert_once(&desk.operator, &record.fill("Kdo volá", "hasiči").tick("Klid"), 1);
        let lost = desk.operator.open("/hlaseni/535346").page();
        desk.assert_once(&desk.operator, &lost.form("Zapsat, že se nelze dovolat"), 1);
    }

    fn a_line_of_the_log_is_written_once(scratch) {
        let desk = desk(scratch);
        let form = desk.operator.open(&desk.event).page().form("Zapsat");
        let form = form.tick("Poznámka").fill("Doslovné znění", "Most přes Malši je uzavřen");
        desk.assert_once(&desk.operator, &form, 1);
        let page = desk.operator.open(&desk.event).expect(200).page();
        assert_eq!(page.text().matches("Most přes Malši je uzavřen").count(), 1);
        let form = desk.manager.open(&format!("{}/uzavrit", desk.event)).page();
        let form = form.form("Uzavřít událost").fill("Proč se událost uzavírá", "hladina klesla");
        desk.assert_once(&desk.manager, &form, 1);
    }

    fn two_forms_with_the_same_words_are_two_entries(scratch) {
        let desk = desk(scratch);
        for _ in 0..2 {
            steps::note(&desk.operator, &desk.event, "Hladina stoupá").expect(200);
        }
        let page = desk.operator.open(&desk.event).expect(200).page();
        assert_eq!(page.text().matches("Hladina stoupá").count(), 2);
    }

    fn a_whole_shift_may_write_into_one_log_at_one_moment(scratch) {
        let desk = desk(scratch);
        let form = desk.operator.open(&desk.event).page().form("Zapsat").tick("Poznámka");
        let before = steps::journal_head(&desk.manager);
        let session = format!("session={}", desk.operator.cookie("session").expect("signed in"));
        let writers: Vec<_> = (0..64)
            .map(|number| {
                let (url, session) = (desk.region.portal.url(), session.clone());
                let form = form.clone().fill("Doslovné znění", &format!("zápis {number}"));
                let form = form.forge("_key", &format!("klic {number}"));
                thread::spawn(move || {
                    steps::post(&Client::to(url).with("Cookie", &session), &form).status
                })
            })
            .collect();
        let told: Vec<_> = writers.into_iter().map(|one| one.join().expect("an answer")).collect();
        assert!(told.iter().all(|status| *status == 303), "{told:?}");
        assert_eq!(steps::journal_head(&desk.manager) - before, 64);
    }

    fn another_persons_key_is_no_obstacle(scratch) {
        let desk = desk(scratch);
        let form = desk.operator.open(&desk.event).page().form("Zapsat").tick("Poznámka");
        let form = form.fill("Doslovné znění", "totéž");
        steps::post(&desk.operator, &form).expect(303);
        let (written, _) = desk.flood(&desk.manager, &form);
        assert_eq!(written, 1, "the manager's own entry under the same key");
    }
}
