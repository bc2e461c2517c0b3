use hlaska_journal::World;
use hlaska_kernel::{Action, Permit, Refusal, Row};
use hlaska_web::{Decision, Fields, FormReader};

use super::{ADMINISTRATORS, REASON_LIMIT, decision};
use crate::event::{AccessEvent, ReviewId};
use crate::reach::Reach;
use crate::view::Accounts;

pub(crate) struct CloseReview;

impl Action for CloseReview {
    const ROW: Row = Row { action: "access.close_review", roles: ADMINISTRATORS };
}

/// Field `note`.
pub(crate) fn parse(form: &Fields) -> Result<String, Refusal> {
    let mut reader = FormReader::new(form);
    let note = reader.optional("note", REASON_LIMIT);
    reader.finish(note)
}

/// Whoever was not looked at stays on record.
pub(crate) fn close_review(
    world: &World,
    permit: &Permit<'_, CloseReview>,
    review: ReviewId,
    note: String,
) -> Result<Decision, Refusal> {
    let accounts = world.view::<Accounts>();
    let reach = Reach::of_actor(accounts, permit.actor());
    let known = accounts.review(review).ok_or(Refusal::NotFound)?;
    if !reach.is_everything() && !known.organisation.is_some_and(|top| reach.includes(top)) {
        return Err(Refusal::NotFound);
    }
    if known.closed.is_some() {
        return Ok(Decision::default());
    }
    Ok(decision([AccessEvent::ReviewClosed { review, note }]))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn a_review_is_closed_once() {
        let history = [mayor_history(), vec![review_started()]].concat();
        let close = |history: &[AccessEvent]| {
            close_review(&given(history), &permit(&administrator()), REVIEW, "Hotovo".to_owned())
        };
        let closed = said(close(&history));
        assert_eq!(closed.len(), 1);
        assert_eq!(said(close(&[history, closed].concat())), []);
    }
}
