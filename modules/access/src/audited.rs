//! Sign-ins as the record of who did what tells them.

use hlaska_kernel::AccountId;
use hlaska_web::Cx;
use hlaska_web::audit::{Code, Outcome as Ended, Record, code};

use crate::storage::log::Outcome;

/// One line of the sign-in log as a record. The account is the one that was tried, which at the
/// door is not yet the one that asks.
pub(crate) fn record(cx: &Cx, account: Option<AccountId>, outcome: Outcome) -> Record {
    let (code, ended) = told(outcome);
    let mut record = cx.record(code).outcome(ended);
    if let Some(account) = account {
        record = record.account(account).object("account", account);
    }
    record.reason(outcome.name())
}

fn told(outcome: Outcome) -> (Code, Ended) {
    match outcome {
        Outcome::SignedIn => (code::LOGIN_OK, Ended::Ok),
        Outcome::SignedOut => (code::LOGOUT, Ended::Ok),
        Outcome::Refused => (code::LOGIN_FAIL, Ended::Fail),
        Outcome::Slowed => (code::RATE_LIMITED, Ended::Deny),
        Outcome::PasswordChanged => (code::PASSWORD_CHANGED, Ended::Ok),
        Outcome::SessionRevoked => (code::SESSION_REVOKED, Ended::Ok),
        Outcome::Proven => (code::STEPUP_OK, Ended::Ok),
        Outcome::FactorsChanged => (code::CREDENTIAL_ADDED, Ended::Ok),
    }
}
