//! Somebody came from a provider: known or not, with what their claims give them. Decided by the
//! program, so without a permit.

use hlaska_access::{AccessEvent, Account, Accounts, OrganisationKind};
use hlaska_journal::{NewEvent, World};
use hlaska_kernel::policy::fits;
use hlaska_kernel::{AccountId, Grant, Lang, OrganisationId, Place, Refusal, Role, Territory};
use hlaska_territory::Gazetteer;
use hlaska_web::Decision;

use super::of_access;
use crate::event::OidcEvent;
use crate::mapping::{Mapped, Workplace};
use crate::view::{Binding, Bindings};

/// Somebody whom a provider has vouched for.
#[derive(Debug, Clone)]
pub(crate) struct Arrival {
    pub key: String,
    pub provider: String,
    pub issuer: String,
    pub subject: String,
    pub name: String,
    pub email: String,
    pub mapped: Mapped,
    /// For an account and an organisation, should they be needed.
    pub new_account: AccountId,
    pub new_organisation: OrganisationId,
}

/// A known person's roles are brought up to date; a stranger gets an account where rules say so,
/// and asks for access where they do not.
pub(crate) fn arrive(
    world: &World,
    arrival: &Arrival,
    gazetteer: &Gazetteer,
) -> Result<Decision, Refusal> {
    let bindings = world.view::<Bindings>();
    let accounts = world.view::<Accounts>();
    if let Some(binding) = bindings.binding(&arrival.key) {
        let account = accounts.account(binding.account).filter(|account| account.active);
        let events = account.map(|account| renewed(world, arrival, binding, account));
        return Ok(events.unwrap_or_default().into());
    }
    if !arrival.mapped.grants.is_empty() {
        return Ok(created(accounts, arrival, gazetteer));
    }
    if bindings.request(&arrival.key).is_some() {
        return Ok(Decision::default());
    }
    let Arrival { key, provider, issuer, subject, name, email, .. } = arrival.clone();
    let asked = OidcEvent::AccessRequested { key, provider, issuer, subject, name, email };
    Ok(vec![asked.into()].into())
}

/// Roles that claims no longer give go, new ones come, and those given by hand stay.
fn renewed(
    world: &World,
    arrival: &Arrival,
    binding: &Binding,
    account: &Account,
) -> Vec<NewEvent> {
    let elsewhere = world.view::<Bindings>().mapped_elsewhere(account.id, &arrival.key);
    let wanted = &arrival.mapped.grants;
    let lost = |grant: &Grant| {
        binding.mapped.contains(grant) && !wanted.contains(grant) && !elsewhere.contains(grant)
    };
    let (gone, mut held): (Vec<Grant>, Vec<Grant>) = account
        .grants
        .iter()
        .copied()
        .partition(|grant| lost(grant) && may_go(world, account, *grant));
    let mut events: Vec<_> = gone.into_iter().map(|grant| removed(account.id, grant)).collect();
    let mut mapped: Vec<Grant> = held.clone();
    mapped.retain(|grant| binding.mapped.contains(grant));
    for grant in wanted.iter().copied().filter(|grant| !account.grants.contains(grant)) {
        if compatible(&held, grant) {
            held.push(grant);
            mapped.push(grant);
            events.push(added(account.id, grant));
        }
    }
    mapped.sort_unstable();
    if mapped != binding.mapped {
        events.push(OidcEvent::RolesMapped { key: arrival.key.clone(), grants: mapped }.into());
    }
    events
}

fn removed(account: AccountId, grant: Grant) -> NewEvent {
    of_access(&AccessEvent::GrantRemoved { account, grant })
}

fn added(account: AccountId, grant: Grant) -> NewEvent {
    of_access(&AccessEvent::GrantAdded { account, grant })
}

/// Somebody must be left who can let others in.
fn may_go(world: &World, account: &Account, grant: Grant) -> bool {
    let mut administrators = world.view::<Accounts>().administrators();
    grant.role != Role::Administrator || administrators.any(|other| other.id != account.id)
}

/// Whoever runs the machine holds no role in operations, and the other way round.
fn compatible(held: &[Grant], new: Grant) -> bool {
    let same_side = |grant: &Grant| grant.role.is_operational() == new.role.is_operational();
    fits(new.role, new.territory) && held.iter().all(same_side)
}

fn created(accounts: &Accounts, arrival: &Arrival, gazetteer: &Gazetteer) -> Decision {
    let Arrival { key, provider, issuer, subject, new_account: account, .. } = arrival.clone();
    let mut grants: Vec<Grant> = Vec::new();
    for grant in arrival.mapped.grants.iter().copied() {
        if compatible(&grants, grant) {
            grants.push(grant);
        }
    }
    let (organisation, mut events) = workplace(accounts, arrival, gazetteer);
    let login = format!("{provider}-{}", &account.to_string()[24..]);
    let name = if arrival.name.is_empty() { login.clone() } else { arrival.name.clone() };
    let claims = vec![format!("login:{login}")];
    events.push(of_access(&AccessEvent::AccountCreated { account, login, name, organisation }));
    events.extend(grants.iter().map(|grant| added(account, *grant)));
    let bound = OidcEvent::Bound { key: key.clone(), provider, issuer, subject, account };
    events.push(bound.into());
    events.push(OidcEvent::RolesMapped { key, grants }.into());
    Decision { events, claims, on_behalf: None }
}

/// The organisation of a new account; with what creates it where there is none.
fn workplace(
    accounts: &Accounts,
    arrival: &Arrival,
    gazetteer: &Gazetteer,
) -> (OrganisationId, Vec<NewEvent>) {
    let first = arrival.mapped.grants.first().map_or(Territory::Region, |grant| grant.territory);
    let place = arrival.mapped.workplace.clone().unwrap_or(Workplace::Seat(first));
    let (known, name, kind, territory) = match place {
        Workplace::Named(name) => {
            (accounts.organisation_named(&name), name, kind_of_named(arrival), first)
        }
        Workplace::Seat(territory) => {
            let kind = kind_of_seat(territory);
            let known = accounts.organisation_of(kind, territory);
            (known, name_of_seat(territory, gazetteer), kind, territory)
        }
    };
    if let Some(known) = known {
        return (known.id, Vec::new());
    }
    let (organisation, parent) = (arrival.new_organisation, None);
    let created = AccessEvent::OrganisationCreated { organisation, name, kind, territory, parent };
    (organisation, vec![of_access(&created)])
}

/// What an organisation known by its name only probably is.
fn kind_of_named(arrival: &Arrival) -> OrganisationKind {
    match arrival.mapped.grants.first().map(|grant| grant.role) {
        Some(Role::RegionManager) => OrganisationKind::Region,
        Some(Role::OrpSecretary) => OrganisationKind::Orp,
        Some(Role::Mayor) => OrganisationKind::Municipality,
        Some(Role::Operator) => OrganisationKind::FireService,
        _ => OrganisationKind::Other,
    }
}

fn kind_of_seat(territory: Territory) -> OrganisationKind {
    match territory {
        Territory::Region => OrganisationKind::Region,
        Territory::Orp(_) => OrganisationKind::Orp,
        Territory::Municipality(..) => OrganisationKind::Municipality,
    }
}

fn name_of_seat(territory: Territory, gazetteer: &Gazetteer) -> String {
    let ground = gazetteer.name_of(territory.place(), Lang::Cs);
    match territory {
        Territory::Region => {
            format!("Krajský úřad, {}", gazetteer.name_of(Place::Region, Lang::Cs))
        }
        Territory::Orp(_) => ground,
        Territory::Municipality(..) => format!("Obec {ground}"),
    }
}

#[cfg(test)]
mod tests;
