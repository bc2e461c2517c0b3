use std::hash::{DefaultHasher, Hash, Hasher};

use hlaska_journal::{Append, NewEvent};
use tokio::sync::Mutex;

/// Whoever came second to a stream waits here for a turn to decide again. Streams share places by
/// the hash of their name, which costs a needless wait now and then and no memory.
#[derive(Default)]
pub(super) struct Turns([Mutex<()>; 32]);

impl Turns {
    pub(super) fn at(&self, append: &Append) -> &Mutex<()> {
        let mut hasher = DefaultHasher::new();
        append.events.first().map(NewEvent::stream).hash(&mut hasher);
        let place = usize::try_from(hasher.finish() % 32).unwrap_or(0);
        &self.0[place]
    }
}
