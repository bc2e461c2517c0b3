use hlaska_access::Accounts;
use hlaska_journal::World;
use hlaska_kernel::{Action, Actor, OrganisationId, Permit, Place, Refusal, Row, policy};
use hlaska_web::Decision;

use super::start_campaign::contains;
use super::{CAMPAIGNERS, decision, open_campaign};
use crate::event::DirectoryEvent;
use crate::model::CampaignId;
use crate::view::campaign::Campaign;

/// Links to confirm by are made and shown to whoever hands them out.
pub struct IssueLinks;

impl Action for IssueLinks {
    const ROW: Row = Row { action: "directory.issue_links", roles: CAMPAIGNERS };
}

/// For whom links are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    All,
    Waiting,
    One(OrganisationId),
}

/// The ground on which the actor may do something in a campaign: all of it, or the own ORP's part
/// of the region's campaign.
pub fn ground<A: Action>(actor: &Actor, campaign: &Campaign) -> Place {
    let may = |place: &Place| policy::permit::<A>(actor, *place).is_ok();
    let own = actor.grants.iter().map(|grant| grant.territory.place());
    let mut own = own.filter(|place| contains(campaign.place, *place));
    if may(&campaign.place) { campaign.place } else { own.find(may).unwrap_or(campaign.place) }
}

/// Those of the campaign's organisations that lie on the ground and are meant.
pub fn chosen(
    accounts: &Accounts,
    campaign: &Campaign,
    ground: Place,
    whom: Whom,
) -> Vec<OrganisationId> {
    let on_ground = |id: &OrganisationId| {
        let one = accounts.organisation(*id);
        one.is_some_and(|one| campaign.counts(one) && contains(ground, one.territory.place()))
    };
    let meant = |id: &OrganisationId| match whom {
        Whom::All => true,
        Whom::Waiting => !campaign.answers.contains_key(id),
        Whom::One(one) => *id == one,
    };
    campaign.organisations.iter().copied().filter(on_ground).filter(meant).collect()
}

/// `organisations` as [`chosen`] gave them. `replaces`: links handed out before lose their use.
pub fn issue_links(
    world: &World,
    permit: &Permit<'_, IssueLinks>,
    campaign: CampaignId,
    organisations: Vec<OrganisationId>,
    replaces: bool,
) -> Result<Decision, Refusal> {
    let known = open_campaign(world, campaign)?;
    let all = chosen(world.view::<Accounts>(), known, permit.place(), Whom::All);
    if organisations.is_empty() || !organisations.iter().all(|one| all.contains(one)) {
        return Err(Refusal::NotFound);
    }
    Ok(decision([DirectoryEvent::LinksIssued { campaign, organisations, replaces }]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::*;
    use crate::view::Directory;

    #[test]
    fn the_orp_hands_out_the_links_of_its_own_part() {
        let world = given(&[campaign()]);
        let known = world.view::<Directory>().campaign(CAMPAIGN).unwrap();
        let accounts = world.view::<Accounts>();
        let (actor, manager) = (secretary(), manager());
        assert_eq!(ground::<IssueLinks>(&manager, known), Place::Region);
        let own = ground::<IssueLinks>(&actor, known);
        assert_eq!(own, Place::Orp(BUDEJOVICE));
        let organisations = chosen(accounts, known, own, Whom::All);
        assert!(organisations.contains(&PLAV_OFFICE) && !organisations.contains(&KRUMLOV_OFFICE));
        let permit = policy::permit(&actor, own).unwrap();
        assert_eq!(said(issue_links(&world, &permit, CAMPAIGN, organisations, false)).len(), 1);
        let foreign = issue_links(&world, &permit, CAMPAIGN, vec![KRUMLOV_OFFICE], false);
        assert_eq!(foreign.err(), Some(Refusal::NotFound));
    }

    #[test]
    fn those_who_answered_are_not_among_the_waiting() {
        let world = given(&[campaign(), plav_answered()]);
        let known = world.view::<Directory>().campaign(CAMPAIGN).unwrap();
        let waiting = chosen(world.view::<Accounts>(), known, Place::Region, Whom::Waiting);
        assert!(!waiting.contains(&PLAV_OFFICE));
        assert_eq!(waiting.len(), 3);
    }

    #[test]
    fn a_closed_campaign_gives_no_links() {
        let world = given(&[campaign(), campaign_closed()]);
        let actor = manager();
        let permit = policy::permit(&actor, Place::Region).unwrap();
        let refused = issue_links(&world, &permit, CAMPAIGN, vec![PLAV_OFFICE], false);
        assert!(matches!(refused.err(), Some(Refusal::Conflict(_))));
    }
}
