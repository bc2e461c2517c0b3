//! What every component keeps: escaped words, tied labels, nothing inline.

use hlaska_kernel::{FieldError, Lang, Said, Timestamp};
use maud::{Markup, html};

use super::*;
use crate::fields::Fields;
use crate::prefs::Theme;

fn now() -> Timestamp {
    "2026-11-22T16:06:00Z".parse().unwrap()
}

fn frame(lang: Lang) -> Page<'static> {
    Page {
        title: "Přehled prvků",
        lang,
        theme: Theme::Auto,
        low_bandwidth: false,
        path: "/prvky",
        menu: vec![
            MenuLink { href: "/", label: "Situace", count: 2 },
            MenuLink { href: "/stavy", label: "Stavy na tocích", count: 0 },
            MenuLink { href: "/udalosti", label: "Události", count: 0 },
            MenuLink { href: "/hlaseni", label: "Hlášení obcí", count: 0 },
            MenuLink { href: "/mapa", label: "Mapa", count: 0 },
            MenuLink { href: "/zdroje", label: "Zdroje dat", count: 0 },
        ],
        active: "/",
        user: Some(User {
            name: "Služba kraje",
            organisation: "Krajský úřad, krizový manažer kraje",
        }),
        flash: Some(Flash { tone: Tone::Good, text: "Událost byla otevřena." }),
        banner: Some("CVIČENÍ – syntetická data"),
        live: Some("/zive?od=1043"),
        wall: false,
        charts: true,
        map: false,
        build: "b1",
        now: now(),
        revision: 1043,
        seen: 1040,
    }
}

fn gallery_page(lang: Lang) -> String {
    page(&frame(lang), &gallery(lang)).into_string()
}

/// Writes the style guide where pictures are taken of it.
#[test]
fn the_style_guide_renders_in_every_dress() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/gallery");
    std::fs::create_dir_all(folder).unwrap();
    let write = |name: &str, page: &Page<'_>| {
        let html = super::page(page, &gallery(page.lang)).into_string();
        std::fs::write(format!("{folder}/{name}.html"), html).unwrap();
    };
    write("cs", &frame(Lang::Cs));
    write("en", &frame(Lang::En));
    write("dark", &Page { theme: Theme::Dark, ..frame(Lang::Cs) });
    let wall = Page { wall: true, ..frame(Lang::Cs) };
    let html = super::page(&wall, &gallery_wall(Lang::Cs)).into_string();
    std::fs::write(format!("{folder}/wall.html"), html).unwrap();
    let quiet = Page { live: None, banner: None, flash: None, ..frame(Lang::Cs) };
    let form = number_form(&Fields::default(), &[]);
    let phone = super::page(&quiet, &html! { h1 { "Hlášení obce" } (form) }).into_string();
    std::fs::write(format!("{folder}/phone.html"), phone).unwrap();
    let html = super::page(&quiet, &offline("950 111 222", Lang::Cs)).into_string();
    std::fs::write(format!("{folder}/offline.html"), html).unwrap();
    let data = WorkingMap {
        geometry_url: "/geo",
        gauges_url: "/gauges",
        status_url: "/status",
        municipality_url: "/obce/{id}",
        gauge_url: "/stavy/{id}",
        basemaps: r#"[{"id":"none","title":"Bez podkladu","type":"none"},{"id":"x","title":"Zkušební","type":"xyz","url":"/tiles/{z}/{x}/{y}.png"}]"#,
        center: (14.47, 48.97),
        zoom: 9.0,
        crs: "EPSG:3857",
        ..WorkingMap::default()
    };
    let html = super::page(
        &Page { map: true, ..quiet },
        &html! { h1 { "Mapa" } (working_map(&data, Lang::Cs)) (map_legend(Lang::Cs)) },
    )
    .into_string();
    std::fs::write(format!("{folder}/map.html"), html).unwrap();
    write("low", &Page { low_bandwidth: true, live: None, user: None, ..frame(Lang::Cs) });
}

#[test]
fn nothing_inline_that_the_content_policy_would_refuse() {
    for lang in [Lang::Cs, Lang::En] {
        let html = gallery_page(lang);
        assert!(!html.contains(" style="));
        assert!(!html.contains("<style"));
        assert!(!html.contains("javascript:"));
        let handler =
            html.split_whitespace().find(|word| word.starts_with("on") && word.contains("=\""));
        assert_eq!(handler, None);
        let scripts = html.matches("<script").count();
        assert_eq!(
            scripts,
            html.matches("<script src=\"/a/").count()
                + html.matches("<script type=\"module\" src=\"/a/").count()
        );
    }
}

#[test]
fn ids_are_unique_and_every_reference_leads_somewhere() {
    let html = gallery_page(Lang::Cs);
    let attribute = |name: &str| -> Vec<String> {
        let start = format!(" {name}=\"");
        html.split(&start)
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .map(str::to_owned)
            .collect()
    };
    let ids = attribute("id");
    let mut unique = ids.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(ids.len(), unique.len(), "duplicate ids");
    let referred = ["for", "aria-labelledby", "aria-describedby", "data-now"]
        .map(|name| attribute(name).join(" "));
    for id in referred.join(" ").split_whitespace() {
        assert!(ids.iter().any(|own| own == id), "no element {id}");
    }
}

#[test]
fn what_people_typed_is_text_and_nothing_else() {
    let evil = "\"><script>alert(1)</script>";
    let fields = Fields::parse(format!("title={evil}").as_bytes());
    let kit = Kit::new(Lang::Cs, &fields, &[]);
    let html = html! { (kit.text("title", evil)) (alert(Tone::Info, evil, &html! { (evil) })) (empty(evil, evil)) }.into_string();
    assert!(!html.contains("<script>"));
    assert!(html.contains("&lt;script&gt;"));
}

fn refused() -> [FieldError; 2] {
    let error = |field, cs: &str, en: &str| FieldError { field, message: Said::new(cs, en) };
    [
        error("evacuated", "Zadejte celé číslo.", "Enter a whole number."),
        error("gone", "Pole zmizelo.", "The field is gone."),
    ]
}

fn number_form(fields: &Fields, errors: &[FieldError]) -> Markup {
    let kit = Kit::new(Lang::Cs, fields, errors);
    let body = html! { (kit.number("evacuated", "Evakuováno", "osob").value("3").hint("Všichni, i u příbuzných")) };
    kit.form("/obec/hlaseni", "k1", &body)
}

#[test]
fn a_mistake_is_said_twice_and_leads_to_its_field() {
    let fields = Fields::parse(b"evacuated=dva");
    let errors = refused();
    let html = number_form(&fields, &errors).into_string();
    assert!(html.contains("<a href=\"#evacuated\">Evakuováno: Zadejte celé číslo.</a>"), "{html}");
    assert!(html.contains("<b>Pole zmizelo.</b>"), "a mistake without a field is still told");
    assert!(html.contains("id=\"evacuated-error\""));
    assert!(html.contains("aria-describedby=\"evacuated-hint evacuated-error\""));
    assert!(html.contains("aria-invalid=\"true\""));
    assert!(html.contains("value=\"dva\""), "what was typed stays");
}

#[test]
fn a_fresh_form_shows_the_preset_and_carries_its_key() {
    let html = number_form(&Fields::default(), &[]).into_string();
    assert!(html.contains("value=\"3\""));
    assert!(
        html.contains("<input type=\"hidden\" name=\"_key\" value=\"k1\">"),
        "the service worker looks for exactly this"
    );
    assert!(!html.contains("problems"));
}

#[test]
fn a_password_never_comes_back() {
    let fields = Fields::parse(b"password=tajne");
    let kit = Kit::new(Lang::Cs, &fields, &[]);
    assert!(!html! { (kit.password("password", "Heslo")) }.into_string().contains("tajne"));
}

#[test]
fn what_was_ticked_stays_ticked_after_a_refusal() {
    let fields = Fields::parse(b"services=water&services=roads");
    let kit = Kit::new(Lang::Cs, &fields, &[]);
    let options = ["power", "water", "roads"].map(|value| Card::new(value, value));
    let html = checks(&kit, "services", "Co nefunguje?", &["power"], &options).into_string();
    assert!(html.contains("value=\"water\" checked"));
    assert!(html.contains("value=\"roads\" checked"));
    assert!(!html.contains("value=\"power\" checked"));
}

#[test]
fn a_table_names_its_cells_for_phones_and_says_why_it_is_empty() {
    let columns = [Column::text("Obec"), Column::number("Osob")];
    let table = |rows| Table {
        id: "t",
        caption: "Obce",
        caption_hidden: false,
        columns: &columns,
        rows,
        empty: empty("Nikdo neodpověděl", "Lhůta běží."),
    };
    let filled =
        html! { (table(vec![Row::new("r1", vec![html! { "Plav" }, html! { "3" }]).hot(true)])) }
            .into_string();
    assert!(
        filled.contains("<td class=\"num\" role=\"cell\" data-label=\"Osob\">3</td>"),
        "{filled}"
    );
    assert!(filled.contains("<tr class=\"hot\" role=\"row\" id=\"r1\">"));
    assert!(html! { (table(Vec::new())) }.into_string().contains("Nikdo neodpověděl"));
}

#[test]
fn a_quiet_page_loads_no_stream_and_no_htmx() {
    let html =
        page(&Page { live: None, charts: false, ..frame(Lang::Cs) }, &html! {}).into_string();
    assert!(!html.contains("htmx"));
    assert!(!html.contains("id=\"live\""));
    assert!(!html.contains("chart.css"));
}

#[test]
fn the_frame_speaks_the_readers_language() {
    let html = page(&Page { user: None, ..frame(Lang::En) }, &html! {}).into_string();
    assert!(html.contains("<html lang=\"en\""));
    assert!(html.contains("Skip to content"));
    assert!(html.contains(
        "<button class=\"tool\" lang=\"cs\" name=\"lang\" value=\"cs\">Čeština</button>"
    ));
}

#[test]
fn the_worker_finds_its_marks() {
    let html = page(&frame(Lang::Cs), &offline("950 111 222", Lang::Cs)).into_string();
    assert!(html.contains("<!--offline-->"));
    assert!(html.contains("<!--queue-->"));
    assert!(html.contains("tel:950111222"));
}

#[test]
fn stages_of_flood_differ_in_words_and_bars() {
    let marks: Vec<String> =
        (0..=4).map(|level| spa_observed(Spa::of(level), Lang::Cs).into_string()).collect();
    for (level, mark) in marks.iter().enumerate() {
        assert_eq!(mark.matches("fill=\"currentColor\"").count(), level, "{mark}");
    }
    assert!(marks[2].contains("2. SPA (pohotovost)"));
    assert!(spa_declared(2, Lang::Cs).into_string().contains("Vyhlášen"));
}
