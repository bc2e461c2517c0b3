//! What people can do with reports; one file for each.

pub mod ask;
pub mod close;
pub mod no_contact;
pub mod record;
pub mod remind;
pub mod report;
pub(crate) mod statement_form;

use hlaska_journal::World;
use hlaska_kernel::{Action, Permit, Refusal, Row, Said};

use crate::ask::{Ask, AskId};
use crate::place::holds;
use crate::view::Reports;

/// Rows of the policy matrix.
pub fn actions() -> Vec<Row> {
    vec![
        ask::AskMunicipalities::ROW,
        close::CloseAsk::ROW,
        remind::NoteReminder::ROW,
        report::Report::ROW,
        record::RecordReport::ROW,
        no_contact::MarkNoContact::ROW,
    ]
}

/// The ask, when it is open and wholly within the place the permission was given for.
fn open_ask<'w, A: Action>(
    world: &'w World,
    permit: &Permit<'_, A>,
    id: AskId,
) -> Result<&'w Ask, Refusal> {
    let ask = world.view::<Reports>().ask_raw(id).ok_or(Refusal::NotFound)?;
    if !ask.municipalities.iter().all(|place| holds(permit.place(), *place)) {
        return Err(Refusal::NotFound);
    }
    if !ask.is_open() {
        return Err(Refusal::Conflict(Said::new(
            "Výzva už je uzavřena. Pokud hlášení stále potřebujete, vyzvěte obce znovu.",
            "The request is closed already. If you still need reports, ask again.",
        )));
    }
    Ok(ask)
}
