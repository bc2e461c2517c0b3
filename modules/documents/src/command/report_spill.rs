//! Ohlásit, že soubor obsahuje utajovanou informaci: it is closed at once, whoever was wrong.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, Actor, Denied, Permit, Refusal, Row, permit, policy::Reason};
use hlaska_web::Decision;

use crate::document::DocumentId;
use crate::event::{DocumentsEvent, stream};
use crate::http::READERS;
use crate::view::Documents;

pub struct ReportSpill;

impl Action for ReportSpill {
    const ROW: Row = Row { action: "documents.report_spill", roles: READERS };
}

/// Whoever may read a file may report it, also from elsewhere: their own ground is asked.
pub(crate) fn permitted(actor: &Actor) -> Result<Permit<'_, ReportSpill>, Denied> {
    let own = actor.grants.iter().find(|grant| READERS.contains(&grant.role));
    let nobody = Denied { action: ReportSpill::ROW.action, because: Reason::Role };
    permit(actor, own.ok_or(nobody)?.territory.place())
}

pub(crate) fn report(
    world: &World,
    _permit: &Permit<'_, ReportSpill>,
    id: DocumentId,
) -> Result<Decision, Refusal> {
    let document = world.view::<Documents>().find(id).ok_or(Refusal::NotFound)?;
    // Reported twice is reported.
    if !document.is_open() {
        return Ok(Decision::default());
    }
    let event = DocumentsEvent::SpillReported { document: id };
    Ok(vec![NewEvent::new(stream(id), &event).exercise(document.exercise)].into())
}
