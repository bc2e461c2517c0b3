//! The cookie that carries a session's token.

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
