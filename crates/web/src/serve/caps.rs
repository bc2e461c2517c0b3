use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use parking_lot::Mutex;
use tokio::sync::oneshot;

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
    /// Of one address's places only half are for those who have not agreed on encryption yet.
    pub(super) fn of_handshakes(self) -> Self {
        Self { per_address: (self.per_address / 2).max(1), ..self }
    }
}

/// Counts who is in. When all places are taken, a newcomer gets the place of whoever has been in
/// longest without having asked for anything: only those who come to occupy places lose by it.
pub(super) struct Doors {
    caps: Caps,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    total: usize,
    by_address: HashMap<IpAddr, usize>,
    /// Who has not asked for anything yet, in order of coming.
    silent: BTreeMap<u64, oneshot::Sender<()>>,
    newest: u64,
}

impl Doors {
    pub(super) fn new(caps: Caps) -> Arc<Self> {
        Arc::new(Self { caps, open: Mutex::default() })
    }

    /// A place for somebody from this address, unless there is none. `None` for a proxy, behind
    /// which anybody may be: only the total counts.
    pub(super) fn enter(self: &Arc<Self>, address: Option<IpAddr>) -> Option<Pass> {
        let address = address.map(household);
        let mut open = self.open.lock();
        let mine = address.and_then(|address| open.by_address.get(&address)).copied().unwrap_or(0);
        if mine >= self.caps.per_address || !open.has_room(self.caps.connections) {
            return None;
        }
        open.total += 1;
        if let Some(address) = address {
            open.by_address.insert(address, mine + 1);
        }
        let (number, shown_out) = open.note_silent();
        let (doors, spoke) = (Arc::clone(self), AtomicBool::new(false));
        Some(Pass { doors, address, number, spoke, shown_out: Mutex::new(Some(shown_out)) })
    }
}

impl Open {
    /// Shows somebody out where that is needed; whose place is free in a moment.
    fn has_room(&mut self, places: usize) -> bool {
        if self.total < places {
            return true;
        }
        let longest = self.silent.pop_first();
        longest.is_some_and(|(_, show_out)| show_out.send(()).is_ok())
    }

    fn note_silent(&mut self) -> (u64, oneshot::Receiver<()>) {
        let (show_out, shown_out) = oneshot::channel();
        self.newest += 1;
        self.silent.insert(self.newest, show_out);
        (self.newest, shown_out)
    }
}

/// Held as long as the place is taken.
pub(super) struct Pass {
    doors: Arc<Doors>,
    address: Option<IpAddr>,
    number: u64,
    /// Has asked for something.
    spoke: AtomicBool,
    shown_out: Mutex<Option<oneshot::Receiver<()>>>,
}

impl Pass {
    /// Whoever has asked for something keeps the place.
    pub(super) fn speak(&self) {
        if !self.spoke.swap(true, Ordering::Relaxed) {
            self.doors.open.lock().silent.remove(&self.number);
        }
    }

    /// Resolves when the place is wanted by somebody else; asked once.
    pub(super) fn shown_out(&self) -> impl Future<Output = ()> + Send + use<> {
        let shown_out = self.shown_out.lock().take();
        async move {
            let wanted = match shown_out {
                Some(shown_out) => shown_out.await.is_ok(),
                None => false,
            };
            if !wanted {
                std::future::pending::<()>().await;
            }
        }
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        let mut open = self.doors.open.lock();
        open.total -= 1;
        open.silent.remove(&self.number);
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
    use futures_util::FutureExt;

    use super::*;

    fn enter(doors: &Arc<Doors>, address: &str) -> Option<Pass> {
        doors.enter(Some(address.parse().unwrap()))
    }

    /// Somebody who has asked for something.
    fn guest(doors: &Arc<Doors>, address: &str) -> Option<Pass> {
        enter(doors, address).inspect(Pass::speak)
    }

    fn is_shown_out(pass: &Pass) -> bool {
        pass.shown_out().now_or_never().is_some()
    }

    #[test]
    fn places_are_counted_in_total_and_by_address_and_given_back() {
        let doors = Doors::new(Caps { connections: 3, per_address: 2 });
        let first = guest(&doors, "192.0.2.1").unwrap();
        let _second = guest(&doors, "::ffff:192.0.2.1").unwrap();
        assert!(guest(&doors, "192.0.2.1").is_none(), "one address has two places");
        let _other = guest(&doors, "192.0.2.2").unwrap();
        assert!(guest(&doors, "192.0.2.3").is_none(), "there are three places");
        assert!(doors.enter(None).is_none(), "also for a proxy");
        drop(first);
        let back = guest(&doors, "192.0.2.1").unwrap();
        drop(back);
        assert!(doors.enter(None).is_some());
        let open = doors.open.lock();
        assert_eq!((open.total, open.by_address.len(), open.silent.len()), (2, 2, 0));
    }

    #[test]
    fn a_whole_network_of_ipv6_shares_its_places() {
        let doors = Doors::new(Caps { connections: 9, per_address: 1 });
        let _one = enter(&doors, "2001:db8:0:1::1").unwrap();
        assert!(enter(&doors, "2001:db8:0:1::2").is_none());
        assert!(enter(&doors, "2001:db8:0:2::2").is_some());
    }

    #[test]
    fn the_silent_make_room_the_longest_silent_first() {
        let doors = Doors::new(Caps { connections: 3, per_address: 3 });
        let guest = guest(&doors, "192.0.2.1").unwrap();
        let silent = enter(&doors, "192.0.2.2").unwrap();
        let later = enter(&doors, "192.0.2.3").unwrap();
        assert!(!is_shown_out(&enter(&doors, "192.0.2.4").unwrap()), "a newcomer is let in");
        assert!(is_shown_out(&silent) && !is_shown_out(&later) && !is_shown_out(&guest));
        drop(silent);
        later.speak();
        let newest = enter(&doors, "192.0.2.5").unwrap();
        newest.speak();
        assert!(enter(&doors, "192.0.2.6").is_none(), "all of them are guests");
    }
}
