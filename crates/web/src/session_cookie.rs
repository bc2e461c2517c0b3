//! The cookie that carries a session's token, and the one by which a device is known again.

use http::HeaderMap;

use crate::prefs::cookie;

/// Bound to https and to this very host where the portal is served through https.
pub const fn name(secure: bool) -> &'static str {
    if secure { "__Host-session" } else { "session" }
}

pub fn set(token: &str, secure: bool, max_age_seconds: i64) -> String {
    let suffix = if secure { "; Secure" } else { "" };
    format!(
        "{}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age_seconds}{suffix}",
        name(secure)
    )
}

pub fn clear(secure: bool) -> String {
    set("", secure, 0)
}

/// A device keeps its identity for a year, so that the record of who did what can name it even
/// when its address changes.
const DEVICE_SECONDS: i64 = 365 * 24 * 3600;

const fn device_name(secure: bool) -> &'static str {
    if secure { "__Host-device" } else { "device" }
}

pub fn set_device(id: &str, secure: bool) -> String {
    let suffix = if secure { "; Secure" } else { "" };
    let name = device_name(secure);
    format!("{name}={id}; Path=/; HttpOnly; SameSite=Lax; Max-Age={DEVICE_SECONDS}{suffix}")
}

/// The identity a device says it has; nobody is let in on it.
pub fn device(headers: &HeaderMap, secure: bool) -> Option<&str> {
    let known = cookie(headers, device_name(secure))?;
    let plausible = known.len() <= 64 && known.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (plausible && known.len() >= 16).then_some(known)
}
