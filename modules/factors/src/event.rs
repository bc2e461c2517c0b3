//! What the journal remembers of ways to sign in. No secret is ever here.

use hlaska_journal::Event;
use hlaska_kernel::AccountId;
use serde::{Deserialize, Serialize};

hlaska_kernel::id!(
    /// One passkey of one account.
    PasskeyId
);

/// One change of how somebody may show who they are.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactorEvent {
    PasskeyAdded {
        account: AccountId,
        passkey: PasskeyId,
        /// What its owner calls it.
        name: String,
    },
    PasskeyRenamed {
        account: AccountId,
        passkey: PasskeyId,
        name: String,
    },
    PasskeyRemoved {
        account: AccountId,
        passkey: PasskeyId,
    },
    /// Its counter went back: there may be a copy of it.
    PasskeySuspected {
        account: AccountId,
        passkey: PasskeyId,
    },
    /// One-time codes are asked for from now on.
    CodesTurnedOn {
        account: AccountId,
    },
    CodesTurnedOff {
        account: AccountId,
    },
    /// The ones handed out before are worth nothing.
    RecoveryIssued {
        account: AccountId,
        count: u8,
    },
    RecoveryUsed {
        account: AccountId,
    },
    /// By an administrator, for somebody who has lost everything.
    Reset {
        account: AccountId,
        reason: String,
    },
    /// New halves of the code lie in two envelopes.
    Sealed {
        account: AccountId,
    },
    /// Both halves were used: somebody is in with full powers.
    SealBroken {
        account: AccountId,
        reason: String,
        /// The session ends at the latest then, whole seconds since 1970.
        until_s: i64,
    },
    /// Somebody looked into what was done under the broken seal.
    SealReviewed {
        account: AccountId,
        finding: String,
    },
}

impl FactorEvent {
    pub const fn account(&self) -> AccountId {
        match self {
            Self::PasskeyAdded { account, .. }
            | Self::PasskeyRenamed { account, .. }
            | Self::PasskeyRemoved { account, .. }
            | Self::PasskeySuspected { account, .. }
            | Self::CodesTurnedOn { account }
            | Self::CodesTurnedOff { account }
            | Self::RecoveryIssued { account, .. }
            | Self::RecoveryUsed { account }
            | Self::Reset { account, .. }
            | Self::Sealed { account }
            | Self::SealBroken { account, .. }
            | Self::SealReviewed { account, .. } => *account,
        }
    }

    pub fn stream(&self) -> String {
        format!("factors/{}", self.account())
    }
}

impl Event for FactorEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::PasskeyAdded { .. } => "factors.passkey_added",
            Self::PasskeyRenamed { .. } => "factors.passkey_renamed",
            Self::PasskeyRemoved { .. } => "factors.passkey_removed",
            Self::PasskeySuspected { .. } => "factors.passkey_suspected",
            Self::CodesTurnedOn { .. } => "factors.codes_turned_on",
            Self::CodesTurnedOff { .. } => "factors.codes_turned_off",
            Self::RecoveryIssued { .. } => "factors.recovery_issued",
            Self::RecoveryUsed { .. } => "factors.recovery_used",
            Self::Reset { .. } => "factors.reset",
            Self::Sealed { .. } => "factors.sealed",
            Self::SealBroken { .. } => "factors.seal_broken",
            Self::SealReviewed { .. } => "factors.seal_reviewed",
        }
    }
}

#[cfg(test)]
mod tests;
