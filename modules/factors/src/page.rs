//! Pages and panels, one file for each.

pub(crate) mod code;
pub(crate) mod codes;
pub(crate) mod door;
pub(crate) mod keys;
pub(crate) mod notice;
pub(crate) mod own;
pub(crate) mod prove;
pub(crate) mod reset;
pub(crate) mod seal;

use hlaska_kernel::Said;
use hlaska_web::ui::{self, Tone};
use hlaska_web::{Cx, LiveCx, Portal, assets};
use maud::{Markup, html};

use crate::service::FactorService;
use crate::words::Words;

/// The name a form carries so that sending it twice is harmless.
fn fresh_key(portal: &Portal) -> String {
    portal.env().uuid().to_string()
}

/// Read out at once: what stood in the way.
fn told(title: &str, advice: &str) -> Markup {
    html! { div role="alert" { (ui::alert(Tone::Bad, title, &html! { p { (advice) } })) } }
}

fn said(cx: &Cx, why: Option<&Said>) -> Markup {
    html! { @if let Some(why) = why { (told(why.get(cx.lang()), "")) } }
}

/// A form that is only a button.
fn button_form(action: &str, key: &str, label: &str) -> Markup {
    html! {
        form method="post" action=(action) {
            (ui::hidden_key(key))
            button.btn type="submit" { (label) }
        }
    }
}

/// What a form with a passkey has beside its own fields. Its button asks the device, puts what the
/// device says into the form, and sends it; without scripts it stands there saying why not.
struct Ask<'a> {
    portal: &'a Portal,
    words: &'a Words,
    /// `create` or `get`, as browsers call it.
    verb: &'a str,
    action: &'a str,
    /// Where the challenge comes from.
    challenge: &'a str,
    button: &'a str,
}

impl Ask<'_> {
    fn form(&self, fields: &Markup) -> Markup {
        let service = self.portal.service::<FactorService>();
        let words = self.words;
        html! {
            form.form method="post" action=(self.action) data-passkey=(self.verb)
                data-challenge=(self.challenge) data-host=(service.host)
                data-elsewhere=(words.only_at(&service.origin)) data-unable=(words.device_unable)
                data-cancelled=(words.cancelled) data-failed=(words.no_challenge) {
                (ui::hidden_key(&fresh_key(self.portal)))
                input type="hidden" name="token"; input type="hidden" name="answer";
                (fields)
                div.actions { button.btn.primary.needs-js type="submit" { (self.button) } }
                p.hint data-passkey-said role="status" { (words.needs_scripts) }
            }
            script type="module" src=(assets::PASSKEY_JS.url) {}
        }
    }
}

fn words_of(live: &LiveCx) -> &'static Words {
    crate::words::words(live.lang())
}
