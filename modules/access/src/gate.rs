//! The narrow gate every sign-in passes: how fast it may be tried and how a password is checked.

pub(crate) mod password;
pub(crate) mod throttle;

use hlaska_kernel::Env;
use parking_lot::Mutex;

use password::{Cost, HashError, Passwords};
use throttle::Throttle;

/// One for each process; a service of the portal.
///
/// What it knows of failed attempts is in memory only: a restart forgives, and each node counts
/// for itself. That is enough to make guessing slow and cannot be used to shut anybody out.
pub struct Gate {
    pub(crate) passwords: Passwords,
    pub(crate) throttle: Mutex<Throttle>,
}

impl Gate {
    pub fn new(env: &Env) -> Result<Self, HashError> {
        Self::with_cost(env, Cost::default())
    }

    pub(crate) fn with_cost(env: &Env, cost: Cost) -> Result<Self, HashError> {
        let lanes = std::thread::available_parallelism().map_or(2, usize::from);
        let passwords = Passwords::new(env, cost, lanes)?;
        Ok(Self { passwords, throttle: Mutex::default() })
    }
}
