//! What the journal remembers of people at providers. Tokens and codes are never here.

use hlaska_journal::{Event, NewEvent};
use hlaska_kernel::{AccountId, Grant};
use serde::{Deserialize, Serialize};

/// `key` names the person at the provider: a digest of issuer and subject.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OidcEvent {
    /// Somebody unknown came and no rule gives them anything.
    AccessRequested {
        key: String,
        provider: String,
        issuer: String,
        subject: String,
        /// What the provider calls the person.
        name: String,
        email: String,
    },
    /// From now on this person is this account.
    Bound {
        key: String,
        provider: String,
        issuer: String,
        subject: String,
        account: AccountId,
    },
    /// Roles that the account holds because of the person's claims, all of them.
    RolesMapped {
        key: String,
        grants: Vec<Grant>,
    },
    RequestDeclined {
        key: String,
        reason: String,
    },
    Unbound {
        key: String,
        reason: String,
    },
}

impl OidcEvent {
    fn key(&self) -> &str {
        match self {
            Self::AccessRequested { key, .. }
            | Self::Bound { key, .. }
            | Self::RolesMapped { key, .. }
            | Self::RequestDeclined { key, .. }
            | Self::Unbound { key, .. } => key,
        }
    }
}

impl Event for OidcEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::AccessRequested { .. } => "oidc.access_requested",
            Self::Bound { .. } => "oidc.bound",
            Self::RolesMapped { .. } => "oidc.roles_mapped",
            Self::RequestDeclined { .. } => "oidc.request_declined",
            Self::Unbound { .. } => "oidc.unbound",
        }
    }
}

impl From<OidcEvent> for NewEvent {
    fn from(event: OidcEvent) -> Self {
        Self::new(format!("oidc/{}", event.key()), &event)
    }
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::{Role, Territory};
    use insta::assert_snapshot;

    use super::*;

    /// Written entries are read for ever: this sample may only grow.
    #[test]
    fn the_written_form_stays() {
        let text = str::to_owned;
        let (key, provider, issuer) = (text("k"), text("kraj"), text("https://id.example"));
        let subject = text("s");
        let account = AccountId::from_u128(1);
        let grant = Grant { role: Role::RegionManager, territory: Territory::Region };
        let events = [
            OidcEvent::AccessRequested {
                key: key.clone(),
                provider: provider.clone(),
                issuer: issuer.clone(),
                subject: subject.clone(),
                name: text("N"),
                email: text("e@example"),
            },
            OidcEvent::Bound { key: key.clone(), provider, issuer, subject, account },
            OidcEvent::RolesMapped { key: key.clone(), grants: vec![grant] },
            OidcEvent::RequestDeclined { key: key.clone(), reason: text("R") },
            OidcEvent::Unbound { key, reason: text("R") },
        ];
        let lines: Vec<_> = events
            .iter()
            .map(|event| format!("{} {}", event.kind(), serde_json::to_string(event).unwrap()))
            .collect();
        assert_snapshot!(lines.join("\n"), @r#"
        oidc.access_requested {"access_requested":{"key":"k","provider":"kraj","issuer":"https://id.example","subject":"s","name":"N","email":"e@example"}}
        oidc.bound {"bound":{"key":"k","provider":"kraj","issuer":"https://id.example","subject":"s","account":"00000000-0000-0000-0000-000000000001"}}
        oidc.roles_mapped {"roles_mapped":{"key":"k","grants":[{"role":"region_manager","territory":"region"}]}}
        oidc.request_declined {"request_declined":{"key":"k","reason":"R"}}
        oidc.unbound {"unbound":{"key":"k","reason":"R"}}
        "#);
    }
}
