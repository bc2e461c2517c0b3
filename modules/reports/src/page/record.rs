//! Writing a report down while somebody is on the phone, or that nobody is.

use hlaska_kernel::{FieldError, Place, Refusal, policy};
use hlaska_web::ui::{self, Kit};
use hlaska_web::{Answer, Cx, Fields, StatusCode};
use maud::{Markup, html};

use super::{Sight, address, detail, mark, obec, statement_form};
use crate::command::record::RecordReport;
use crate::statement::Channel;
use crate::text::statement_line;
use crate::view::Reports;
use crate::view::record::Report;

pub async fn page(cx: Cx) -> Result<Answer, Refusal> {
    show(&cx, &Fields::default(), &[])
}

pub fn refused(cx: &Cx, errors: &[FieldError]) -> Result<Answer, Refusal> {
    Ok(show(cx, &cx.form, errors)?.status(StatusCode::UNPROCESSABLE_ENTITY))
}

fn show(cx: &Cx, typed: &Fields, errors: &[FieldError]) -> Result<Answer, Refusal> {
    let live = cx.live();
    let sight = Sight::of(&live);
    let place = detail::place(&live)?;
    policy::permit::<RecordReport>(cx.actor()?, place)?;
    let code = place.municipality().ok_or(Refusal::NotFound)?;
    let t = sight.text();
    let name = sight.name(place);
    let content = html! {
        (ui::crumbs(&[("/hlaseni", t.board()), (&address(code), &name)], sight.lang()))
        h1 { (t.report_of(&name)) }
        (form(cx, &sight, place, typed, errors))
    };
    Ok(cx.page(t.report_of(&name)).menu("/hlaseni").answer(&content))
}

/// Exercise or reality, as the form said or as the open asks suggest.
fn kind(cx: &Cx, place: Place, typed: &Fields) -> bool {
    match typed.get("exercise") {
        "1" => true,
        "0" => false,
        _ => usual_kind(cx, place),
    }
}

/// What a report on the municipality is taken for when the form does not say.
pub fn usual_kind(cx: &Cx, place: Place) -> bool {
    let world = cx.world();
    obec::usual_kind(&world.view::<Reports>().open_asks(&cx.viewer(), place))
}

fn form(cx: &Cx, sight: &Sight, place: Place, typed: &Fields, errors: &[FieldError]) -> Markup {
    let t = sight.text();
    let exercise = kind(cx, place, typed);
    let world = cx.world();
    let record = world.view::<Reports>().record(&sight.viewer, place);
    let last = record.and_then(|record| record.last(exercise));
    let kit = Kit::new(sight.lang(), typed, errors);
    let body = html! {
        (who(&kit, sight))
        @if let Some(last) = last { (input_seen(last)) (last_line(last, sight)) }
        (exercise_choice(&kit, exercise, world.view(), sight))
        (statement_form::questions(&kit, last, sight))
        div.actions {
            button.btn.primary type="submit" { (t.save_report()) }
            @if last.is_some() { button.btn type="submit" name="unchanged" value="1" { (t.save_unchanged()) } }
        }
    };
    let code = place.municipality().map(|code| code.to_string()).unwrap_or_default();
    kit.form(&format!("/hlaseni/{code}/zapsat"), &cx.portal.env().uuid().to_string(), &body)
}

fn input_seen(last: &Report) -> Markup {
    html! { input type="hidden" name="seen" value=(last.seq); }
}

fn last_line(last: &Report, sight: &Sight) -> Markup {
    let t = sight.text();
    html! {
        p.hint {
            (t.last_report()) " " (mark::clock(last.reported_at, sight)) ": "
            (statement_line(&last.statement, sight.lang()))
        }
    }
}

fn who(kit: &Kit<'_>, sight: &Sight) -> Markup {
    let t = sight.text();
    html! {
        div.fields {
            (kit.text("caller", t.caller()).hint(t.caller_hint()).autofocus())
            (channel(kit, sight, Channel::Phone))
            (kit.moment("at", t.told_at(), sight.now))
        }
    }
}

/// By which means; the usual one first.
pub fn channel(kit: &Kit<'_>, sight: &Sight, usual: Channel) -> Markup {
    let options: Vec<(String, String)> = Channel::ALL
        .iter()
        .map(|one| (one.name().to_owned(), sight.words().channel(*one).to_owned()))
        .collect();
    html! { (kit.select("channel", sight.text().channel(), &options).value(usual.name())) }
}

/// Asked only while there is an exercise with which reality could be mixed up.
fn exercise_choice(kit: &Kit<'_>, exercise: bool, reports: &Reports, sight: &Sight) -> Markup {
    let t = sight.text();
    if !exercise && !reports.is_any_exercise(&sight.viewer) {
        return html! { input type="hidden" name="exercise" value="0"; };
    }
    let options =
        [("0".to_owned(), t.reality().to_owned()), ("1".to_owned(), t.drill().to_owned())];
    html! { (kit.select("exercise", t.kind(), &options).value(u8::from(exercise).to_string())) }
}

/// The form for a vain attempt.
pub fn no_contact_panel(
    cx: &Cx,
    sight: &Sight,
    place: Place,
    typed: &Fields,
    errors: &[FieldError],
) -> Markup {
    let t = sight.text();
    let kit = Kit::new(sight.lang(), typed, errors).prefix("nic-");
    let code = place.municipality().map(|code| code.to_string()).unwrap_or_default();
    let exercise = kind(cx, place, typed);
    let body = html! {
        input type="hidden" name="exercise" value=(u8::from(exercise));
        (channel(&kit, sight, Channel::Phone))
        (kit.text("note", t.no_contact_note()).optional())
        (kit.submit(t.save_no_contact()))
    };
    let key = cx.portal.env().uuid().to_string();
    let form = kit.form(&format!("/hlaseni/{code}/nedovolano"), &key, &body);
    ui::panel(
        "nelze",
        t.no_contact_heading(),
        &html! {},
        &html! { p { (t.no_contact_lead()) } (form) },
    )
}

/// The attempt again, with what was wrong with it.
pub fn no_contact_refused(cx: &Cx, errors: &[FieldError]) -> Result<Answer, Refusal> {
    let live = cx.live();
    let sight = Sight::of(&live);
    let place = detail::place(&live)?;
    let t = sight.text();
    let content = html! {
        h1 { (t.no_contact_with(&sight.name(place))) }
        (no_contact_panel(cx, &sight, place, &cx.form, errors))
    };
    let page = cx.page(t.no_contact_heading()).menu("/hlaseni").answer(&content);
    Ok(page.status(StatusCode::UNPROCESSABLE_ENTITY))
}
