//! Header, menu and footer.

use hlaska_kernel::{Lang, time};
use maud::{Markup, html};

use super::icon::{Icon, icon, logo};
use super::layout::Page;
use super::text::text;
use crate::assets;
use crate::prefs::Theme;

pub(super) fn top(page: &Page<'_>) -> Markup {
    let words = text(page.lang);
    html! {
        div.top {
            div.top-in {
                a.brand href="/" { (logo()) span { b { "Hláska" } span { (words.portal()) } } }
                div.tools {
                    @if page.live.is_some() || page.low_bandwidth { (connection(page)) }
                    span.clock-box {
                        time.clock #clock datetime=(page.now) { (time::clock(page.now)) }
                        @if page.wall { span.clock-date #clock-date { (time::date(page.now, page.lang)) } }
                    }
                    @if !page.wall { (person(page)) }
                }
            }
        }
    }
}

/// The state of the connection, in words; scripts replace them.
fn connection(page: &Page<'_>) -> Markup {
    let words = text(page.lang);
    html! {
        span.row.state {
            span.conn #conn role="status" data-state="still" data-live=(words.live())
                data-lost=(words.lost()) data-signedout=(words.signed_out()) { (words.still()) }
            @if page.live.is_none() { a.tool href=(page.path) { (words.reload()) } }
        }
    }
}

fn person(page: &Page<'_>) -> Markup {
    let words = text(page.lang);
    let other = if page.lang == Lang::Cs { "en" } else { "cs" };
    html! {
        form method="post" action="/predvolby" {
            input type="hidden" name="zpet" value=(page.path);
            button.tool lang=(other) name="lang" value=(other) { (words.other_language()) }
        }
        @if let Some(user) = &page.user {
            a.who href="/ucet" { b { (user.name) } span { (user.organisation) } }
            form method="post" action="/odhlaseni" {
                button.tool { (icon(Icon::SignOut)) span.tool-text { (words.sign_out()) } }
            }
        } @else {
            a.tool href="/prihlaseni" { (icon(Icon::SignIn)) (words.sign_in()) }
        }
    }
}

pub(super) fn menu(page: &Page<'_>) -> Markup {
    html! {
        @if !page.menu.is_empty() {
            nav.nav aria-label=(text(page.lang).menu()) {
                ul {
                    @for link in &page.menu {
                        li {
                            a href=(link.href) aria-current=[(link.href == page.active).then_some("page")] {
                                (link.label)
                                @if link.count > 0 { span.count { (link.count) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Shown by scripts when the stream is refused because nobody is signed in any more.
pub(super) fn signed_out_strip(page: &Page<'_>) -> Markup {
    html! {
        p.strip.strip-lost #lost role="alert" hidden {
            a href={ "/prihlaseni?zpet=" (page.path) } { (text(page.lang).sign_in_again()) }
        }
    }
}

/// Filled by scripts from what the service worker says; the sentences come from here.
pub(super) fn outbox_strip(lang: Lang) -> Markup {
    let words = text(lang);
    let [waiting, auth, attention, sent] =
        [words.waiting(), words.awaiting_sign_in(), words.attention(), words.sent()];
    html! {
        p.strip.strip-wait #outbox role="status" hidden data-signin="/prihlaseni"
            data-waiting-one=(waiting[0]) data-waiting-few=(waiting[1]) data-waiting-other=(waiting[2])
            data-auth-one=(auth[0]) data-auth-few=(auth[1]) data-auth-other=(auth[2])
            data-attention-one=(attention[0]) data-attention-few=(attention[1]) data-attention-other=(attention[2])
            data-sent-one=(sent[0]) data-sent-few=(sent[1]) data-sent-other=(sent[2]) { a href="/offline" {} }
    }
}

pub(super) fn footer(page: &Page<'_>) -> Markup {
    let words = text(page.lang);
    html! {
        footer.foot {
            div.foot-in {
                span {
                    (words.state_of()) " " (time::date(page.now, page.lang)) " "
                    time #state-time datetime=(page.now) title=(time::date_time(page.now, page.lang)) { (time::clock(page.now)) }
                    ", " (words.revision()) " " span #state-rev { (page.revision) }
                }
                @if !page.wall { (settings(page)) a href=(assets::LICENCES_TXT.url) { (words.licences()) } }
            }
        }
    }
}

fn settings(page: &Page<'_>) -> Markup {
    let words = text(page.lang);
    let [label, names @ ..] = words.theme();
    let themes = [Theme::Auto, Theme::Light, Theme::Dark];
    let low = page.low_bandwidth;
    html! {
        form method="post" action="/predvolby" {
            input type="hidden" name="zpet" value=(page.path);
            span.hush { (label) ": " }
            @for (theme, name) in themes.into_iter().zip(names) {
                button name="theme" value=(theme.name()) aria-pressed=(theme == page.theme) { (name) }
            }
            button name="low" value=(u8::from(!low)) aria-pressed=(low) { (words.low()) }
        }
        @if page.live.is_some() { button.needs-js #keys type="button" aria-pressed="true" { (words.keys()) } }
    }
}
