//! What the journal remembers of displays and keys. Secrets are never here.

use hlaska_journal::Event;
use hlaska_kernel::{AccountId, OrganisationId, Territory, Timestamp};
use serde::{Deserialize, Serialize};

/// What a key may open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Reads of the application interface.
    Read,
    /// The portal's own figures.
    Monitoring,
}

impl Purpose {
    pub const ALL: [Self; 2] = [Self::Read, Self::Monitoring];

    /// Stable name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Monitoring => "monitoring",
        }
    }
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.name() == name)
    }
}

/// A machine is an account of its own kind: what it does is told under its identifier.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MachineEvent {
    /// Somebody of the staff let a wall display in.
    DisplayPaired {
        display: AccountId,
        name: String,
        organisation: OrganisationId,
        territory: Territory,
    },
    DisplayRevoked {
        display: AccountId,
        reason: String,
    },
    KeyIssued {
        key: AccountId,
        name: String,
        purpose: Purpose,
        organisation: OrganisationId,
        territory: Territory,
        /// Ed25519, 64 hexadecimal digits. The secret half was shown once and is kept nowhere.
        public_key: String,
        expires_at: Timestamp,
    },
    KeyRevoked {
        key: AccountId,
        reason: String,
    },
}

impl MachineEvent {
    /// The stream of the machine.
    pub fn stream(&self) -> String {
        let (Self::DisplayPaired { display: id, .. }
        | Self::DisplayRevoked { display: id, .. }
        | Self::KeyIssued { key: id, .. }
        | Self::KeyRevoked { key: id, .. }) = self;
        format!("machine/{id}")
    }
}

impl Event for MachineEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::DisplayPaired { .. } => "machines.display_paired",
            Self::DisplayRevoked { .. } => "machines.display_revoked",
            Self::KeyIssued { .. } => "machines.key_issued",
            Self::KeyRevoked { .. } => "machines.key_revoked",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: AccountId = AccountId::from_u128(1);

    fn json(event: &MachineEvent) -> String {
        format!("{} {}", event.kind(), serde_json::to_string(event).unwrap())
    }

    #[test]
    fn the_forms_in_the_journal_are_for_ever() {
        let organisation = OrganisationId::from_u128(2);
        let territory = Territory::Region;
        let name = "Sál".to_owned();
        let paired = MachineEvent::DisplayPaired { display: ID, name, organisation, territory };
        insta::assert_snapshot!(json(&paired), @r#"machines.display_paired {"display_paired":{"display":"00000000-0000-0000-0000-000000000001","name":"Sál","organisation":"00000000-0000-0000-0000-000000000002","territory":"region"}}"#);
        let revoked = MachineEvent::DisplayRevoked { display: ID, reason: "R".to_owned() };
        insta::assert_snapshot!(json(&revoked), @r#"machines.display_revoked {"display_revoked":{"display":"00000000-0000-0000-0000-000000000001","reason":"R"}}"#);
        let issued = MachineEvent::KeyIssued {
            key: ID,
            name: "GIS".to_owned(),
            purpose: Purpose::Read,
            organisation,
            territory,
            public_key: "00".to_owned(),
            expires_at: "2027-01-01T00:00:00Z".parse().unwrap(),
        };
        insta::assert_snapshot!(json(&issued), @r#"machines.key_issued {"key_issued":{"key":"00000000-0000-0000-0000-000000000001","name":"GIS","purpose":"read","organisation":"00000000-0000-0000-0000-000000000002","territory":"region","public_key":"00","expires_at":"2027-01-01T00:00:00Z"}}"#);
        let revoked = MachineEvent::KeyRevoked { key: ID, reason: "R".to_owned() };
        insta::assert_snapshot!(json(&revoked), @r#"machines.key_revoked {"key_revoked":{"key":"00000000-0000-0000-0000-000000000001","reason":"R"}}"#);
    }
}
