//! One review: how far it is, whom to remind, whom to decide about.

mod people;
mod progress;

use std::collections::BTreeMap;

use hlaska_kernel::{AccountId, Lang, Refusal, Timestamp, time};
use hlaska_web::ui::{self, Tone};
use hlaska_web::{Answer, Cx, Fields};
use maud::{Markup, html};

use super::{ACCOUNTS, REVIEWS, fresh_key};
use crate::event::ReviewId;
use crate::phrase::review as say;
use crate::reach::Reach;
use crate::view::Accounts;
use crate::view::review::Review;

pub(crate) fn address(id: ReviewId) -> String {
    format!("{REVIEWS}/{id}")
}

/// Has the review something to do with the reader's organisations?
pub(crate) fn concerns(accounts: &Accounts, reach: &Reach<'_>, review: &Review) -> bool {
    match (review.organisation, reach.top()) {
        (Some(scope), Some(top)) => {
            accounts.is_within(scope, top) || accounts.is_within(top, scope)
        }
        (None, Some(_)) => true,
        (_, None) => reach.is_everything(),
    }
}

pub(crate) fn scope(accounts: &Accounts, review: &Review, lang: Lang) -> String {
    let top = review.organisation.and_then(|id| accounts.organisation(id));
    top.map_or_else(|| say::WHOLE.to(lang).to_owned(), |one| one.name.clone())
}

pub(crate) fn state(review: &Review, now: Timestamp, lang: Lang) -> &'static str {
    let state = match &review.closed {
        Some(_) => say::CLOSED,
        None if review.is_late(now) => say::LATE,
        None => say::RUNNING,
    };
    state.to(lang)
}

/// When people last signed in.
pub(crate) type SignIns = BTreeMap<AccountId, Timestamp>;

pub(crate) fn answer(cx: &Cx, id: ReviewId, sign_ins: &SignIns) -> Result<Answer, Refusal> {
    let lang = cx.lang();
    let (title, content) = {
        let world = cx.world();
        let accounts = world.view::<Accounts>();
        let reach = Reach::of_viewer(accounts, &cx.viewer());
        let review = accounts.review(id).filter(|one| concerns(accounts, &reach, one));
        let review = review.ok_or(Refusal::NotFound)?;
        let shown = Shown { cx, accounts, reach: &reach, review, sign_ins };
        let title = format!("{}: {}", say::REVIEWS.to(lang), scope(accounts, review, lang));
        let content = html! {
            (ui::crumbs(&[(REVIEWS, say::REVIEWS.to(lang))], lang))
            h1 { (title) }
            (shown.facts())
            (shown.warning())
            (progress::panel(&shown))
            (people::panel(&shown))
            (shown.close())
        };
        (title, content)
    };
    Ok(cx.page(title).menu(ACCOUNTS).answer(&content))
}

/// What the parts of the page share.
struct Shown<'a> {
    cx: &'a Cx,
    accounts: &'a Accounts,
    reach: &'a Reach<'a>,
    review: &'a Review,
    sign_ins: &'a SignIns,
}

impl Shown<'_> {
    fn lang(&self) -> Lang {
        self.cx.lang()
    }

    fn author(&self, by: &str) -> String {
        self.accounts.name_of(&by.into(), self.lang())
    }

    fn facts(&self) -> Markup {
        let (lang, review) = (self.lang(), self.review);
        let deadline = time::date(review.deadline, lang);
        let mut facts = vec![
            (say::STATE.to(lang), html! { (state(review, self.cx.now, lang)) }),
            (say::DEADLINE.to(lang), html! { time datetime=(review.deadline) { (deadline) } }),
            (say::STARTED.to(lang), ui::moment(review.started_at, lang)),
            (say::BY.to(lang), html! { (self.author(&review.by)) }),
        ];
        if let Some(closed) = &review.closed {
            let by = self.author(&closed.by);
            facts.push((say::CLOSED.to(lang), html! { (ui::moment(closed.at, lang)) ", " (by) }));
            if !closed.note.is_empty() {
                facts.push((say::NOTE.to(lang), html! { (closed.note) }));
            }
        }
        ui::facts(&facts)
    }

    fn warning(&self) -> Markup {
        let missing = self.accounts.unanswered(self.review);
        let own = missing.iter().filter(|(office, _)| self.reach.includes(*office)).count();
        html! {
            @if self.review.is_late(self.cx.now) && own > 0 {
                (ui::alert(Tone::Warn, &say::overdue(own, self.lang()), &html! {}))
            }
        }
    }

    fn close(&self) -> Markup {
        let lang = self.lang();
        let reach = self.reach;
        let own = self.review.organisation.is_some_and(|top| reach.includes(top));
        if self.review.closed.is_some() || !(own || reach.is_everything()) {
            return html! {};
        }
        let typed = Fields::default();
        let kit = ui::Kit::new(lang, &typed, &[]).prefix("zaver-");
        let fields = html! {
            (kit.text("note", say::NOTE.to(lang)).optional())
            (kit.submit(say::CLOSE.to(lang)))
        };
        let action = format!("{}/uzavrit", address(self.review.id));
        let content = html! {
            p { (say::CLOSE_LEAD.to(lang)) }
            (kit.form(&action, &fresh_key(self.cx), &fields))
        };
        ui::panel("uzavrit", say::CLOSE.to(lang), &html! {}, &content)
    }
}
