//! How many connections this process can hold: each is an open file to the system, and many systems
//! start a process with a thousand of them.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// For the database, feeds, the log and whatever else is not a visitor.
const RESERVED: u64 = 300;
/// Enough for every page of a region, and no more than its memory carries.
const ENOUGH: u64 = 12_000;
/// Fewer than this and a bad night will be short of places.
const FEW: usize = 2_000;

/// Takes what the system allows; answers how many connections that carries, at most `wanted`.
pub fn connections(wanted: Option<usize>) -> usize {
    let allowed = raise();
    let places = places(allowed, wanted);
    if places < wanted.unwrap_or(FEW) {
        tracing::warn!(
            "{places} connections at once is all the system allows (open files: {allowed}); raise \
             it, e.g. with LimitNOFILE=20000 of systemd"
        );
    }
    places
}

/// The system gives a process less than it may have; taking the rest needs no rights.
fn raise() -> u64 {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let most = maximum.unwrap_or(u64::MAX).min(ENOUGH + 4 * RESERVED);
    let now = current.unwrap_or(u64::MAX);
    if now >= most {
        return now;
    }
    let raised = setrlimit(Resource::Nofile, Rlimit { current: Some(most), maximum });
    if raised.is_ok() { most } else { now }
}

fn places(allowed: u64, wanted: Option<usize>) -> usize {
    let left = allowed.saturating_sub(RESERVED).clamp(50, ENOUGH);
    let left = usize::try_from(left).unwrap_or(usize::MAX);
    wanted.map_or(left, |wanted| wanted.clamp(1, left))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_database_keeps_its_files_however_many_come() {
        assert_eq!(places(1_024, None), 724);
        assert_eq!(places(1_024, Some(500)), 500);
        assert_eq!(places(1_024, Some(5_000)), 724);
        assert_eq!(places(u64::MAX, None), 12_000);
        assert_eq!(places(100, None), 50);
    }
}
