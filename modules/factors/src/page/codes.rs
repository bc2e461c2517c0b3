//! My code generator and my recovery codes.

use hlaska_access::Account;
use hlaska_kernel::{Said, time};
use hlaska_web::ui::{self, Tone};
use hlaska_web::{Answer, Cx, Fields};
use maud::{Markup, PreEscaped, html};
use qrcode::QrCode;
use qrcode::render::svg;

use super::code::why;
use super::{button_form, fresh_key, said};
use crate::check::Typed;
use crate::service::FactorService;
use crate::totp;
use crate::view::Held;
use crate::words::{Words, words};

/// A secret to be taken into an app, and the field for its first code.
pub(crate) fn offer(
    cx: &Cx,
    account: &Account,
    secret: &[u8],
    token: &str,
    trouble: Option<Typed>,
) -> Answer {
    let words = words(cx.lang());
    let host = cx.portal.service::<FactorService>().host.clone();
    let address = totp::address(secret, &account.login, &host);
    let typed = Fields::default();
    let kit = ui::Kit::new(cx.lang(), &typed, &[]);
    let fields = html! {
        input type="hidden" name="token" value=(token);
        (kit.text("code", words.first_code).autocomplete("one-time-code"))
        (kit.submit(words.turn_codes_on))
    };
    let content = html! {
        (ui::crumbs(&[("/ucet", words.my_account)], cx.lang()))
        h1 { (words.codes) }
        p.lead { (words.codes_lead) }
        @if let Some(trouble) = trouble { (why(words, trouble)) }
        (square(words, &address))
        p { (words.secret_by_hand) " " code { (totp::in_groups(&totp::base32(secret))) } }
        p { a href=(address) { (words.open_in_app) } }
        (kit.form("/ucet/kody", &fresh_key(&cx.portal), &fields))
    };
    cx.page(words.codes).answer(&content)
}

/// Dark on light whatever the theme: cameras want it so. A failure leaves the text below.
fn square(words: &Words, address: &str) -> Markup {
    let Ok(code) = QrCode::new(address.as_bytes()) else { return html! {} };
    let svg = code.render::<svg::Color<'_>>().min_dimensions(220, 220).build();
    let svg = svg.split_once("?>").map_or(svg.as_str(), |(_, drawing)| drawing);
    html! { figure role="img" aria-label=(words.square_code) { (PreEscaped(svg)) } }
}

/// Codes are on: since when, how many recovery codes are left, and off again.
pub(crate) fn on(cx: &Cx, held: &Held, why: Option<&Said>) -> Answer {
    let (words, lang) = (words(cx.lang()), cx.lang());
    let since = held.codes_since.map(|at| ui::moment(at, lang));
    let key = fresh_key(&cx.portal);
    let content = html! {
        (ui::crumbs(&[("/ucet", words.my_account)], lang))
        h1 { (words.codes) }
        (said(cx, why))
        (ui::facts(&[
            (words.codes_since, since.unwrap_or_default()),
            (words.recovery_left, html! { (held.recovery_left) }),
        ]))
        p { (words.recovery_lead) }
        (button_form("/ucet/kody/zachranne", &key, words.new_recovery))
        h2 { (words.turn_codes_off) }
        p { (words.turn_codes_off_lead) }
        (button_form("/ucet/kody/vypnout", &fresh_key(&cx.portal), words.turn_codes_off))
    };
    cx.page(words.codes).answer(&content)
}

/// Shown once, made for the printer.
pub(crate) fn handed_out(cx: &Cx, account: &Account, codes: &[String]) -> Answer {
    let (words, lang) = (words(cx.lang()), cx.lang());
    let lead = html! { p { (words.recovery_once) } };
    let content = html! {
        h1 { (words.recovery_codes) }
        (ui::alert(Tone::Warn, words.recovery_print, &lead))
        (ui::facts(&[
            (words.login, html! { (account.login) }),
            (words.made_at, html! { (time::date_time(cx.now, lang)) }),
        ]))
        ol { @for code in codes { li { code { (code) } } } }
        p.no-print { a.btn.primary href=(crate::OWN_PAGE) { (words.kept_them) } }
    };
    cx.page(words.recovery_codes).answer(&content)
}
