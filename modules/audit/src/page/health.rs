//! How the record is doing, for those who run the machine: never what is in it.

use hlaska_audit::{Entry, TargetState};
use hlaska_web::ui::{self, Tone};
use hlaska_web::{Answer, Cx};
use maud::{Markup, html};

use crate::detect::job::Alarms;
use crate::text::text;

pub(crate) const HEALTH: &str = "/sprava/zaznam";

pub(crate) struct Health {
    pub newest: Option<Entry>,
    pub verified: Option<Entry>,
    pub targets: Vec<TargetState>,
    pub keep_months: u32,
    /// Of the tables on the disk; unknown on an engine that does not tell.
    pub size_bytes: Option<u64>,
}

pub(crate) fn answer(cx: &Cx, health: &Health) -> Answer {
    let words = text(cx.lang());
    let content = html! {
        h1 { (words.health()) }
        p.lead { (words.health_lead()) }
        (ui::facts(&facts(cx, health)))
        @if health.targets.is_empty() {
            (ui::alert(Tone::Warn, words.not_forwarded(), &html! { p { (words.not_forwarded_means()) } }))
        }
    };
    cx.page(words.health()).menu(HEALTH).answer(&content)
}

fn facts(cx: &Cx, health: &Health) -> Vec<(&'static str, Markup)> {
    let (words, lang) = (text(cx.lang()), cx.lang());
    let newest = health.newest.as_ref().map(|one| (one.at, one.seq));
    let severe = cx.portal.service::<Alarms>().open().len();
    let mut all = vec![
        (
            words.newest_one(),
            html! {
                @match newest {
                    Some((at, seq)) => { (ui::moment(at, lang)) " (" (seq) ")" }
                    None => { "–" }
                }
            },
        ),
        (words.last_verified(), verified(cx, health.verified.as_ref())),
        (words.open_findings(), html! { (severe) }),
        (words.retention(), html! { (words.months(health.keep_months)) }),
    ];
    if let Some(bytes) = health.size_bytes {
        all.push((words.size(), html! { (bytes / 1_000_000) "\u{a0}MB" }));
    }
    for one in &health.targets {
        all.push((
            words.forwarded(),
            html! {
                (one.target) ": " (one.seq) " · " (words.behind(one.behind)) " · "
                (ui::moment(one.seen, lang))
            },
        ));
    }
    all
}

fn verified(cx: &Cx, last: Option<&Entry>) -> Markup {
    let outcome = last.and_then(|one| one.content.as_ref()).map(|content| content.outcome);
    html! {
        @match last {
            Some(one) => {
                (ui::moment(one.at, cx.lang())) " – "
                (outcome.map_or("", |outcome| outcome.words(cx.lang())))
            }
            None => { "–" }
        }
    }
}
