//! A list without items. It says what is empty and why that is not an "all clear".

use maud::{Markup, html};

/// `what` names the missing things ("Žádné otevřené události"), `meaning` says how far that may be
/// trusted ("Zdroj ČHMÚ mlčí 40 min – stav na tocích neznáme").
pub fn empty(what: &str, meaning: &str) -> Markup {
    html! { div.empty { p { b { (what) } (meaning) } } }
}
