use parking_lot::Mutex;

use crate::{Conn, Location, Result};

/// Connections for reading, opened when first needed and kept for the next reader.
pub(crate) struct Pool {
    location: Location,
    idle: Mutex<Vec<Conn>>,
}

/// More idle connections than this are closed; two cores never need more at once.
const KEPT: usize = 8;

impl Pool {
    pub(crate) fn new(location: Location) -> Self {
        Self { location, idle: Mutex::new(Vec::new()) }
    }

    pub(crate) fn read<T>(&self, work: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        let taken = self.idle.lock().pop();
        let mut conn = match taken {
            Some(conn) if conn.is_alive() => conn,
            _ => Conn::open(&self.location)?,
        };
        let answer = work(&mut conn);
        let mut idle = self.idle.lock();
        if idle.len() < KEPT && conn.is_alive() {
            idle.push(conn);
        }
        answer
    }
}
