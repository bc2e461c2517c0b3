//! Need-to-know that begins and ends while people have pages open.

use std::time::Duration;

use hlaska_journeys::{Region, steps, who};
use hlaska_testkit::http::Client;
use hlaska_testkit::on_both_engines;

/// What a change of rights may take, open streams included.
const AT_MOST: Duration = Duration::from_secs(5);

/// The choice of a select box that contains these words.
fn choice(client: &Client, page: &str, select: &str, words: &str) -> String {
    let options =
        client.open(page).expect(200).page().texts(&format!("select[name={select}] option"));
    let found = options.iter().find(|option| option.contains(words));
    found.unwrap_or_else(|| panic!("no „{words}“ among {options:?}")).clone()
}

on_both_engines! {
    fn an_invitation_holds_at_once_and_its_end_too(scratch) {
        let people = [who::OPERATOR, who::KRUMLOV_SECRETARY];
        let region = Region::on(scratch).with(&people).open();
        let [operator, guest] = people.map(|one| region.sign_in(one));
        let event = steps::open_by_hand(&operator, "Povodeň na Malši", "Roudné").path;
        let (invite, stream) = (format!("{event}/prizvat"), format!("/zive{event}"));
        guest.knock(&event).expect(404);
        let list = guest.listen("/zive/udalosti");

        let office = choice(&operator, &invite, "organizace", "Krumlov");
        let form = operator.open(&invite).page().form("Přizvat").fill("Organizace", &office);
        operator.submit(&form).expect(200);
        list.wait_for("Povodeň na Malši");
        guest.open(&event).expect(200);
        let log = guest.listen(&stream);
        steps::note(&operator, &event, "Jez je protržen").expect(200);
        log.wait_for("Jez je protržen");

        let form = operator.open(&invite).page().form(&format!("Zrušit přizvání {office}"));
        operator.submit(&form).expect(200);
        steps::note(&operator, &event, "Po odvolání").expect(200);
        guest.knock(&event).expect(404);
        guest.knock(&stream).expect(404);
        log.assert_silent_about("Po odvolání", Duration::from_secs(1));
    }

    fn whoever_is_struck_off_a_list_is_out_within_five_seconds(scratch) {
        let people = [who::SECRETARY, who::OPERATOR, who::ADMINISTRATOR];
        let region = Region::on(scratch).with(&people).open();
        let [keeper, operator, administrator] = people.map(|one| region.sign_in(one));
        let home = "/zvlastni-skutecnosti";
        let form = keeper.open(home).page().form("Založit seznam").fill("Název seznamu", "Plán");
        let list = keeper.submit(&form).expect(200).path;
        for who in ["Tajemník ORP ČB", "Operátor KOPIS"] {
            let form = keeper.open(&list).page().form("Zapsat do seznamu");
            let form = form
                .fill("Osoba", &choice(&keeper, &list, "osoba", who))
                .fill("Funkce", "f")
                .fill("Důvod určení", "d")
                .fill("Podepsal", "p");
            keeper.submit(&form).expect(200);
        }
        let protocol = keeper.open(home).page().link("Plán");
        let form = keeper.open(&protocol).page().form("Zaevidovat");
        let form = form
            .fill("Věc", "Příloha")
            .fill("Původce", "ORP")
            .fill("Datum dokumentu", "2026-11-22")
            .fill("Uložení", "trezor")
            .fill("Chráněný obsah", "Kód vrat 4711");
        keeper.submit(&form).expect(200);
        let entry = operator.open(&protocol).expect(200).page().link("1/2026");
        assert!(operator.open(&entry).expect(200).page().text().contains("Kód vrat 4711"));
        assert!(keeper.open(&list).page().text().contains("Operátor KOPIS"), "who read");
        for page in [home, &list, &protocol, &entry] {
            administrator.knock(page).expect(403);
        }

        let open = operator.listen("/zive/podnety");
        let form = keeper.open(&list).page();
        let struck = form.texts("#opravnene-osoby summary");
        let name = struck.iter().find(|one| one.contains("Operátor")).expect("the operator's line");
        let form = form.form(name).fill("Důvod vyškrtnutí", "odešel");
        keeper.submit(&form).expect(200);
        open.wait_for_end(AT_MOST);
        operator.knock(&entry).expect(404);
        operator.knock(&protocol).expect(404);
        operator.open("/podnety").expect(200);
    }
}
