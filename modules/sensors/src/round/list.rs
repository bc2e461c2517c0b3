//! The list of stations.

use hlaska_ingest::{Fetched, Fresh, Known, Request};
use hlaska_kernel::Problem;
use hlaska_store::StoreError;
use jiff::SignedDuration;

use super::report::RoundReport;
use super::{Round, findings};
use crate::chmi::{MAX_META_BYTES, limit_problems, parse_meta};
use crate::station::Station;
use crate::storage::{FileState, MetaStored};

const PATH: &str = "now/metadata/meta1.json";
/// Marks of daily files are of no use once the day is no longer asked for.
const FILES_REMEMBERED: SignedDuration = SignedDuration::from_hours(40 * 24);

impl Round {
    /// Reads the list if it is due; answers the stations to be read, from what is stored then.
    pub(super) async fn read_list(&self, report: &mut RoundReport) -> Vec<Station> {
        if let Err(error) = self.renew_list(report).await {
            report.problems.push(findings::store_failed(PATH, &error));
        }
        match self.known_stations(report).await {
            Ok(stations) => {
                if stations.is_empty() {
                    report.problems.push(findings::no_stations());
                }
                stations
            }
            Err(error) => {
                report.problems.push(findings::store_failed(PATH, &error));
                Vec::new()
            }
        }
    }

    async fn known_stations(&self, report: &mut RoundReport) -> Result<Vec<Station>, StoreError> {
        let mut stations = self.store.stations().await?;
        stations.retain(|station| (self.options.wanted)(station));
        let unlisted = self.store.unlisted().await?;
        for station in &stations {
            report.problems.extend(limit_problems(station));
            if unlisted.contains(&station.id) {
                report.problems.push(findings::not_listed(&station.id));
            }
        }
        Ok(stations)
    }

    async fn renew_list(&self, report: &mut RoundReport) -> Result<(), StoreError> {
        let url = self.url(PATH);
        let mark = self.store.file_state(url.clone()).await?;
        let now = self.env.now();
        let age = mark.as_ref().map(|mark| now.duration_since(mark.fetched_at));
        if age.is_some_and(|age| age < self.options.list_every) {
            return Ok(());
        }
        self.tidy().await?;
        let request = Request { url, known: known(mark.as_ref()), max_bytes: MAX_META_BYTES };
        match self.fetcher.get(&request).await {
            Fetched::NotModified => {
                report.not_modified += 1;
                let (etag, last_modified) = (request.known.etag, request.known.last_modified);
                let mark = FileState { etag, last_modified, fetched_at: now };
                self.store.save_file_state(request.url, mark).await?;
            }
            Fetched::Failed(failure) => {
                report.failed += 1;
                report.problems.push(failure.problem("meta1.json"));
            }
            Fetched::Fresh(fresh) => self.take_list(request.url, fresh, report).await?,
        }
        Ok(())
    }

    /// Drops what is past its time; goes with the list because that is seldom enough.
    async fn tidy(&self) -> Result<(), StoreError> {
        let now = self.env.now();
        self.store.prune(now).await?;
        let oldest = now.saturating_sub(FILES_REMEMBERED).unwrap_or(now);
        self.store.forget_files_before(oldest).await.map(drop)
    }

    async fn take_list(
        &self,
        url: String,
        fresh: Fresh,
        report: &mut RoundReport,
    ) -> Result<(), StoreError> {
        let (meta, problems) = parse_meta(&fresh.bytes);
        let problems = self.concerning_wanted(problems, &meta.stations);
        // a list with something wrong is read again in the next round, so that it is said again
        let is_sound = problems.is_empty();
        report.problems.extend(problems);
        if meta.stations.is_empty() {
            report.failed += 1;
            return Ok(());
        }
        report.fetched += 1;
        let now = self.env.now();
        let mark = is_sound.then(|| (url, mark(&fresh, now)));
        let stored = self.store.store_meta(meta, mark, now).await?;
        note(report, &stored);
        Ok(())
    }

    /// Findings about the list itself and about the stations this round is about. Those about
    /// limits are told from the stored stations in every round, not only when the list comes.
    fn concerning_wanted(&self, problems: Vec<Problem>, listed: &[Station]) -> Vec<Problem> {
        let is_foreign = |problem: &Problem| {
            let station = listed.iter().find(|station| station.id.as_str() == problem.subject);
            station.is_some_and(|station| !(self.options.wanted)(station))
        };
        let is_about_limits = |problem: &Problem| {
            problem.code == "spa_not_rising" || problem.code == "spa4_not_above_spa3"
        };
        problems.into_iter().filter(|p| !is_foreign(p) && !is_about_limits(p)).collect()
    }
}

fn note(report: &mut RoundReport, stored: &MetaStored) {
    report.stations_new = stored.stations_new.len();
    report.limits_changed = stored.thresholds_changed.len();
    if stored.outdated {
        report.problems.push(findings::list_outdated());
    }
}

pub(super) fn known(mark: Option<&FileState>) -> Known {
    mark.map_or_else(Known::default, |mark| Known {
        etag: mark.etag.clone(),
        last_modified: mark.last_modified.clone(),
    })
}

pub(super) fn mark(fresh: &Fresh, now: hlaska_kernel::Timestamp) -> FileState {
    FileState {
        etag: fresh.etag.clone(),
        last_modified: fresh.last_modified.clone(),
        fetched_at: now,
    }
}
