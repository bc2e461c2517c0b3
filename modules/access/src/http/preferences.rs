//! Language, theme and low-bandwidth mode, kept in cookies of the browser.

use hlaska_kernel::Refusal;
use hlaska_web::{Answer, Cx};

use crate::session::local_path;

/// Field, which is also the cookie's name, and what it may hold.
const CHOICES: [(&str, &[&str]); 3] =
    [("lang", &["cs", "en"]), ("theme", &["auto", "light", "dark"]), ("low", &["0", "1"])];
const YEAR_SECONDS: i64 = 365 * 24 * 3600;

/// Takes any of `lang`, `theme`, `low`, and `zpet`, the page to come back to.
pub(super) async fn post(cx: Cx) -> Result<Answer, Refusal> {
    let back = back(&cx);
    let secure = if cx.portal.settings().secure { "; Secure" } else { "" };
    let mut answer = Answer::redirect(&back);
    for (name, values) in CHOICES {
        let chosen = cx.form.get(name);
        if values.contains(&chosen) {
            let rest = format!("Path=/; SameSite=Lax; Max-Age={YEAR_SECONDS}{secure}");
            answer = answer.cookie(&format!("{name}={chosen}; {rest}"));
        }
    }
    Ok(answer)
}

/// The doors are pages too for somebody who only wants to read them in English.
fn back(cx: &Cx) -> String {
    let wanted = cx.form.get("zpet");
    let door = wanted == "/prihlaseni" || wanted.strip_prefix("/pozvanka/").is_some_and(is_token);
    if door { wanted } else { local_path(wanted).unwrap_or("/") }.to_owned()
}

fn is_token(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_hexdigit())
}
