use hlaska_journal::World;
use hlaska_kernel::{AccountId, Action, Permit, Refusal, Row, Said, Timestamp};
use hlaska_web::Decision;

use super::create_account::claim;
use super::{ADMINISTRATORS, decision};
use crate::event::{AccessEvent, LinkPurpose};
use crate::import::Line;
use crate::import::plan::{Plan, Surroundings, plan};
use crate::view::Accounts;

pub(crate) struct ImportPeople;

impl Action for ImportPeople {
    const ROW: Row = Row { action: "access.import_people", roles: ADMINISTRATORS };
}

/// What was looked at and is to be written.
pub(crate) struct Confirmed<'a> {
    pub lines: &'a [Line],
    /// Of the plan as it was shown.
    pub digest: &'a str,
    pub links_until: Timestamp,
}

/// Writes what was shown, all at once or not at all; bad rows are left out. Answers who was invited.
pub(crate) fn import_people(
    world: &World,
    _permit: &Permit<'_, ImportPeople>,
    around: &Surroundings<'_>,
    confirmed: &Confirmed<'_>,
) -> Result<(Decision, Vec<AccountId>), Refusal> {
    let plan = plan(world.view::<Accounts>(), around, confirmed.lines);
    if plan.digest() != confirmed.digest {
        return Err(Refusal::Conflict(Said::new(
            "Mezitím se v portálu něco změnilo. Otevřete náhled znovu a zkontrolujte ho.",
            "Something has changed in the portal meanwhile. Open the preview again and check it.",
        )));
    }
    let invited: Vec<_> = plan.invited().collect();
    let claims = claims(&plan);
    let links = invited.iter().map(|account| AccessEvent::LinkIssued {
        account: *account,
        purpose: LinkPurpose::Invitation,
        expires_at: confirmed.links_until,
    });
    let mut decision = decision(plan.events.iter().cloned().chain(links));
    decision.claims = claims;
    Ok((decision, invited))
}

fn claims(plan: &Plan) -> Vec<String> {
    let logins = plan.events.iter().filter_map(|event| match event {
        AccessEvent::AccountCreated { login, .. } => Some(claim(login)),
        _ => None,
    });
    logins.collect()
}
