//! How each rule of `rules.toml` looks at records.

use hlaska_audit::{Code, Content, code};
use hlaska_kernel::time;

use super::look::Look::{self, Admin, AdminNew, After, Clock, Count, Distinct, Gap, New, Silent};

pub(super) const LOOKS: &[(&str, Look)] = &[
    ("login-fail-account", Count(|c| is(c, &[code::LOGIN_FAIL]), account)),
    ("login-fail-address", Count(|c| is(c, &[code::LOGIN_FAIL]), address)),
    ("login-spray", Distinct(|c| is(c, &[code::LOGIN_FAIL]), address, account)),
    (
        "login-after-fails",
        After((|c| is(c, &[code::LOGIN_FAIL]), account), (|c| is(c, &[code::LOGIN_OK]), account)),
    ),
    ("rate-limited", Count(|c| is(c, &[code::RATE_LIMITED]), address)),
    ("provider-refused", Count(|c| is(c, &[code::OIDC_FAIL]), whole)),
    (
        "privilege-chain",
        After(
            (|c| is(c, &[code::ROLE_GRANTED]), object),
            (|c| is(c, &[code::ROLE_GRANTED]), account),
        ),
    ),
    ("self-grant", Count(own_right, account)),
    ("clearance-many", Count(|c| is(c, &[code::CLEARANCE_CHANGED]), account)),
    ("export-many", Count(|c| is(c, &[code::BULK_EXPORT, code::ADMIN_EXPORT]), account)),
    ("personal-many", Count(|c| is(c, &[code::PERSONAL_READ]), account)),
    ("special-many", Count(|c| is(c, &[code::SPECIAL_READ]), account)),
    ("special-night", Count(|c| is(c, &[code::SPECIAL_READ]) && hour(c, 22, 5), account)),
    ("audit-export", Count(|c| is(c, &[code::AUDIT_EXPORTED]), account)),
    ("denied-storm", Count(|c| is(c, &[code::DENIED]), account)),
    ("audit-probe", Count(at_audit, account)),
    ("admin-new-device", AdminNew(|c| is(c, &[code::LOGIN_OK]), account, device)),
    ("admin-hours", Admin(|c| is(c, &[code::LOGIN_OK]) && hour(c, 20, 6), account)),
    ("break-glass", Count(|c| is(c, &[code::BREAK_GLASS_OPENED]), whole)),
    ("impersonation", Count(|c| is(c, &[code::IMPERSONATION]), account)),
    ("record-gap", Gap),
    ("node-silent", Silent),
    ("clock-jump", Clock),
    ("forward-stuck", Count(|c| is(c, &[code::SYSTEM_ERROR]) && reason(c, "audit_target"), object)),
    ("feed-down", Count(|c| is(c, &[code::FEED_DOWN]), object)),
    ("key-new-address", New(|c| is(c, &[code::API_KEY_OK]), account, address)),
    ("key-fails", Count(|c| is(c, &[code::API_KEY_FAIL]), address)),
    ("kiosk-fails", Count(|c| is(c, &[code::KIOSK_FAIL]), address)),
    ("invitation-renewed", Count(|c| is(c, &[code::ACCOUNT_INVITED]), object)),
    (
        "factor-then-password",
        After(
            (|c| is(c, &[code::MFA_RESET, code::CREDENTIAL_REMOVED]), object),
            (|c| is(c, &[code::PASSWORD_CHANGED]), object),
        ),
    ),
    ("upload-blocked", Count(|c| is(c, &[code::UPLOAD_BLOCKED]), account)),
    (
        "deactivated-tries",
        After(
            (|c| is(c, &[code::ACCOUNT_DEACTIVATED]), object),
            (|c| is(c, &[code::LOGIN_FAIL]), account),
        ),
    ),
    ("verify-failed", Count(|c| is(c, &[code::VERIFY_FAIL, code::TAMPER_DETECTED]), whole)),
    ("spill", Count(|c| is(c, &[code::SPILL_REPORTED]), object)),
];

fn is(content: &Content, codes: &[Code]) -> bool {
    codes.iter().any(|code| code.name == content.code)
}
fn account(content: &Content) -> Option<String> {
    content.fields.account.map(|id| id.to_string())
}
fn address(content: &Content) -> Option<String> {
    content.fields.address.map(|address| address.to_string())
}
fn device(content: &Content) -> Option<String> {
    content.fields.device.clone()
}
fn object(content: &Content) -> Option<String> {
    content.fields.object_id.clone()
}
#[expect(clippy::unnecessary_wraps, reason = "one shape for all subjects")]
fn whole(_: &Content) -> Option<String> {
    Some(String::new())
}
fn reason(content: &Content, start: &str) -> bool {
    content.fields.reason.as_deref().is_some_and(|reason| reason.starts_with(start))
}
/// Between two hours of Prague's clock, over midnight.
fn hour(content: &Content, from: i8, to: i8) -> bool {
    let hour = time::prague(content.at()).hour();
    hour >= from || hour < to
}
fn own_right(content: &Content) -> bool {
    let right = is(content, &[code::ROLE_GRANTED, code::CLEARANCE_CHANGED]);
    right && account(content).is_some() && account(content) == object(content)
}
fn at_audit(content: &Content) -> bool {
    let tried = content.fields.object_id.as_deref().unwrap_or_default();
    is(content, &[code::AUDIT_DENIED]) || is(content, &[code::DENIED]) && tried.contains(" /audit")
}
