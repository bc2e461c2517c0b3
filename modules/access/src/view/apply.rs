//! From the journal into the view.

use hlaska_journal::{Recorded, View};
use hlaska_kernel::{AccountId, Grant, OrganisationId, Timestamp};

use super::model::{Account, Membership, OpenLink, Organisation, Past, Reviewed};
use super::review::{Answered, Closed, Review};
use super::{Accounts, folded};
use crate::event::{AccessEvent, ReviewId};

impl View for Accounts {
    const NAME: &'static str = "access";
    type Event = AccessEvent;

    fn apply(&mut self, recorded: Recorded<'_, AccessEvent>) {
        let meta = recorded.meta;
        self.absorb(recorded.event, meta.recorded_at, &meta.author.to_string());
    }
}

fn add(grants: &mut Vec<Grant>, former: &mut Vec<Grant>, grant: Grant) {
    former.retain(|held| *held != grant);
    grants.push(grant);
    grants.sort_unstable();
    grants.dedup();
}

fn remove(grants: &mut Vec<Grant>, former: &mut Vec<Grant>, grant: Grant) {
    grants.retain(|held| *held != grant);
    former.retain(|held| *held != grant);
}

impl Accounts {
    /// Takes an event in; also one that is only being thought through and was not written yet.
    pub(crate) fn absorb(&mut self, event: AccessEvent, at: Timestamp, by: &str) {
        let past = Past { at, by: by.to_owned(), event: event.clone() };
        self.history.entry(event.stream()).or_default().push(past);
        match event {
            AccessEvent::OrganisationCreated { .. }
            | AccessEvent::OrganisationRenamed { .. }
            | AccessEvent::OrganisationChanged { .. }
            | AccessEvent::OrganisationEnded { .. }
            | AccessEvent::OrganisationRestored { .. } => self.absorb_organisation(event, at),
            AccessEvent::MembershipAdded { .. }
            | AccessEvent::MembershipEnded { .. }
            | AccessEvent::MembershipGrantAdded { .. }
            | AccessEvent::MembershipGrantRemoved { .. } => self.absorb_membership(event),
            AccessEvent::ReviewStarted { .. }
            | AccessEvent::ReviewAnswered { .. }
            | AccessEvent::ReviewReminded { .. }
            | AccessEvent::ReviewClosed { .. } => self.absorb_review(event, at, by),
            AccessEvent::PasswordSet { .. }
            | AccessEvent::LinkIssued { .. }
            | AccessEvent::LinkUsed { .. }
            | AccessEvent::LinkWithdrawn { .. } => self.absorb_door(&event, at, by),
            _ => self.absorb_account(event, at),
        }
    }

    fn absorb_organisation(&mut self, event: AccessEvent, at: Timestamp) {
        match event {
            AccessEvent::OrganisationCreated {
                organisation: id,
                name,
                kind,
                territory,
                parent,
            } => {
                let new = Organisation { id, name, kind, territory, parent, ended_at: None };
                self.organisations.insert(id, new);
            }
            AccessEvent::OrganisationRenamed { organisation, name } => {
                self.reform(organisation, |one| one.name = name);
            }
            AccessEvent::OrganisationChanged { organisation, kind, territory, parent } => {
                self.reform(organisation, |one| {
                    (one.kind, one.territory, one.parent) = (kind, territory, parent);
                });
            }
            AccessEvent::OrganisationEnded { organisation, .. } => {
                self.reform(organisation, |one| one.ended_at = Some(at));
            }
            AccessEvent::OrganisationRestored { organisation, .. } => {
                self.reform(organisation, |one| one.ended_at = None);
            }
            _ => {}
        }
    }

    fn absorb_account(&mut self, event: AccessEvent, at: Timestamp) {
        match event {
            AccessEvent::AccountCreated { account: id, login, name, organisation } => {
                self.by_login.insert(folded(&login), id);
                self.people.insert(id, Account::new(id, login, name, organisation, at));
            }
            AccessEvent::GrantAdded { account, grant } => {
                self.change(account, |one| add(&mut one.grants, &mut one.former, grant));
            }
            AccessEvent::GrantRemoved { account, grant } => {
                self.change(account, |one| remove(&mut one.grants, &mut one.former, grant));
            }
            AccessEvent::AccountDeactivated { account, .. } => self.change(account, |one| {
                (one.active, one.link, one.valid_until) = (false, None, None);
            }),
            AccessEvent::AccountReactivated { account, .. } => {
                self.change(account, |one| one.active = true);
            }
            AccessEvent::AccountReturned { account, .. } => {
                self.change(account, |one| come_back(one, at));
            }
            AccessEvent::ClearanceSet { account, clearance } => {
                self.change(account, |one| one.clearance = clearance);
            }
            AccessEvent::ValiditySet { account, until } => {
                self.change(account, |one| one.valid_until = until);
            }
            _ => {}
        }
    }

    fn absorb_membership(&mut self, event: AccessEvent) {
        match event {
            AccessEvent::MembershipAdded { account, organisation, function } => {
                self.change(account, |one| {
                    let membership = one.memberships.entry(organisation).or_default();
                    membership.function = function;
                });
            }
            AccessEvent::MembershipEnded { account, organisation, .. } => {
                self.change(account, |one| {
                    one.memberships.remove(&organisation);
                });
            }
            AccessEvent::MembershipGrantAdded { account, organisation, grant } => {
                self.belong(account, organisation, |one| {
                    add(&mut one.grants, &mut one.former, grant);
                });
            }
            AccessEvent::MembershipGrantRemoved { account, organisation, grant } => {
                let take = |one: &mut Membership| remove(&mut one.grants, &mut one.former, grant);
                self.belong(account, organisation, take);
            }
            _ => {}
        }
    }

    fn absorb_door(&mut self, event: &AccessEvent, at: Timestamp, by: &str) {
        match event {
            AccessEvent::PasswordSet { account, .. } => {
                self.change(*account, |one| {
                    (one.password_set_at, one.entered_at, one.link) = (Some(at), Some(at), None);
                });
            }
            AccessEvent::LinkIssued { account, purpose, expires_at } => {
                let link = OpenLink {
                    purpose: *purpose,
                    issued_at: at,
                    expires_at: *expires_at,
                    by: by.to_owned(),
                };
                self.change(*account, |one| one.link = Some(link));
            }
            AccessEvent::LinkUsed { account, .. } => {
                self.change(*account, |one| (one.entered_at, one.link) = (Some(at), None));
            }
            AccessEvent::LinkWithdrawn { account } => {
                self.change(*account, |one| one.link = None);
            }
            _ => {}
        }
    }

    fn absorb_review(&mut self, event: AccessEvent, at: Timestamp, by: &str) {
        let by = by.to_owned();
        match event {
            AccessEvent::ReviewStarted { review: id, organisation, deadline } => {
                let (answers, reminded) = Default::default();
                let started_at = at;
                let closed = None;
                let review = Review {
                    id,
                    organisation,
                    deadline,
                    started_at,
                    by,
                    answers,
                    reminded,
                    closed,
                };
                self.reviews.insert(id, review);
            }
            AccessEvent::ReviewAnswered { review, account, organisation, answer } => {
                let reviewed = Reviewed { at, by: by.clone() };
                self.change(account, |one| one.reviewed = Some(reviewed));
                let answered = Answered { answer, at, by };
                self.judge(review, |one| {
                    one.answers.insert((organisation, account), answered);
                });
            }
            AccessEvent::ReviewReminded { review, organisation } => self.judge(review, |one| {
                one.reminded.insert(organisation, at);
            }),
            AccessEvent::ReviewClosed { review, note } => {
                let known = self.reviews.get(&review);
                let missing = known.map(|one| self.unanswered(one)).unwrap_or_default();
                self.judge(review, |one| one.closed = Some(Closed { at, by, note, missing }));
            }
            _ => {}
        }
    }

    fn change(&mut self, id: AccountId, change: impl FnOnce(&mut Account)) {
        if let Some(account) = self.people.get_mut(&id) {
            change(account);
        }
    }

    fn belong(
        &mut self,
        id: AccountId,
        organisation: OrganisationId,
        change: impl FnOnce(&mut Membership),
    ) {
        self.change(id, |one| {
            if let Some(membership) = one.memberships.get_mut(&organisation) {
                change(membership);
            }
        });
    }

    fn reform(&mut self, id: OrganisationId, change: impl FnOnce(&mut Organisation)) {
        if let Some(organisation) = self.organisations.get_mut(&id) {
            change(organisation);
        }
    }

    fn judge(&mut self, id: ReviewId, change: impl FnOnce(&mut Review)) {
        if let Some(review) = self.reviews.get_mut(&id) {
            change(review);
        }
    }
}

/// Back without the roles: they wait to be confirmed, and the old password is worth nothing.
fn come_back(account: &mut Account, at: Timestamp) {
    account.active = true;
    account.returned_at = Some(at);
    (account.password_set_at, account.entered_at) = (None, None);
    put_aside(&mut account.grants, &mut account.former);
    for membership in account.memberships.values_mut() {
        put_aside(&mut membership.grants, &mut membership.former);
    }
}

fn put_aside(grants: &mut Vec<Grant>, former: &mut Vec<Grant>) {
    former.append(grants);
    former.sort_unstable();
    former.dedup();
}
