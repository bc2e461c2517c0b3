//! Follows the record and raises what stands out. Every node does; a finding is raised once.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use hlaska_audit::config::Config;
use hlaska_audit::{Audit, Entry, Filter, Outcome, Record, code};
use hlaska_kernel::Timestamp;
use hlaska_store::Result;
use hlaska_web::Portal;
use parking_lot::RwLock;

use super::finding::{self, Finding};
use super::{Hit, RULES, Severity, evaluate};

/// What changes when findings do.
pub(crate) const TOPIC: &str = "audit-findings";
/// Records held; the longest window is shorter where more happens.
const HELD: usize = 50_000;
const READ: u32 = 1_000;
/// The rule about missing records.
const GAP: &str = "record-gap";
const LOOK: Duration = Duration::from_secs(5);
const LONGEST_US: i64 = 7 * DAY_US;
const DAY_US: i64 = 24 * 60 * 60 * 1_000_000;

/// Open findings as this node knows them, for pages that cannot wait for the database.
#[derive(Default)]
pub struct Alarms(RwLock<Arc<Vec<Finding>>>);

impl Alarms {
    pub(crate) fn open(&self) -> Arc<Vec<Finding>> {
        Arc::clone(&self.0.read())
    }
    pub(crate) fn severe(&self) -> usize {
        let is_severe = |one: &&Finding| one.rule().is_some_and(|r| r.severity == Severity::Severe);
        self.open().iter().filter(is_severe).count()
    }
    /// True when something changed.
    fn set(&self, open: Vec<Finding>) -> bool {
        let changed = **self.0.read() != open;
        if changed {
            *self.0.write() = Arc::new(open);
        }
        changed
    }
}

pub(crate) async fn detect(portal: Portal) {
    let config = portal.service::<Config>();
    for unknown in config.detections.keys().filter(|id| super::Rule::named(id).is_none()) {
        tracing::error!(rule = %unknown, "[audit.detections] names no rule");
    }
    tracing::info!(rules = RULES.rule.len(), version = %RULES.version, "detections over the record");
    let mut window = Window::default();
    loop {
        if let Err(error) = round(&portal, &config, &mut window).await {
            tracing::warn!(%error, "records could not be looked at");
        }
        tokio::time::sleep(LOOK).await;
    }
}

async fn round(portal: &Portal, config: &Config, window: &mut Window) -> Result<()> {
    let now = portal.env().now();
    verify_daily(portal, now).await?;
    window.read(portal.audit(), now).await?;
    for hit in evaluate(window.entries.make_contiguous(), now, &config.detections) {
        if is_certain(portal.audit(), &hit).await? {
            finding::raise(portal.audit(), portal.env(), &hit).await?;
        }
    }
    refresh(portal).await
}

/// A record whose content was dropped after its time is not missing.
async fn is_certain(audit: &Audit, hit: &Hit) -> Result<bool> {
    Ok(hit.rule != GAP || audit.get(hit.first + 1).await?.is_none())
}

/// What is open is told to pages at once.
pub(crate) async fn refresh(portal: &Portal) -> Result<()> {
    let open = finding::open(portal.node().db()).await?;
    if portal.service::<Alarms>().set(open) {
        portal.hub().touch([TOPIC]);
    }
    Ok(())
}

/// The last records, no older than the longest window.
#[derive(Default)]
pub(super) struct Window {
    pub(super) entries: VecDeque<Entry>,
    seen: u64,
}

impl Window {
    pub(super) async fn read(&mut self, audit: &Audit, now: Timestamp) -> Result<()> {
        let oldest = now.as_microsecond().saturating_sub(LONGEST_US);
        let from = Timestamp::from_microsecond(oldest).ok();
        if self.seen == 0 {
            // From the first that is young enough on every record counts, whatever its time: one
            // left out would look like a gap.
            let young = Filter { from, ..Filter::default() };
            let first = audit.after(&young, 0, 1).await?;
            self.seen = first.first().map_or(0, |entry| entry.seq - 1);
        }
        loop {
            let more = audit.after(&Filter::default(), self.seen, READ).await?;
            let Some(last) = more.last() else { break };
            self.seen = last.seq;
            self.entries.extend(more);
            let surplus = self.entries.len().saturating_sub(HELD);
            self.entries.drain(..surplus);
        }
        while self.entries.front().is_some_and(|entry| entry.at.as_microsecond() < oldest) {
            self.entries.pop_front();
        }
        Ok(())
    }
}

/// The chain is walked once a day, whoever is awake.
async fn verify_daily(portal: &Portal, now: Timestamp) -> Result<()> {
    let filter = Filter { code: Some("audit.verify.".to_owned()), ..Filter::default() };
    let last = portal.audit().page(&filter, None, 1).await?;
    let due = |entry: &Entry| now.as_microsecond() - entry.at.as_microsecond() > DAY_US;
    if last.first().is_some_and(|entry| !due(entry)) {
        return Ok(());
    }
    let found = portal.audit().verify().await?;
    let record = match &found.finding {
        None => Record::new(code::VERIFY_OK),
        Some(finding) => Record::new(code::VERIFY_FAIL).outcome(Outcome::Fail).detail(finding),
    };
    portal.audit().write(record.object("audit", found.records).reason("daily")).await.map(drop)
}
