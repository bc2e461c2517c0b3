//! Finding the municipality somebody calls from.

use hlaska_kernel::{Place, Refusal, czech};
use hlaska_web::{Answer, Cx, Fields, ui};
use maud::{Markup, html};

use super::{Sight, address};

/// More names than this are no help.
const MOST: usize = 30;

/// A search of its own name, for it may stand beside another one.
pub fn form(sight: &Sight, typed: &Fields) -> Markup {
    let t = sight.text();
    let kit = ui::Kit::new(sight.lang(), typed, &[]).prefix("najit-");
    html! {
        form.filter.row.end method="get" action="/hlaseni/zapsat" role="search" aria-label=(t.write_down()) {
            (kit.search("q", t.write_down()).hint(t.find_hint()).key('/'))
            button.btn type="submit" { (t.find()) }
        }
    }
}

/// One municipality found: straight to its form. More: a choice.
pub async fn page(cx: Cx) -> Result<Answer, Refusal> {
    let sight = Sight::of(&cx.live());
    let found = found(&sight, cx.query.get("q"));
    if let [(place, _)] = found.as_slice() {
        let code = place.municipality().ok_or(Refusal::NotFound)?;
        return Ok(Answer::redirect(&format!("{}/zapsat", address(code))));
    }
    let t = sight.text();
    let content = html! {
        (ui::crumbs(&[("/hlaseni", t.board())], sight.lang()))
        h1 { (t.write_down()) }
        (form(&sight, &cx.query))
        @if found.is_empty() && !cx.query.get("q").is_empty() { (ui::empty(t.find_none(), "")) }
        ul.inbox {
            @for (place, name) in &found {
                @if let Some(code) = place.municipality() {
                    li { a.what href={ (address(code)) "/zapsat" } { (name) } }
                }
            }
        }
    };
    Ok(cx.page(t.write_down()).menu("/hlaseni").answer(&content))
}

fn found(sight: &Sight, wanted: &str) -> Vec<(Place, String)> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let all = sight.gazetteer.search(wanted).into_iter();
    let places = all.map(|m| Place::Municipality(m.orp, m.code));
    let mine = places.filter(|place| sight.viewer.may_see(*place));
    let named: Vec<(Place, String)> = mine.map(|place| (place, sight.name(place))).collect();
    let same = |(_, name): &&(Place, String)| czech::fold(name) == czech::fold(wanted);
    let exact: Vec<_> = named.iter().filter(same).cloned().collect();
    if exact.len() == 1 { exact } else { named.into_iter().take(MOST).collect() }
}
