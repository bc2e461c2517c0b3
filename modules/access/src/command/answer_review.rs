use hlaska_journal::World;
use hlaska_kernel::{Action, Permit, Refusal, Role, Row, Said};
use hlaska_web::{Decision, Fields};

use super::{ADMINISTRATORS, At, decision, live, not_the_last_administrator, subject};
use crate::event::{AccessEvent, ReviewAnswer, ReviewId};
use crate::reach::Reach;
use crate::view::Accounts;

pub(crate) struct AnswerReview;

impl Action for AnswerReview {
    const ROW: Row = Row { action: "access.answer_review", roles: ADMINISTRATORS };
}

/// Fields `account`, `organisation`, `answer` of a button; anything else was not sent by our page.
pub(crate) fn parse(form: &Fields) -> Result<(At, ReviewAnswer), Refusal> {
    let id = |name| form.get(name).parse().map_err(|_| Refusal::NotFound);
    let organisation = form.get("organisation").parse().map_err(|_| Refusal::NotFound)?;
    let answer = ReviewAnswer::from_name(form.get("answer")).ok_or(Refusal::NotFound)?;
    Ok((At { account: id("account")?, organisation }, answer))
}

/// What is taken away in a review is gone at once.
pub(crate) fn answer_review(
    world: &World,
    permit: &Permit<'_, AnswerReview>,
    review: ReviewId,
    at: At,
    answer: ReviewAnswer,
) -> Result<Decision, Refusal> {
    let accounts = world.view::<Accounts>();
    let reach = Reach::of_actor(accounts, permit.actor());
    reach.organisation(at.organisation)?;
    let open = open(accounts, review)?;
    let key = (at.organisation, at.account);
    if open.answers.get(&key).is_some_and(|given| given.answer == answer) {
        return Ok(Decision::default());
    }
    let asked = accounts.in_review(open);
    let is_asked = asked.iter().any(|(organisation, one)| (*organisation, one.id) == key);
    if !is_asked {
        return Err(Refusal::NotFound);
    }
    if permit.actor().account == at.account {
        return Err(Refusal::Conflict(own()));
    }
    let At { account, organisation } = at;
    let answered = AccessEvent::ReviewAnswered { review, account, organisation, answer };
    let removed = if answer == ReviewAnswer::Removed {
        Some(removal(world, &reach, at)?)
    } else {
        live(reach.known(account)?)?;
        None
    };
    Ok(decision(std::iter::once(answered).chain(removed)))
}

pub(super) fn open(
    accounts: &Accounts,
    review: ReviewId,
) -> Result<&crate::view::review::Review, Refusal> {
    let found = accounts.review(review).ok_or(Refusal::NotFound)?;
    if found.closed.is_none() {
        return Ok(found);
    }
    Err(Refusal::Conflict(Said::new("Prověrka je uzavřena.", "The review is closed.")))
}

fn own() -> Said {
    Said::new(
        "Vlastní účet za vás ověří jiný správce nebo správce nadřízené organizace.",
        "Your own account is reviewed by another administrator or the one above.",
    )
}

fn removal(world: &World, reach: &Reach<'_>, at: At) -> Result<AccessEvent, Refusal> {
    let At { account, organisation } = at;
    let known = live(reach.known(account)?)?;
    let reason = "Prověrka přístupů: přístup odebrán.".to_owned();
    if known.organisation != organisation {
        return Ok(AccessEvent::MembershipEnded { account, organisation, reason });
    }
    subject(reach, account)?;
    if known.holds(Role::Administrator) {
        not_the_last_administrator(world, account)?;
    }
    Ok(AccessEvent::AccountDeactivated { account, reason })
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    fn under_review() -> Vec<AccessEvent> {
        [administrator_history(), mayor_history(), vec![review_started()]].concat()
    }

    fn answered(
        history: &[AccessEvent],
        at: At,
        answer: ReviewAnswer,
    ) -> Result<Decision, Refusal> {
        let actor = administrator();
        answer_review(&given(history), &permit(&actor), REVIEW, at, answer)
    }

    #[test]
    fn what_was_confirmed_is_on_record() {
        let confirmed = said(answered(&under_review(), MAYOR_AT_HOME, ReviewAnswer::Confirmed));
        assert_eq!(confirmed.len(), 1);
        let history = [under_review(), confirmed].concat();
        let world = given(&history);
        let accounts = world.view::<Accounts>();
        let missing = accounts.unanswered(accounts.review(REVIEW).unwrap());
        assert_eq!(missing, [(REGION_OFFICE, ADMIN)]);
        assert!(accounts.account(MAYOR).unwrap().reviewed.is_some());
        assert_eq!(said(answered(&history, MAYOR_AT_HOME, ReviewAnswer::Confirmed)), []);
    }

    #[test]
    fn what_is_taken_away_is_gone_at_once() {
        let removed = said(answered(&under_review(), MAYOR_AT_HOME, ReviewAnswer::Removed));
        let history = [under_review(), removed].concat();
        assert_eq!(crate::identity(&given(&history), MAYOR, None), None);
        // and stays on record, also when the button is pressed twice
        assert_eq!(said(answered(&history, MAYOR_AT_HOME, ReviewAnswer::Removed)), []);
        let confirmed = answered(&history, MAYOR_AT_HOME, ReviewAnswer::Confirmed);
        assert!(matches!(confirmed, Err(Refusal::Conflict(_))));
    }

    #[test]
    fn nobody_confirms_themselves() {
        let own = answered(&under_review(), ADMIN_AT_HOME, ReviewAnswer::Confirmed);
        assert!(matches!(own, Err(Refusal::Conflict(_))));
    }

    #[test]
    fn who_is_not_asked_about_is_not_found() {
        let stranger = At { account: STRANGER, organisation: PLAV_OFFICE };
        let answer = answered(&under_review(), stranger, ReviewAnswer::Confirmed);
        assert_eq!(answer.err(), Some(Refusal::NotFound));
    }

    #[test]
    fn a_closed_review_takes_no_answers() {
        let closed = AccessEvent::ReviewClosed { review: REVIEW, note: String::new() };
        let history = [under_review(), vec![closed]].concat();
        let answer = answered(&history, MAYOR_AT_HOME, ReviewAnswer::Confirmed);
        assert!(matches!(answer, Err(Refusal::Conflict(_))));
        let world = given(&history);
        let review = world.view::<Accounts>().review(REVIEW).unwrap();
        let missing = &review.closed.as_ref().unwrap().missing;
        assert_eq!(missing.len(), 2, "who was never looked at stays on record");
    }
}
