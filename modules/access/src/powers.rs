//! What somebody may do and read, gathered once for the page and for programs.

use hlaska_kernel::{EntitledListId, Grant, Marking, Refusal, Role};
use hlaska_web::{Cx, Proof};

use crate::words::PolicyTable;

/// Everything about oneself on which decisions rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Powers {
    pub grants: Vec<Power>,
    /// Markings of records the person may read on the ground of the grants; special facts are read
    /// by lists alone.
    pub readable: Vec<Marking>,
    /// Lists of persons entitled to special facts on which the person stands.
    pub lists: Vec<EntitledListId>,
    /// Roles of the account that do not count because this sign-in is too weak for them.
    pub withheld: Vec<Role>,
    /// It is no person but a wall display.
    pub display: bool,
}

/// A grant with the actions it allows, by their stable names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Power {
    pub grant: Grant,
    pub actions: Vec<&'static str>,
}

impl Powers {
    /// Of whoever asks.
    pub fn of(cx: &Cx) -> Result<Self, Refusal> {
        let actor = cx.actor()?;
        let table = cx.portal.service::<PolicyTable>();
        let power = |grant: &Grant| Power { grant: *grant, actions: table.actions(grant.role) };
        Ok(Self {
            grants: actor.grants.iter().map(power).collect(),
            readable: readable(&actor.grants, actor.clearance),
            lists: actor.lists.clone(),
            withheld: cx.session().map(|session| cx.portal.withheld(session)).unwrap_or_default(),
            display: cx.session().is_some_and(|session| session.proof == Proof::Pairing),
        })
    }
}

/// Without an operational role nothing of the operation is read, whatever the clearance.
fn readable(grants: &[Grant], clearance: Marking) -> Vec<Marking> {
    if !grants.iter().any(|grant| grant.role.is_operational()) {
        return Vec::new();
    }
    let plain = Marking::ALL.into_iter().filter(|one| *one != Marking::SpecialFacts);
    plain.filter(|one| *one <= clearance).collect()
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::Territory;

    use super::*;

    #[test]
    fn clearance_opens_nothing_to_whoever_only_runs_the_machine() {
        let grant = |role| Grant { role, territory: Territory::Region };
        assert!(readable(&[grant(Role::Administrator)], Marking::Sensitive).is_empty());
        assert!(readable(&[], Marking::Sensitive).is_empty());
        let internal = [Marking::Open, Marking::Internal];
        assert_eq!(readable(&[grant(Role::Reader)], Marking::Internal), internal);
        let most = readable(&[grant(Role::Operator)], Marking::SpecialFacts);
        assert_eq!(most, [Marking::Open, Marking::Internal, Marking::Sensitive]);
    }
}
