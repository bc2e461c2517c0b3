//! What stands out in the records, and what was done about it.

use hlaska_access::Accounts;
use hlaska_journal::Author;
use hlaska_kernel::{FieldError, Role};
use hlaska_web::ui::{self, Column, Row, Table, Tone};
use hlaska_web::{Answer, Cx, Fields, LiveCx};
use http::StatusCode;
use maud::{Markup, html};

use super::LIST;
use crate::detect::finding::Finding;
use crate::detect::job::Alarms;
use crate::detect::{RULES, Severity};
use crate::text::text;

pub(crate) const FINDINGS: &str = "/audit/upozorneni";
pub(crate) const OPEN: &str = "nalezy";

pub(crate) fn answer(cx: &Cx, closed: &[Finding]) -> Answer {
    let words = text(cx.lang());
    let content = html! {
        (ui::crumbs(&[(LIST, words.title())], cx.lang()))
        h1 { (words.findings()) }
        p.lead { (words.findings_lead()) }
        (open(&cx.live()))
        (done(cx, closed))
        p.muted { (words.rules_of(&RULES.version)) }
    };
    cx.page(words.findings()).menu(LIST).live().answer(&content)
}

/// The same on the page and in its live update.
pub(crate) fn open(live: &LiveCx) -> Markup {
    let words = text(live.lang());
    let open = live.portal.service::<Alarms>().open();
    html! {
        section #(OPEN) {
            @if open.is_empty() { (ui::empty(words.no_findings(), words.no_findings_means())) }
            @for one in open.iter() { (finding(live, one)) }
        }
    }
}

fn finding(live: &LiveCx, one: &Finding) -> Markup {
    let (words, lang) = (text(live.lang()), live.lang());
    let rule = one.rule();
    let name = rule.map_or(&*one.rule, |rule| &*rule.words(lang).name);
    let tone = match rule.map(|rule| rule.severity) {
        Some(Severity::Severe) => Tone::Bad,
        Some(Severity::Warning) => Tone::Warn,
        _ => Tone::Info,
    };
    let body = html! {
        @if let Some(rule) = rule { p { (rule.words(lang).means) " " (rule.words(lang).advice) }
            p.muted { code { (rule.id) } " · " (words.reviewed()) " " (rule.reviewed) } }
        p {
            (ui::moment(one.raised_at, lang)) " · " (subject(live, one)) " " (one.hits) "× · "
            a href={ (LIST) "/" (one.first) } { (words.first()) } " "
            a href={ (LIST) "/" (one.last) } { (words.last()) }
        }
        p { a.btn href={ (FINDINGS) "/" (one.id) } { (words.settle()) } }
    };
    html! { div #{ "nalez-" (one.id) } { (ui::alert(tone, name, &body)) } }
}

/// Whose it is, by name where an account is known by the identifier.
fn subject(live: &LiveCx, one: &Finding) -> String {
    let world = live.world();
    let accounts = world.view::<Accounts>();
    let known = one.subject.parse().ok().filter(|id| accounts.account(*id).is_some());
    let name = known.map(|id| accounts.name_of(&Author::Account(id), live.lang()));
    name.unwrap_or_else(|| one.subject.clone())
}

fn done(cx: &Cx, closed: &[Finding]) -> Markup {
    let (words, lang) = (text(cx.lang()), cx.lang());
    let columns = [
        Column::text(words.what()),
        Column::text(words.when()),
        Column::text(words.who()),
        Column::text(words.note()),
    ];
    let row = |one: &Finding| {
        let name = one.rule().map_or(one.rule.clone(), |rule| rule.words(lang).name.clone());
        let settled = (one.raised_at, String::new(), String::new());
        let (at, by, note) = one.closed.clone().unwrap_or(settled);
        let cells = vec![
            html! { (name) " " (subject(&cx.live(), one)) },
            ui::moment(at, lang),
            html! { (by) },
            html! { (note) },
        ];
        Row::new(format!("vyrizeno-{}", one.id), cells)
    };
    let table = Table {
        id: "vyrizene",
        caption: words.settled(),
        caption_hidden: false,
        columns: &columns,
        rows: closed.iter().map(row).collect(),
        empty: html! { p.muted { (words.none_settled()) } },
    };
    html! { (table) }
}

/// The form that closes one of them.
pub(crate) fn settle(cx: &Cx, one: &Finding, typed: &Fields, errors: &[FieldError]) -> Answer {
    let words = text(cx.lang());
    let kit = ui::Kit::new(cx.lang(), typed, errors);
    let fields = html! {
        (kit.area("note", words.note()).hint(words.note_hint()))
        (kit.submit(words.settle()))
    };
    let key = cx.portal.env().uuid().to_string();
    let name = one.rule().map_or(&*one.rule, |rule| &*rule.words(cx.lang()).name);
    let content = html! {
        (ui::crumbs(&[(LIST, words.title()), (FINDINGS, words.findings())], cx.lang()))
        h1 { (name) }
        p { (ui::moment(one.raised_at, cx.lang())) " · " (subject(&cx.live(), one)) }
        (kit.problems())
        (kit.form(&format!("{FINDINGS}/{}", one.id), &key, &fields))
    };
    let answer = cx.page(name).menu(LIST).answer(&content);
    if errors.is_empty() { answer } else { answer.status(StatusCode::UNPROCESSABLE_ENTITY) }
}

/// On every page of those who look after the record, while something severe is open.
pub(crate) fn notice(live: &LiveCx, _: &str) -> Markup {
    let auditor = live.viewer.holds(Role::Auditor);
    let administrator = live.viewer.holds(Role::Administrator);
    if !auditor && !administrator {
        return html! {};
    }
    let (words, severe) = (text(live.lang()), live.portal.service::<Alarms>().severe());
    let (to, label) = if auditor {
        (FINDINGS, words.findings())
    } else {
        (super::health::HEALTH, words.health())
    };
    html! {
        @if severe > 0 {
            (ui::alert(Tone::Bad, &words.severe(severe), &html! { p { a href=(to) { (label) } } }))
        }
    }
}
