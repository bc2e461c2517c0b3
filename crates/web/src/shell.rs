//! The frame of every page, filled from the request.

use hlaska_kernel::{Actor, Lang, Role};
use maud::{Markup, html};

use crate::answer::Answer;
use crate::cx::Cx;
use crate::portal::Portal;
use crate::prefs::Prefs;
use crate::stream;
use crate::ui::{Flash, MenuLink, Page, Tone, User};

/// A page being put together: `cx.page("…").menu("/udalosti").live().answer(&content)`.
pub struct PageSpec<'a> {
    cx: &'a Cx,
    title: String,
    active: &'static str,
    live: bool,
    charts: bool,
    map: bool,
    flash: Option<(Tone, String)>,
}

impl Cx {
    pub fn page(&self, title: impl Into<String>) -> PageSpec<'_> {
        PageSpec {
            cx: self,
            title: title.into(),
            active: "",
            live: false,
            charts: false,
            map: false,
            flash: None,
        }
    }

    /// A screen on the wall: `?rezim=stena`.
    pub fn is_wall(&self) -> bool {
        self.query.get("rezim") == "stena"
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

    /// The page has hydrographs or an overview map.
    #[must_use]
    pub fn charts(mut self) -> Self {
        self.charts = true;
        self
    }

    /// The page has the working map.
    #[must_use]
    pub fn map(mut self) -> Self {
        self.map = true;
        self
    }

    /// What the last action did, said on top.
    #[must_use]
    pub fn flash(mut self, tone: Tone, text: impl Into<String>) -> Self {
        self.flash = Some((tone, text.into()));
        self
    }

    pub fn answer(self, content: &Markup) -> Answer {
        Answer::html(self.markup(content))
    }

    pub fn markup(&self, content: &Markup) -> Markup {
        let (cx, live) = (self.cx, self.live_url());
        let mut frame = Frame::of(&cx.portal, cx.prefs, cx.maybe_actor());
        if cx.session().is_some_and(|session| session.acting_for.is_some()) {
            frame.standing.insert_str(0, acting_for(cx.lang()));
        }
        let flash = self.flash.as_ref().map(|(tone, text)| Flash { tone: *tone, text });
        let page = Page {
            path: &cx.path,
            active: self.active,
            flash,
            live: live.as_deref(),
            wall: cx.is_wall(),
            charts: self.charts,
            map: self.map,
            now: cx.now,
            seen: cx.seen,
            ..frame.page(&self.title)
        };
        let notices = self.notices();
        crate::ui::page(&page, &html! { (notices) (content) })
    }

    /// What modules tell everybody of some standing on every page; their panels get the roles
    /// that this sign-in is too weak for. The wall has no room and nobody in front of it.
    fn notices(&self) -> Markup {
        let cx = self.cx;
        if cx.is_wall() {
            return html! {};
        }
        let withheld = cx.session().map(|session| cx.portal.withheld(session)).unwrap_or_default();
        let withheld: Vec<_> = withheld.into_iter().map(Role::name).collect();
        let (live, withheld) = (cx.live(), withheld.join(","));
        let panels = cx.portal.panels("notice");
        html! { @for panel in panels { ((panel.render)(&live, &withheld)) } }
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
    crate::ui::page(&Frame::of(portal, prefs, actor).page(title), content)
}

/// Before the organisation of somebody who acts for another than the own one.
const fn acting_for(lang: Lang) -> &'static str {
    match lang {
        Lang::Cs => "jedná za: ",
        Lang::En => "acting for: ",
    }
}

/// What every page of one person has in common.
struct Frame<'a> {
    portal: &'a Portal,
    prefs: Prefs,
    actor: Option<&'a Actor>,
    /// Organisation and roles in words.
    standing: String,
}

impl<'a> Frame<'a> {
    fn of(portal: &'a Portal, prefs: Prefs, actor: Option<&'a Actor>) -> Self {
        let standing = actor.map(|actor| portal.standing(actor, prefs.lang)).unwrap_or_default();
        Self { portal, prefs, actor, standing }
    }

    fn page<'p>(&'p self, title: &'p str) -> Page<'p> {
        let settings = self.portal.settings();
        Page {
            title,
            lang: self.prefs.lang,
            theme: self.prefs.theme,
            low_bandwidth: self.prefs.low_bandwidth,
            path: "/",
            menu: self.menu(self.prefs.lang),
            active: "",
            user: self.actor.map(|actor| User { name: &actor.name, organisation: &self.standing }),
            flash: None,
            banner: settings.banner.as_ref().map(|said| said.get(self.prefs.lang)),
            live: None,
            wall: false,
            charts: false,
            map: false,
            build: &settings.build,
            now: self.portal.env().now(),
            revision: self.portal.node().applied(),
            seen: 0,
        }
    }

    /// Items that the person's roles may open.
    fn menu(&self, lang: Lang) -> Vec<MenuLink<'a>> {
        let Some(actor) = self.actor else { return Vec::new() };
        self.portal
            .menu()
            .iter()
            .filter(|item| item.roles.iter().any(|role| actor.holds(*role)))
            .map(|item| MenuLink { href: item.path, label: (item.label)(lang), count: 0 })
            .collect()
    }
}
