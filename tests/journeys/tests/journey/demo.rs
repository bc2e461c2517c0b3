//! `hlaska serve --demo`: within a minute the region lives and everybody has something to do.

use std::collections::BTreeMap;
use std::time::Duration;

use hlaska_journeys::steps;
use hlaska_testkit::http::{Answer, Client};
use hlaska_testkit::portal::Portal;
use hlaska_testkit::{on_both_engines, within};

const ROLES: [&str; 8] = [
    "region_manager",
    "orp_secretary",
    "mayor",
    "operator",
    "reader",
    "administrator",
    "organisation_administrator",
    "auditor",
];

struct Demo {
    portal: Portal,
    /// Login and password printed for each role.
    printed: BTreeMap<&'static str, (String, String)>,
}

impl Demo {
    fn start(scratch: &hlaska_testkit::Scratch) -> Self {
        let engine: Vec<&str> = scratch.postgres_url().map_or(vec![], |url| vec!["--db", url]);
        let portal = Portal::start_with(scratch.dir(), &[&["--demo"][..], &engine].concat());
        let printed = ROLES.map(|role| (role, credentials(&portal.line_with(role))));
        Self { portal, printed: printed.into() }
    }

    fn sign_in(&self, role: &str) -> Client {
        let (login, password) = &self.printed[role];
        let client = self.portal.client();
        let form = client.open("/prihlaseni").page().form("Přihlásit se");
        let form = form.fill("Přihlašovací jméno", login).fill("Heslo", password);
        let home = client.submit(&form).expect(200);
        assert!(client.cookie("session").is_some(), "{role}: {}", home.page().text());
        client
    }
}

/// `  mayor  login  password  name, organisation`
fn credentials(line: &str) -> (String, String) {
    let cells: Vec<_> = line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
    (cells[1].to_owned(), cells[2].to_owned())
}

#[track_caller]
fn exercise(answer: Answer) -> Answer {
    answer.page().assert_says("CVIČENÍ – syntetická data");
    answer
}

on_both_engines! {
    fn within_a_minute_every_role_can_do_its_work(scratch) {
        let demo = Demo::start(scratch);
        let [manager, secretary, mayor, operator, reader, administrator, local, auditor] =
            ROLES.map(|role| demo.sign_in(role));
        let signal = within(Duration::from_mins(1), "gauges at a limit and signals", || {
            let gauges = manager.get("/api/v1/gauges").expect(200).json();
            let features = gauges["features"].as_array().cloned().unwrap_or_default();
            let risen = |one: &&serde_json::Value| one["properties"]["observed_spa"].as_u64() > Some(0);
            let signals = manager.open("/podnety").expect(200).page();
            let links = signals.attributes("#seznam-novych a[href^='/podnety/']", "href");
            let enough = features.iter().filter(risen).count() >= 2 && !links.is_empty();
            enough.then(|| links[0].split('#').next().unwrap_or_default().to_owned())
        });

        let event = steps::open_from(&manager, &signal, "Cvičná povodeň");
        exercise(manager.open(&event).expect(200)).page().assert_says("Cvičení");
        let by_hand = steps::open_by_hand(&secretary, "Cvičná zátopa", "Roudné");
        let ask = steps::ask_all(&secretary, &exercise(by_hand).path);
        exercise(secretary.open(&ask).expect(200));
        exercise(mayor.open("/obec").expect(200)).page().assert_says("Nahlaste prosím");
        steps::send(&mayor, &steps::statement(&mayor, "Zasaženo")).assert_says("Zasaženo");
        steps::note(&operator, &event, "cvičný zápis").expect(200).page().assert_says("cvičný zápis");
        exercise(reader.open("/stavy?jen=spa").expect(200)).page().assert_says("SPA");
        reader.open("/hlaseni").expect(200).page().assert_says("Roudné");
        reader.get("/udalosti/nova").expect(403);
        exercise(administrator.open("/sprava/ucty").expect(200)).page().assert_says("Operátor KOPIS");
        administrator.get("/podnety").expect(403);
        auditor.get("/podnety").expect(403);
        local.get("/podnety").expect(403);
    }
}

on_both_engines! {
    fn a_second_start_on_the_same_data_goes_on(scratch) {
        let mut demo = Demo::start(scratch);
        let before = demo.printed["mayor"].1.clone();
        let operator = demo.sign_in("operator");
        let event = steps::open_by_hand(&operator, "Cvičná zátopa", "Roudné").path;
        demo.portal.restart();
        let line = demo.portal.line_with("mayor");
        assert_ne!(credentials(&line).1, before, "a demonstration's passwords live one run");
        let (login, password) = credentials(&demo.portal.line_with("operator"));
        demo.printed.insert("operator", (login, password));
        demo.sign_in("operator").open(&event).expect(200).page().assert_says("Cvičná zátopa");
    }
}
