//! One signal: what it went through, who did what, and the form that puts it aside.

use hlaska_kernel::{FieldError, Refusal, policy};
use hlaska_territory::Gazetteer;
use hlaska_web::ui::{self, Column, Entry, Kit, Row, Table, moment};
use hlaska_web::{Answer, Cx, LiveCx, Part, StatusCode};
use maud::{Markup, html};

use super::row::{acknowledge_button, marks, panels};
use super::{INBOX, address, name_of, topics, urgency_mark};
use crate::command::Dismiss;
use crate::signal::{Act, Deed, Signal, SignalId};
use crate::text::text;
use crate::view::Signals;

pub(crate) async fn detail_page(cx: Cx) -> Result<Answer, Refusal> {
    page(&cx, &[])
}

/// The page again with what was typed and what was wrong.
pub(crate) fn detail_with_errors(cx: &Cx, errors: &[FieldError]) -> Result<Answer, Refusal> {
    Ok(page(cx, errors)?.status(StatusCode::UNPROCESSABLE_ENTITY))
}

pub(crate) fn detail_parts(live: &LiveCx) -> Result<Vec<Part>, Refusal> {
    let id: SignalId = live.params.parse("id")?;
    let visible = live.world().view::<Signals>().get(&live.viewer, id).is_some();
    let (topics, own) = (topics(live, &id.to_string()), live.clone());
    let part = Part::html("podnet", topics, move || body(&own, id).into_string());
    if visible { Ok(vec![part]) } else { Err(Refusal::NotFound) }
}

fn page(cx: &Cx, errors: &[FieldError]) -> Result<Answer, Refusal> {
    let id: SignalId = cx.params.parse("id")?;
    let (live, words) = (cx.live(), text(cx.lang()));
    let (title, may_dismiss) = {
        let world = cx.world();
        let signal = world.view::<Signals>().get(&live.viewer, id).ok_or(Refusal::NotFound)?;
        let may = policy::would_permit::<Dismiss>(&live.viewer, signal.place);
        (signal.latest.title.get(cx.lang()).to_owned(), may && signal.is_open())
    };
    let content = html! {
        (ui::crumbs(&[("/", words.situation()), (INBOX, words.title())], cx.lang()))
        (body(&live, id))
        @if may_dismiss { (dismiss_form(cx, id, errors)) }
    };
    let page = cx.page(title).menu(INBOX);
    // A form that came back wrong has an address of its own, which has no stream.
    let page = if errors.is_empty() { page.live() } else { page };
    Ok(page.answer(&content))
}

fn body(live: &LiveCx, id: SignalId) -> Markup {
    let world = live.world();
    let words = text(live.lang());
    let Some(signal) = world.view::<Signals>().get(&live.viewer, id) else {
        return html! { div #podnet {} };
    };
    html! {
        div #podnet {
            div.head {
                div { h1 { (signal.latest.title.get(live.lang())) } p { (marks(live, signal)) } }
                div.actions { (acknowledge_button(live, signal, &address(id))) (panels(live, signal)) }
            }
            div.aside {
                (ui::panel("vyvoj", words.development(), &html! {}, &development(live, signal)))
                div {
                    section.panel { (facts(live, signal)) p.hint { (words.not_declared()) } }
                    (ui::panel("kroky", words.deeds(), &html! {}, &deeds(live, signal)))
                }
            }
        }
    }
}

fn facts(live: &LiveCx, signal: &Signal) -> Markup {
    let (lang, words) = (live.lang(), text(live.lang()));
    let place = live.portal.service::<Gazetteer>().name_of(signal.place, lang);
    let links: Vec<_> = signal.links().collect();
    let mut facts = vec![
        (words.place(), html! { (place) }),
        (words.since(), moment(signal.since(), lang)),
        (words.standing(), html! { (words.state(signal.state())) }),
        (
            words.source(),
            html! { (words.source_name(&signal.source)) @if !signal.link.is_empty() { " · " a href=(signal.link) { (words.source_page()) } } },
        ),
    ];
    if !links.is_empty() {
        facts.push((
            words.leads_to(),
            html! { @for (to, label) in links { a href=(to) { (label) } " " } },
        ));
    }
    ui::facts(&facts)
}

fn development(live: &LiveCx, signal: &Signal) -> Markup {
    let (lang, words) = (live.lang(), text(live.lang()));
    let columns = words.development_columns().map(Column::text);
    let rows = signal.crossings().rev().map(|crossing| {
        Row::new(
            String::new(),
            vec![
                moment(crossing.observed_at, lang),
                html! { (crossing.title.get(lang)) },
                html! { (crossing.detail.get(lang)) },
                urgency_mark(crossing, lang),
            ],
        )
    });
    let table = Table {
        id: "tabulka-vyvoje",
        caption: words.development_note(),
        caption_hidden: true,
        columns: &columns,
        rows: rows.collect(),
        empty: html! {},
    };
    html! { (table) }
}

fn deeds(live: &LiveCx, signal: &Signal) -> Markup {
    let words = text(live.lang());
    if signal.deeds.is_empty() {
        return ui::empty(words.no_deeds(), words.no_deeds_means());
    }
    let entries: Vec<_> =
        signal.deeds.iter().enumerate().rev().map(|(at, deed)| entry(live, at, deed)).collect();
    ui::log("kroky-seznam", &entries, live.lang())
}

fn entry(live: &LiveCx, index: usize, deed: &Deed) -> Entry {
    let words = text(live.lang());
    let (kind, said, link) = match &deed.act {
        Act::Acknowledged => (words.acknowledged(), String::new(), None),
        Act::Dismissed { reason } => (words.dismissed(), reason.clone(), None),
        Act::Linked { to, label } => {
            (words.linked(), String::new(), Some((to.clone(), label.clone())))
        }
    };
    Entry {
        id: format!("krok-{index}"),
        seq: deed.seq,
        occurred_at: deed.at,
        recorded_at: deed.at,
        kind: kind.to_owned(),
        text: said,
        author: name_of(live, &deed.by()),
        counterparty: String::new(),
        significant: false,
        corrected: false,
        link,
        actions: html! {},
    }
}

fn dismiss_form(cx: &Cx, id: SignalId, errors: &[FieldError]) -> Markup {
    let words = text(cx.lang());
    let kit = Kit::new(cx.lang(), &cx.form, errors);
    let key = cx.portal.env().uuid().to_string();
    let fields = html! {
        (kit.area("duvod", words.reason()).rows(2).hint(words.reason_hint()))
        (kit.submit(words.dismiss()))
    };
    let form = kit.form(&format!("{}/odlozit", address(id)), &key, &fields);
    ui::panel("odlozit", words.dismiss(), &html! {}, &form)
}
