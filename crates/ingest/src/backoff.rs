//! How long to wait after a failure.

use std::time::Duration;

use hlaska_kernel::Env;

/// Pauses that double with every failure, each shortened at random by up to a half, so that many
/// clients do not come back at the same moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backoff {
    pub first: Duration,
    pub longest: Duration,
}

impl Backoff {
    /// The pause after so many failures in a row, counted from 1.
    pub fn pause(&self, failures: u32, env: &Env) -> Duration {
        let doubled = 2u32.saturating_pow(failures.saturating_sub(1).min(20));
        let full = self.first.saturating_mul(doubled).min(self.longest);
        full.mul_f64(1.0 - fraction(env) / 2.0)
    }
}

/// A number from 0 to 1.
fn fraction(env: &Env) -> f64 {
    f64::from(u32::from_le_bytes(env.bytes())) / f64::from(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use hlaska_kernel::{ManualClock, SeededRandom, Timestamp};

    use super::*;

    #[test]
    fn pauses_double_up_to_the_longest_and_differ() {
        let clock = Arc::new(ManualClock::at(Timestamp::UNIX_EPOCH));
        let env = Env::new(clock, Arc::new(SeededRandom::new(7)));
        let backoff = Backoff { first: Duration::from_secs(1), longest: Duration::from_mins(1) };
        for (failures, full) in [(1, 1), (2, 2), (4, 8), (7, 60), (4_000_000_000, 60)] {
            let full = Duration::from_secs(full);
            for _ in 0..100 {
                let pause = backoff.pause(failures, &env);
                assert!(pause >= full / 2 && pause <= full, "{failures}: {pause:?}");
            }
        }
        assert_ne!(backoff.pause(3, &env), backoff.pause(3, &env));
    }
}
