//! Whose contacts somebody sees, and whose they may change.

use hlaska_access::{Accounts, Organisation, OrganisationKind};
use hlaska_journal::World;
use hlaska_kernel::policy::{self, Denied, Permit, Reason};
use hlaska_kernel::{
    AccountId, Action, Actor, Grant, Lang, Marking, OrganisationId, Refusal, Role, Territory,
    Viewer,
};

use crate::model::How;

/// A chain of organisations longer than this is a mistake in the data.
const DEEPEST: usize = 16;

/// Is the organisation the other one, or somewhere below it?
pub fn is_within(accounts: &Accounts, organisation: OrganisationId, top: OrganisationId) -> bool {
    let above = |id: &OrganisationId| accounts.organisation(*id).and_then(|one| one.parent);
    std::iter::successors(Some(organisation), above).take(DEEPEST).any(|one| one == top)
}

/// Operational roles see the contacts of organisations whose territory they may see; whoever
/// administers an organisation sees it and those below.
pub fn sees(accounts: &Accounts, viewer: &Viewer, organisation: &Organisation) -> bool {
    let own = || viewer.organisation().is_some_and(|own| is_within(accounts, organisation.id, own));
    viewer.may_see(organisation.territory.place())
        || viewer.holds(Role::Administrator)
        || (viewer.holds(Role::OrganisationAdministrator) && own())
}

/// Eyes that reach everywhere, to go through all organisations before each is judged.
pub fn everywhere() -> Viewer {
    let grant = Grant { role: Role::RegionManager, territory: Territory::Region };
    let actor = Actor {
        account: AccountId::from_u128(0),
        name: String::new(),
        organisation: OrganisationId::from_u128(0),
        organisation_name: String::new(),
        grants: vec![grant],
        clearance: Marking::Open,
        lists: Vec::new(),
    };
    actor.viewer(Lang::Cs)
}

/// The organisations somebody sees and that still exist, in Czech alphabetical order.
pub fn seen<'a>(accounts: &'a Accounts, viewer: &Viewer) -> Vec<&'a Organisation> {
    let all = accounts.organisations_visible(&everywhere()).into_iter();
    all.filter(|one| one.ended_at.is_none() && sees(accounts, viewer, one)).collect()
}

/// Who edits by which role: the region everything, an ORP what lies in it, a mayor the own
/// municipality, an organisation's administrator the own organisation and those below.
fn edits(
    accounts: &Accounts,
    grants: &[Grant],
    own: Option<OrganisationId>,
    organisation: &Organisation,
) -> bool {
    let place = organisation.territory.place();
    let below_own = || own.is_some_and(|own| is_within(accounts, organisation.id, own));
    grants.iter().filter(|grant| grant.territory.covers(place)).any(|grant| match grant.role {
        Role::RegionManager | Role::OrpSecretary | Role::Administrator => true,
        Role::Mayor => organisation.kind == OrganisationKind::Municipality || below_own(),
        Role::OrganisationAdministrator => below_own(),
        _ => false,
    })
}

/// May the viewer change the organisation's contacts?
pub fn may_edit(accounts: &Accounts, viewer: &Viewer, organisation: &Organisation) -> bool {
    edits(accounts, viewer.grants(), viewer.organisation(), organisation)
}

/// Permission to do `A` with the organisation.
pub fn permit<'a, A: Action>(
    world: &World,
    actor: &'a Actor,
    organisation: OrganisationId,
) -> Result<Permit<'a, A>, Refusal> {
    let accounts = world.view::<Accounts>();
    let organisation = accounts.organisation(organisation).ok_or(Refusal::NotFound)?;
    let permit = policy::permit::<A>(actor, organisation.territory.place())?;
    if edits(accounts, &actor.grants, Some(actor.organisation), organisation) {
        return Ok(permit);
    }
    Err(Denied { action: A::ROW.action, because: Reason::Territory }.into())
}

/// On whose word the person changes the organisation's contacts. The mayor and the own office speak
/// for themselves; whoever runs the machine speaks for nobody.
pub fn how(world: &World, actor: &Actor, organisation: OrganisationId) -> How {
    let place = world.view::<Accounts>().organisation(organisation).map(|o| o.territory.place());
    let is_mayor = |place| {
        actor.grants.iter().any(|one| one.role == Role::Mayor && one.territory.place() == place)
    };
    let is_own = actor.organisation == organisation && !actor.holds(Role::Administrator);
    if is_own || place.is_some_and(is_mayor) { How::Owner } else { How::Administrator }
}

#[cfg(test)]
mod tests;
