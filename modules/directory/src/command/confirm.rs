use hlaska_journal::World;
use hlaska_kernel::{Action, OrganisationId, Permit, Refusal, Row, Said};
use hlaska_web::Decision;

use super::{EDITORS, contact_of, decision};
use crate::event::DirectoryEvent;
use crate::model::{Answer, ContactId, How};
use crate::reach;
use crate::view::Directory;

/// Somebody says that contacts hold. All of them at once also answer the campaigns that run.
pub struct ConfirmContacts;

impl Action for ConfirmContacts {
    const ROW: Row = Row { action: "directory.confirm_contacts", roles: EDITORS };
}

/// `contact`: one of them; `None`: all in use.
pub fn confirm(
    world: &World,
    permit: &Permit<'_, ConfirmContacts>,
    organisation: OrganisationId,
    contact: Option<ContactId>,
) -> Result<Decision, Refusal> {
    let how = reach::how(world, permit.actor(), organisation);
    if let Some(contact) = contact {
        let valid = contact_of(world, contact, organisation)?.flaw.is_none();
        let confirmed =
            DirectoryEvent::ContactsConfirmed { organisation, contacts: vec![contact], how };
        return Ok(decision(valid.then_some(confirmed)));
    }
    let directory = world.view::<Directory>();
    let is_campaign = directory.open_campaigns(organisation).next().is_some();
    let how = if is_campaign && how == How::Owner { How::Campaign } else { how };
    let confirmed = everything(directory, organisation, how)?;
    let answers = answers(directory, organisation, how);
    Ok(decision(std::iter::once(confirmed).chain(answers)))
}

/// Every contact in use holds.
pub fn everything(
    directory: &Directory,
    organisation: OrganisationId,
    how: How,
) -> Result<DirectoryEvent, Refusal> {
    let contacts: Vec<_> = directory.contacts_of(organisation).iter().map(|one| one.id).collect();
    if contacts.is_empty() {
        return Err(Refusal::Conflict(Said::new(
            "Organizace nemá žádný platný kontakt. Nejdřív nějaký zapište.",
            "The organisation has no valid contact. Write one down first.",
        )));
    }
    Ok(DirectoryEvent::ContactsConfirmed { organisation, contacts, how })
}

/// What is said with that in each open campaign; nothing where the same was said already.
fn answers(directory: &Directory, organisation: OrganisationId, how: How) -> Vec<DirectoryEvent> {
    let changed_at = directory.changed_at(organisation);
    let open = directory.open_campaigns(organisation);
    let news = open.filter_map(|campaign| {
        let changed = changed_at > Some(campaign.started_at);
        let answer = if changed { Answer::Changed } else { Answer::Confirmed };
        let before = campaign.answers.get(&organisation);
        let is_said = before.is_some_and(|b| b.answer == answer && changed_at <= Some(b.at));
        let (campaign, note) = (campaign.id, String::new());
        (!is_said).then_some(DirectoryEvent::CampaignAnswered {
            campaign,
            organisation,
            answer,
            how,
            note,
        })
    });
    news.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::*;

    #[test]
    fn the_owner_confirms_everything_and_answers_the_campaign() {
        let history = [holder(), holder_is_mayor(), holders_mobile(), campaign()];
        let world = given(&history);
        let actor = mayor();
        let events = said(confirm(&world, &allowed(&world, &actor), PLAV_OFFICE, None));
        let [
            DirectoryEvent::ContactsConfirmed { contacts, how: How::Campaign, .. },
            DirectoryEvent::CampaignAnswered { answer: Answer::Confirmed, .. },
        ] = &events[..]
        else {
            panic!("{events:?}")
        };
        assert_eq!(contacts[..], [HOLDERS_MOBILE]);
        // A second tap confirms again and answers nothing twice.
        let world = given(&[&history[..], &events[..]].concat());
        let again = said(confirm(&world, &allowed(&world, &actor), PLAV_OFFICE, None));
        assert!(matches!(again[..], [DirectoryEvent::ContactsConfirmed { .. }]));
    }

    #[test]
    fn after_a_change_the_answer_says_so() {
        let world = given(&[holder(), holder_is_mayor(), campaign(), holders_mobile()]);
        let actor = mayor();
        let events = said(confirm(&world, &allowed(&world, &actor), PLAV_OFFICE, None));
        assert!(matches!(
            events[1],
            DirectoryEvent::CampaignAnswered { answer: Answer::Changed, .. }
        ));
    }

    #[test]
    fn one_contact_is_confirmed_and_answers_nothing() {
        let world = given(&[holder(), holder_is_mayor(), holders_mobile(), campaign()]);
        let actor = manager();
        let permit = allowed(&world, &actor);
        let events = said(confirm(&world, &permit, PLAV_OFFICE, Some(HOLDERS_MOBILE)));
        assert!(matches!(
            events[..],
            [DirectoryEvent::ContactsConfirmed { how: How::Administrator, .. }]
        ));
    }

    #[test]
    fn nothing_cannot_be_confirmed() {
        let world = given(&[holder(), holder_is_mayor(), campaign()]);
        let actor = mayor();
        let refused = confirm(&world, &allowed(&world, &actor), PLAV_OFFICE, None);
        assert!(matches!(refused.err(), Some(Refusal::Conflict(_))));
    }
}
