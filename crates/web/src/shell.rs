//! The frame of every page, filled from the request.

use hlaska_kernel::{Actor, Lang};
use maud::{DOCTYPE, Markup, html};

use crate::answer::Answer;
use crate::cx::Cx;
use crate::portal::Portal;
use crate::prefs::Prefs;
use crate::stream;

/// A page being put together: `cx.page("…").menu("/udalosti").live().answer(content)`.
pub struct PageSpec<'a> {
    cx: &'a Cx,
    title: String,
    active: &'static str,
    live: bool,
    wall: bool,
}

impl Cx {
    pub fn page(&self, title: impl Into<String>) -> PageSpec<'_> {
        let wall = self.query.get("rezim") == "stena";
        PageSpec { cx: self, title: title.into(), active: "", live: false, wall }
    }
}

impl PageSpec<'_> {
    /// The menu item the page belongs to.
    #[must_use]
    pub fn menu(mut self, path: &'static str) -> Self {
        self.active = path;
        self
    }

    /// The page has a stream (its route was made with `.live(…)`).
    #[must_use]
    pub fn live(mut self) -> Self {
        self.live = true;
        self
    }

    pub fn answer(self, content: &Markup) -> Answer {
        Answer::html(self.markup(content))
    }

    pub fn markup(&self, content: &Markup) -> Markup {
        frame(
            &self.cx.portal,
            self.cx.prefs,
            self.cx.maybe_actor(),
            &self.title,
            content,
            self.live_url().as_deref(),
            self.wall,
            self.active,
        )
    }

    /// Pages in low-bandwidth mode do not open a stream; they offer to be loaded again.
    fn live_url(&self) -> Option<String> {
        if !self.live || self.cx.prefs.low_bandwidth {
            return None;
        }
        let query = self.cx.query.encoded();
        let joint = if query.is_empty() { "" } else { "&" };
        let path = stream::address(&self.cx.path);
        Some(format!("{path}?{query}{joint}od={}", self.cx.revision))
    }
}

/// A page without a request's details, for problems.
pub(crate) fn bare(
    portal: &Portal,
    prefs: Prefs,
    actor: Option<&Actor>,
    title: &str,
    content: &Markup,
) -> Markup {
    frame(portal, prefs, actor, title, content, None, false, "")
}

#[allow(clippy::too_many_arguments)]
fn frame(
    portal: &Portal,
    prefs: Prefs,
    _actor: Option<&Actor>,
    title: &str,
    content: &Markup,
    _live: Option<&str>,
    _wall: bool,
    _active: &str,
) -> Markup {
    let lang: Lang = prefs.lang;
    html! { (DOCTYPE) html lang=(lang.code()) { head { title { (title) } } body { nav { @for item in portal.menu() { a href=(item.path) { ((item.label)(lang)) } } } main { (content) } } } }
}
