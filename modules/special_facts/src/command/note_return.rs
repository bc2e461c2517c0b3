//! Writes down that copies came back.

use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Permit, Refusal};
use hlaska_web::{Decision, Fields, FormReader};

use super::RegisterFact;
use crate::event::{FactId, SpecialFactsEvent, stream};
use crate::view::SpecialFacts;

/// Field `vraceno`: which copies and from whom.
pub(crate) fn parse(form: &Fields) -> Result<String, Refusal> {
    let mut reader = FormReader::new(form);
    let note = reader.required("vraceno", 200);
    reader.finish(note)
}

pub(crate) fn note_return(
    world: &World,
    _permit: &Permit<'_, RegisterFact>,
    fact: FactId,
    note: String,
) -> Result<Decision, Refusal> {
    let found = world.view::<SpecialFacts>().find_fact(fact).ok_or(Refusal::NotFound)?;
    if found.returned.last().is_some_and(|last| last.note == note) {
        return Ok(Decision::default());
    }
    let event = SpecialFactsEvent::Returned { list: found.list, fact, note };
    Ok(vec![NewEvent::new(stream(found.list), &event)].into())
}
