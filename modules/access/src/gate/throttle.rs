//! Slows guessing down without locking anybody out.
//!
//! Two brakes, both bound to the address the attempt comes from: a growing pause for one name
//! tried from one address, and a budget of failures for the address. The owner of an account
//! who comes from elsewhere is never made to wait for somebody else's guesses.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};

use hlaska_kernel::Timestamp;

/// The pause after a number of failures, seconds: three mistakes are free.
const PAUSES: [i64; 8] = [0, 0, 0, 1, 2, 4, 8, 16];
const LONGEST_PAUSE: i64 = 30;
/// Failures of one name from one address are forgotten after this.
const FORGET_SECONDS: i64 = 15 * 60;
/// Failures one address may make at once; one more each second. A town hall behind one address
/// does not notice it.
const BUDGET: f64 = 60.0;
/// More names than this and those without recent failures are forgotten.
const NAMES: usize = 50_000;
const NAME_CHARS: usize = 80;

/// An address, or for IPv6 the network one customer gets.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Source(IpAddr);

impl Source {
    fn of(peer: IpAddr) -> Self {
        match peer.to_canonical() {
            IpAddr::V6(six) => {
                let network = six.to_bits() & !u128::from(u64::MAX);
                Self(IpAddr::V6(Ipv6Addr::from_bits(network)))
            }
            four @ IpAddr::V4(_) => Self(four),
        }
    }
}

#[derive(Clone, Copy, Default)]
struct Tries {
    /// Failed ones and those still being checked.
    count: usize,
    last: i64,
    told: bool,
}

#[derive(Clone, Copy)]
struct Budget {
    left: f64,
    at: i64,
}

/// Come again later.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wait {
    pub seconds: i64,
    /// The first refusal since the last attempt: worth a line in the log.
    pub first: bool,
}

/// An attempt that was let through. It counts as a failure until it is said to have succeeded.
#[derive(Debug)]
pub struct Attempt {
    name: String,
    source: Source,
}

#[derive(Default)]
pub(crate) struct Throttle {
    names: HashMap<(String, Source), Tries>,
    sources: HashMap<Source, Budget>,
}

impl Throttle {
    /// May this name be tried from this address now? Whether the name exists does not matter.
    pub(crate) fn enter(
        &mut self,
        name: &str,
        peer: IpAddr,
        now: Timestamp,
    ) -> Result<Attempt, Wait> {
        let (now, source) = (now.as_second(), Source::of(peer));
        let name: String = name.chars().take(NAME_CHARS).collect();
        self.forget(now);
        let empty = self.budget(source, now) < 1.0;
        let tries = self.names.entry((name.clone(), source)).or_default();
        let ready_at = if empty { now + 1 } else { tries.last + pause(tries.count) };
        if ready_at > now {
            let first = !std::mem::replace(&mut tries.told, true);
            return Err(Wait { seconds: ready_at - now, first });
        }
        *tries = Tries { count: tries.count + 1, last: now, told: false };
        Ok(Attempt { name, source })
    }

    /// The password was right: the name starts anew.
    pub(crate) fn succeeded(&mut self, attempt: Attempt) {
        self.names.remove(&(attempt.name, attempt.source));
    }

    /// Nobody looked at the password: as if it had not been tried.
    pub(crate) fn undecided(&mut self, attempt: Attempt) {
        if let Some(tries) = self.names.get_mut(&(attempt.name, attempt.source)) {
            tries.count = tries.count.saturating_sub(1);
        }
    }

    /// The password was wrong: the address has one attempt less.
    pub(crate) fn failed(&mut self, attempt: &Attempt, now: Timestamp) {
        let now = now.as_second();
        let left = self.budget(attempt.source, now) - 1.0;
        self.sources.insert(attempt.source, Budget { left, at: now });
    }

    fn budget(&self, source: Source, now: i64) -> f64 {
        self.sources.get(&source).map_or(BUDGET, |budget| {
            #[expect(clippy::cast_precision_loss, reason = "seconds since the last failure")]
            let refilled = (now - budget.at).max(0) as f64;
            (budget.left + refilled).min(BUDGET)
        })
    }

    /// Memory stays bounded whoever knocks.
    fn forget(&mut self, now: i64) {
        if self.names.len() < NAMES && self.sources.len() < NAMES {
            return;
        }
        self.names.retain(|_, tries| now - tries.last < FORGET_SECONDS);
        self.sources.retain(|_, budget| now - budget.at < 60);
        if self.names.len() >= NAMES {
            self.names.retain(|_, tries| pause(tries.count) > 0 && now - tries.last < 60);
        }
        if self.sources.len() >= NAMES {
            self.sources.retain(|_, budget| budget.left < BUDGET / 2.0);
        }
    }
}

fn pause(count: usize) -> i64 {
    PAUSES.get(count).copied().unwrap_or(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests;
