//! Whom an administrator administers, and what they can give. Everything that changes accounts and
//! organisations asks here and nowhere else.
//!
//! Whoever runs the portal reaches everything. An organisation's administrator reaches the own
//! organisation and those below it in the tree, as far as the territory of the grant goes; what is
//! out of reach does not exist for them.

mod ceiling;

use hlaska_journal::World;
use hlaska_kernel::{
    AccountId, Action, Actor, Grant, OrganisationId, Permit, Place, Refusal, Role, Territory,
    Viewer, policy,
};

pub(crate) use ceiling::{Ceiling, may_give};

use crate::view::{Account, Accounts, Organisation, sort_accounts, sort_organisations};

/// How far somebody reaches.
enum Span {
    Everything,
    /// Down from here, where one of the territories covers the organisation's.
    Below(OrganisationId, Vec<Territory>),
    Nothing,
}

pub(crate) struct Reach<'a> {
    accounts: &'a Accounts,
    span: Span,
}

impl<'a> Reach<'a> {
    pub(crate) fn of(
        accounts: &'a Accounts,
        grants: &[Grant],
        organisation: Option<OrganisationId>,
    ) -> Self {
        Self { accounts, span: span(grants, organisation) }
    }

    pub(crate) fn of_actor(accounts: &'a Accounts, actor: &Actor) -> Self {
        Self::of(accounts, &actor.grants, Some(actor.organisation))
    }

    pub(crate) fn of_viewer(accounts: &'a Accounts, viewer: &Viewer) -> Self {
        Self::of(accounts, viewer.grants(), viewer.organisation())
    }

    /// Somebody who runs the portal.
    pub(crate) fn is_everything(&self) -> bool {
        matches!(self.span, Span::Everything)
    }

    /// The organisation whose administrator this is.
    pub(crate) fn top(&self) -> Option<OrganisationId> {
        match self.span {
            Span::Below(top, _) => Some(top),
            _ => None,
        }
    }

    pub(crate) fn includes(&self, organisation: OrganisationId) -> bool {
        let Some(one) = self.accounts.organisation(organisation) else { return false };
        match &self.span {
            Span::Everything => true,
            Span::Nothing => false,
            Span::Below(top, grounds) => {
                let place = one.territory.place();
                grounds.iter().any(|ground| ground.covers(place))
                    && self.accounts.is_within(organisation, *top)
            }
        }
    }

    pub(crate) fn organisation(&self, id: OrganisationId) -> Result<&'a Organisation, Refusal> {
        let found = self.accounts.organisation(id).filter(|_| self.includes(id));
        found.ok_or(Refusal::NotFound)
    }

    /// An organisation whose place in the tree may be changed: nobody moves the ground they stand
    /// on.
    pub(crate) fn below(&self, id: OrganisationId) -> Result<&'a Organisation, Refusal> {
        let found = self.organisation(id)?;
        if self.top() == Some(id) {
            Err(Refusal::Conflict(ceiling::own_ground()))
        } else {
            Ok(found)
        }
    }

    /// An account of an organisation in reach.
    pub(crate) fn account(&self, id: AccountId) -> Result<&'a Account, Refusal> {
        let found = self.accounts.account(id).filter(|one| self.includes(one.organisation));
        found.ok_or(Refusal::NotFound)
    }

    /// An account that belongs to some organisation in reach, perhaps only as a member.
    pub(crate) fn known(&self, id: AccountId) -> Result<&'a Account, Refusal> {
        self.accounts.account(id).filter(|one| self.knows(one)).ok_or(Refusal::NotFound)
    }

    fn knows(&self, account: &Account) -> bool {
        account.organisations().any(|id| self.includes(id))
    }

    /// Everybody in reach, in alphabetical order.
    pub(crate) fn accounts(&self) -> Vec<&'a Account> {
        let mut found: Vec<_> = self.accounts.people().filter(|one| self.knows(one)).collect();
        sort_accounts(&mut found);
        found
    }

    /// Every organisation in reach, in alphabetical order.
    pub(crate) fn organisations(&self) -> Vec<&'a Organisation> {
        let all = self.accounts.organisations();
        let mut found: Vec<_> = all.filter(|one| self.includes(one.id)).collect();
        sort_organisations(&mut found);
        found
    }

    /// The most that can be given.
    pub(crate) fn ceiling(&self) -> Ceiling {
        match &self.span {
            Span::Everything => Ceiling::everything(),
            Span::Nothing => Ceiling::nothing(),
            Span::Below(top, grounds) => self
                .accounts
                .organisation(*top)
                .map_or_else(Ceiling::nothing, |one| Ceiling::of(one).within(grounds)),
        }
    }

    /// Does the account hold nothing that the administrator could not have given? Whoever hands
    /// out a link to an account hands out all it holds.
    pub(crate) fn outranks(&self, account: &Account) -> bool {
        let ceiling = self.ceiling();
        account.all_grants().all(|grant| ceiling.allows(grant))
    }
}

fn span(grants: &[Grant], organisation: Option<OrganisationId>) -> Span {
    if grants.iter().any(|grant| grant.role == Role::Administrator) {
        return Span::Everything;
    }
    let own = grants.iter().filter(|grant| grant.role == Role::OrganisationAdministrator);
    let grounds: Vec<_> = own.map(|grant| grant.territory).collect();
    match organisation.filter(|_| !grounds.is_empty()) {
        Some(top) => Span::Below(top, grounds),
        None => Span::Nothing,
    }
}

/// Some ground the person administers, for what has no place yet.
pub(crate) fn own_ground(actor: &Actor) -> Place {
    let own = actor.grants.iter().find(|grant| !grant.role.is_operational());
    own.map_or(Place::Region, |grant| grant.territory.place())
}

/// Permission to do `A` with something of the organisation.
pub(crate) fn permit_at<'a, A: Action>(
    world: &World,
    actor: &'a Actor,
    organisation: OrganisationId,
) -> Result<Permit<'a, A>, Refusal> {
    let reach = Reach::of_actor(world.view::<Accounts>(), actor);
    let organisation = reach.organisation(organisation)?;
    Ok(policy::permit::<A>(actor, organisation.territory.place())?)
}

/// Permission to do `A` with an account, by its own organisation.
pub(crate) fn permit_for<'a, A: Action>(
    world: &World,
    actor: &'a Actor,
    account: AccountId,
) -> Result<Permit<'a, A>, Refusal> {
    let known = world.view::<Accounts>().account(account).ok_or(Refusal::NotFound)?;
    permit_at(world, actor, known.organisation)
}

#[cfg(test)]
mod tests;
