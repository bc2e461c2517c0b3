//! Who can show who they are, and by what.

use std::collections::BTreeMap;

use hlaska_journal::{Recorded, View};
use hlaska_kernel::{AccountId, Timestamp};
use serde::{Deserialize, Serialize};

use crate::event::{FactorEvent, PasskeyId};
use crate::seal::Seal;

/// A passkey as its owner knows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Passkey {
    pub id: PasskeyId,
    pub name: String,
    pub added_at: Timestamp,
    /// There may be a copy of it.
    pub suspected: bool,
}

/// Everything one account has beside a password.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Held {
    pub passkeys: Vec<Passkey>,
    /// Since when one-time codes are asked for.
    pub codes_since: Option<Timestamp>,
    /// Recovery codes not used yet.
    pub recovery_left: u8,
}

impl Held {
    pub fn has_passkey(&self) -> bool {
        !self.passkeys.is_empty()
    }
    pub const fn has_codes(&self) -> bool {
        self.codes_since.is_some()
    }
    /// How many independent strong ways there are.
    pub fn ways(&self) -> usize {
        self.passkeys.len() + usize::from(self.has_codes())
    }
    pub fn passkey(&self, id: PasskeyId) -> Option<&Passkey> {
        self.passkeys.iter().find(|passkey| passkey.id == id)
    }
}

/// The ways of everybody, and the state of the sealed account.
#[derive(Default, Serialize, Deserialize)]
pub struct Factors {
    held: BTreeMap<AccountId, Held>,
    seal: Seal,
}

static NOTHING: Held = Held { passkeys: Vec::new(), codes_since: None, recovery_left: 0 };

impl Factors {
    /// What the account has; for itself and for whoever administers it.
    pub fn of(&self, account: AccountId) -> &Held {
        self.held.get(&account).unwrap_or(&NOTHING)
    }

    /// The sealed account for the day when nothing else works.
    pub fn seal(&self) -> &Seal {
        &self.seal
    }

    fn passkey(&mut self, account: AccountId, id: PasskeyId) -> Option<&mut Passkey> {
        let held = self.held.get_mut(&account)?;
        held.passkeys.iter_mut().find(|passkey| passkey.id == id)
    }
}

impl View for Factors {
    const NAME: &'static str = "factors";
    type Event = FactorEvent;

    fn apply(&mut self, recorded: Recorded<'_, FactorEvent>) {
        let at = recorded.meta.recorded_at;
        let account = recorded.event.account();
        self.seal.apply(&recorded);
        let held = self.held.entry(account).or_default();
        match recorded.event {
            FactorEvent::PasskeyAdded { passkey: id, name, .. } => {
                held.passkeys.push(Passkey { id, name, added_at: at, suspected: false });
            }
            FactorEvent::PasskeyRenamed { passkey, name, .. } => {
                self.passkey(account, passkey)
                    .into_iter()
                    .for_each(|one| one.name.clone_from(&name));
            }
            FactorEvent::PasskeyRemoved { passkey, .. } => {
                held.passkeys.retain(|one| one.id != passkey);
            }
            FactorEvent::PasskeySuspected { passkey, .. } => {
                self.passkey(account, passkey).into_iter().for_each(|one| one.suspected = true);
            }
            FactorEvent::CodesTurnedOn { .. } => held.codes_since = Some(at),
            FactorEvent::CodesTurnedOff { .. } => held.codes_since = None,
            FactorEvent::RecoveryIssued { count, .. } => held.recovery_left = count,
            FactorEvent::RecoveryUsed { .. } => {
                held.recovery_left = held.recovery_left.saturating_sub(1);
            }
            FactorEvent::Reset { .. } => *held = Held::default(),
            FactorEvent::Sealed { .. }
            | FactorEvent::SealBroken { .. }
            | FactorEvent::SealReviewed { .. } => {}
        }
    }
}
