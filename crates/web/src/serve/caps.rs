use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Arc;

use parking_lot::Mutex;

use super::network::household;

/// How many may come at once.
#[derive(Debug, Clone, Copy)]
pub struct Caps {
    pub connections: usize,
    /// High enough for a town hall behind one address.
    pub per_address: usize,
}

impl Default for Caps {
    fn default() -> Self {
        Self { connections: 12_000, per_address: 400 }
    }
}

impl Caps {
    /// Those who have connected but not yet agreed on encryption may take only a part of the
    /// places, in total and from one address.
    pub(super) fn of_handshakes(self) -> Self {
        Self {
            connections: (self.connections / 3).max(1),
            per_address: (self.per_address / 2).max(1),
        }
    }
}

/// Counts who is in.
pub(super) struct Doors {
    caps: Caps,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    total: usize,
    by_address: HashMap<IpAddr, usize>,
}

impl Doors {
    pub(super) fn new(caps: Caps) -> Arc<Self> {
        Arc::new(Self { caps, open: Mutex::default() })
    }

    /// A place for somebody from this address, unless there is none.
    pub(super) fn enter(self: &Arc<Self>, address: IpAddr) -> Option<Pass> {
        let address = household(address);
        let mut open = self.open.lock();
        let mine = open.by_address.get(&address).copied().unwrap_or(0);
        if open.total >= self.caps.connections || mine >= self.caps.per_address {
            return None;
        }
        open.total += 1;
        open.by_address.insert(address, mine + 1);
        Some(Pass { doors: Arc::clone(self), address: Some(address) })
    }

    /// The same for a proxy, behind which anybody may be: only the total counts.
    pub(super) fn enter_uncounted(self: &Arc<Self>) -> Option<Pass> {
        let mut open = self.open.lock();
        (open.total < self.caps.connections).then(|| {
            open.total += 1;
            Pass { doors: Arc::clone(self), address: None }
        })
    }
}

/// Held as long as the place is taken.
pub(super) struct Pass {
    doors: Arc<Doors>,
    address: Option<IpAddr>,
}

impl Drop for Pass {
    fn drop(&mut self) {
        let mut open = self.doors.open.lock();
        open.total -= 1;
        let Some(address) = self.address else { return };
        if let Some(mine) = open.by_address.get_mut(&address) {
            *mine -= 1;
            if *mine == 0 {
                open.by_address.remove(&address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn places_are_counted_in_total_and_by_address_and_given_back() {
        let doors = Doors::new(Caps { connections: 3, per_address: 2 });
        let first = doors.enter(ip("192.0.2.1")).unwrap();
        let _second = doors.enter(ip("::ffff:192.0.2.1")).unwrap();
        assert!(doors.enter(ip("192.0.2.1")).is_none(), "one address has two places");
        let _other = doors.enter(ip("192.0.2.2")).unwrap();
        assert!(doors.enter(ip("192.0.2.3")).is_none(), "there are three places");
        assert!(doors.enter_uncounted().is_none(), "also for a proxy");
        drop(first);
        let back = doors.enter(ip("192.0.2.1")).unwrap();
        drop(back);
        assert!(doors.enter_uncounted().is_some());
        assert_eq!(doors.open.lock().by_address.len(), 2);
    }

    #[test]
    fn a_whole_network_of_ipv6_shares_its_places() {
        let doors = Doors::new(Caps { connections: 9, per_address: 1 });
        let _one = doors.enter(ip("2001:db8:0:1::1")).unwrap();
        assert!(doors.enter(ip("2001:db8:0:1::2")).is_none());
        assert!(doors.enter(ip("2001:db8:0:2::2")).is_some());
    }
}
