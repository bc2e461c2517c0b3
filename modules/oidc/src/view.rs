//! Who at which provider is which account here, and who asks to be let in.

use std::collections::{BTreeMap, BTreeSet};

use hlaska_journal::{Recorded, View};
use hlaska_kernel::{AccountId, Grant, Timestamp};
use serde::{Deserialize, Serialize};

use crate::event::OidcEvent;

/// A person at a provider who is an account here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Binding {
    pub provider: String,
    pub subject: String,
    pub account: AccountId,
    pub bound_at: Timestamp,
    /// Roles given because of claims.
    pub mapped: Vec<Grant>,
}

/// Somebody who asks to be let in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Request {
    pub provider: String,
    pub issuer: String,
    pub subject: String,
    pub name: String,
    pub email: String,
    pub asked_at: Timestamp,
    /// Why not, once somebody has decided so.
    pub declined: Option<String>,
}

/// The view.
#[derive(Default, Serialize, Deserialize)]
pub struct Bindings {
    bound: BTreeMap<String, Binding>,
    requests: BTreeMap<String, Request>,
}

impl Bindings {
    pub(crate) fn binding(&self, key: &str) -> Option<&Binding> {
        self.bound.get(key)
    }

    pub(crate) fn request(&self, key: &str) -> Option<&Request> {
        self.requests.get(key)
    }

    /// Those who wait, the oldest first; then those declined, the newest first.
    pub(crate) fn requests(&self) -> Vec<(&str, &Request)> {
        let all = self.requests.iter().map(|(key, request)| (key.as_str(), request));
        let (mut waiting, mut declined): (Vec<_>, Vec<_>) =
            all.partition(|(_, request)| request.declined.is_none());
        waiting.sort_by_key(|(_, request)| request.asked_at);
        declined.sort_by_key(|(_, request)| std::cmp::Reverse(request.asked_at));
        waiting.into_iter().chain(declined).collect()
    }

    /// The newest first.
    pub(crate) fn bindings(&self) -> Vec<(&str, &Binding)> {
        let mut all: Vec<_> = self.bound.iter().map(|(key, one)| (key.as_str(), one)).collect();
        all.sort_by_key(|(_, one)| std::cmp::Reverse(one.bound_at));
        all
    }

    /// Roles that the account holds because of other bindings than this one.
    pub(crate) fn mapped_elsewhere(&self, account: AccountId, key: &str) -> BTreeSet<Grant> {
        let others = self.bound.iter().filter(|(other, _)| *other != key);
        let others = others.filter(|(_, one)| one.account == account);
        others.flat_map(|(_, one)| one.mapped.iter().copied()).collect()
    }
}

impl View for Bindings {
    const NAME: &'static str = "oidc";
    type Event = OidcEvent;

    fn apply(&mut self, recorded: Recorded<'_, OidcEvent>) {
        let at = recorded.meta.recorded_at;
        match recorded.event {
            OidcEvent::AccessRequested { key, provider, issuer, subject, name, email } => {
                let (asked_at, declined) = (at, None);
                let request =
                    Request { provider, issuer, subject, name, email, asked_at, declined };
                self.requests.insert(key, request);
            }
            OidcEvent::Bound { key, provider, subject, account, .. } => {
                self.requests.remove(&key);
                let (bound_at, mapped) = (at, Vec::new());
                self.bound.insert(key, Binding { provider, subject, account, bound_at, mapped });
            }
            OidcEvent::RolesMapped { key, grants } => {
                if let Some(binding) = self.bound.get_mut(&key) {
                    binding.mapped = grants;
                }
            }
            OidcEvent::RequestDeclined { key, reason } => {
                if let Some(request) = self.requests.get_mut(&key) {
                    request.declined = Some(reason);
                }
            }
            OidcEvent::Unbound { key, .. } => {
                self.bound.remove(&key);
            }
        }
    }
}
