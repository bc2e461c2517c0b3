//! A flood that is well under way, for pages that are looked at rather than worked with.

use hlaska_journeys::{Region, steps, who};
use hlaska_testkit::http::Client;

/// Code, situation, evacuated, what is not working, what is needed, what happens.
type Word = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const WORDS: [Word; 14] = [
    ("535346", "Kritické", "34", "Elektřina", "Pomoc s evakuací", "Zaplavena dolní část obce"),
    ("544973", "Zasaženo", "12", "Elektřina", "Čerpadla", "Voda v ulici U Malše"),
    ("535737", "Zasaženo", "6", "Silnice", "Písek a pytle", "Zatopená silnice na Doudleby"),
    ("544400", "Zasaženo", "", "Silnice", "Čerpadla", "Most uzavřen"),
    ("545007", "Sledujeme", "", "", "", "Hráz sledujeme každou hodinu"),
    ("544299", "Sledujeme", "", "", "Písek a pytle", ""),
    ("544795", "Sledujeme", "", "", "", ""),
    ("535176", "Sledujeme", "", "", "", ""),
    ("544256", "Sledujeme", "", "", "", "Kontrola mobilních zábran"),
    ("544558", "Klid", "", "", "", ""),
    ("544485", "Klid", "", "", "", ""),
    ("545066", "Klid", "", "", "", ""),
    ("544981", "Klid", "", "", "", ""),
    ("544779", "Klid", "", "", "", ""),
];

/// Opens the event, asks all municipalities, and writes down what some of them say; answers the
/// event's address.
pub fn unfold(region: &Region) -> String {
    let operator = region.sign_in(who::OPERATOR);
    let form = steps::blank_event(&operator, "Povodeň na Malši a Vltavě", "");
    let event = operator.submit(&form.tick("České Budějovice")).expect(200).path;
    steps::ask_all(&operator, &event);
    for word in WORDS {
        say(&operator, word);
    }
    let lost = operator.open("/hlaseni/536032").page().form("Zapsat, že se nelze dovolat");
    operator.submit(&lost).expect(200);
    log(&operator, &event);
    event
}

fn say(operator: &Client, word: Word) {
    let (code, situation, evacuated, broken, needed, note) = word;
    let page = operator.open(&format!("/hlaseni/{code}/zapsat")).expect(200).page();
    let form = page.form("Zapsat hlášení").fill("Kdo volá", "starosta").tick(situation);
    let form = form.fill("Evakuováno", evacuated).fill("Co se děje", note);
    let form = if broken.is_empty() { form } else { form.fill(broken, "nefunguje") };
    let form = if needed.is_empty() { form } else { form.tick(needed) };
    operator.submit(&form).expect(200);
}

fn log(operator: &Client, event: &str) {
    let entries = [
        ("Přijato", "Povodí Vltavy", "Odtok z VD Římov 60 m³/s, další zvýšení v 16 h", false),
        ("Opatření", "", "Uzavřena silnice II/155 v Roudném", true),
        ("Příkaz", "", "Evakuovat dolní část obce Plav do sokolovny", true),
        ("Odesláno", "HZS, stanice Suché Vrbné", "Žádost o 2 čerpadla do Doudleb", false),
        ("Poznámka", "", "Další porada štábu v 18:00", false),
    ];
    for (kind, with, text, significant) in entries {
        let form = operator.open(event).expect(200).page().form("Zapsat").tick(kind);
        let form = form.fill("Doslovné znění", text).fill("Od koho / komu", with);
        let form = if with.is_empty() { form } else { form.fill("Jakou cestou", "telefon") };
        let form = if significant { form.tick("Významná událost") } else { form };
        operator.submit(&form).expect(200);
    }
}
