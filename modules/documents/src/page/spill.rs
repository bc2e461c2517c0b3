//! Destroying what must not be here: find the file by its number, say why, confirm.

use hlaska_incident::Incidents;
use hlaska_kernel::{FieldError, Lang, Place, Refusal, Said, permit};
use hlaska_web::ui::{self, Kit, Tone};
use hlaska_web::{Answer, Cx, Fields, StatusCode};
use maud::{Markup, html};

use super::{fate, kind_and_size, name_of};
use crate::command::DestroySpill;
use crate::document::Document;
use crate::text::text;
use crate::view::Documents;

pub(crate) const PATH: &str = "/soubory/unik";

pub(crate) async fn page(cx: Cx) -> Result<Answer, Refusal> {
    permit::<DestroySpill>(cx.actor()?, Place::Region)?;
    let asked_for = cx.query.get("soubor");
    if asked_for.is_empty() {
        return Ok(answer(&cx, &search(&cx, &[])));
    }
    match asked(&cx, asked_for) {
        Some(document) => Ok(answer(&cx, &asking(&cx, &document, &Fields::default(), &[]))),
        None => not_found(&cx),
    }
}

/// By the number people tell each other; it says nothing of what the file is.
pub(crate) fn asked(cx: &Cx, number: &str) -> Option<Document> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let world = cx.world();
    world.view::<Documents>().by_number(digits.parse().ok()?).cloned()
}

pub(crate) fn not_found(cx: &Cx) -> Result<Answer, Refusal> {
    let words = |lang| text(lang).no_such();
    let (cs, en) = (words(Lang::Cs), words(Lang::En));
    let errors = [FieldError { field: "soubor", message: Said::new(cs, en) }];
    Ok(answer(cx, &search(cx, &errors)).status(StatusCode::UNPROCESSABLE_ENTITY))
}

pub(crate) fn again(cx: &Cx, document: &Document, errors: &[FieldError]) -> Answer {
    let is_second = cx.form.get("krok") == "2" && errors.iter().all(|e| e.field == "potvrzeni");
    let content = if is_second {
        confirming(cx, document, errors)
    } else {
        asking(cx, document, &cx.form, errors)
    };
    answer(cx, &content).status(StatusCode::UNPROCESSABLE_ENTITY)
}

/// The second question, after a reason was given.
pub(crate) fn sure(cx: &Cx, document: &Document) -> Answer {
    answer(cx, &confirming(cx, document, &[]))
}

fn search(cx: &Cx, errors: &[FieldError]) -> Markup {
    let words = text(cx.lang());
    let kit =
        Kit::new(cx.lang(), if cx.form.pairs().is_empty() { &cx.query } else { &cx.form }, errors);
    let fields = html! {
        (kit.text("soubor", words.number()).hint(words.number_hint()))
        button.btn.primary type="submit" { (words.find()) }
    };
    html! { section.panel { (kit.problems()) (kit.filter(PATH, &fields)) } }
}

fn asking(cx: &Cx, document: &Document, values: &Fields, errors: &[FieldError]) -> Markup {
    let words = text(cx.lang());
    let kit = Kit::new(cx.lang(), values, errors);
    let fields = html! {
        input type="hidden" name="soubor" value=(document.number);
        (kit.area("duvod", words.reason()).hint(words.reason_hint()))
        (kit.submit(words.go_on()))
    };
    html! {
        (record(cx, document))
        @if document.destroyed.is_none() {
            (ui::alert(Tone::Warn, words.spill_first(), &html! { p { (words.spill_copies()) } }))
            (kit.form(PATH, &key(cx), &fields))
            @if document.suspended.is_some() { (clearing(cx, document, values, errors)) }
        }
    }
}

/// The other way out.
fn clearing(cx: &Cx, document: &Document, values: &Fields, errors: &[FieldError]) -> Markup {
    let words = text(cx.lang());
    let kit = Kit::new(cx.lang(), values, errors).prefix("zpet-");
    let fields = html! {
        input type="hidden" name="soubor" value=(document.number);
        (kit.text("rozhodnuti", words.clear_reason()))
        div.actions { button.btn type="submit" { (words.clear()) } }
    };
    html! {
        section.panel {
            p { (words.clear_lead()) }
            (kit.form("/soubory/zpristupnit", &key(cx), &fields))
        }
    }
}

fn confirming(cx: &Cx, document: &Document, errors: &[FieldError]) -> Markup {
    let (words, nothing) = (text(cx.lang()), Fields::default());
    let kit = Kit::new(cx.lang(), &nothing, errors);
    let fields = html! {
        input type="hidden" name="soubor" value=(document.number);
        input type="hidden" name="duvod" value=(cx.form.get("duvod"));
        input type="hidden" name="krok" value="2";
        p { (words.reason()) ": " b { (cx.form.get("duvod")) } }
        (kit.tick("potvrzeni", words.sure_tick()))
        div.actions {
            button.btn.danger type="submit" { (words.destroy()) }
            a.btn.quiet href={ (PATH) "?soubor=" (document.number) } { (words.back_to_file()) }
        }
    };
    html! {
        (record(cx, document))
        h2 { (words.sure()) }
        (kit.form(PATH, &key(cx), &fields))
    }
}

/// What everybody who may destroy may know, also without the right to read it.
fn record(cx: &Cx, document: &Document) -> Markup {
    let (words, lang, world) = (text(cx.lang()), cx.lang(), cx.world());
    let viewer = cx.viewer();
    let incident = world.view::<Incidents>().get(&viewer, document.incident);
    // How it is handled would tell of special facts to whoever is on no list.
    let marking = incident.filter(|incident| document.is_for(&viewer, incident));
    let marking = marking.map_or("–", |_| ui::marking_name(document.handling.marking, lang));
    html! {
        section.panel {
            h2 { (words.file()) " " (crate::text::number(document.number, lang)) }
            (ui::facts(&[
                (words.size(), html! { (kind_and_size(document, lang)) }),
                (words.handling(), html! { (marking) }),
                (words.attached_by(), html! { (name_of(&world, &document.author(), lang)) }),
                (words.when(), html! { (ui::moment(document.at, lang)) }),
            ]))
            @if document.exercise { (ui::exercise(lang)) }
            (fate(document, &world, lang))
        }
    }
}

fn key(cx: &Cx) -> String {
    cx.portal.env().uuid().to_string()
}

fn answer(cx: &Cx, content: &Markup) -> Answer {
    let words = text(cx.lang());
    let content = html! {
        h1 { (words.spill()) }
        p.lead { (words.spill_lead()) }
        (content)
    };
    cx.page(words.spill()).menu(PATH).answer(&content)
}
