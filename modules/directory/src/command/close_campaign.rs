use hlaska_journal::World;
use hlaska_kernel::{Action, Permit, Refusal, Row};
use hlaska_web::{Decision, Fields, FormReader};

use super::{CAMPAIGNERS, NOTE_LIMIT, decision};
use crate::event::DirectoryEvent;
use crate::model::CampaignId;
use crate::view::Directory;

/// Nobody is to answer any more; every link of the campaign ends.
pub struct CloseCampaign;

impl Action for CloseCampaign {
    const ROW: Row = Row { action: "directory.close_campaign", roles: CAMPAIGNERS };
}

/// Field `reason`.
pub fn parse(form: &Fields) -> Result<String, Refusal> {
    let mut reader = FormReader::new(form);
    let reason = reader.optional("reason", NOTE_LIMIT);
    reader.finish(reason)
}

pub fn close_campaign(
    world: &World,
    _permit: &Permit<'_, CloseCampaign>,
    campaign: CampaignId,
    reason: String,
) -> Result<Decision, Refusal> {
    let known = world.view::<Directory>().campaign(campaign).ok_or(Refusal::NotFound)?;
    let closed = DirectoryEvent::CampaignClosed { campaign, reason };
    // A second tap on the same button is no mistake.
    Ok(decision(known.is_open().then_some(closed)))
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::{Place, policy};

    use super::*;
    use crate::testing::*;

    #[test]
    fn it_is_closed_once() {
        let actor = manager();
        let permit = policy::permit(&actor, Place::Region).unwrap();
        let world = given(&[campaign()]);
        assert_eq!(said(close_campaign(&world, &permit, CAMPAIGN, String::new())).len(), 1);
        let world = given(&[campaign(), campaign_closed()]);
        assert_eq!(said(close_campaign(&world, &permit, CAMPAIGN, String::new())), []);
        let orp = secretary();
        assert!(policy::permit::<CloseCampaign>(&orp, Place::Region).is_err());
    }
}
