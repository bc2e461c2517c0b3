//! The cookie that ties a sign-in under way to the browser that began it.

use hlaska_web::Cx;
use hlaska_web::prefs::cookie;

use crate::storage::pending::LIFE_SECONDS;

const fn name(secure: bool) -> &'static str {
    if secure { "__Host-oidc" } else { "oidc" }
}

/// What the browser has, if it looks like ours.
pub(crate) fn of(cx: &Cx) -> Option<String> {
    let value = cookie(&cx.headers, name(cx.portal.settings().secure))?;
    let plausible = value.len() == 64 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
    plausible.then(|| value.to_owned())
}

/// Lax: the provider sends the browser back from another site.
pub(crate) fn set(cx: &Cx, value: &str) -> String {
    written(cx, value, LIFE_SECONDS)
}

pub(crate) fn clear(cx: &Cx) -> String {
    written(cx, "", 0)
}

fn written(cx: &Cx, value: &str, max_age_seconds: i64) -> String {
    let secure = cx.portal.settings().secure;
    let suffix = if secure { "; Secure" } else { "" };
    let name = name(secure);
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age_seconds}{suffix}")
}
