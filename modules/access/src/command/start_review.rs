use hlaska_journal::World;
use hlaska_kernel::{Action, OrganisationId, Permit, Refusal, Row, Said, Timestamp};
use hlaska_web::{Decision, Fields, FormReader};

use super::{ADMINISTRATORS, decision, parse_day};
use crate::event::{AccessEvent, ReviewId};
use crate::reach::Reach;
use crate::view::Accounts;

pub(crate) struct StartReview;

impl Action for StartReview {
    const ROW: Row = Row { action: "access.start_review", roles: ADMINISTRATORS };
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    pub id: ReviewId,
    /// With everything below it; `None` for everybody.
    pub organisation: Option<OrganisationId>,
    pub deadline: Timestamp,
}

/// A review nobody finishes within half a year is none.
const LONGEST_SECONDS: i64 = 184 * 24 * 3600;

/// Fields `organisation`, `deadline`.
pub(crate) fn parse(form: &Fields, id: ReviewId, now: Timestamp) -> Result<Input, Refusal> {
    let mut reader = FormReader::new(form);
    let choose = Said::new("Vyberte organizaci.", "Choose an organisation.");
    let organisation = reader.parsed("organisation", choose);
    let deadline = parse_day(&mut reader, form, "deadline");
    let within = |at: &Timestamp| *at > now && at.as_second() <= now.as_second() + LONGEST_SECONDS;
    if !form.has("deadline") || deadline.is_some_and(|at| !within(&at)) {
        let message = Said::new(
            "Zadejte termín mezi dneškem a koncem příštího půlroku.",
            "Enter a deadline between today and half a year from now.",
        );
        reader.error("deadline", message);
    }
    reader.finish(Input { id, organisation, deadline: deadline.unwrap_or(now) })
}

pub(crate) fn start_review(
    world: &World,
    permit: &Permit<'_, StartReview>,
    input: Input,
) -> Result<Decision, Refusal> {
    let accounts = world.view::<Accounts>();
    let reach = Reach::of_actor(accounts, permit.actor());
    let Input { id: review, organisation, deadline } = input;
    match organisation {
        Some(top) => drop(reach.organisation(top)?),
        None if !reach.is_everything() => return Err(Refusal::NotFound),
        None => {}
    }
    if accounts.review(review).is_some() {
        return Ok(Decision::default());
    }
    let same = |open: &&crate::view::review::Review| {
        open.closed.is_none() && open.organisation == organisation
    };
    if accounts.reviews().iter().any(same) {
        return Err(Refusal::Conflict(Said::new(
            "Prověrka této organizace už běží. Nejdřív ji uzavřete.",
            "A review of this organisation is under way. Close it first.",
        )));
    }
    Ok(decision([AccessEvent::ReviewStarted { review, organisation, deadline }]))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn a_review_has_a_deadline() {
        let now: Timestamp = "2026-11-22T16:06:00Z".parse().unwrap();
        let parsed = |day: &str| {
            let form = format!("organisation=&deadline={day}");
            parse(&Fields::parse(form.as_bytes()), REVIEW, now)
        };
        assert_eq!(parsed("2026-12-15").unwrap().organisation, None);
        for bad in ["", "2026-11-01", "2028-01-01", "brzy"] {
            assert_eq!(fields(parsed(bad))[0], "deadline", "{bad}");
        }
    }

    #[test]
    fn one_review_of_an_organisation_at_a_time() {
        let start = |history: &[AccessEvent], id| {
            let deadline = "2026-12-15T22:59:00Z".parse().unwrap();
            let input = Input { id, organisation: Some(PLAV_OFFICE), deadline };
            start_review(&given(history), &permit(&administrator()), input)
        };
        let started = said(start(&mayor_history(), REVIEW));
        assert_eq!(started.len(), 1);
        let history = [mayor_history(), started].concat();
        assert_eq!(said(start(&history, REVIEW)), []);
        let other = ReviewId::from_u128(31);
        assert!(matches!(start(&history, other), Err(Refusal::Conflict(_))));
    }
}
