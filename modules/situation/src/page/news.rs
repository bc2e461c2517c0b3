//! `/novinky`: what has come since the reader last looked, from every module they may see.

use hlaska_access::Accounts;
use hlaska_incident::Incidents;
use hlaska_journal::Author;
use hlaska_kernel::{Lang, Timestamp};
use hlaska_reports::Reports;
use hlaska_signals::Signals;
use hlaska_territory::Gazetteer;
use hlaska_web::{Cx, LiveCx, ui};
use maud::{Markup, html};

use crate::text::text;

/// One piece of news.
struct Item {
    seq: u64,
    at: Timestamp,
    text: String,
    by: String,
    href: String,
}

/// Older news than this many are in the lists themselves.
const SHOWN: usize = 200;

pub fn page(cx: &Cx, key: &str) -> Markup {
    let (live, lang) = (cx.live(), cx.lang());
    let items = items(&live, cx.seen);
    html! {
        h1 { (text(lang).news()) }
        p.lead { (text(lang).news_lead()) }
        @if items.is_empty() {
            @let (what, meaning) = text(lang).no_news();
            (ui::empty(what, meaning))
        } @else {
            div.stack {
                form method="post" action="/novinky" {
                    (ui::hidden_key(key))
                    input type="hidden" name="seq" value=(cx.portal.node().applied());
                    button.btn.primary type="submit" { (text(lang).mark_seen()) }
                }
                section.panel { (list(&items, lang)) }
            }
        }
    }
}

fn list(items: &[Item], lang: Lang) -> Markup {
    html! {
        ol.log id="novinky" {
            @for item in items {
                li id={ "n" (item.seq) } data-seq=(item.seq) {
                    div.when { (ui::moment(item.at, lang)) }
                    div { p.meta { span { (item.by) } } p.text { a href=(item.href) { (item.text) } } }
                }
            }
        }
    }
}

/// The newest first.
fn items(live: &LiveCx, since: u64) -> Vec<Item> {
    let mut items = signals(live, since);
    items.extend(incident_entries(live, since));
    items.extend(reports(live, since));
    items.sort_by_key(|item| std::cmp::Reverse(item.seq));
    items.truncate(SHOWN);
    items
}

fn signals(live: &LiveCx, since: u64) -> Vec<Item> {
    let (world, lang) = (live.world(), live.lang());
    let fresh =
        world.view::<Signals>().recent(&live.viewer).filter(|signal| signal.called_seq > since);
    fresh
        .map(|signal| Item {
            seq: signal.called_seq,
            at: signal.latest.observed_at,
            text: signal.latest.title.get(lang).to_owned(),
            by: text(lang).signals().to_owned(),
            href: format!("/podnety/{}", signal.id),
        })
        .collect()
}

fn incident_entries(live: &LiveCx, since: u64) -> Vec<Item> {
    let (world, lang) = (live.world(), live.lang());
    let accounts = world.view::<Accounts>();
    let fresh = world.view::<Incidents>().entries_since(&live.viewer, since);
    fresh
        .into_iter()
        .map(|entry| Item {
            seq: entry.seq,
            at: entry.occurred_at,
            text: format!("{}: {}", entry.incident_title, entry.text),
            by: accounts.name_of(&entry.author, lang),
            href: format!("/udalosti/{}", entry.incident),
        })
        .collect()
}

fn reports(live: &LiveCx, since: u64) -> Vec<Item> {
    let (world, lang) = (live.world(), live.lang());
    let accounts = world.view::<Accounts>();
    let gazetteer = live.portal.service::<Gazetteer>();
    let fresh = world.view::<Reports>().reports_since(&live.viewer, since);
    fresh
        .into_iter()
        .map(|report| Item {
            seq: report.seq,
            at: report.reported_at,
            text: format!("{}: {}", text(lang).reports(), gazetteer.name_of(report.place, lang)),
            by: accounts.name_of(&Author::from(report.author.as_str()), lang),
            href: "/hlaseni".to_owned(),
        })
        .collect()
}
