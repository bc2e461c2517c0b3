//! The directory folded from the journal: who holds which function and how to reach them.

pub mod campaign;
pub mod record;

use std::collections::BTreeMap;

use hlaska_journal::{Meta, Recorded, View};
use hlaska_kernel::{OrganisationId, Timestamp};
use serde::{Deserialize, Serialize};

use crate::event::DirectoryEvent;
use crate::model::{CampaignId, ContactFacts, ContactId, How, PersonId, PostId};
use campaign::{Campaign, Given};
use record::{Contact, Ending, Flaw, Holder, Person, Post, Verified};

/// Everything known of people, functions, contacts and campaigns.
#[derive(Default, Serialize, Deserialize)]
pub struct Directory {
    people: BTreeMap<PersonId, Person>,
    posts: BTreeMap<PostId, Post>,
    contacts: BTreeMap<ContactId, Contact>,
    offices: BTreeMap<OrganisationId, Office>,
    campaigns: BTreeMap<CampaignId, Campaign>,
}

/// What belongs to one organisation, in the order of its writing down.
#[derive(Default, Serialize, Deserialize)]
struct Office {
    posts: Vec<PostId>,
    contacts: Vec<ContactId>,
    changed_at: Option<Timestamp>,
}

impl Directory {
    pub(crate) fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(&id)
    }
    pub(crate) fn post(&self, id: PostId) -> Option<&Post> {
        self.posts.get(&id)
    }
    pub(crate) fn contact(&self, id: ContactId) -> Option<&Contact> {
        self.contacts.get(&id)
    }
    pub(crate) fn campaign(&self, id: CampaignId) -> Option<&Campaign> {
        self.campaigns.get(&id)
    }
    pub(crate) fn campaigns(&self) -> impl DoubleEndedIterator<Item = &Campaign> {
        self.campaigns.values()
    }
    /// Campaigns in which the organisation's word is awaited or was given, and still may change.
    pub(crate) fn open_campaigns(&self, of: OrganisationId) -> impl Iterator<Item = &Campaign> {
        self.campaigns.values().filter(move |one| one.is_open() && one.organisations.contains(&of))
    }

    /// Functions somebody holds, the first on lists first.
    pub(crate) fn posts_of(&self, organisation: OrganisationId) -> Vec<&Post> {
        let mut posts: Vec<_> =
            self.all_posts(organisation).filter(|p| p.ended.is_none()).collect();
        posts.sort_by_key(|post| (post.kind, post.id));
        posts
    }
    /// Functions that ended, the latest first.
    pub(crate) fn former_posts(&self, organisation: OrganisationId) -> Vec<&Post> {
        let mut posts: Vec<_> =
            self.all_posts(organisation).filter(|p| p.ended.is_some()).collect();
        posts.sort_by_key(|post| std::cmp::Reverse(post.ended.as_ref().map(|ending| ending.at)));
        posts
    }
    fn all_posts(&self, organisation: OrganisationId) -> impl Iterator<Item = &Post> {
        let office = self.offices.get(&organisation).into_iter();
        office.flat_map(|office| &office.posts).filter_map(|id| self.posts.get(id))
    }

    /// Contacts in use: valid ones of the organisation as such and of functions in force, in the
    /// order in which they are tried.
    pub(crate) fn contacts_of(&self, organisation: OrganisationId) -> Vec<&Contact> {
        let mut found: Vec<_> = self
            .all_contacts(organisation)
            .filter(|contact| contact.flaw.is_none() && self.is_in_force(contact))
            .collect();
        found.sort_by_key(|contact| (contact.facts.rank, contact.facts.kind, contact.id));
        found
    }
    /// Contacts marked as invalid.
    pub(crate) fn flawed_contacts(&self, organisation: OrganisationId) -> Vec<&Contact> {
        self.all_contacts(organisation).filter(|contact| contact.flaw.is_some()).collect()
    }
    fn all_contacts(&self, organisation: OrganisationId) -> impl Iterator<Item = &Contact> {
        let office = self.offices.get(&organisation).into_iter();
        office.flat_map(|office| &office.contacts).filter_map(|id| self.contacts.get(id))
    }
    fn is_in_force(&self, contact: &Contact) -> bool {
        let post = contact.post.map(|id| self.posts.get(&id));
        post.is_none_or(|post| post.is_some_and(|post| post.ended.is_none()))
    }

    /// When anything about the organisation's people or contacts last changed; a mere confirmation
    /// is no change.
    pub(crate) fn changed_at(&self, organisation: OrganisationId) -> Option<Timestamp> {
        self.offices.get(&organisation).and_then(|office| office.changed_at)
    }

    /// Organisations in which the person holds a function.
    pub(crate) fn offices_of(&self, person: PersonId) -> Vec<OrganisationId> {
        let held = self.posts.values().filter(|post| post.person == person && post.ended.is_none());
        let mut found: Vec<_> = held.map(|post| post.organisation).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
    pub(crate) fn posts_held(&self, person: PersonId) -> impl Iterator<Item = &Post> {
        self.posts.values().filter(move |post| post.person == person && post.ended.is_none())
    }

    fn touched(&mut self, organisation: OrganisationId, meta: &Meta) -> &mut Office {
        let office = self.offices.entry(organisation).or_default();
        office.changed_at = Some(meta.recorded_at);
        office
    }

    fn post_mut(
        &mut self,
        id: PostId,
        organisation: OrganisationId,
        meta: &Meta,
    ) -> Option<&mut Post> {
        self.touched(organisation, meta);
        self.posts.get_mut(&id)
    }

    fn contact_mut(
        &mut self,
        id: ContactId,
        organisation: OrganisationId,
        meta: &Meta,
    ) -> Option<&mut Contact> {
        self.touched(organisation, meta);
        self.contacts.get_mut(&id)
    }

    fn corrected(
        &mut self,
        id: ContactId,
        organisation: OrganisationId,
        facts: ContactFacts,
        verified: Option<Verified>,
        meta: &Meta,
    ) {
        // A contact whose first entry was erased by law stays away.
        if let Some(contact) = self.contact_mut(id, organisation, meta) {
            let same = contact.facts.value == facts.value && contact.facts.kind == facts.kind;
            let kept = if same { contact.verified.take() } else { None };
            contact.verified = verified.or(kept);
            (contact.facts, contact.flaw) = (facts, None);
        }
    }

    fn campaign_changed(&mut self, id: CampaignId, change: impl FnOnce(&mut Campaign)) {
        if let Some(campaign) = self.campaigns.get_mut(&id) {
            change(campaign);
        }
    }

    fn apply_person(&mut self, event: DirectoryEvent) {
        let (DirectoryEvent::PersonRecorded { person, name, title, account }
        | DirectoryEvent::PersonCorrected { person, name, title, account }) = event
        else {
            return;
        };
        self.people.insert(person, Person { id: person, name, title, account });
    }

    fn apply_post(&mut self, event: DirectoryEvent, meta: &Meta) {
        let at = meta.occurred_at;
        match event {
            DirectoryEvent::FunctionTaken { post: id, organisation, person, kind, label } => {
                self.touched(organisation, meta).posts.push(id);
                let (ended, former) = (None, Vec::new());
                let post = Post { id, organisation, person, kind, label, since: at, ended, former };
                self.posts.insert(id, post);
            }
            DirectoryEvent::FunctionCorrected { post, organisation, kind, label } => {
                if let Some(post) = self.post_mut(post, organisation, meta) {
                    (post.kind, post.label) = (kind, label);
                }
            }
            DirectoryEvent::FunctionHandedOver { post, organisation, person, .. } => {
                if let Some(post) = self.post_mut(post, organisation, meta) {
                    let before = std::mem::replace(&mut post.person, person);
                    post.former.push(Holder { person: before, until: at });
                    post.since = at;
                }
            }
            DirectoryEvent::FunctionEnded { post, organisation, reason } => {
                let by = meta.author.to_string();
                if let Some(post) = self.post_mut(post, organisation, meta) {
                    post.ended = Some(Ending { at, reason, by });
                }
            }
            _ => {}
        }
    }

    fn apply_contact(&mut self, event: DirectoryEvent, meta: &Meta) {
        let verified =
            |how: How| Verified { at: meta.recorded_at, by: meta.author.to_string(), how };
        match event {
            DirectoryEvent::ContactRecorded {
                contact: id,
                organisation,
                post,
                facts,
                verified: how,
            } => {
                self.touched(organisation, meta).contacts.push(id);
                let verified = how.map(verified);
                let flaw = None;
                let contact = Contact { id, organisation, post, facts, verified, flaw };
                self.contacts.insert(id, contact);
            }
            DirectoryEvent::ContactCorrected { contact, organisation, facts, verified: how } => {
                self.corrected(contact, organisation, facts, how.map(verified), meta);
            }
            DirectoryEvent::ContactInvalidated { contact, organisation, reason, how } => {
                let by = meta.author.to_string();
                if let Some(contact) = self.contact_mut(contact, organisation, meta) {
                    contact.flaw = Some(Flaw { at: meta.recorded_at, reason, by, how });
                }
            }
            DirectoryEvent::ContactsConfirmed { contacts, how, .. } => {
                for id in contacts {
                    if let Some(contact) = self.contacts.get_mut(&id) {
                        contact.verified = Some(verified(how));
                    }
                }
            }
            _ => {}
        }
    }

    fn apply_campaign(&mut self, event: DirectoryEvent, meta: &Meta) {
        match event {
            DirectoryEvent::CampaignStarted { campaign, place, what, organisations, due_at } => {
                let started = Campaign::started(campaign, place, what, organisations, due_at, meta);
                self.campaigns.insert(campaign, started);
            }
            DirectoryEvent::LinksIssued { campaign, organisations, .. } => {
                self.campaign_changed(campaign, |one| one.issued(&organisations, meta));
            }
            DirectoryEvent::CampaignAnswered { campaign, organisation, answer, how, note } => {
                let given =
                    Given { answer, at: meta.recorded_at, by: meta.author.to_string(), how, note };
                self.campaign_changed(campaign, |one| one.answered(organisation, given));
            }
            DirectoryEvent::ReminderNoted { campaign, organisations, note } => {
                self.campaign_changed(campaign, |one| one.reminded(&organisations, note, meta));
            }
            DirectoryEvent::CampaignClosed { campaign, reason } => {
                self.campaign_changed(campaign, |one| one.close(reason, meta));
            }
            _ => {}
        }
    }
}

impl View for Directory {
    const NAME: &'static str = "directory";
    type Event = DirectoryEvent;

    fn apply(&mut self, recorded: Recorded<'_, DirectoryEvent>) {
        let Recorded { meta, event } = recorded;
        match &event {
            DirectoryEvent::PersonRecorded { .. } | DirectoryEvent::PersonCorrected { .. } => {
                self.apply_person(event);
            }
            DirectoryEvent::FunctionTaken { .. }
            | DirectoryEvent::FunctionCorrected { .. }
            | DirectoryEvent::FunctionHandedOver { .. }
            | DirectoryEvent::FunctionEnded { .. } => self.apply_post(event, meta),
            DirectoryEvent::ContactRecorded { .. }
            | DirectoryEvent::ContactCorrected { .. }
            | DirectoryEvent::ContactInvalidated { .. }
            | DirectoryEvent::ContactsConfirmed { .. } => self.apply_contact(event, meta),
            _ => self.apply_campaign(event, meta),
        }
    }
}

#[cfg(test)]
mod tests;
