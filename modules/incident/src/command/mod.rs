//! What can be done with an incident, one file a command.

mod amend;
mod attach_signal;
mod close;
mod correct_entry;
mod facts;
mod invite;
mod mark_significant;
mod open;
mod reopen;
mod wording;
mod write_entry;

pub use amend::Amend;
pub(crate) use amend::amend;
pub use attach_signal::AttachSignal;
pub(crate) use attach_signal::attach_signal;
pub use close::Close;
pub(crate) use close::close;
pub use correct_entry::CorrectEntry;
pub(crate) use correct_entry::correct_entry;
pub(crate) use facts::parse_facts;
pub use invite::{InviteOrganisation, WithdrawInvitation};
pub(crate) use invite::{invite, parse_invited, withdraw};
pub use mark_significant::MarkSignificant;
pub(crate) use mark_significant::mark_significant;
pub use open::Open;
pub(crate) use open::{Opening, open};
pub use reopen::Reopen;
pub(crate) use reopen::reopen;
pub(crate) use wording::{Written, parse_written};
pub use write_entry::WriteEntry;
pub(crate) use write_entry::write_entry;

use hlaska_kernel::{Refusal, Said};
use hlaska_web::{Fields, FormReader};

use crate::incident::IncidentId;

/// Longest reason, characters.
const REASON_LIMIT: usize = 500;

/// Why something is closed, opened again, changed or corrected: the field `duvod`.
pub(crate) fn parse_reason(form: &Fields) -> Result<String, Refusal> {
    let mut reader = FormReader::new(form);
    let reason = reader.required("duvod", REASON_LIMIT);
    reader.finish(reason)
}

/// All mistakes of several readings of one form.
pub(crate) fn both<A, B>(a: Result<A, Refusal>, b: Result<B, Refusal>) -> Result<(A, B), Refusal> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(Refusal::Invalid(mut errors)), Err(Refusal::Invalid(more))) => {
            errors.extend(more);
            Err(Refusal::Invalid(errors))
        }
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    }
}

/// The page of an incident.
pub(crate) fn address(id: IncidentId) -> String {
    format!("/udalosti/{id}")
}

/// Exercise and reality stay apart.
fn mixed() -> Refusal {
    Refusal::Conflict(Said::new(
        "Podnět z cvičení nelze spojit se skutečnou událostí ani naopak.",
        "A signal of an exercise cannot be joined with a real event, nor the other way round.",
    ))
}

fn closed() -> Refusal {
    Refusal::Conflict(Said::new(
        "Událost je uzavřená. Chcete-li pokračovat, znovu ji otevřete s uvedením důvodu.",
        "The event is closed. To go on, open it again with a reason.",
    ))
}
