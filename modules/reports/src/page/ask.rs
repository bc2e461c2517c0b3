//! One ask: who answered, who is reminded, how it ends.

use hlaska_kernel::{FieldError, Place, Refusal, Viewer, policy};
use hlaska_web::ui::{self, Card, Column, Kit, Row, Table, Tone};
use hlaska_web::{Answer, Cx, Fields, LiveCx, Part, StatusCode};
use maud::{Markup, Render, html};

use super::{Sight, address, mark, record};
use crate::ask::{Ask, AskId};
use crate::command::close::CloseAsk;
use crate::incident;
use crate::place::hull;
use crate::statement::Channel;
use crate::view::Reports;
use crate::view::record::Record;
use crate::view::standing::{Progress, progress};

const ID: &str = "vyzva";

pub async fn page(cx: Cx) -> Result<Answer, Refusal> {
    show(&cx, &Fields::default(), &[])
}

pub fn refused(cx: &Cx, errors: &[FieldError]) -> Result<Answer, Refusal> {
    Ok(show(cx, &cx.form, errors)?.status(StatusCode::UNPROCESSABLE_ENTITY))
}

fn show(cx: &Cx, typed: &Fields, errors: &[FieldError]) -> Result<Answer, Refusal> {
    let live = cx.live();
    let sight = Sight::of(&live);
    let id: AskId = cx.params.parse("vyzva")?;
    let content = {
        let world = cx.world();
        let ask = world.view::<Reports>().ask(&sight.viewer, id).ok_or(Refusal::NotFound)?;
        let title = incident::frame(&world, &sight.viewer, ask.incident).map(|f| f.title);
        html! {
            @if let Some(title) = &title {
                (ui::crumbs(&[(&format!("/udalosti/{}", ask.incident), title)], sight.lang()))
            }
            h1 { (sight.text().asked()) @if ask.exercise { " " (ui::exercise(sight.lang())) } }
            @if ask.is_open() && may_close(ask, &sight.viewer) {
                (forms(cx, ask, &sight, typed, errors))
            }
        }
    };
    let content = html! { (content) (fragment(&live, id)) };
    let page = cx.page(sight.text().asked()).menu("/hlaseni");
    let page = if errors.is_empty() { page.live() } else { page };
    Ok(page.answer(&content))
}

fn may_close(ask: &Ask, viewer: &Viewer) -> bool {
    hull(&ask.municipalities).is_some_and(|hull| policy::would_permit::<CloseAsk>(viewer, hull))
}

pub fn parts(live: &LiveCx) -> Result<Vec<Part>, Refusal> {
    let id: AskId = live.params.parse("vyzva")?;
    live.world().view::<Reports>().ask(&live.viewer, id).ok_or(Refusal::NotFound)?;
    let live = live.clone();
    Ok(vec![Part::html(ID, ["reports"], move || fragment(&live, id).into_string())])
}

/// The ask itself and the state of every answer.
pub fn fragment(live: &LiveCx, id: AskId) -> Markup {
    let sight = Sight::of(live);
    let world = live.world();
    let reports = world.view::<Reports>();
    let Some(ask) = reports.ask(&sight.viewer, id) else { return html! { div id=(ID) {} } };
    let t = sight.text();
    html! {
        div id=(ID) {
            p.lead { (ask.what) }
            (closing(ask, &sight))
            (ui::facts(&[
                (t.asked_at(), ui::moment(ask.asked_at, sight.lang())),
                (t.asked_by(), html! { (sight.author(&world, &ask.author)) }),
                (t.ask_due(), ui::moment(ask.due_at, sight.lang())),
                (t.ask_repeat(), html! { (ask.repeat_minutes.map_or_else(|| t.ask_repeat_none().to_owned(), |m| t.repeat_every(m))) }),
            ]))
            @for reminder in &ask.reminders {
                p.small {
                    (ui::moment(reminder.at, sight.lang())) " "
                    (t.reminded_log(u32::try_from(reminder.municipalities.len()).unwrap_or(u32::MAX)))
                    " (" (sight.words().channel(reminder.channel)) ")"
                    @if !reminder.note.is_empty() { ": " (reminder.note) }
                }
            }
            (answers(reports, ask, &sight))
        }
    }
}

fn closing(ask: &Ask, sight: &Sight) -> Markup {
    let t = sight.text();
    let Some(closing) = &ask.closed else { return html! {} };
    let title = if closing.withdrawn { t.withdrawn() } else { t.closed() };
    ui::alert(
        Tone::Info,
        title,
        &html! {
            p { (ui::moment(closing.at, sight.lang())) @if !closing.reason.is_empty() { ": " (closing.reason) } }
        },
    )
}

fn answers(reports: &Reports, ask: &Ask, sight: &Sight) -> Markup {
    let t = sight.text();
    let seen = ask.municipalities.iter().filter(|place| sight.viewer.may_see(**place));
    let mut rows: Vec<(Progress, String, Row)> = seen
        .map(|place| {
            let record = reports.record(&sight.viewer, *place);
            let name = sight.name(*place);
            (progress(ask, record, sight.now).0, name, row(ask, *place, record, sight))
        })
        .collect();
    // Those who owe stand first; the names already come in their order from the gazetteer's codes.
    rows.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| hlaska_kernel::czech::compare(&a.1, &b.1)));
    let columns = [
        Column::text(t.municipality()),
        Column::text(t.answer()),
        Column::text(t.situation()),
        Column::text(t.reported()),
    ];
    let table = Table {
        id: "vyzva-odpovedi",
        caption: t.answer(),
        caption_hidden: true,
        columns: &columns,
        rows: rows.into_iter().map(|(_, _, row)| row).collect(),
        empty: html! {},
    };
    table.render()
}

fn row(ask: &Ask, place: Place, record: Option<&Record>, sight: &Sight) -> Row {
    let t = sight.text();
    let (state, due_at) = progress(ask, record, sight.now);
    let last = record.and_then(|record| record.last(ask.exercise));
    let last = last.filter(|report| ask.is_answered_at(report.reported_at));
    let lost = record.is_some_and(|record| record.no_contact(ask.exercise).is_some());
    let answer = html! {
        @if lost { (ui::no_contact(sight.lang())) " " }
        @match state {
            Progress::Answered => (t.has_answered()),
            Progress::Waiting => (t.waiting()),
            Progress::Overdue => (ui::overdue(sight.lang())),
        }
        @if let Some(at) = due_at { " " small { (t.due()) " " (mark::clock(at, sight)) } }
    };
    let code = place.municipality().map(|code| code.0).unwrap_or_default();
    let name =
        html! { a href=(address(hlaska_kernel::MunicipalityCode(code))) { (sight.name(place)) } };
    let situation = last.map(|r| mark::situation(r, sight.lang())).unwrap_or_default();
    let when = last.map(|r| mark::when(r, sight)).unwrap_or_default();
    Row::new(format!("o{code}"), vec![name, answer, situation, when]).hot(lost)
}

fn forms(cx: &Cx, ask: &Ask, sight: &Sight, typed: &Fields, errors: &[FieldError]) -> Markup {
    let t = sight.text();
    let closing = cx.path.ends_with("/uzavrit");
    let none = Fields::default();
    let (close_typed, close_errors) = if closing { (typed, errors) } else { (&none, &[][..]) };
    let (remind_typed, remind_errors) = if closing { (&none, &[][..]) } else { (typed, errors) };
    html! {
        div.grid {
            details open[!remind_errors.is_empty()] { summary { (t.remind()) } (remind(cx, ask, sight, remind_typed, remind_errors)) }
            details open[!close_errors.is_empty()] { summary { (t.close_ask()) } (close(cx, ask, sight, close_typed, close_errors)) }
        }
    }
}

fn remind(cx: &Cx, ask: &Ask, sight: &Sight, typed: &Fields, errors: &[FieldError]) -> Markup {
    let t = sight.text();
    let kit = Kit::new(sight.lang(), typed, errors).prefix("urgence-");
    let body = html! {
        p { (t.remind_lead()) }
        (record::channel(&kit, sight, Channel::Phone))
        (kit.text("note", t.note()).optional())
        (kit.submit(t.remind_save()))
    };
    kit.form(&format!("/vyzvy/{}/urgence", ask.id), &cx.portal.env().uuid().to_string(), &body)
}

fn close(cx: &Cx, ask: &Ask, sight: &Sight, typed: &Fields, errors: &[FieldError]) -> Markup {
    let t = sight.text();
    let kit = Kit::new(sight.lang(), typed, errors).prefix("konec-");
    let how = [Card::new("closed", t.close_done()), Card::new("withdrawn", t.close_withdrawn())];
    let body = html! {
        (ui::cards(&kit, "how", t.close_how(), "closed", &how))
        (kit.text("reason", t.close_reason()).optional())
        (kit.submit(t.close_save()))
    };
    kit.form(&format!("/vyzvy/{}/uzavrit", ask.id), &cx.portal.env().uuid().to_string(), &body)
}
