//! The page the device shows without a connection. It is kept by the service worker, which puts the
//! list of waiting reports in place of the mark.

use hlaska_kernel::Lang;
use maud::{Markup, PreEscaped, html};

/// Content of `/offline`, open to everybody. `phone` is where to call when nothing else works.
pub fn offline(phone: &str, lang: Lang) -> Markup {
    let (title, lead, queue, call) = match lang {
        Lang::Cs => (
            "Hlášení v tomto zařízení",
            "Co napíšete bez připojení, zůstává tady a odešle se samo, jakmile se spojení obnoví.",
            "Čeká na odeslání",
            "Spěchá to? Zavolejte",
        ),
        Lang::En => (
            "Reports on this device",
            "What you write without a connection stays here and will be sent by itself as soon as the connection returns.",
            "Waiting to be sent",
            "In a hurry? Call",
        ),
    };
    html! {
        h1 { (title) }
        p.lead { (lead) }
        section.panel #fronta { h2 { (queue) } (PreEscaped("<!--queue-->")) }
        @if !phone.is_empty() { p { (call) " " a href={ "tel:" (phone.replace([' ', '\u{a0}'], "")) } { b { (phone) } } "." } }
    }
}
