//! The frame of every page.

use hlaska_kernel::{Lang, Timestamp};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::alert::{Tone, flash};
use super::layout_parts::{footer, menu, outbox_strip, signed_out_strip, top};
use super::text::text;
use crate::assets;
use crate::prefs::Theme;

/// One entry of the main menu.
#[derive(Debug, Clone)]
pub struct MenuLink<'a> {
    pub href: &'a str,
    pub label: &'a str,
    /// Shown as a red number, e.g. unread signals.
    pub count: u64,
}

/// Who is signed in.
#[derive(Debug, Clone)]
pub struct User<'a> {
    pub name: &'a str,
    /// Organisation and role, in the reader's language.
    pub organisation: &'a str,
}

/// What the last action did.
#[derive(Debug, Clone)]
pub struct Flash<'a> {
    pub tone: Tone,
    pub text: &'a str,
}

/// Everything around the content.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "independent traits of a page, not states")]
pub struct Page<'a> {
    pub title: &'a str,
    pub lang: Lang,
    pub theme: Theme,
    pub low_bandwidth: bool,
    /// Address to come back to after a change of settings.
    pub path: &'a str,
    pub menu: Vec<MenuLink<'a>>,
    /// `href` of the menu item the page belongs to.
    pub active: &'a str,
    pub user: Option<User<'a>>,
    pub flash: Option<Flash<'a>>,
    /// Said above everything, e.g. „CVIČENÍ – syntetická data“.
    pub banner: Option<&'a str>,
    /// Address of the page's stream; `None` for a page that does not change by itself.
    pub live: Option<&'a str>,
    /// A screen on the wall: dark, big, nothing to click.
    pub wall: bool,
    /// The page has hydrographs or an overview map.
    pub charts: bool,
    /// The page has the working map.
    pub map: bool,
    /// Changes with every deployment; walls reload themselves.
    pub build: &'a str,
    pub now: Timestamp,
    /// Revision of live data the page was made from.
    pub revision: u64,
    /// The reader's watermark: what has a higher number is new. 0 = no marks.
    pub seen: u64,
}

/// htmx without eval and without injected styles; what our scripts set survives morphing.
const HTMX: &str = r#"{"includeIndicatorCSS":false,"history":false,"morphIgnore":["data-htmx-powered","data-js-","open"],"extensions":"sse,hlaska","sse":{"reconnectMaxDelay":10000}}"#;

/// The whole document.
pub fn page(page: &Page<'_>, content: &Markup) -> Markup {
    let theme = if page.wall { Theme::Dark } else { page.theme };
    html! {
        (DOCTYPE)
        html lang=(page.lang.code()) data-theme=(theme.name()) data-low[page.low_bandwidth]
            data-wall[page.wall] data-build=(page.build) data-seen=(page.seen) {
            head { (head(page)) }
            body { (body(page, content)) }
        }
    }
}

fn head(page: &Page<'_>) -> Markup {
    let manifest = match page.lang {
        Lang::Cs => &assets::MANIFEST_CS_WEBMANIFEST,
        Lang::En => &assets::MANIFEST_EN_WEBMANIFEST,
    };
    html! {
        meta charset="utf-8";
        meta name="viewport" content="width=device-width, initial-scale=1";
        meta name="color-scheme" content="light dark";
        meta name="theme-color" content="#13263e";
        title { (page.title) " – Hláska" }
        (styles(page))
        link rel="icon" href=(assets::ICON_SVG.url) type="image/svg+xml";
        link rel="apple-touch-icon" href=(assets::ICON_192_PNG.url);
        link rel="manifest" href=(manifest.url);
        (scripts(page))
    }
}

fn styles(page: &Page<'_>) -> Markup {
    let sheet = |asset: &assets::Asset| html! { link rel="stylesheet" href=(asset.url); };
    html! {
        (sheet(&assets::TOKENS_CSS)) (sheet(&assets::APP_CSS))
        @if page.charts || page.map { (sheet(&assets::CHART_CSS)) }
        @if page.wall { (sheet(&assets::WALL_CSS)) }
        @if page.map { (sheet(&assets::MAP_CSS)) }
    }
}

fn scripts(page: &Page<'_>) -> Markup {
    html! {
        @if page.live.is_some() {
            meta name="htmx-config" content=(HTMX);
            script src=(assets::HTMX_JS.url) defer {}
        }
        script type="module" src=(assets::APP_JS.url) {}
        @if page.map { script type="module" src=(assets::MAP_JS.url) {} }
    }
}

fn body(page: &Page<'_>, content: &Markup) -> Markup {
    let words = text(page.lang);
    html! {
        a.skip href="#obsah" { (words.skip()) }
        header {
            @if let Some(banner) = page.banner { p.exercise { span { (banner) } } }
            (top(page))
            @if !page.wall { (menu(page)) }
            (PreEscaped("<!--offline-->"))
            (outbox_strip(page.lang))
            (signed_out_strip(page))
        }
        main.page #obsah tabindex="-1" {
            @if let Some(message) = &page.flash { (flash(message.tone, message.text)) }
            (content)
        }
        (footer(page))
        p.hush #say role="status" {}
        p.hush #say-now role="alert" {}
        @if let Some(url) = page.live {
            div #live hidden hx-sse:connect=(url) hx-trigger="load, live:retry" hx-swap="none" {}
        }
    }
}
