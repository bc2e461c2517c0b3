//! What the record of who did what learns from a request.

use hlaska_audit::{AccountClass, Audit, Outcome, Record, code};
use hlaska_kernel::number::hex;
use hlaska_kernel::{Actor, Refusal, Role};
use http::header::USER_AGENT;
use sha2::{Digest, Sha256};

use crate::cx::Cx;
use crate::session_proof::Proof;

impl Cx {
    /// A record with everything the request knows: who, for whom, from which device and address.
    pub fn record(&self, code: hlaska_audit::Code) -> Record {
        let mut record = Record::new(code).address(self.peer).request(self.request);
        if let Some(agent) = self.headers.get(USER_AGENT).and_then(|value| value.to_str().ok()) {
            record = record.agent(agent);
        }
        if let Some(device) = self.device_id() {
            // The name of a device in records, not the cookie by which it is known.
            record = record.device(hex(&Sha256::digest(device.as_bytes())[..8]));
        }
        if let Some(session) = self.session() {
            record = record.session(&session.digest).identity_provider(session.proof.name());
        }
        match self.maybe_actor() {
            Some(actor) => with_actor(record, actor, self.session().map(|session| session.proof)),
            None => record,
        }
    }

    /// Writes it down without waiting; it is on the disk within a tenth of a second.
    pub fn note(&self, record: Record) {
        self.portal.audit().note(record);
    }

    /// Somebody known tried what they may not.
    pub(crate) fn note_denied(&self, reason: &str) {
        let record = self.record(code::DENIED).outcome(Outcome::Deny).reason(reason);
        let what = format!("{} {}", self.method, self.path);
        self.note(record.object("address", what));
    }

    /// Stays behind while a handler has the request, to tell of its refusal.
    pub(crate) fn witness(&self) -> Witness {
        let record = self.record(code::DENIED).outcome(Outcome::Deny);
        Witness { audit: self.portal.audit().clone(), record }
    }
}

pub(crate) struct Witness {
    audit: Audit,
    record: Record,
}

impl Witness {
    pub(crate) fn of(self, refusal: &Refusal) {
        if let Refusal::Denied(denied) = refusal {
            let record = self.record.reason(denied.because.name());
            self.audit.note(record.object("action", denied.action));
        }
    }
}

fn with_actor(record: Record, actor: &Actor, proof: Option<Proof>) -> Record {
    let class = match proof {
        Some(Proof::Pairing) => AccountClass::Kiosk,
        None => AccountClass::ApiKey,
        Some(_) => class(actor),
    };
    record.account(actor.account).organisation(actor.organisation).account_class(class)
}

/// The three classes of 409/2025 § 2: who runs the machine, whose acts weigh much, everybody else.
fn class(actor: &Actor) -> AccountClass {
    let runs = |role: &Role| !role.is_operational();
    let weighs = |role: &Role| matches!(role, Role::RegionManager | Role::Operator);
    let mut roles = actor.grants.iter().map(|grant| grant.role);
    if roles.clone().any(|role| runs(&role)) {
        AccountClass::Admin
    } else if roles.any(|role| weighs(&role)) {
        AccountClass::Privileged
    } else {
        AccountClass::User
    }
}
