use hlaska_access::{AccessEvent, Accounts};
use hlaska_journal::World;
use hlaska_kernel::{AccountId, Action, Permit, Refusal, Role, Row};
use hlaska_web::Decision;

use super::{ADMINISTRATOR, of_access};
use crate::event::OidcEvent;
use crate::view::Bindings;

/// A person at a provider is this account no more, and loses what their claims gave it.
pub(crate) struct Unbind;

impl Action for Unbind {
    const ROW: Row = Row { action: "oidc.unbind", roles: ADMINISTRATOR };
}

pub(crate) fn unbind(
    world: &World,
    _permit: &Permit<'_, Unbind>,
    key: &str,
    reason: String,
) -> Result<Decision, Refusal> {
    let bindings = world.view::<Bindings>();
    let binding = bindings.binding(key).ok_or(Refusal::NotFound)?;
    let elsewhere = bindings.mapped_elsewhere(binding.account, key);
    let held = world.view::<Accounts>().account(binding.account);
    let held = held.map(|account| account.grants.clone()).unwrap_or_default();
    let lost = |grant: &&_| {
        held.contains(*grant)
            && !elsewhere.contains(*grant)
            && may_go(world, binding.account, grant.role)
    };
    let account = binding.account;
    let gone = binding.mapped.iter().filter(lost).copied();
    let mut events: Vec<_> =
        gone.map(|grant| of_access(&AccessEvent::GrantRemoved { account, grant })).collect();
    events.push(OidcEvent::Unbound { key: key.to_owned(), reason }.into());
    Ok(events.into())
}

/// Somebody must be left who can let others in.
fn may_go(world: &World, account: AccountId, role: Role) -> bool {
    let mut administrators = world.view::<Accounts>().administrators();
    role != Role::Administrator || administrators.any(|other| other.id != account)
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn what_claims_gave_goes_and_what_was_given_by_hand_stays() {
        let history =
            [office(), somebody(), granted(READER), bound(), granted(MANAGER), mapped(&[MANAGER])];
        let decided = unbind(&given(&history), &permit(&administrator()), KEY, "R".to_owned());
        assert_eq!(kinds(decided), ["access.grant_removed", "oidc.unbound"]);
    }

    #[test]
    fn there_must_be_a_binding() {
        let decided = unbind(&given(&[asked()]), &permit(&administrator()), KEY, "R".to_owned());
        assert!(matches!(decided, Err(Refusal::NotFound)));
    }
}
