//! The views of one node, all at the same sequence number.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::entry::{Entry, Event, Recorded};

/// State folded from the journal. `apply` is total: no I/O, no clock, it never fails.
pub trait View: Default + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The module's name: the part of an event's kind before the dot.
    const NAME: &'static str;
    type Event: Event;
    fn apply(&mut self, recorded: Recorded<'_, Self::Event>);
}

/// A view whose type has been forgotten.
trait AnyView: Send + Sync {
    fn apply(&mut self, entry: &Entry, payload: &str) -> Result<(), String>;
    fn save(&self) -> Result<Vec<u8>, postcard::Error>;
    fn load(&mut self, bytes: &[u8]) -> Result<(), postcard::Error>;
    fn reset(&mut self);
    fn as_any(&self) -> &dyn Any;
}

impl<V: View> AnyView for V {
    fn apply(&mut self, entry: &Entry, payload: &str) -> Result<(), String> {
        let event = serde_json::from_str(payload).map_err(|error| error.to_string())?;
        View::apply(self, Recorded { meta: &entry.meta, event });
        Ok(())
    }
    fn save(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_stdvec(self)
    }
    fn load(&mut self, bytes: &[u8]) -> Result<(), postcard::Error> {
        *self = postcard::from_bytes(bytes)?;
        Ok(())
    }
    fn reset(&mut self) {
        *self = V::default();
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The list of views a node is started with.
#[derive(Default)]
pub struct Views(Vec<(&'static str, TypeId, Box<dyn AnyView>)>);

impl Views {
    #[must_use]
    pub fn with<V: View>(mut self) -> Self {
        self.add::<V>();
        self
    }
    pub fn add<V: View>(&mut self) {
        self.0.push((V::NAME, TypeId::of::<V>(), Box::new(V::default())));
    }
}

/// A view that panics while it is saved is saved as little as one that refuses.
const DEFECT: postcard::Error = postcard::Error::SerdeSerCustom;

/// Everything the pages know.
#[derive(Default)]
pub struct World {
    seq: u64,
    views: Vec<(&'static str, Box<dyn AnyView>)>,
    by_type: HashMap<TypeId, usize>,
    by_name: HashMap<&'static str, usize>,
    degraded: Vec<u64>,
}

impl World {
    pub fn new(views: Views) -> Self {
        let mut world = Self::default();
        for (name, type_id, view) in views.0 {
            world.by_type.insert(type_id, world.views.len());
            world.by_name.insert(name, world.views.len());
            world.views.push((name, view));
        }
        world
    }

    /// The last entry the views contain.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// Entries that no view could read. They are kept in the journal and reported.
    pub fn degraded(&self) -> &[u64] {
        &self.degraded
    }

    /// A module's view.
    ///
    /// # Panics
    /// When the portal's list of modules lacks the view: a wiring mistake that the first request
    /// of the first test shows.
    #[expect(clippy::panic, reason = "a missing module is a defect of the build, not of the data")]
    pub fn view<V: View>(&self) -> &V {
        self.by_type
            .get(&TypeId::of::<V>())
            .and_then(|&index| self.views.get(index))
            .and_then(|(_, view)| view.as_any().downcast_ref())
            .unwrap_or_else(|| panic!("the view {} is not in the list of modules", V::NAME))
    }

    /// Takes the next entry in. Kinds that no module knows belong to a module that was removed;
    /// they stay in the journal and show nothing.
    pub fn apply(&mut self, entry: &Entry) {
        self.seq = entry.meta.seq;
        let module = entry.meta.kind.split('.').next().unwrap_or_default();
        let Some(&index) = self.by_name.get(module) else { return };
        let (Some((_, view)), Some(payload)) = (self.views.get_mut(index), &entry.payload) else {
            return;
        };
        // A defect in one view must not stop the journal for all of them.
        let applied = catch_unwind(AssertUnwindSafe(|| view.apply(entry, payload)))
            .unwrap_or_else(|_| Err("a defect of the view".to_owned()));
        if let Err(error) = applied {
            tracing::error!(
                seq = entry.meta.seq,
                kind = entry.meta.kind,
                error,
                "unreadable entry"
            );
            self.degraded.push(entry.meta.seq);
        }
    }

    /// Every view as bytes, the large ones at the same time on several cores.
    pub(crate) fn save(&self) -> Result<Vec<(&'static str, Vec<u8>)>, postcard::Error> {
        std::thread::scope(|scope| {
            let saving: Vec<_> = self
                .views
                .iter()
                .map(|(name, view)| scope.spawn(move || Ok((*name, view.save()?))))
                .collect();
            saving.into_iter().map(|one| one.join().unwrap_or(Err(DEFECT))).collect()
        })
    }

    /// Loads every view or none, several at the same time. `read` fetches the bytes of one.
    pub(crate) fn load(
        &mut self,
        seq: u64,
        degraded: Vec<u64>,
        read: impl Fn(&'static str) -> Option<Vec<u8>> + Sync,
    ) -> bool {
        let loaded = std::thread::scope(|scope| {
            let read = &read;
            let loading: Vec<_> = self
                .views
                .iter_mut()
                .map(|(name, view)| {
                    scope.spawn(|| read(name).is_some_and(|bytes| view.load(&bytes).is_ok()))
                })
                .collect();
            // Each is waited for, also when one has failed.
            let done: Vec<bool> =
                loading.into_iter().map(|one| one.join().unwrap_or(false)).collect();
            done.into_iter().all(|loaded| loaded)
        });
        if loaded {
            (self.seq, self.degraded) = (seq, degraded);
        } else {
            self.views.iter_mut().for_each(|(_, view)| view.reset());
        }
        loaded
    }
}
