//! The form by which a file comes.

use hlaska_incident::{Incident, IncidentId, Incidents};
use hlaska_kernel::{FieldError, Refusal};
use hlaska_special_facts::{How, note_read};
use hlaska_web::ui::{self, Kit, Tone};
use hlaska_web::{Answer, Cx, Fields, StatusCode};
use maud::{Markup, html};

use super::handling;
use crate::command::Attach;
use crate::handling::touching;
use crate::text::text;

/// What the browser offers to choose from; what comes is judged by its content.
const ACCEPT: &str = ".pdf,.docx,.xlsx,.odt,.ods,.jpg,.jpeg,.png,.txt,.csv";

/// The event in the address, if it is for these eyes.
pub(crate) fn asked_incident(cx: &Cx) -> Result<Incident, Refusal> {
    let id: IncidentId = cx.params.parse("id")?;
    let world = cx.world();
    let incident = world.view::<Incidents>().get(&cx.viewer(), id).ok_or(Refusal::NotFound)?;
    Ok(incident.clone())
}

pub(crate) async fn page(cx: Cx) -> Result<Answer, Refusal> {
    let incident = asked_incident(&cx)?;
    touching::<Attach>(cx.actor()?, &incident)?;
    if let Some(list) = incident.facts.handling.list {
        note_read(&cx, list, &format!("incident/{}", incident.id), How::View).await?;
    }
    Ok(answer(&cx, &incident, &form(&cx, &incident, &Fields::default(), &[])))
}

/// The form with what was typed and what is wrong.
pub(crate) fn again(cx: &Cx, incident: &Incident, errors: &[FieldError]) -> Answer {
    let form = form(cx, incident, &cx.form, errors);
    answer(cx, incident, &form).status(StatusCode::UNPROCESSABLE_ENTITY)
}

/// What to do with a file that must not be here, before anything else.
pub(crate) fn classified(cx: &Cx, incident: &Incident, errors: &[FieldError]) -> Answer {
    let words = text(cx.lang());
    let found = errors.iter().map(|error| error.message.get(cx.lang()));
    let steps = [words.step_keep(), words.step_guard(), words.step_call(), words.step_wrong()];
    let content = html! {
        (ui::alert(Tone::Bad, words.refused(), &html! { @for line in found { p { (line) } } }))
        section.panel {
            h2 { (words.steps()) }
            ol { @for step in steps { li { (step) } } }
            p { (words.recorded()) }
            p.actions { a.btn href={ "/udalosti/" (incident.id) } { (words.back()) } }
        }
    };
    answer(cx, incident, &content).status(StatusCode::UNPROCESSABLE_ENTITY)
}

fn form(cx: &Cx, incident: &Incident, values: &Fields, errors: &[FieldError]) -> Markup {
    let words = text(cx.lang());
    let kit = Kit::new(cx.lang(), values, errors);
    let own = format!("/udalosti/{}", incident.id);
    let fields = html! {
        (kit.file("soubor", words.choose(), ACCEPT).hint(words.accepted()))
        (kit.text("popis", words.note()).hint(words.note_hint()).optional())
        (handling::field(&kit, cx, incident.facts.handling))
        (kit.tick("prohlaseni", words.declare()))
        div.actions {
            button.btn.primary type="submit" { (words.attach()) }
            a.btn.quiet href=(own) { (words.back()) }
        }
    };
    let key = cx.portal.env().uuid().to_string();
    html! {
        (ui::alert(Tone::Warn, words.no_classified(), &html! { p { (words.no_classified_means()) } }))
        (kit.upload(&format!("{own}/soubory"), &key, &fields))
    }
}

fn answer(cx: &Cx, incident: &Incident, content: &Markup) -> Answer {
    let (words, lang) = (text(cx.lang()), cx.lang());
    let own = format!("/udalosti/{}", incident.id);
    let trail =
        [("/", words.situation()), ("/udalosti", words.incidents()), (&own, &incident.facts.title)];
    let content = html! {
        (ui::crumbs(&trail, lang))
        div.head {
            h1 { (words.attach()) }
            @if incident.exercise { (ui::exercise(lang)) }
        }
        p.lead { (incident.facts.title) " " (ui::marking(incident.facts.handling.marking, lang)) }
        (content)
    };
    cx.page(words.attach()).menu("/udalosti").answer(&content)
}
