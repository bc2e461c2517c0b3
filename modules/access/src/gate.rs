//! The narrow gate every sign-in passes: how fast it may be tried and how a password is checked.

pub(crate) mod password;
pub(crate) mod throttle;

use std::net::IpAddr;
use std::pin::Pin;

use hlaska_kernel::{Actor, Env, Refusal, Timestamp};
use hlaska_web::{Answer, Cx};
use parking_lot::Mutex;

use password::{Cost, HashError, Passwords};
use throttle::{Attempt, Throttle, Wait};

/// What stands between a right password and the open door: the answer that asks for more, or
/// nothing. The address to go on to comes along.
pub type FurtherStep = for<'a> fn(&'a Cx, &'a Actor, &'a str) -> Asking<'a>;
pub type Asking<'a> = Pin<Box<dyn Future<Output = Result<Option<Answer>, Refusal>> + Send + 'a>>;

/// One for each process; a service of the portal.
///
/// What it knows of failed attempts is in memory only: a restart forgives, and each node counts
/// for itself. That is enough to make guessing slow and cannot be used to shut anybody out.
pub struct Gate {
    pub(crate) passwords: Passwords,
    pub(crate) throttle: Mutex<Throttle>,
    pub(crate) further_step: Option<FurtherStep>,
}

impl Gate {
    pub fn new(env: &Env) -> Result<Self, HashError> {
        Self::with_cost(env, Cost::default())
    }

    pub(crate) fn with_cost(env: &Env, cost: Cost) -> Result<Self, HashError> {
        let lanes = std::thread::available_parallelism().map_or(2, usize::from);
        let passwords = Passwords::new(env, cost, lanes)?;
        Ok(Self { passwords, throttle: Mutex::default(), further_step: None })
    }

    /// A right password alone is not enough any more for those this asks.
    #[must_use]
    pub fn then(mut self, further_step: FurtherStep) -> Self {
        self.further_step = Some(further_step);
        self
    }

    /// May `name` be tried from this address now? The same brake as for passwords; names of other
    /// things than logins are kept apart by a prefix with a colon and a space.
    pub fn enter(&self, name: &str, peer: IpAddr, now: Timestamp) -> Result<Attempt, Wait> {
        self.throttle.lock().enter(name, peer, now)
    }

    pub fn succeeded(&self, attempt: Attempt) {
        self.throttle.lock().succeeded(attempt);
    }

    pub fn failed(&self, attempt: &Attempt, now: Timestamp) {
        self.throttle.lock().failed(attempt, now);
    }

    /// A hash in PHC form of a secret people type in.
    pub async fn hash(&self, env: &Env, secret: &str) -> Result<String, HashError> {
        self.passwords.hash(env, secret).await
    }

    /// Does the secret belong to the hash? Takes as long without a hash.
    pub async fn verify(&self, phc: Option<String>, secret: &str) -> Result<bool, HashError> {
        self.passwords.verify(phc, secret).await
    }
}
