//! A mayor's one page: what is asked, one tap for "no change", four big answers, the rest below.

use hlaska_journal::World;
use hlaska_kernel::{FieldError, MunicipalityCode, Place, Refusal, Role, Territory, Viewer, time};
use hlaska_web::ui::{self, Kit, Tone};
use hlaska_web::{Answer, Cx, Fields, LiveCx, Part, StatusCode};
use http::HeaderName;
use maud::{Markup, html};

use super::{Sight, history, mark, statement_form};
use crate::ask::Ask;
use crate::place::name_in;
use crate::text::statement_sentence;
use crate::view::Reports;
use crate::view::record::{Record, Report};
use crate::view::standing::{Progress, progress};

const ASKS: &str = "obec-vyzvy";
const SHOWN: usize = 5;
/// How long after sending the page still shows what was sent.
const RECEIPT_SECONDS: i64 = 600;
/// The service worker takes over the sending of forms to this address.
pub const SEND_TO: &str = "/obec/hlaseni";

pub async fn page(cx: Cx) -> Result<Answer, Refusal> {
    show(&cx, &Fields::default(), &[])
}

/// The page again, with what was typed and what was wrong with it.
pub fn refused(cx: &Cx, errors: &[FieldError]) -> Result<Answer, Refusal> {
    Ok(show(cx, &cx.form, errors)?.status(StatusCode::UNPROCESSABLE_ENTITY))
}

fn show(cx: &Cx, typed: &Fields, errors: &[FieldError]) -> Result<Answer, Refusal> {
    let sight = Sight::of(&cx.live());
    let t = sight.text();
    let municipalities = own(&sight.viewer);
    if municipalities.is_empty() {
        return Ok(cx.page(t.my_municipality()).menu("/obec").answer(&stranger(&sight)));
    }
    let wanted = if typed.has("obec") { typed.get("obec") } else { cx.query.get("obec") };
    let place = chosen(&municipalities, wanted)?;
    let content = content(cx, &sight, place, &municipalities, typed, errors);
    let page = cx.page(sight.name(place)).menu("/obec");
    // A form that came back refused has no stream of its own.
    let page = if errors.is_empty() { page.live() } else { page };
    let page = page.answer(&content);
    // Nothing on the page is secret from the mayor's own phone; without a line it must open.
    Ok(page.header(HeaderName::from_static("x-offline"), "keep"))
}

/// Municipalities somebody is mayor of.
pub fn own(viewer: &Viewer) -> Vec<Place> {
    let mine = viewer.grants().iter().filter_map(|grant| match (grant.role, grant.territory) {
        (Role::Mayor, territory @ Territory::Municipality(..)) => Some(territory.place()),
        _ => None,
    });
    mine.collect()
}

/// The municipality in the address, or the first one.
pub fn chosen(own: &[Place], wanted: &str) -> Result<Place, Refusal> {
    if wanted.is_empty() {
        return own.first().copied().ok_or(Refusal::NotFound);
    }
    let code: MunicipalityCode = wanted.parse().map_err(|_| Refusal::NotFound)?;
    own.iter().copied().find(|place| place.municipality() == Some(code)).ok_or(Refusal::NotFound)
}

/// Somebody who is no mayor came here.
fn stranger(sight: &Sight) -> Markup {
    let t = sight.text();
    html! {
        h1 { (t.my_municipality()) }
        (ui::alert(Tone::Info, t.not_a_mayor(), &html! { p { (t.not_a_mayor_why()) } }))
        @if sight.viewer.grants().iter().any(|grant| grant.role.is_operational()) {
            p { a.btn href="/hlaseni" { (t.to_the_board()) } }
        }
    }
}

/// In an exercise unless something real is asked or the address says otherwise.
fn is_exercise(cx: &Cx, asks: &[&Ask], typed: &Fields) -> bool {
    let said = if typed.has("exercise") { typed.get("exercise") } else { cx.query.get("cviceni") };
    match said {
        "1" => true,
        "0" => false,
        _ => usual_kind(asks),
    }
}

/// What a report is taken for when nothing else is said.
pub fn usual_kind(asks: &[&Ask]) -> bool {
    asks.iter().any(|ask| ask.exercise) && asks.iter().all(|ask| ask.exercise)
}

fn content(
    cx: &Cx,
    sight: &Sight,
    place: Place,
    own: &[Place],
    typed: &Fields,
    errors: &[FieldError],
) -> Markup {
    let world = cx.world();
    let reports = world.view::<Reports>();
    let record = reports.record(&sight.viewer, place);
    let asks = reports.open_asks(&sight.viewer, place);
    let exercise = is_exercise(cx, &asks, typed);
    let last = record.and_then(|record| record.last(exercise));
    let form = Form { cx, sight, place, exercise, last };
    let fresh = fresh(cx, record);
    html! {
        @if own.len() > 1 { (switch(own, place, sight)) }
        h1 { (sight.name(place)) @if exercise { " " (ui::exercise(sight.lang())) } }
        @if let Some(report) = fresh { (receipt(report, place, sight)) }
        (asks_fragment(&cx.live(), place))
        // What else the mayor is asked, by modules that fill the slot "municipality".
        @if let Some(code) = place.municipality() {
            @for panel in cx.portal.panels("municipality") { ((panel.render)(&cx.live(), &code.to_string())) }
        }
        (kind_note(&asks, place, exercise, sight))
        @if errors.is_empty() && fresh.is_none() { (form.unchanged()) }
        (form.questions(typed, errors))
        (own_history(record, &world, sight))
    }
}

fn own_history(record: Option<&Record>, world: &World, sight: &Sight) -> Markup {
    html! {
        details { summary { (sight.text().history()) } (history::history(record, SHOWN, false, world, sight)) }
    }
}

fn switch(own: &[Place], current: Place, sight: &Sight) -> Markup {
    let items: Vec<(String, String, bool)> = own
        .iter()
        .filter_map(|place| {
            let address = format!("/obec?obec={}", place.municipality()?);
            Some((address, sight.name(*place), *place == current))
        })
        .collect();
    let items: Vec<_> =
        items.iter().map(|(href, name, on)| (href.as_str(), name.as_str(), *on)).collect();
    ui::tabs(sight.text().which_municipality(), &items)
}

/// The report that was just sent. The address may be opened again much later.
fn fresh<'a>(cx: &Cx, record: Option<&'a Record>) -> Option<&'a Report> {
    let report = record?.report(cx.query.get("odeslano").parse().ok()?)?;
    let age = cx.now.as_second() - report.recorded_at.as_second();
    (age < RECEIPT_SECONDS).then_some(report)
}

/// What was just sent, when, and who sees it.
fn receipt(report: &Report, place: Place, sight: &Sight) -> Markup {
    let t = sight.text();
    let orp = place.orp().map(|orp| name_in(&sight.gazetteer, orp)).unwrap_or_default();
    let title = format!("{} {}", t.sent(), time::clock(report.reported_at));
    ui::alert(
        Tone::Good,
        &title,
        &html! {
            p {
                @if report.confirms.is_some() { (t.unchanged()) ": " }
                (statement_sentence(&report.statement, sight.lang()))
            }
            @if report.came_late() { p { (mark::under_way(report, sight)) } }
            p.small { (t.seen_by(&orp)) }
        },
    )
}

/// Says when a report belongs to an exercise, and how to report something real.
fn kind_note(asks: &[&Ask], place: Place, exercise: bool, sight: &Sight) -> Markup {
    let t = sight.text();
    let code = place.municipality().map(|code| code.to_string()).unwrap_or_default();
    let link = |kind: u8| format!("/obec?obec={code}&cviceni={kind}");
    html! {
        @if exercise {
            (ui::alert(Tone::Warn, t.drill_open(), &html! { p { a href=(link(0)) { (t.reality_instead()) } } }))
        } @else if asks.iter().any(|ask| ask.exercise) {
            (ui::alert(Tone::Info, "", &html! { p { a href=(link(1)) { (t.drill_report()) } } }))
        }
    }
}

/// The live part: who wants to know what and until when.
pub fn asks_fragment(live: &LiveCx, place: Place) -> Markup {
    let sight = Sight::of(live);
    let t = sight.text();
    let world = live.world();
    let reports = world.view::<Reports>();
    let asks = reports.open_asks(&sight.viewer, place);
    let record = reports.record(&sight.viewer, place);
    html! {
        div id=(ASKS) {
            @if asks.is_empty() { p.muted { b { (t.nobody_asks()) } " " (t.nobody_asks_why()) } }
            @let mixed = asks.iter().any(|ask| ask.exercise) && asks.iter().any(|ask| !ask.exercise);
            @for ask in &asks { (ask_line(ask, record, mixed, &sight)) }
        }
    }
}

fn ask_line(ask: &Ask, record: Option<&Record>, mixed: bool, sight: &Sight) -> Markup {
    let t = sight.text();
    let (state, due_at) = progress(ask, record, sight.now);
    let tone = match state {
        Progress::Answered => Tone::Good,
        Progress::Waiting => Tone::Warn,
        Progress::Overdue => Tone::Bad,
    };
    let label = match state {
        Progress::Answered if due_at.is_some() => t.next_due_you(),
        Progress::Answered => t.you_answered(),
        Progress::Waiting => t.due_until(),
        Progress::Overdue => t.due_was(),
    };
    let due = due_at.map(|at| mark::clock(at, sight)).unwrap_or_default();
    let title = format!("{label} {due}");
    ui::alert(
        tone,
        title.trim(),
        &html! {
            p { (ask.what) @if mixed && ask.exercise { " " (ui::exercise(sight.lang())) } }
        },
    )
}

/// The live parts of the page.
pub fn parts(live: &LiveCx) -> Result<Vec<Part>, Refusal> {
    let own = own(&live.viewer);
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let place = chosen(&own, live.query.get("obec"))?;
    let live = live.clone();
    let render = move || asks_fragment(&live, place).into_string();
    Ok(vec![Part::html(ASKS, ["reports"], render)])
}

/// Both forms of the page.
struct Form<'a> {
    cx: &'a Cx,
    sight: &'a Sight,
    place: Place,
    exercise: bool,
    last: Option<&'a Report>,
}

impl Form<'_> {
    fn hidden(&self) -> Markup {
        let code = self.place.municipality().map(|code| code.to_string());
        html! {
            @if let Some(actor) = self.cx.maybe_actor() { (ui::hidden_author(actor)) }
            input type="hidden" name="obec" value=[code];
            (statement_form::hidden(self.exercise, self.last))
        }
    }

    fn key(&self) -> String {
        self.cx.portal.env().uuid().to_string()
    }

    /// One tap confirms the last report.
    fn unchanged(&self) -> Markup {
        let (t, sight) = (self.sight.text(), self.sight);
        let Some(last) = self.last else { return html! {} };
        let age = time::ago(last.reported_at, sight.now, sight.lang());
        html! {
            form method="post" action=(SEND_TO) {
                (ui::hidden_key(&self.key())) (self.hidden())
                button.btn.primary.big name="unchanged" value="1" { (t.unchanged()) }
                p.hint {
                    (t.last_report()) " " (mark::clock(last.reported_at, sight)) " (" (age) "): "
                    (statement_sentence(&last.statement, sight.lang()))
                }
            }
        }
    }

    fn questions(&self, typed: &Fields, errors: &[FieldError]) -> Markup {
        let t = self.sight.text();
        let kit = Kit::new(self.sight.lang(), typed, errors);
        let body = html! {
            (self.hidden())
            @if let Some(last) = self.last {
                p.hint { (t.prefilled()) " " (mark::clock(last.reported_at, self.sight)) "." }
            }
            (statement_form::questions(&kit, self.last, self.sight))
            button.btn.primary.big type="submit" { (t.send()) }
        };
        kit.form(SEND_TO, &self.key(), &body)
    }
}
