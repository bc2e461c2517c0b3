//! One station of a round.

use hlaska_ingest::{FetchFailure, Fetched, Fresh, Request};
use hlaska_kernel::{Problem, Timestamp};
use hlaska_store::StoreError;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan};

use super::list::{known, mark};
use super::report::{Outcome, StationReport};
use super::{Round, findings};
use crate::chmi::{Expected, MAX_DATA_BYTES, is_unreadable, parse_data};
use crate::level::{Limits, is_stale};
use crate::reading::{Reading, Sample};
use crate::station::{Quantity, Station};
use crate::storage::FileState;
use crate::trend::trend;

/// A finished day is asked for until it was answered this long after its end.
const DAY_SETTLES: SignedDuration = SignedDuration::from_hours(2);
/// In between it is asked for this often.
const DAY_AGAIN: SignedDuration = SignedDuration::from_hours(1);
/// Clocks further apart than this are reported.
const CLOCKS_APART: SignedDuration = SignedDuration::from_mins(5);

/// A file of one station: which day it is of decides what is expected in it.
struct File {
    url: String,
    mark: Option<FileState>,
    is_today: bool,
}

impl Round {
    /// Reads today's file, then the missing days, then says how the station stands. A failure of
    /// the database ends the station, never the round.
    pub(super) async fn read_station(&self, station: Station) -> Outcome {
        let mut outcome = Outcome::default();
        if let Err(error) = self.read_files(&station, &mut outcome).await {
            outcome.problems.push(findings::store_failed(station.id.as_str(), &error));
        }
        outcome
    }

    async fn read_files(&self, station: &Station, outcome: &mut Outcome) -> Result<(), StoreError> {
        let url = self.url(&format!("now/data/{}.json", station.id));
        let mark = self.store.file_state(url.clone()).await?;
        let today = File { url, mark, is_today: true };
        if let Some(failure) = self.read_file(station, &today, outcome).await? {
            outcome.failed += 1;
            outcome.problems.push(failure.problem(station.id.as_str()));
        }
        for back in 1..=self.options.backfill_days {
            self.read_day(station, back, outcome).await?;
        }
        self.conclude(station, outcome).await
    }

    /// Reads a finished day unless it was read after it had settled.
    async fn read_day(
        &self,
        station: &Station,
        back: i64,
        outcome: &mut Outcome,
    ) -> Result<(), StoreError> {
        let now = self.env.now();
        let Some((day, end)) = day_before(now, back) else { return Ok(()) };
        let url = self.url(&format!("recent/data/{day}_{}.json", station.id));
        let mark = self.store.file_state(url.clone()).await?;
        if let Some(mark) = &mark {
            let settled = mark.fetched_at.duration_since(end) >= DAY_SETTLES;
            if settled || now.duration_since(mark.fetched_at) < DAY_AGAIN {
                return Ok(());
            }
        }
        let file = File { url, mark, is_today: false };
        match self.read_file(station, &file, outcome).await? {
            None => Ok(()),
            Some(FetchFailure::NotFound) => {
                outcome.problems.push(findings::day_missing(&station.id, &day));
                let asked = FileState { etag: None, last_modified: None, fetched_at: now };
                self.store.save_file_state(file.url, asked).await
            }
            Some(failure) => {
                outcome.failed += 1;
                outcome.problems.push(failure.problem(station.id.as_str()));
                Ok(())
            }
        }
    }

    /// Fetches a file and stores what it says; answers why it did not come.
    async fn read_file(
        &self,
        station: &Station,
        file: &File,
        outcome: &mut Outcome,
    ) -> Result<Option<FetchFailure>, StoreError> {
        let request = Request {
            url: file.url.clone(),
            known: known(file.mark.as_ref()),
            max_bytes: MAX_DATA_BYTES,
        };
        let Came { fresh, reading, problems } = match self.fetch(station, file, &request).await {
            Read::Failed(failure) => return Ok(Some(failure)),
            Read::NotModified => {
                outcome.not_modified += 1;
                return self.note_unchanged(file).await.map(|()| None);
            }
            Read::Came(came) => *came,
        };
        let now = self.env.now();
        let is_lost = problems.iter().any(is_unreadable);
        *(if is_lost { &mut outcome.failed } else { &mut outcome.fetched }) += 1;
        // a file with something wrong is read again in the next round: "not changed" would pass
        // for "nothing wrong"
        let mark = problems.is_empty().then(|| (file.url.clone(), mark(&fresh, now)));
        outcome.problems.extend(problems);
        outcome.problems.extend(clocks(&fresh, now));
        outcome.stored += self.store.store_reading(station.id.clone(), reading, mark, now).await?;
        Ok(None)
    }

    /// A settled day need not be asked for again; today's mark stays as it is.
    async fn note_unchanged(&self, file: &File) -> Result<(), StoreError> {
        match &file.mark {
            Some(mark) if !file.is_today => {
                let mark = FileState { fetched_at: self.env.now(), ..mark.clone() };
                self.store.save_file_state(file.url.clone(), mark).await
            }
            _ => Ok(()),
        }
    }

    /// Fetches and parses; a file caught in the middle of being rewritten is fetched once more.
    async fn fetch(&self, station: &Station, file: &File, request: &Request) -> Read {
        let first = self.fetch_once(station, file, request).await;
        let is_torn = |problem: &Problem| problem.code == "truncated_json";
        if matches!(&first, Read::Came(came) if came.problems.iter().any(is_torn)) {
            tokio::time::sleep(self.options.reread_after).await;
            return self.fetch_once(station, file, request).await;
        }
        first
    }

    async fn fetch_once(&self, station: &Station, file: &File, request: &Request) -> Read {
        let fresh = match self.fetcher.get(request).await {
            Fetched::Fresh(fresh) => fresh,
            Fetched::NotModified => return Read::NotModified,
            Fetched::Failed(failure) => return Read::Failed(failure),
        };
        let expected = Expected {
            station: &station.id,
            decisive: station.decisive,
            forecast: file.is_today && station.has_forecast == Some(true),
            now: self.env.now(),
        };
        let (reading, problems) = parse_data(&fresh.bytes, expected);
        Read::Came(Box::new(Came { fresh, reading, problems }))
    }

    /// How the station stands, by what is stored.
    async fn conclude(&self, station: &Station, outcome: &mut Outcome) -> Result<(), StoreError> {
        let now = self.env.now();
        let decisive = station.decisive.unwrap_or(Quantity::Stage);
        let stage = self.store.newest(station.id.clone(), Quantity::Stage).await?;
        let discharge = self.store.newest(station.id.clone(), Quantity::Discharge).await?;
        let newest = if decisive == Quantity::Discharge { discharge } else { stage };
        let stale = newest.filter(|newest| is_stale(newest.at, now));
        outcome.problems.extend(stale.map(|s| findings::stale(&station.id, s.at, now)));
        let recent = self.recent(station, decisive, newest).await?;
        let limits = Limits::deciding(station).filter(|limits| !limits.is_empty());
        let fresh = newest.filter(|_| stale.is_none());
        outcome.report = Some(StationReport {
            stage,
            discharge,
            newest_at: newest.map(|newest| newest.at),
            is_stale: stale.is_some(),
            level: limits.zip(fresh).map(|(limits, newest)| limits.level(newest.value)),
            trend: fresh.and_then(|_| trend(&recent, decisive)),
            problems: 0,
            station: station.clone(),
        });
        Ok(())
    }

    /// The last hours before the newest value.
    async fn recent(
        &self,
        station: &Station,
        quantity: Quantity,
        newest: Option<Sample>,
    ) -> Result<Vec<Sample>, StoreError> {
        let Some(newest) = newest else { return Ok(Vec::new()) };
        let from = newest.at.saturating_sub(SignedDuration::from_hours(3));
        let from = from.unwrap_or(Timestamp::MIN);
        self.store.samples(station.id.clone(), quantity, from, newest.at).await
    }
}

enum Read {
    Came(Box<Came>),
    NotModified,
    Failed(FetchFailure),
}

/// A file and what it says.
struct Came {
    fresh: Fresh,
    reading: Reading,
    problems: Vec<Problem>,
}

fn clocks(fresh: &Fresh, now: Timestamp) -> Option<Problem> {
    let server = fresh.date?;
    let apart = server.duration_since(now).abs() > CLOCKS_APART;
    apart.then(|| findings::clock_differs(server, now))
}

/// The UTC day so many days back as ČHMÚ writes it, and the moment it ended.
fn day_before(now: Timestamp, back: i64) -> Option<(String, Timestamp)> {
    let day: Date = now.to_zoned(TimeZone::UTC).date().checked_sub(back.days()).ok()?;
    let end = day.tomorrow().ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp();
    Some((day.strftime("%Y%m%d").to_string(), end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fake::at;

    #[test]
    fn days_are_utc_days() {
        let yesterday = day_before(at("2026-10-01T23:30:00Z"), 1).unwrap();
        assert_eq!(yesterday, ("20260930".to_owned(), at("2026-10-01T00:00:00Z")));
        let across_a_year = day_before(at("2027-01-01T00:10:00Z"), 2).unwrap();
        assert_eq!(across_a_year.0, "20261230");
    }
}
