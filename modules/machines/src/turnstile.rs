//! What a node remembers of programs that ask: which signatures it has seen, and how often a
//! program comes. Each node counts for itself, and a restart forgets; a repeated read within five
//! minutes at another node is the worst that follows.

use std::collections::HashMap;

use hlaska_kernel::{AccountId, Timestamp};
use parking_lot::Mutex;

/// The clocks of two machines may differ by so much.
const SKEW_SECONDS: u64 = 300;
/// How often one key may ask.
const A_SECOND: u32 = 10;
/// A use is told again after this long.
const TOLD_EVERY: i64 = 15 * 60;
/// More signatures than this and the oldest go; the time stamps then still hold.
const REMEMBERED: usize = 100_000;
/// Seconds after which no signature could pass again anyway.
const REMEMBERED_FOR: i64 = 600;
/// So many codes somebody may try in a minute.
const TRIES: u32 = 10;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Stopped {
    /// Signed too long ago, or by a clock that runs ahead.
    Clock,
    /// The same signature came before.
    Replayed,
    /// Comes too often.
    TooOften,
}

impl Stopped {
    /// Stable name in records.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Clock => "clock",
            Self::Replayed => "replayed",
            Self::TooOften => "too_often",
        }
    }
}

#[derive(Default)]
struct Known {
    nonces: HashMap<(AccountId, String), i64>,
    /// Requests of a key in one second.
    pace: HashMap<AccountId, (i64, u32)>,
    told: HashMap<AccountId, i64>,
    /// Codes tried by a person in one minute.
    tries: HashMap<AccountId, (i64, u32)>,
}

/// A service of the portal.
#[derive(Default)]
pub struct Turnstile(Mutex<Known>);

impl Turnstile {
    /// Lets a request with a sound signature pass, once. Answers whether its use is to be told.
    pub(crate) fn pass(
        &self,
        key: AccountId,
        signed_at: i64,
        nonce: &str,
        now: Timestamp,
    ) -> Result<bool, Stopped> {
        let now = now.as_second();
        if now.checked_sub(signed_at).is_none_or(|apart| apart.unsigned_abs() > SKEW_SECONDS) {
            return Err(Stopped::Clock);
        }
        let mut known = self.0.lock();
        if !known.keeps_pace(key, now) {
            return Err(Stopped::TooOften);
        }
        known.forget(now);
        if known.nonces.insert((key, nonce.to_owned()), now).is_some() {
            return Err(Stopped::Replayed);
        }
        Ok(known.is_news(key, now))
    }

    /// May somebody try another code of a display now?
    pub(crate) fn may_try(&self, who: AccountId, now: Timestamp) -> bool {
        let minute = now.as_second() / 60;
        let mut known = self.0.lock();
        let (last, count) = known.tries.entry(who).or_default();
        if *last != minute {
            (*last, *count) = (minute, 0);
        }
        *count += 1;
        *count <= TRIES
    }

    /// When a key was used here last.
    pub(crate) fn last_used(&self, key: AccountId) -> Option<Timestamp> {
        let known = self.0.lock();
        known.pace.get(&key).and_then(|(second, _)| Timestamp::from_second(*second).ok())
    }
}

impl Known {
    fn keeps_pace(&mut self, key: AccountId, now: i64) -> bool {
        let (second, count) = self.pace.entry(key).or_default();
        if *second != now {
            (*second, *count) = (now, 0);
        }
        *count += 1;
        *count <= A_SECOND
    }

    fn forget(&mut self, now: i64) {
        if self.nonces.len() >= REMEMBERED {
            self.nonces.retain(|_, at| now - *at <= REMEMBERED_FOR);
        }
        if self.nonces.len() >= REMEMBERED {
            self.nonces.clear();
        }
    }

    fn is_news(&mut self, key: AccountId, now: i64) -> bool {
        let last = self.told.get(&key).copied();
        let news = last.is_none_or(|at| now - at >= TOLD_EVERY);
        if news {
            self.told.insert(key, now);
        }
        news
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: AccountId = AccountId::from_u128(1);
    const OTHER: AccountId = AccountId::from_u128(2);

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn a_signature_passes_once() {
        let turnstile = Turnstile::default();
        assert_eq!(turnstile.pass(KEY, 1_000, "a", at(1_000)), Ok(true));
        assert_eq!(turnstile.pass(KEY, 1_000, "a", at(1_010)), Err(Stopped::Replayed));
        assert_eq!(turnstile.pass(KEY, 1_010, "b", at(1_010)), Ok(false), "told a moment ago");
        assert_eq!(turnstile.pass(OTHER, 1_010, "a", at(1_010)), Ok(true));
        assert_eq!(turnstile.last_used(KEY), Some(at(1_010)));
    }

    #[test]
    fn codes_cannot_be_guessed_in_bulk() {
        let turnstile = Turnstile::default();
        let tried = (0..30).filter(|_| turnstile.may_try(KEY, at(60))).count();
        assert_eq!(tried, 10);
        assert!(turnstile.may_try(OTHER, at(60)));
        assert!(turnstile.may_try(KEY, at(120)));
    }

    #[test]
    fn clocks_may_differ_by_five_minutes() {
        let turnstile = Turnstile::default();
        assert!(turnstile.pass(KEY, 700, "a", at(1_000)).is_ok());
        assert!(turnstile.pass(KEY, 1_301, "b", at(1_002)).is_ok());
        assert_eq!(turnstile.pass(KEY, 699, "c", at(1_000)), Err(Stopped::Clock));
        assert_eq!(turnstile.pass(KEY, i64::MAX - 5_000, "d", at(1_000)), Err(Stopped::Clock));
    }

    #[test]
    fn a_program_that_runs_wild_is_slowed_and_others_are_not() {
        let turnstile = Turnstile::default();
        let passed = (0..50)
            .filter(|n| turnstile.pass(KEY, 1_000, &n.to_string(), at(1_000)).is_ok())
            .count();
        assert_eq!(passed, 10);
        assert!(turnstile.pass(OTHER, 1_000, "x", at(1_000)).is_ok());
        assert!(turnstile.pass(KEY, 1_001, "y", at(1_001)).is_ok());
    }
}
