//! The board of reports: everything that was asked and said.

use hlaska_kernel::{Cisorp, MunicipalityCode, Place, Refusal, Role};
use hlaska_web::ui::{self, Tone};
use hlaska_web::{Answer, Cx, Fields, LiveCx, Part};
use maud::{Markup, html};

use std::collections::BTreeMap;

use super::query::{Drawing, Query, Wanted};
use super::{Sight, cards, map, summary, table};
use crate::text::counts_line;
use crate::view::Reports;
use crate::view::board::Row;
use crate::view::totals::Totals;

/// Everything on the board depends on the module's entries only.
pub const TOPICS: [&str; 1] = ["reports"];
const NOTE: &str = "hlaseni-poznamka";

pub async fn page(cx: Cx) -> Result<Answer, Refusal> {
    let live = cx.live();
    let query = Query::read(&live, &cx.world())?;
    let sight = Sight::of(&live);
    let t = sight.text();
    let content = html! {
        (head(&query, &sight))
        (summary::fragment(&live, &query))
        @if !cx.is_wall() { (controls(&query, &sight, &cx)) }
        (note(&live, &query))
        (drawing(&live, &query, &sight))
    };
    let page = cx.page(t.board()).menu("/hlaseni").live();
    let page = if query.drawing == Drawing::Map { page.charts() } else { page };
    Ok(page.answer(&content))
}

/// The live parts of the same page.
pub fn parts(live: &LiveCx) -> Result<Vec<Part>, Refusal> {
    let query = Query::read(live, &live.world())?;
    let part = |id: &str, render: fn(&LiveCx, &Query) -> Markup| {
        let (live, query) = (live.clone(), query.clone());
        Part::html(id, TOPICS, move || render(&live, &query).into_string())
    };
    let mut parts = vec![part(summary::ID, summary::fragment), part(NOTE, note)];
    if query.drawing == Drawing::Map {
        parts.push(part(map::ID, |live, query| map::fragment(live, &query.scope)));
        return Ok(parts);
    }
    for orp in orps(&query, &Sight::of(live)) {
        let (live, query) = (live.clone(), query.clone());
        let render = move || group_fragment(&live, &query, orp).into_string();
        parts.push(Part::html(table::id(orp), TOPICS, render));
    }
    Ok(parts)
}

/// One ORP's part of the board.
pub struct Group<'a> {
    pub orp: Cisorp,
    /// The wanted rows in Czech alphabetical order.
    pub rows: Vec<Row<'a>>,
    /// Sums over all its rows, also those a filter hides.
    pub totals: Totals,
}

impl Group<'_> {
    fn of<'a>(
        rows: &BTreeMap<MunicipalityCode, Row<'a>>,
        query: &Query,
        orp: Cisorp,
        sight: &Sight,
    ) -> Group<'a> {
        let members = sight.gazetteer.municipalities_of(orp);
        let all = || members.iter().filter_map(|m| rows.get(&m.code));
        let totals = Totals::of(all());
        Group { orp, rows: all().filter(|row| query.takes(row)).copied().collect(), totals }
    }

    pub fn heading(&self, sight: &Sight) -> Markup {
        html! {
            (sight.name(Place::Orp(self.orp))) " "
            small.muted { (table::figures(self, sight)) }
        }
    }
}

/// ORPs the board may show, in Czech alphabetical order.
fn orps(query: &Query, sight: &Sight) -> Vec<Cisorp> {
    let all = sight.gazetteer.orps().iter().map(|orp| orp.cisorp);
    let shown = all.filter(|orp| query.scope.orp.is_none_or(|wanted| wanted == *orp));
    shown.filter(|orp| sight.viewer.may_see(Place::Orp(*orp))).collect()
}

fn group_fragment(live: &LiveCx, query: &Query, orp: Cisorp) -> Markup {
    let sight = Sight::of(live);
    let world = live.world();
    let scope = crate::Scope { orp: Some(orp), ..query.scope.clone() };
    let rows = world.view::<Reports>().rows(&sight.viewer, &scope, sight.now);
    draw(&Group::of(&rows, query, orp, &sight), query.drawing, &sight)
}

fn draw(group: &Group<'_>, drawing: Drawing, sight: &Sight) -> Markup {
    match drawing {
        Drawing::Cards => cards::cards(group, sight),
        Drawing::Tiles => cards::tiles(group, sight),
        Drawing::Table | Drawing::Map => table::body(group, sight),
    }
}

/// Everything below the figures.
fn drawing(live: &LiveCx, query: &Query, sight: &Sight) -> Markup {
    if query.drawing == Drawing::Map {
        return map::fragment(live, &query.scope);
    }
    let world = live.world();
    let rows = world.view::<Reports>().rows(&sight.viewer, &query.scope, sight.now);
    let orps = orps(query, sight).into_iter();
    let groups: Vec<Markup> =
        orps.map(|orp| draw(&Group::of(&rows, query, orp, sight), query.drawing, sight)).collect();
    match query.drawing {
        Drawing::Table | Drawing::Map => table::table(&groups, sight),
        Drawing::Cards => html! { @for group in &groups { (group) } },
        Drawing::Tiles => html! {
            p.small.muted { (sight.text().tile_signs()) }
            @for group in &groups { (group) }
        },
    }
}

/// What must be said about the rows: that there are none, or that reality interferes.
fn note(live: &LiveCx, query: &Query) -> Markup {
    let sight = Sight::of(live);
    let t = sight.text();
    let world = live.world();
    let reports = world.view::<Reports>();
    let rows = reports.rows(&sight.viewer, &query.scope, sight.now);
    let shown = rows.values().filter(|row| query.takes(row)).count();
    let counts = counts_line(&Totals::of(rows.values()), sight.lang());
    html! {
        div id=(NOTE) {
            (other_board(reports, query, &sight))
            @if rows.is_empty() { (ui::empty(t.nothing_yet(), t.nothing_yet_why())) }
            @else if shown == 0 { (ui::empty(t.nothing_so(), t.nothing_so_why())) }
            @else { p.muted { (t.municipalities(u32::try_from(shown).unwrap_or(u32::MAX))) ": " (counts) } }
        }
    }
}

/// Nobody may overlook a real report because an exercise is on the screen, or the reverse.
fn other_board(reports: &Reports, query: &Query, sight: &Sight) -> Markup {
    let t = sight.text();
    if query.scope.incident.is_some() {
        return html! {};
    }
    let exercise = !query.scope.exercise;
    let scope = crate::Scope { exercise, orp: query.scope.orp, ..crate::Scope::default() };
    let count = reports.rows(&sight.viewer, &scope, sight.now).len();
    if count == 0 {
        return html! {};
    }
    let (tone, words) =
        if exercise { (Tone::Info, t.drill_too()) } else { (Tone::Bad, t.real_meanwhile()) };
    let count = t.municipalities(u32::try_from(count).unwrap_or(u32::MAX));
    let link = query.kind(exercise);
    ui::alert(
        tone,
        "",
        &html! { p { (words) " (" (count) "). " a href=(link) { (t.choose_board()) } } },
    )
}

fn head(query: &Query, sight: &Sight) -> Markup {
    let t = sight.text();
    html! {
        @if let Some(id) = query.scope.incident {
            (ui::crumbs(&[(&format!("/udalosti/{id}"), &query.incident_title)], sight.lang()))
        }
        div.head {
            h1 { (t.board()) @if query.scope.exercise { " " (ui::exercise(sight.lang())) } }
            @if let Some(id) = query.scope.incident {
                p.actions { a.btn href={ "/udalosti/" (id) "/vyzva" } { (t.ask()) } }
            }
        }
    }
}

fn controls(query: &Query, sight: &Sight, cx: &Cx) -> Markup {
    let t = sight.text();
    let views = [t.table(), t.cards(), t.tiles(), t.map()];
    let links: Vec<String> = Drawing::ALL.iter().map(|one| query.drawn(*one)).collect();
    let tabs: Vec<(&str, &str, bool)> = Drawing::ALL
        .iter()
        .zip(&links)
        .zip(views)
        .map(|((one, link), label)| (link.as_str(), label, *one == query.drawing))
        .collect();
    html! {
        div.stack {
            div.row.end.spread {
                (filter(query, sight))
                @if writes_down(cx) { (super::find::form(sight, &Fields::default())) }
            }
            (ui::tabs(t.view(), &tabs))
        }
    }
}

fn writes_down(cx: &Cx) -> bool {
    let roles = [Role::RegionManager, Role::OrpSecretary, Role::Operator];
    roles.iter().any(|role| cx.viewer().holds(*role))
}

fn filter(query: &Query, sight: &Sight) -> Markup {
    let t = sight.text();
    let none = Fields::default();
    let kit = ui::Kit::new(sight.lang(), &none, &[]).prefix("filtr-");
    let states = [
        t.overdue(),
        t.no_report(),
        t.no_contact(),
        t.affected_or_worse(),
        t.critical(),
        t.in_need(),
    ];
    let states = Wanted::ALL
        .iter()
        .zip(states)
        .map(|(one, label)| (one.name().to_owned(), label.to_owned()));
    let states: Vec<_> =
        std::iter::once((String::new(), t.any_state().to_owned())).chain(states).collect();
    let visible = orps(&Query::default(), sight);
    let names = visible.iter().map(|orp| (orp.to_string(), sight.name(Place::Orp(*orp))));
    let names: Vec<_> =
        std::iter::once((String::new(), t.all_orps().to_owned())).chain(names).collect();
    let orp = query.scope.orp.map(|orp| orp.to_string()).unwrap_or_default();
    kit.filter(
        "/hlaseni",
        &html! {
            (hidden("cviceni", &u8::from(query.scope.exercise).to_string()))
            @if let Some(id) = query.scope.incident { (hidden("udalost", &id.to_string())) }
            @if query.drawing != Drawing::default() { (hidden("view", query.drawing.name())) }
            @if visible.len() > 1 { (kit.select("orp", t.orp(), &names).value(orp)) }
            (kit.select("stav", t.state(), &states).value(query.wanted.map_or("", Wanted::name)))
            button.btn type="submit" { (t.show()) }
        },
    )
}

fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}
