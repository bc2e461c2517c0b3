//! One municipality as those on duty see it.

use hlaska_kernel::{MunicipalityCode, Place, Refusal, policy, time};
use hlaska_web::ui::{self, Tone};
use hlaska_web::{Answer, Cx, LiveCx, Part};
use maud::{Markup, html};

use super::{Sight, address, history, mark, record};
use crate::command::record::RecordReport;
use crate::statement::Utility;
use crate::text::needs_line;
use crate::view::Reports;
use crate::view::record::Report;
use crate::view::standing::progress;

const ID: &str = "hlaseni-obce";
const SHOWN: usize = 50;

pub async fn page(cx: Cx) -> Result<Answer, Refusal> {
    let live = cx.live();
    let sight = Sight::of(&live);
    let place = place(&live)?;
    let t = sight.text();
    let writes = policy::would_permit::<RecordReport>(&sight.viewer, place);
    let code = place.municipality().ok_or(Refusal::NotFound)?;
    let content = html! {
        (ui::crumbs(&[("/hlaseni", t.board())], sight.lang()))
        div.head {
            h1 { (sight.name(place)) }
            @if writes { p.actions { a.btn.primary href={ (address(code)) "/zapsat" } { (t.record()) } } }
        }
        (saved(&cx, &sight))
        div.aside {
            (fragment(&live, place))
            @if writes { (record::no_contact_panel(&cx, &sight, place, &hlaska_web::Fields::default(), &[])) }
        }
    };
    Ok(cx.page(t.page_of(&sight.name(place))).menu("/hlaseni").live().answer(&content))
}

/// The municipality in the address, if the viewer may see it.
pub fn place(live: &LiveCx) -> Result<Place, Refusal> {
    let code: MunicipalityCode = live.params.parse("obec")?;
    let place = live.portal.service::<hlaska_territory::Gazetteer>().place_of(code);
    place.filter(|place| live.viewer.may_see(*place)).ok_or(Refusal::NotFound)
}

pub fn parts(live: &LiveCx) -> Result<Vec<Part>, Refusal> {
    let place = place(live)?;
    let live = live.clone();
    let render = move || fragment(&live, place).into_string();
    Ok(vec![Part::html(ID, ["reports"], render)])
}

fn saved(cx: &Cx, sight: &Sight) -> Markup {
    let t = sight.text();
    match cx.query.get("ulozeno") {
        "hlaseni" => ui::flash(Tone::Good, t.report_saved()),
        "nedovolano" => ui::flash(Tone::Good, t.no_contact_saved()),
        _ => html! {},
    }
}

pub fn fragment(live: &LiveCx, place: Place) -> Markup {
    let sight = Sight::of(live);
    let t = sight.text();
    let world = live.world();
    let reports = world.view::<Reports>();
    let found = reports.record(&sight.viewer, place);
    let exercise = reports.usual_scope(&sight.viewer).exercise;
    let last = found.and_then(|record| record.last(exercise).or_else(|| record.last(!exercise)));
    html! {
        div id=(ID) {
            @if let Some(tried) = found.and_then(|record| record.no_contact(exercise)) {
                (ui::alert(Tone::Bad, t.no_contact(), &html! {
                    p { (sight.words().channel(tried.channel)) " " (mark::clock(tried.at, &sight)) @if !tried.note.is_empty() { ": " (tried.note) } }
                }))
            }
            (asks(reports, place, &sight))
            (ui::panel("posledni", t.last_report(), &html! {}, &last_report(last, &sight)))
            (ui::panel("historie", t.history(), &html! {}, &history::history(found, SHOWN, true, &world, &sight)))
        }
    }
}

fn asks(reports: &Reports, place: Place, sight: &Sight) -> Markup {
    let t = sight.text();
    let record = reports.record(&sight.viewer, place);
    let asks = reports.open_asks(&sight.viewer, place);
    html! {
        @for ask in &asks {
            @let (state, due_at) = progress(ask, record, sight.now);
            p {
                @match state {
                    crate::Progress::Answered => (t.has_answered()),
                    crate::Progress::Waiting => (t.waiting()),
                    crate::Progress::Overdue => (ui::overdue(sight.lang())),
                }
                @if let Some(at) = due_at { " " (t.due()) " " (mark::clock(at, sight)) }
                " – " a href={ "/vyzvy/" (ask.id) } { (ask.what) }
                @if ask.exercise { " " (ui::exercise(sight.lang())) }
            }
        }
        @if asks.is_empty() { p.muted { (t.not_asked()) } }
    }
}

fn last_report(report: Option<&Report>, sight: &Sight) -> Markup {
    let t = sight.text();
    let Some(report) = report else {
        return html! { p { b { (t.never_reported()) } } };
    };
    html! {
        p.row {
            (mark::situation(report, sight.lang()))
            @if report.exercise { (ui::exercise(sight.lang())) }
            span { (ui::moment(report.reported_at, sight.lang())) " (" (time::ago(report.reported_at, sight.now, sight.lang())) ")" }
            (mark::under_way(report, sight))
        }
        (facts(report, sight))
    }
}

fn facts(report: &Report, sight: &Sight) -> Markup {
    let (t, lang, statement) = (sight.text(), sight.lang(), &report.statement);
    let mut facts = vec![
        (t.evacuated(), mark::people(statement.people.evacuated, lang)),
        (t.cut_off(), mark::people(statement.people.cut_off, lang)),
        (t.injured(), mark::people(statement.people.injured, lang)),
    ];
    let words = sight.words();
    facts.extend(Utility::ALL.iter().map(|utility| {
        (words.utility(*utility), mark::supply(statement.supplies.of(*utility), lang))
    }));
    let dash = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    facts.push((t.needs(), html! { (dash(needs_line(statement, lang))) }));
    facts.push((t.note(), html! { (dash(statement.note.clone())) }));
    if let Some(caller) = mark::caller(report, lang) {
        facts.push((t.caller(), html! { (caller) }));
    }
    ui::facts(&facts)
}
