//! What a link's holder says. There is no account and no permit: the link is the permission, for
//! one organisation, as long as its campaign takes answers.

use hlaska_journal::World;
use hlaska_kernel::{OrganisationId, Refusal, Said, Timestamp};
use hlaska_web::Decision;

use super::confirm::everything;
use super::decision;
use crate::event::DirectoryEvent;
use crate::model::{Answer, CampaignId, ContactFacts, ContactId, How, PersonId, PostId};
use crate::view::Directory;

/// Whose word, in which campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    pub campaign: CampaignId,
    pub organisation: OrganisationId,
}

/// What is no longer so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub contacts: Vec<(ContactId, Change)>,
    pub added: Option<(ContactId, Option<PostId>, ContactFacts)>,
    /// Functions held by somebody else now, with an id for the new person.
    pub holders: Vec<(PostId, PersonId, String)>,
    pub note: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The normalised value.
    Value(String),
    Invalid,
}

impl Changes {
    pub fn is_empty(&self) -> bool {
        self == &Self::default()
    }
    fn is_only_a_note(&self) -> bool {
        self.contacts.is_empty() && self.added.is_none() && self.holders.is_empty()
    }
}

/// "Everything holds". The same said twice is said once.
pub fn confirm(world: &World, asked: Asked, now: Timestamp) -> Result<Decision, Refusal> {
    let directory = awaited(world, asked, now)?;
    if is_said(directory, asked) {
        return Ok(Decision::default());
    }
    let confirmed = everything(directory, asked.organisation, How::Link)?;
    // Whoever announced a change and later taps that all holds has still changed something.
    let changed = directory.changed_at(asked.organisation) > started_at(directory, asked);
    let answer = if changed { Answer::Changed } else { Answer::Confirmed };
    Ok(decision([confirmed, answered(asked, answer, String::new())]))
}

/// "Something has changed": carried out at once, with the record that it came by a link.
pub fn change(
    world: &World,
    asked: Asked,
    changes: Changes,
    now: Timestamp,
) -> Result<Decision, Refusal> {
    let directory = awaited(world, asked, now)?;
    let mut events = Vec::new();
    let touched: Vec<ContactId> = changes.contacts.iter().map(|(id, _)| *id).collect();
    let confirmed = (!changes.is_only_a_note()).then(|| the_rest(directory, asked, &touched));
    for (contact, change) in changes.contacts {
        events.push(changed(directory, asked, contact, change)?);
    }
    if let Some((contact, post, facts)) = changes.added {
        let organisation = asked.organisation;
        in_force(directory, asked, post)?;
        let verified = Some(How::Link);
        let new = DirectoryEvent::ContactRecorded { contact, organisation, post, facts, verified };
        events.push(new);
    }
    for (post, person, name) in changes.holders {
        in_force(directory, asked, Some(post))?;
        events.extend(handed_over(asked, post, person, name));
    }
    events.extend(confirmed.flatten());
    events.push(answered(asked, Answer::Changed, changes.note));
    Ok(decision(events))
}

fn awaited(world: &World, asked: Asked, now: Timestamp) -> Result<&Directory, Refusal> {
    let directory = world.view::<Directory>();
    let campaign = directory.campaign(asked.campaign).ok_or(Refusal::NotFound)?;
    if campaign.takes_answers(now) && campaign.organisations.contains(&asked.organisation) {
        return Ok(directory);
    }
    Err(Refusal::Conflict(Said::new(
        "Kampaň už odpovědi nepřijímá.",
        "The campaign takes no more answers.",
    )))
}

fn is_said(directory: &Directory, asked: Asked) -> bool {
    let campaign = directory.campaign(asked.campaign);
    let given = campaign.and_then(|campaign| campaign.answers.get(&asked.organisation));
    given.is_some_and(|given| directory.changed_at(asked.organisation) <= Some(given.at))
}

fn started_at(directory: &Directory, asked: Asked) -> Option<Timestamp> {
    directory.campaign(asked.campaign).map(|campaign| campaign.started_at)
}

fn answered(asked: Asked, answer: Answer, note: String) -> DirectoryEvent {
    let Asked { campaign, organisation } = asked;
    DirectoryEvent::CampaignAnswered { campaign, organisation, answer, how: How::Link, note }
}

/// Contacts that were shown and left as they are.
fn the_rest(directory: &Directory, asked: Asked, touched: &[ContactId]) -> Option<DirectoryEvent> {
    let organisation = asked.organisation;
    let kept = directory.contacts_of(organisation).into_iter().map(|contact| contact.id);
    let contacts: Vec<_> = kept.filter(|id| !touched.contains(id)).collect();
    let how = How::Link;
    (!contacts.is_empty()).then_some(DirectoryEvent::ContactsConfirmed {
        organisation,
        contacts,
        how,
    })
}

fn changed(
    directory: &Directory,
    asked: Asked,
    contact: ContactId,
    change: Change,
) -> Result<DirectoryEvent, Refusal> {
    let organisation = asked.organisation;
    let known = directory.contact(contact).filter(|known| known.organisation == organisation);
    let known = known.ok_or(Refusal::NotFound)?;
    let how = How::Link;
    Ok(match change {
        Change::Value(value) => {
            let facts = ContactFacts { value, ..known.facts.clone() };
            let verified = Some(how);
            DirectoryEvent::ContactCorrected { contact, organisation, facts, verified }
        }
        Change::Invalid => {
            let reason = String::new();
            DirectoryEvent::ContactInvalidated { contact, organisation, reason, how }
        }
    })
}

fn in_force(directory: &Directory, asked: Asked, post: Option<PostId>) -> Result<(), Refusal> {
    let Some(id) = post else { return Ok(()) };
    let found = directory.post(id).filter(|post| post.organisation == asked.organisation);
    found.filter(|post| post.ended.is_none()).map(drop).ok_or(Refusal::NotFound)
}

fn handed_over(asked: Asked, post: PostId, person: PersonId, name: String) -> [DirectoryEvent; 2] {
    let organisation = asked.organisation;
    let (title, account, how) = (String::new(), None, How::Link);
    [
        DirectoryEvent::PersonRecorded { person, name, title, account },
        DirectoryEvent::FunctionHandedOver { post, organisation, person, how },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::*;

    const ASKED: Asked = Asked { campaign: CAMPAIGN, organisation: PLAV_OFFICE };

    fn history() -> Vec<DirectoryEvent> {
        vec![holder(), holder_is_mayor(), holders_mobile(), office_line(), campaign()]
    }

    #[test]
    fn one_tap_confirms_and_a_second_one_writes_nothing() {
        let world = given(&history());
        let events = said(confirm(&world, ASKED, now()));
        assert_eq!(events.len(), 2);
        let again = given(&[history(), events].concat());
        assert_eq!(said(confirm(&again, ASKED, now())), []);
    }

    #[test]
    fn changes_are_carried_out_and_the_rest_is_confirmed() {
        let world = given(&history());
        let changes = Changes {
            contacts: vec![(HOLDERS_MOBILE, Change::Value("+420777000111".to_owned()))],
            holders: vec![(MAYOR_POST, PersonId::from_u128(9), "Osoba Bílá".to_owned())],
            ..Changes::default()
        };
        let events = said(change(&world, ASKED, changes, now()));
        let world = given(&[history(), events].concat());
        let directory = world.view::<Directory>();
        let mobile = directory.contact(HOLDERS_MOBILE).unwrap();
        assert_eq!(mobile.facts.value, "+420777000111");
        assert_eq!(mobile.verified.as_ref().unwrap().how, How::Link);
        assert_eq!(
            directory.contact(OFFICE_LINE).unwrap().verified.as_ref().unwrap().how,
            How::Link
        );
        let holder = directory.post(MAYOR_POST).unwrap().person;
        assert_eq!(directory.person(holder).unwrap().name, "Osoba Bílá");
        let given = &directory.campaign(CAMPAIGN).unwrap().answers[&PLAV_OFFICE];
        assert_eq!((given.answer, given.how), (Answer::Changed, How::Link));
    }

    #[test]
    fn a_note_alone_confirms_nothing() {
        let world = given(&history());
        let changes =
            Changes { note: "Nový starosta od pondělí".to_owned(), ..Changes::default() };
        let events = said(change(&world, ASKED, changes, now()));
        assert!(matches!(
            &events[..],
            [DirectoryEvent::CampaignAnswered { answer: Answer::Changed, .. }]
        ));
    }

    #[test]
    fn contacts_of_others_are_out_of_reach() {
        let world = given(&history());
        let asked = Asked { organisation: KRUMLOV_OFFICE, ..ASKED };
        let steal =
            Changes { contacts: vec![(HOLDERS_MOBILE, Change::Invalid)], ..Changes::default() };
        assert_eq!(change(&world, asked, steal, now()).err(), Some(Refusal::NotFound));
        let stranger = Asked { organisation: OrganisationId::from_u128(99), ..ASKED };
        assert!(matches!(confirm(&world, stranger, now()).err(), Some(Refusal::Conflict(_))));
    }

    #[test]
    fn a_campaign_takes_late_answers_for_a_while_and_none_when_closed() {
        let world = given(&history());
        let late = Timestamp::from_second(due().as_second() + 3_600).unwrap();
        assert!(confirm(&world, ASKED, late).is_ok());
        let too_late = Timestamp::from_second(due().as_second() + 15 * 86_400).unwrap();
        assert!(confirm(&world, ASKED, too_late).is_err());
        let world = given(&[history(), vec![campaign_closed()]].concat());
        assert!(confirm(&world, ASKED, now()).is_err());
    }
}
