//! Bad input of any kind: a clear message that says what to do, 4xx, nothing written.

use hlaska_journeys::{Region, steps, who};
use hlaska_testkit::http::Client;
use hlaska_testkit::page::{Form, Page};
use hlaska_testkit::portal::Portal;
use hlaska_testkit::{Engine, Scratch, on_both_engines};

struct Desk {
    region: Region,
    manager: Client,
    operator: Client,
    mayor: Client,
    administrator: Client,
    event: String,
    ask: String,
}

fn desk(scratch: &Scratch) -> Desk {
    let people = [who::REGION_MANAGER, who::OPERATOR, who::ROUDNE_MAYOR, who::ADMINISTRATOR];
    let region = Region::on(scratch).with(&people).open();
    let [manager, operator, mayor, administrator] = people.map(|one| region.sign_in(one));
    let event = steps::open_by_hand(&manager, "Povodeň na Malši", "Roudné, Plav").path;
    let ask = steps::ask_all(&manager, &event);
    steps::note(&manager, &event, "první zápis").expect(200);
    Desk { region, manager, operator, mayor, administrator, event, ask }
}

impl Desk {
    /// The form is refused, the page says why, what was typed is still there, and the journal has
    /// no more than before.
    #[track_caller]
    fn assert_refused(&self, sender: &Client, form: &Form, why: &str) -> Page {
        let before = steps::journal_head(&self.manager);
        let page = steps::post(sender, form).expect(422).page();
        page.assert_says(why);
        assert_eq!(steps::journal_head(&self.manager), before, "{} wrote", form.action());
        page
    }
}

on_both_engines! {
    fn wrong_words_are_answered_with_right_ones(scratch) {
        let desk = desk(scratch);
        let (operator, future) = (&desk.operator, "2099-01-01T00:00");
        let form = |path: &str, button: &str| operator.open(path).expect(200).page().form(button);
        let (event, ask) = (&desk.event, &desk.ask);
        let new = steps::blank_event(operator, "Zátopa", "Plav");
        let entry = form(event, "Zapsat").fill("Doslovné znění", "x");
        let record = form("/hlaseni/535346/zapsat", "Zapsat hlášení").fill("Kdo volá", "hasiči").tick("Klid");
        let wish = form(&format!("{event}/vyzva"), "Odeslat výzvu");
        for (form, why) in [
            (new.clone().fill("Název", ""), "Vyplňte toto pole."),
            (new.clone().fill("Název", &"dlouhý ".repeat(40)), "Text je delší než 120 znaků."),
            (new.clone().fill("Obce", "Nikdeves"), "Obec „Nikdeves“ v kraji není."),
            (new.clone().fill("Obce", ""), "Uveďte aspoň jedno místo"),
            (new.clone().forge("druh", "meteorit"), "Vyberte druh ze seznamu."),
            (new.clone().forge("uroven", "vesmír"), "Vyberte, kdo událost řídí."),
            (new.clone().fill("Začátek události", future), "Čas je v budoucnosti."),
            (new.fill("Začátek události", "včera"), "Zadejte datum a čas"),
            (entry.clone().fill("Doslovné znění", " "), "Vyplňte toto pole."),
            (entry.clone().tick("Přijato"), "Uveďte, od koho zpráva přišla"),
            (entry.clone().forge("zaznam", "báseň"), "Vyberte druh záznamu."),
            (entry.clone().fill("Čas události", future), "Čas je v budoucnosti."),
            (entry.fill("Doslovné znění", &"a".repeat(4001)), "Text je delší než 4000 znaků."),
            (record.clone().fill("Kdo volá", ""), "Vyplňte toto pole."),
            (record.clone().forge("situation", ""), "Vyberte, jaká je v obci situace."),
            (record.clone().fill("Evakuováno", "-3"), "Zadejte celé číslo od 0"),
            (record.clone().fill("Evakuováno", "hodně"), "Zadejte celé číslo od 0"),
            (record.fill("Evakuováno", "99999999999999999999"), "Zadejte celé číslo od 0"),
            (wish.clone().fill("Odpovědět do", "2001-01-01T00:00"), "Termín už uplynul."),
            (wish.clone().forge("who", "chosen"), "Není vybrána žádná obec."),
            (wish.clone().forge("repeat", "7"), "Vyberte opakování ze seznamu."),
            (wish.fill("Co potřebujete vědět", ""), "Vyplňte toto pole."),
            (form(ask, "Ukončit výzvu").tick("Odvolat, byla omylem"), "důvod"),
        ] {
            desk.assert_refused(operator, &form, why);
        }
    }

    fn a_refused_form_keeps_what_was_typed_and_leads_to_the_mistake(scratch) {
        let desk = desk(scratch);
        let form = steps::statement(&desk.mayor, "Zasaženo").fill("Evakuováno", "mnoho");
        let form = form.fill("Co se děje", "Voda u kostela").fill("Elektřina", "nefunguje");
        let page = desk.assert_refused(&desk.mayor, &form, "Zadejte celé číslo od 0");
        let again = page.form("Odeslat hlášení");
        assert_eq!(again.value("Evakuováno"), "mnoho");
        assert_eq!(again.value("Co se děje"), "Voda u kostela");
        let anchor = page.attributes(".problems a", "href").remove(0);
        assert_eq!(page.attributes(&anchor, "name"), ["evacuated"], "the summary leads to the field");
        assert_eq!(page.attributes(&anchor, "aria-invalid"), ["true"]);
        steps::send(&desk.mayor, &again.fill("Evakuováno", "12")).assert_says("evakuováno 12");
    }

    fn the_administration_takes_no_nonsense(scratch) {
        let desk = desk(scratch);
        let administrator = &desk.administrator;
        let form = |path: &str, button: &str| administrator.open(path).expect(200).page().form(button);
        let organisation = form("/sprava/organizace/nova", "Založit organizaci");
        let account = form("/sprava/ucty/novy", "Založit účet a vydat odkaz");
        let account = account.fill("Jméno nebo funkce", "Někdo").fill("Přihlašovací jméno", "nekdo");
        let account = account.fill("Organizace", "Správa portálu").fill("Role", "Čtenář");
        let password = form("/ucet", "Změnit heslo").fill("Dosavadní heslo", hlaska_journeys::PASSWORD);
        for (form, why) in [
            (organisation.clone().fill("Název", "").fill("Území", "kraj"), "Vyplňte"),
            (organisation.fill("Název", "Úřad").fill("Území", "Praha"), "Takové území v kraji není."),
            (account.clone().fill("Přihlašovací jméno", "kopis").fill("Území", "kraj"), "už patří jinému účtu"),
            (account.clone().fill("Přihlašovací jméno", "a b").fill("Území", "kraj"), "má aspoň 3 znaky"),
            (account.clone().fill("Role", "Starosta obce").fill("Území", "kraj"), "Území:"),
            (account.fill("Území", "Plav").forge("role", "king"), "Vyberte roli."),
            (password.clone().fill("Nové heslo", "krátké").fill("Nové heslo ještě jednou", "krátké"), "aspoň 17 znaků"),
            (password.fill("Nové heslo", "dost dlouhé heslo správce").fill("Nové heslo ještě jednou", "jiné heslo"), "Hesla se neshodují."),
        ] {
            desk.assert_refused(administrator, &form, why);
        }
    }
}

/// What nobody types by mistake.
const JUNK: [&str; 7] = [
    "",
    "-1",
    "99999999999999999999999",
    "\u{0}\u{feff}",
    "<script>alert(1)</script>",
    "%",
    "2026-02-30T25:61",
];

/// Pages with the forms of the main job.
fn pages(desk: &Desk) -> Vec<(&Client, String)> {
    let event = &desk.event;
    let mut pages = vec![
        (&desk.mayor, "/obec".to_owned()),
        (&desk.administrator, "/sprava/ucty/novy".to_owned()),
        (&desk.administrator, "/sprava/organizace/nova".to_owned()),
        (&desk.administrator, "/ucet".to_owned()),
    ];
    let operators =
        ["/udalosti/nova", "/hlaseni/535346/zapsat", "/hlaseni/535346", &desk.ask, event];
    pages.extend(operators.map(|path| (&desk.operator, path.to_owned())));
    pages.push((&desk.operator, format!("{event}/vyzva")));
    pages.push((&desk.operator, format!("{event}/upravit")));
    pages.push((&desk.operator, format!("{event}/zaznamy/1/opravit")));
    pages
}

#[test]
fn no_junk_in_any_field_of_any_form_is_a_defect() {
    let scratch = Scratch::new(Engine::Sqlite);
    let desk = desk(&scratch);
    let mut sent = 0;
    for (client, path) in pages(&desk) {
        let page = client.open(&path).expect(200).page();
        let buttons = page.texts("main form[method=post] button:not([type=button])");
        for form in buttons.iter().map(|button| page.form(button)) {
            for (name, _) in form.fields() {
                for junk in JUNK {
                    probe(&desk, client, &form.clone().forge(&name, junk));
                    sent += 1;
                }
            }
        }
    }
    assert!(sent > 500, "only {sent} forms were tried");
    no_defect(&desk.region.portal);
}

/// Whatever the form says, the answer is a page or a refusal; a refusal wrote nothing.
fn probe(desk: &Desk, client: &Client, form: &Form) {
    let before = steps::journal_head(&desk.manager);
    let answer = steps::post(client, form);
    let what = format!("{} {:?} gave {}", form.action(), form.fields(), answer.status);
    assert!(answer.status < 500, "{what}");
    assert!(!answer.text().contains("<script>alert(1)"), "{what}: unescaped");
    if answer.status >= 400 {
        assert_eq!(steps::journal_head(&desk.manager), before, "{what} and yet wrote");
        assert!(answer.page().text().len() > 80, "{what} without a word");
    }
}

fn no_defect(portal: &Portal) {
    let lines = portal.lines();
    let defects: Vec<_> = lines.iter().filter(|line| line.contains("panicked")).collect();
    assert!(defects.is_empty(), "{defects:#?}");
}

#[test]
fn a_form_from_another_site_is_turned_away() {
    let scratch = Scratch::new(Engine::Sqlite);
    let desk = desk(&scratch);
    let session = desk.operator.cookie("session").expect("signed in");
    let session = format!("session={session}");
    let before = steps::journal_head(&desk.manager);
    let form = desk.operator.open(&desk.event).page().form("Zapsat").fill("Doslovné znění", "cizí");
    let evil = Client::to(desk.region.portal.url()).with("Cookie", &session);
    let evil = evil.with("Sec-Fetch-Site", "cross-site").with("Origin", "https://jinde.example");
    steps::post(&evil, &form).expect(403);
    assert_eq!(steps::journal_head(&desk.manager), before);
}
