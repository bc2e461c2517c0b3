//! The style guide: every component in every state, on one page. A test renders it for pictures
//! and for the check of accessibility.

use hlaska_kernel::{FieldError, Lang, Said, Timestamp};
use maud::{Markup, html};

use super::alert::{Tone, alert};
use super::badge::{
    CrisisState, Report, Spa, Warning, crisis_state, exercise, new, no_contact, overdue, report,
    spa_declared, spa_observed, spa_observed_short, stale, warning,
};
use super::empty::empty;
use super::field_choice::{Card, cards, checks};
use super::form::Kit;
use super::gallery_samples as samples;
use super::icon::{Icon, icon};
use super::list::{facts, inbox, log, panel};
use super::map::{gauge_legend, map_legend};
use super::pager::{crumbs, pager, tabs};
use super::tile::tiles;
use super::time::{age, moment};
use super::wall::wall;
use crate::fields::Fields;

/// Every component in every state.
pub fn gallery(lang: Lang) -> Markup {
    let none = html! {};
    html! {
        (crumbs(&[("/", "Situace"), ("/udalosti", "Události")], lang))
        div.head {
            h1 { "Přehled prvků" }
            div.actions { a.btn href="#formulare" { (icon(Icon::Print)) "Tisk" } a.btn.primary href="#formulare" { (icon(Icon::Plus)) "Nová událost" } }
        }
        (tiles(&samples::tiles()))
        div.aside {
            div {
                (panel("schranka", "Služební schránka", &html! { span.count { "2" } }, &inbox("signaly", &samples::signals(lang))))
                (panel("profily", "Stavy na tocích", &moment(samples::now(), lang), &samples::gauge_table(lang)))
                (panel("denik", "Deník události", &none, &log("zaznamy", &samples::entries(), lang)))
            }
            div {
                (panel("stavy", "Stupnice", &none, &statuses(lang)))
                (panel("zpravy", "Sdělení", &none, &messages()))
                (panel("hydrogram", "Hydrogram", &none, &samples::hydrograph()))
                (panel("mapa", "Přehledová mapa", &none, &html! { (samples::overview()) (map_legend(lang)) (gauge_legend(lang)) }))
                (panel("ikony", "Značky", &none, &icons()))
            }
        }
        div.grid #formulare { (report_form(lang)) (refused_form(lang)) (other_parts(lang)) }
    }
}

/// A wall with everything on it.
pub fn gallery_wall(lang: Lang) -> Markup {
    let none = html! {};
    let map = html! { (samples::overview()) (map_legend(lang)) (gauge_legend(lang)) };
    let ticker: Vec<_> = samples::entries()
        .into_iter()
        .map(|entry| (moment(entry.occurred_at, lang), entry.text))
        .collect();
    let columns = [
        panel("profily", "Stavy na tocích", &none, &samples::gauge_table(lang)),
        html! {
            (panel("mapa", "Hlášení obcí", &none, &map))
            (panel("schranka", "Služební schránka", &none, &inbox("signaly", &samples::signals(lang))))
        },
    ];
    html! { h1.hush { "Situace" } (wall(&tiles(&samples::tiles()), &columns, &ticker)) }
}

fn statuses(lang: Lang) -> Markup {
    let spas = [Spa::Unknown, Spa::Below, Spa::First, Spa::Second, Spa::Third, Spa::Extreme];
    let reports = [Report::None, Report::Normal, Report::Watch, Report::Affected, Report::Critical];
    let states =
        [CrisisState::Danger, CrisisState::Emergency, CrisisState::ThreatToState, CrisisState::War];
    html! {
        h3 { "Pozorované SPA" }
        p.row { @for spa in spas { (spa_observed(spa, lang)) } }
        p.row { @for spa in spas { (spa_observed_short(spa, lang)) } (stale(lang)) }
        h3 { "Vyhlášené SPA" }
        p.row { @for level in 1..=3 { (spa_declared(level, lang)) } }
        h3 { "Výstrahy SIVS" }
        p.row { @for level in [Warning::Low, Warning::High, Warning::Extreme] { (warning(level, lang)) } }
        h3 { "Krizové stavy" }
        p.row { @for state in states { (crisis_state(state, lang)) } }
        h3 { "Hlášení obce" }
        p.row { @for state in reports { (report(state, lang)) } (overdue(lang)) (no_contact(lang)) }
        p.row { (exercise(lang)) (new(lang)) }
    }
}

fn messages() -> Markup {
    let text = |text: &str| html! { p { (text) } };
    html! {
        (alert(Tone::Info, "Rozsah dat", &text("Zobrazeny jsou jen profily v Jihočeském kraji.")))
        (alert(Tone::Good, "", &text("Hlášení bylo přijato v 17:06.")))
        (alert(Tone::Warn, "Zdroj mlčí", &text("ČHMÚ neposlal nová data 40\u{a0}min.")))
        (alert(Tone::Bad, "Ohrožení života", &text("Obec Plav hlásí odříznuté osoby.")))
        (empty("Žádné otevřené události", "V kraji není vedena žádná mimořádná událost. Neznamená to, že se nic neděje."))
    }
}

fn icons() -> Markup {
    html! { p.row { @for item in Icon::ALL { (icon(item)) } } }
}

fn report_form(lang: Lang) -> Markup {
    let fields = Fields::default();
    let kit = Kit::new(lang, &fields, &[]);
    let state = |value: &str, label: &str, hint: &str| Card::new(value, label).hint(hint);
    let body = html! {
        (cards(&kit, "state", "Jaká je situace?", "watch", &[
            state("normal", "Klid", "Nic se neděje"),
            state("watch", "Sledujeme", "Voda stoupá, škody nejsou"),
            state("affected", "Zasaženo", "Škody, uzavřené cesty, evakuace"),
            state("critical", "Kritické", "Ohrožení životů, potřebujeme pomoc hned"),
        ]))
        (checks(&kit, "services", "Co nefunguje?", &["power"], &[
            Card::new("power", "Elektřina").mark(icon(Icon::Power)),
            Card::new("water", "Voda").mark(icon(Icon::Tap)),
            Card::new("phone", "Telefon").mark(icon(Icon::NoPhone)),
            Card::new("roads", "Silnice").mark(icon(Icon::Road)),
        ]))
        div.fields { (kit.number("evacuated", "Evakuováno", "osob").value("12")) (kit.number("cut_off", "Odříznuto", "osob").value("0")) }
        (kit.area("note", "Poznámka").optional().hint("Co potřebujete, kde a do kdy"))
        div.actions { button.btn.primary.big { "Odeslat hlášení" } button.btn.big { "Beze změny" } }
    };
    panel("hlaseni", "Hlášení obce", &html! {}, &kit.form("/obec/hlaseni", "0190", &body))
}

fn refused_form(lang: Lang) -> Markup {
    let fields = Fields::parse("title=&level=3&at=2026-11-22T17:06&email=x".as_bytes());
    let error =
        |field, cs: &str| FieldError { field, message: Said::new(cs, "Fill in this field.") };
    let errors = [error("title", "Vyplňte toto pole."), error("kind", "Vyberte druh události.")];
    let kit = Kit::new(lang, &fields, &errors).prefix("u-");
    let levels =
        [("1", "Obec"), ("2", "ORP"), ("3", "Kraj")].map(|(v, l)| (v.to_owned(), l.to_owned()));
    let body = html! {
        (kit.text("title", "Název").hint("Co a kde, jednou větou"))
        (kit.select("level", "Řídí", &levels))
        (kit.select("kind", "Druh", &levels))
        (kit.moment("at", "Čas události", samples::now()))
        (kit.email("email", "E-mail").optional())
        (kit.password("password", "Heslo"))
        (kit.tick("drill", "Jde o cvičení"))
        (kit.submit("Otevřít událost"))
    };
    panel("odmitnuto", "Odmítnutý formulář", &html! {}, &kit.form("/udalosti", "0191", &body))
}

fn other_parts(lang: Lang) -> Markup {
    let fields = Fields::default();
    let kit = Kit::new(lang, &fields, &[]).prefix("f-");
    let at = |text: &str| text.parse::<Timestamp>().unwrap_or_default();
    let content = html! {
        (tabs("Pohled", &[("#a", "Vše", true), ("#b", "Na SPA", false), ("#c", "S předpovědí", false)]))
        (kit.filter("/udalosti", &html! { (kit.search("q", "Hledat v deníku").key('/')) button.btn { (icon(Icon::Search)) "Hledat" } }))
        (facts(&[
            ("Naposledy čteno", age(at("2026-11-22T16:01:00Z"), samples::now(), 900, lang)),
            ("Předpověď", age(at("2026-11-22T06:00:00Z"), samples::now(), 900, lang)),
            ("Zdroj", html! { "ČHMÚ" }),
        ]))
        p { "Tlačítka: " button.btn { "Běžné" } " " button.btn.danger { "Uzavřít" } " " button.btn.quiet { "Zrušit" } " " button.btn disabled { "Nelze" } }
        details { summary { "Tabulka hodnot" } p { "Obsah." } }
        (pager(Some("#n"), "51–100 z\u{a0}1\u{a0}204", Some("#s"), lang))
    };
    panel("ostatni", "Ostatní", &html! {}, &content)
}
