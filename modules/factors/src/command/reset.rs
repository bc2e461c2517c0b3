//! For somebody who has lost every key and code. Who they are was found out by other means.

use hlaska_journal::World;
use hlaska_kernel::{AccountId, Action, Permit, Refusal, Row, Said};
use hlaska_web::{Decision, Fields, FormReader};

use super::{ADMINISTRATOR, decision};
use crate::event::FactorEvent;
use crate::view::{Factors, Held};

pub(crate) struct Reset;

impl Action for Reset {
    const ROW: Row = Row { action: "factors.reset", roles: ADMINISTRATOR };
}

const REASON_LIMIT: usize = 500;

/// How it was found out who asks; somebody will read it in a year.
pub(crate) fn parse(form: &Fields) -> Result<String, Refusal> {
    let mut reader = FormReader::new(form);
    let reason = reader.required("reason", REASON_LIMIT);
    reader.finish(reason)
}

pub(crate) fn reset(
    world: &World,
    permit: &Permit<'_, Reset>,
    account: AccountId,
    reason: &str,
) -> Result<Decision, Refusal> {
    if permit.actor().account == account {
        return Err(Refusal::Conflict(Said::new(
            "Vlastní způsoby přihlášení zrušíte na stránce Můj účet.",
            "Remove your own ways of signing in on the page My account.",
        )));
    }
    if *world.view::<Factors>().of(account) == Held::default() {
        return Err(Refusal::Conflict(Said::new(
            "Účet nemá přístupový klíč ani kódy, není co rušit.",
            "The account has neither a passkey nor codes, there is nothing to reset.",
        )));
    }
    Ok(decision([FactorEvent::Reset { account, reason: reason.to_owned() }]))
}
