//! Records that match, newest first.

use hlaska_audit::{Class, Entry, Outcome, code};
use hlaska_kernel::Lang;
use hlaska_web::ui::{self, Column, Row, Table, Tone};
use hlaska_web::{Answer, Cx};
use maud::{Markup, html};

use super::findings::FINDINGS;
use super::{LIST, activity, address, person, thing};
use crate::query::{NAMES, choice};
use crate::text::text;

/// Records on one page.
pub(crate) const SHOWN: u32 = 50;

pub(crate) fn answer(
    cx: &Cx,
    found: &[Entry],
    saved: &[(String, String)],
    wrong: &[&str],
) -> Answer {
    let words = text(cx.lang());
    let content = html! {
        h1 { (words.title()) }
        p.lead { (words.lead()) }
        p { a href=(FINDINGS) { (words.findings()) } }
        @for complaint in wrong { (ui::alert(Tone::Bad, complaint, &html! {})) }
        (form(cx))
        (table(cx, found))
        (further(cx, found))
        (actions(cx))
        (choices(cx, saved))
    };
    cx.page(words.title()).menu(LIST).answer(&content)
}

fn form(cx: &Cx) -> Markup {
    let (words, lang) = (text(cx.lang()), cx.lang());
    let kit = ui::Kit::new(lang, &cx.query, &[]);
    let any = (String::new(), words.any().to_owned());
    let classes = Class::ALL.iter().map(|one| {
        let letter = one.name();
        (letter.to_owned(), format!("{letter}) {}", one.words(lang)))
    });
    let codes = code::ALL.iter().map(|one| (one.name.to_owned(), one.words(lang).to_owned()));
    let outcomes =
        Outcome::ALL.iter().map(|one| (one.name().to_owned(), one.words(lang).to_owned()));
    let with_any = |list: Vec<_>| [vec![any.clone()], list].concat();
    let fields = html! {
        (kit.search("q", words.find()))
        (kit.select("trida", words.class(), &with_any(classes.collect())).optional())
        (kit.select("cinnost", words.code(), &with_any(codes.collect())).optional())
        (kit.select("vysledek", words.outcome(), &with_any(outcomes.collect())).optional())
        (kit.text("ucet", words.account()).hint(words.account_hint()).optional())
        (kit.text("adresa", words.address()).optional())
        (kit.moment("od", words.from(), cx.now).value(cx.query.get("od")).optional())
        (kit.moment("do", words.until(), cx.now).value(cx.query.get("do")).optional())
        (kit.submit(words.show()))
    };
    kit.filter(LIST, &fields)
}

fn table(cx: &Cx, found: &[Entry]) -> Markup {
    let words = text(cx.lang());
    let columns = [
        Column::text(words.when()),
        Column::text(words.what()),
        Column::text(words.outcome()),
        Column::text(words.who()),
        Column::text(words.whence()),
        Column::text(words.on_what()),
    ];
    let table = Table {
        id: "zaznamy",
        caption: words.title(),
        caption_hidden: true,
        columns: &columns,
        rows: found.iter().map(|entry| row(cx, entry)).collect(),
        empty: ui::empty(words.none(), words.none_means()),
    };
    html! { (table) }
}

fn row(cx: &Cx, entry: &Entry) -> Row {
    let lang = cx.lang();
    let when = html! { a href=(address(entry)) { (ui::moment(entry.at, lang)) } };
    let Some(content) = &entry.content else { return bare(when, lang) };
    let whence = content.fields.address.map(|one| one.to_string()).unwrap_or_default();
    let cells = vec![
        when,
        html! { (activity(content, lang)) @if content.count > 1 { " ×\u{a0}" (content.count) } },
        html! { (content.outcome.words(lang)) },
        html! { (person(cx, content)) },
        html! { (whence) },
        html! { (thing(content)) },
    ];
    Row::new(format!("zaznam-{}", entry.seq), cells).hot(content.outcome == Outcome::Deny)
}

fn bare(when: Markup, lang: Lang) -> Row {
    let nothing = || html! {};
    let told = html! { (text(lang).dropped()) };
    Row::new("", vec![when, told, nothing(), nothing(), nothing(), nothing()])
}

fn further(cx: &Cx, found: &[Entry]) -> Markup {
    let words = text(cx.lang());
    let (choice, is_first) = (choice(&cx.query), cx.query.get("pred").is_empty());
    let full = u32::try_from(found.len()).unwrap_or(0) == SHOWN;
    let older = found.last().filter(|_| full).map(|last| last.seq);
    let older = older.map(|seq| format!("{LIST}?{choice}&pred={seq}"));
    let newest = (!is_first).then(|| format!("{LIST}?{choice}"));
    let position = if is_first { words.newest() } else { "" };
    html! {
        @if older.is_some() || newest.is_some() {
            (ui::pager(newest.as_deref(), position, older.as_deref(), cx.lang()))
        }
    }
}

fn actions(cx: &Cx) -> Markup {
    let words = text(cx.lang());
    let choice = choice(&cx.query);
    html! {
        div.row {
            a.btn href={ (LIST) "/vypis.csv?" (choice) } { (words.export_csv()) }
            a.btn href={ (LIST) "/vypis.jsonl?" (choice) } { (words.export_jsonl()) }
            form method="post" action={ (LIST) "/overit" } {
                (ui::hidden_key(&cx.portal.env().uuid().to_string()))
                button.btn type="submit" { (words.verify()) }
            }
        }
    }
}

fn choices(cx: &Cx, saved: &[(String, String)]) -> Markup {
    let words = text(cx.lang());
    let key = cx.portal.env().uuid().to_string();
    let typed = hlaska_web::Fields::default();
    let kit = ui::Kit::new(cx.lang(), &typed, &[]).prefix("vyber-");
    let fields = html! {
        @for name in NAMES {
            @let value = cx.query.get(name);
            @if !value.is_empty() { input type="hidden" name=(name) value=(value); }
        }
        (kit.text("name", words.name()))
        (kit.submit(words.save()))
    };
    let content = html! {
        ul {
            @for (name, query) in saved {
                li.row {
                    a href={ (LIST) "?" (query) } { (name) }
                    form method="post" action={ (LIST) "/vybery/smazat" } {
                        (ui::hidden_key(&key))
                        input type="hidden" name="name" value=(name);
                        button.btn.quiet type="submit" { (words.delete()) " – " (name) }
                    }
                }
            }
        }
        (kit.form("/audit/vybery", &key, &fields))
    };
    ui::panel("vybery", words.saved(), &html! {}, &content)
}
