use hlaska_journal::World;
use hlaska_kernel::{Action, OrganisationId, Permit, Refusal, Row};
use hlaska_web::Decision;

use super::answer_review::open;
use super::{ADMINISTRATORS, decision};
use crate::event::{AccessEvent, ReviewId};
use crate::reach::Reach;
use crate::view::Accounts;

pub(crate) struct RemindReview;

impl Action for RemindReview {
    const ROW: Row = Row { action: "access.remind_review", roles: ADMINISTRATORS };
}

/// Notes that the organisation's administrators were reminded, by phone or otherwise.
pub(crate) fn remind_review(
    world: &World,
    permit: &Permit<'_, RemindReview>,
    review: ReviewId,
    organisation: OrganisationId,
) -> Result<Decision, Refusal> {
    let accounts = world.view::<Accounts>();
    Reach::of_actor(accounts, permit.actor()).organisation(organisation)?;
    open(accounts, review)?;
    Ok(decision([AccessEvent::ReviewReminded { review, organisation }]))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn a_reminder_is_on_record() {
        let history = [mayor_history(), vec![review_started()]].concat();
        let decided =
            remind_review(&given(&history), &permit(&administrator()), REVIEW, PLAV_OFFICE);
        let world = given(&[history, said(decided)].concat());
        let review = world.view::<Accounts>().review(REVIEW).unwrap();
        assert!(review.reminded.contains_key(&PLAV_OFFICE));
        let unknown = ReviewId::from_u128(99);
        let decided = remind_review(&world, &permit(&administrator()), unknown, PLAV_OFFICE);
        assert_eq!(decided.err(), Some(Refusal::NotFound));
    }
}
