//! The sealed account: its door, the banner for everybody, and the review.

use hlaska_access::Accounts;
use hlaska_journal::Author;
use hlaska_kernel::{FieldError, Place, policy, time};
use hlaska_web::ui::{self, Tone};
use hlaska_web::{Answer, Cx, LiveCx};
use maud::{Markup, html};

use super::code::why;
use super::{fresh_key, words_of};
use crate::check::Typed;
use crate::command::Review;
use crate::seal::{Broken, REVIEW_SECONDS};
use crate::view::Factors;
use crate::words::words;

pub(crate) const REVIEWS: &str = "/sprava/nouzovy-ucet";

pub(crate) fn door(cx: &Cx, trouble: Option<Typed>, errors: &[FieldError]) -> Answer {
    let words = words(cx.lang());
    let kit = ui::Kit::new(cx.lang(), &cx.form, errors);
    let fields = html! {
        (kit.password("first", words.first_half)) (kit.password("second", words.second_half))
        (kit.text("reason", words.break_reason).hint(words.break_reason_hint))
        div.actions { button.btn.danger type="submit" { (words.break_seal) } }
    };
    let content = html! {
        h1 { (words.emergency) }
        (ui::alert(Tone::Warn, words.emergency_loud, &html! { p { (words.emergency_lead) } }))
        @if let Some(trouble) = trouble { (why(words, trouble)) }
        (kit.form("/prihlaseni/nouzove", &fresh_key(&cx.portal), &fields))
        p { a href="/prihlaseni" { (words.to_the_door) } }
    };
    cx.page(words.emergency).answer(&content)
}

/// On every page of everybody who is signed in, while somebody is in under the broken seal; then
/// on those of whoever has to review it.
pub(crate) fn notice(live: &LiveCx) -> Markup {
    if live.viewer.organisation().is_none() {
        return html! {};
    }
    let world = live.world();
    let seal = world.view::<Factors>().seal();
    let reviews = policy::would_permit::<Review>(&live.viewer, Place::Region);
    html! {
        @if let Some(broken) = seal.in_use(live.now()) { (in_use(live, broken)) }
        @if reviews && seal.unreviewed().next().is_some() { (due(live, seal.unreviewed())) }
    }
}

fn in_use(live: &LiveCx, broken: &Broken) -> Markup {
    let words = words_of(live);
    let reason = html! { p { (words.reason_given) " " (broken.reason) } };
    ui::alert(Tone::Bad, &words.seal_broken(&time::clock(broken.until)), &reason)
}

fn due<'a>(live: &LiveCx, mut unreviewed: impl Iterator<Item = &'a Broken>) -> Markup {
    let words = words_of(live);
    let late = |broken: &Broken| live.now().as_second() > broken.at.as_second() + REVIEW_SECONDS;
    let title = if unreviewed.any(late) { words.review_late } else { words.review_due };
    let link = html! { p { a.btn href=(REVIEWS) { (words.review) } } };
    ui::alert(Tone::Warn, title, &link)
}

pub(crate) fn reviews(cx: &Cx, errors: &[FieldError]) -> Answer {
    let words = words(cx.lang());
    let world = cx.world();
    let seal = world.view::<Factors>().seal();
    let state = match (seal.account, seal.sealed_since) {
        (None, _) => html! { (words.never_sealed) },
        (_, Some(since)) => html! { (words.sealed_since) " " (ui::moment(since, cx.lang())) },
        (_, None) => html! { (words.not_sealed) },
    };
    let kit = ui::Kit::new(cx.lang(), &cx.form, errors);
    let fields = html! {
        (kit.area("finding", words.finding).hint(words.finding_hint))
        (kit.submit(words.write_review))
    };
    let content = html! {
        h1 { (words.emergency) }
        p.lead { (state) }
        @if seal.uses.is_empty() { (ui::empty(words.no_use, words.no_use_means)) }
        @for broken in seal.uses.iter().rev() { (one_use(cx, broken)) }
        @if seal.unreviewed().next().is_some() { (kit.form(REVIEWS, &fresh_key(&cx.portal), &fields)) }
    };
    cx.page(words.emergency).menu("/sprava/ucty").answer(&content)
}

fn one_use(cx: &Cx, broken: &Broken) -> Markup {
    let (words, lang) = (words(cx.lang()), cx.lang());
    let reviewed = html! {
        @match &broken.review {
            None => (words.not_reviewed),
            Some(review) => {
                (ui::moment(review.at, lang)) ", "
                (cx.world().view::<Accounts>().name_of(&Author::from(review.by.as_str()), lang))
                ": " (review.finding)
            }
        }
    };
    ui::facts(&[
        (words.broken_at, ui::moment(broken.at, lang)),
        (words.broken_until, ui::moment(broken.until, lang)),
        (words.break_reason, html! { (broken.reason) }),
        (words.reviewed, reviewed),
    ])
}

/// Why somebody's ways were taken under the broken seal; it stands in the journal, so in Czech.
pub(crate) fn reset_reason(cx: &Cx) -> String {
    let world = cx.world();
    let seal = world.view::<Factors>().seal();
    let reason = seal.uses.last().map_or("", |broken| &broken.reason);
    format!("Nouzový účet: {reason}")
}

/// Whom to let in again; `link`: of the one just chosen.
pub(crate) fn whom(cx: &Cx, link: Option<&str>) -> Answer {
    let words = words(cx.lang());
    let administrators: Vec<_> = {
        let world = cx.world();
        let found = world.view::<Accounts>().administrators();
        found.map(|one| (one.id.to_string(), one.name.clone())).collect()
    };
    let typed = hlaska_web::Fields::default();
    let kit = ui::Kit::new(cx.lang(), &typed, &[]);
    let fields = html! {
        (kit.select("account", words.whom, &administrators))
        (kit.submit(words.let_in))
    };
    let content = html! {
        h1 { (words.emergency) }
        p.lead { (words.emergency_in) }
        p { a.btn.primary href="/" { (words.lead_on) } }
        h2 { (words.let_in) }
        p { (words.let_in_lead) }
        @if let Some(link) = link {
            (ui::alert(Tone::Good, words.link_made, &html! { p { code { (link) } } }))
        }
        (kit.form("/nouzovy-ucet/vpustit", &fresh_key(&cx.portal), &fields))
    };
    cx.page(words.let_in).answer(&content)
}
