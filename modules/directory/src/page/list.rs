//! The whole directory: search, filters, and a list that serves as a paper card.

use hlaska_access::OrganisationKind;
use hlaska_kernel::{Place, Refusal, Role};
use hlaska_web::audit::code;
use hlaska_web::ui::{self, Column, Icon, Kit, Row, Table};
use hlaska_web::{Answer, Cx, Fields};
use maud::{Markup, html};

use super::query::{Line, PER_PAGE, Query, lines};
use super::{CAMPAIGNS, DIRECTORY, Sight, address, button_link, function_words, head, line};
use crate::command::CAMPAIGNERS;
use crate::model::FunctionKind;

pub async fn get(cx: Cx) -> Result<Answer, Refusal> {
    let sight = Sight::of(&cx.live());
    let words = sight.words();
    let query = Query::read(&cx.query);
    cx.note(cx.record(code::PERSONAL_READ).object("directory", "list"));
    let content = html! {
        (head(words.contacts(), &actions(&sight)))
        p.lead.no-print { (words.contacts_lead()) }
        (filter(&query, &sight))
        (found(&cx, &query, &sight))
    };
    Ok(cx.page(words.contacts()).menu(DIRECTORY).answer(&content))
}

fn actions(sight: &Sight) -> Markup {
    let runs = CAMPAIGNERS.iter().any(|role: &Role| sight.viewer.holds(*role));
    html! { @if runs { (button_link(CAMPAIGNS, sight.words().campaigns_link())) } }
}

fn filter(query: &Query, sight: &Sight) -> Markup {
    let (words, lang) = (sight.words(), sight.lang());
    let none = Fields::default();
    let kit = Kit::new(lang, &none, &[]).prefix("filtr-");
    let any = || (String::new(), words.any().to_owned());
    let kinds = OrganisationKind::ALL.iter();
    let kinds = kinds.map(|k| (k.name().to_owned(), words.organisation_kind(*k).to_owned()));
    let functions = FunctionKind::ALL.iter();
    let functions = functions.map(|f| (f.name().to_owned(), f.words(lang).to_owned()));
    let states = [
        (String::new(), words.any_stale().to_owned()),
        ("neoverene".to_owned(), words.only_stale().to_owned()),
    ];
    let orps = orps(sight);
    let with_any = |options: Vec<_>| std::iter::once(any()).chain(options).collect::<Vec<_>>();
    let orp = query.orp.map(|orp| orp.to_string()).unwrap_or_default();
    kit.filter(
        DIRECTORY,
        &html! {
            (kit.search("q", words.search()).value(&*query.text).key('/'))
            (kit.select("druh", words.organisation_kind_label(), &with_any(kinds.collect()))
                .value(query.kind.map_or("", OrganisationKind::name)))
            @if orps.len() > 1 { (kit.select("orp", words.orp(), &with_any(orps)).value(orp)) }
            (kit.select("funkce", words.function(), &with_any(functions.collect()))
                .value(query.function.map_or("", FunctionKind::name)))
            (kit.select("stav", words.state(), &states).value(if query.stale { "neoverene" } else { "" }))
            button.btn type="submit" { (words.show()) }
        },
    )
}

fn orps(sight: &Sight) -> Vec<(String, String)> {
    let all = sight.gazetteer.orps().iter().map(|orp| orp.cisorp);
    let everything = sight.viewer.holds(Role::Administrator);
    let mine = all.filter(|orp| everything || sight.viewer.may_see(Place::Orp(*orp)));
    mine.map(|orp| (orp.to_string(), sight.name(Place::Orp(orp)))).collect()
}

fn found(cx: &Cx, query: &Query, sight: &Sight) -> Markup {
    let words = sight.words();
    let world = cx.world();
    let lines = lines(&world, query, sight);
    let (count, pages) = (lines.len(), lines.len().div_ceil(PER_PAGE).max(1));
    let page = if query.whole { 0 } else { query.page.min(pages - 1) };
    let taken = if query.whole { count } else { PER_PAGE };
    let shown: Vec<_> = lines.iter().skip(page * PER_PAGE).take(taken).collect();
    html! {
        div.row.spread {
            span.muted { (words.lines(count)) }
            span.no-print {
                @if pages > 1 && !query.whole {
                    a href=(query.address(DIRECTORY, &[("vse", "1")])) { (ui::icon(Icon::Print)) " " (words.print_all()) }
                    " · "
                }
                a href=(query.address("/kontakty/kontakty.csv", &[])) { (ui::icon(Icon::Download)) " " (words.export()) }
            }
        }
        (table(&shown, query, sight))
        @if pages > 1 && !query.whole { (pager(query, page, pages, sight)) }
    }
}

fn table(shown: &[&Line<'_>], query: &Query, sight: &Sight) -> Markup {
    let words = sight.words();
    let columns = [
        Column::text(words.organisation_and_function()),
        Column::text(words.person()),
        Column::text(words.contact()),
        Column::text(words.verified()),
    ];
    let empty = if query.is_everything() {
        ui::empty(words.nobody_yet(), words.nobody_yet_why())
    } else {
        ui::empty(words.nothing_found(), words.nothing_found_why())
    };
    let rows = shown.iter().map(|line| row(line, sight)).collect();
    let caption = words.contacts();
    let table =
        Table { id: "kontakty", caption, caption_hidden: true, columns: &columns, rows, empty };
    html! { (table) }
}

fn row(line: &Line<'_>, sight: &Sight) -> Row {
    let words = sight.words();
    let cells = vec![
        html! {
            a href=(address(line.organisation.id)) { (line.organisation.name) }
            @if let Some(post) = line.post { div { (function_words(post, sight.lang())) } }
            @else if !line.contacts.is_empty() { div.muted { (words.own_line()) } }
        },
        html! {
            @if line.post.is_some() {
                @match line.person { Some(person) => (person.full_name()), None => (words.erased_person()) }
            }
        },
        html! {
            @for contact in &line.contacts { (line::line(contact, sight)) }
            @if line.contacts.is_empty() { b { (words.no_contacts()) } }
        },
        line::oldest(&line.contacts, sight),
    ];
    Row::new("", cells).hot(line.contacts.is_empty())
}

/// Pages of an alphabetical list: previous and next, not newer and older.
fn pager(query: &Query, page: usize, pages: usize, sight: &Sight) -> Markup {
    let words = sight.words();
    let at = |page: usize| query.address(DIRECTORY, &[("strana", &(page + 1).to_string())]);
    html! {
        nav.pager aria-label=(words.pages()) {
            span { @if page > 0 { a.btn href=(at(page - 1)) rel="prev" { (words.previous()) } } }
            span.muted { (page + 1) " / " (pages) }
            span { @if page + 1 < pages { a.btn href=(at(page + 1)) rel="next" { (words.next()) } } }
        }
    }
}
