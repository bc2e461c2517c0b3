use std::time::{Duration, Instant};

use parking_lot::{Condvar, Mutex};

use crate::{Conn, Location, Result};

/// Connections for reading, opened when first needed and kept for the next reader.
pub(crate) struct Pool {
    location: Location,
    state: Mutex<State>,
    returned: Condvar,
}

#[derive(Default)]
struct State {
    idle: Vec<(Conn, Instant)>,
    lent: usize,
}

/// No more connections than this at once: a PostgreSQL server has a hundred for everybody, and two
/// cores have work enough with these.
const LIMIT: usize = 16;
/// One that nobody used for so long may have been cut off meanwhile, and is asked first.
const STALE: Duration = Duration::from_secs(1);

impl Pool {
    pub(crate) fn new(location: Location) -> Self {
        Self { location, state: Mutex::default(), returned: Condvar::new() }
    }

    pub(crate) fn read<T>(&self, work: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        let mut lent = self.lend();
        let mut conn = match lent.conn.take() {
            Some(conn) => conn,
            None => Conn::open(&self.location)?,
        };
        let answer = work(&mut conn);
        lent.conn = conn.is_alive().then_some(conn);
        answer
    }

    fn lend(&self) -> Lent<'_> {
        let mut state = self.state.lock();
        while state.lent >= LIMIT {
            self.returned.wait(&mut state);
        }
        state.lent += 1;
        let taken = state.idle.pop();
        drop(state);
        let usable = |(mut conn, since): (Conn, Instant)| {
            (since.elapsed() < STALE || conn.answers()).then_some(conn)
        };
        Lent { pool: self, conn: taken.and_then(usable) }
    }
}

/// A place in the pool, given back however the reading ends.
struct Lent<'a> {
    pool: &'a Pool,
    conn: Option<Conn>,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let mut state = self.pool.state.lock();
        state.lent -= 1;
        state.idle.extend(self.conn.take().map(|conn| (conn, Instant::now())));
        drop(state);
        self.pool.returned.notify_one();
    }
}

impl Drop for Pool {
    /// A PostgreSQL connection waits for its goodbye, which is forbidden in the async world.
    fn drop(&mut self) {
        let idle = std::mem::take(&mut self.state.get_mut().idle);
        if !idle.is_empty() {
            std::thread::spawn(move || drop(idle));
        }
    }
}
