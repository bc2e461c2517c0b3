//! What a module contributes to the portal. The portal is a list of these and nothing else.

use std::any::{Any, TypeId};
use std::collections::{BTreeSet, HashMap};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use hlaska_journal::Views;
use hlaska_kernel::{Lang, Role, Row, Timestamp};
use hlaska_store::Migration;
use maud::Markup;

use crate::cx::LiveCx;
use crate::portal::Portal;
use crate::route::Route;

pub type Future0<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// One bounded context.
#[derive(Default)]
pub struct Module {
    pub name: &'static str,
    pub routes: Vec<Route>,
    pub menu: Vec<MenuItem>,
    /// Rows of the policy matrix: every action the module's commands ask a permit for.
    pub actions: Vec<Row>,
    /// Adds the module's view.
    pub views: Option<fn(&mut Views)>,
    pub schema: Vec<Migration>,
    pub panels: Vec<Panel>,
    pub chronicles: Vec<Chronicle>,
    pub jobs: Vec<Job>,
}

/// An entry of the main menu; shown to those whose role may open it.
pub struct MenuItem {
    pub path: &'static str,
    /// Small numbers stand first.
    pub order: u16,
    pub label: fn(Lang) -> &'static str,
    pub roles: &'static [Role],
}

/// A piece of another module's page, e.g. reports on an incident's page. The lower module names
/// the slot and never learns who fills it.
pub struct Panel {
    pub slot: &'static str,
    pub order: u16,
    /// Topics that make the panel render anew, for the object with this key.
    pub topics: fn(key: &str) -> Vec<String>,
    pub render: fn(&LiveCx, key: &str) -> Markup,
}

/// What another module has to say in the chronological log of an object, so that nothing is
/// written twice: a municipality's report shows in the log of the incident it was asked for.
pub struct Chronicle {
    pub slot: &'static str,
    pub topics: fn(key: &str) -> Vec<String>,
    pub items: fn(&LiveCx, key: &str, wanted: &Wanted<'_>) -> Vec<ChronicleItem>,
}

/// How much of a chronicle is wanted. A log of thousands of lines shows fifty at a time: putting
/// all of them into words would be most of the page's work.
#[derive(Debug, Clone, Copy)]
pub enum Wanted<'a> {
    /// Every line in full, e.g. to search in it.
    All,
    /// Every line's place, times and significance; words may be left empty.
    Marks,
    /// The lines with these places in the journal, in full.
    These(&'a BTreeSet<u64>),
}

impl Wanted<'_> {
    pub fn includes(&self, seq: u64) -> bool {
        match self {
            Self::All | Self::Marks => true,
            Self::These(seqs) => seqs.contains(&seq),
        }
    }
}

/// One line of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChronicleItem {
    /// Place in the journal; also the line's identity on the page.
    pub seq: u64,
    pub occurred_at: Timestamp,
    pub recorded_at: Timestamp,
    /// What kind of line, in the reader's language.
    pub label: String,
    pub text: String,
    pub author: String,
    pub counterparty: String,
    pub significant: bool,
    pub link: Option<String>,
}

/// Work without a request: polling a feed, tidying up. Runs until the process ends.
pub struct Job {
    pub name: &'static str,
    pub run: fn(Portal) -> Future0<()>,
}

impl Job {
    /// Runs the job to its end. One that breaks down on a defect starts anew after `pause`: a feed
    /// must not fall silent until the next restart of the portal with nobody the wiser.
    pub async fn keep_running(self, portal: Portal, pause: Duration) {
        while let Err(broken) = tokio::spawn((self.run)(portal.clone())).await {
            if broken.is_cancelled() {
                return;
            }
            tracing::error!(job = self.name, %broken, "a job broke down and starts anew");
            tokio::time::sleep(pause).await;
        }
    }
}

/// Things modules need that are not views: the gazetteer, the latest samples, the fetcher.
#[derive(Default, Clone)]
pub struct Services(HashMap<TypeId, Arc<dyn Any + Send + Sync>>);

impl Services {
    #[must_use]
    pub fn with<T: Send + Sync + 'static>(mut self, service: Arc<T>) -> Self {
        self.0.insert(TypeId::of::<T>(), service);
        self
    }

    /// # Panics
    /// When the portal was put together without the service: a wiring mistake.
    #[expect(clippy::panic, reason = "a missing service is a defect of the build, not of the data")]
    pub fn get<T: Send + Sync + 'static>(&self) -> Arc<T> {
        self.0
            .get(&TypeId::of::<T>())
            .and_then(|service| Arc::clone(service).downcast().ok())
            .unwrap_or_else(|| panic!("no service {}", std::any::type_name::<T>()))
    }
}
