//! Stations and the history of their limits.

use std::collections::BTreeMap;

use hlaska_kernel::Timestamp;
use hlaska_store::{Arg, Conn, Result, Row};

use super::{SensorStore, files, time};
use crate::chmi::Meta;
use crate::station::{Position, Quantity, Station, StationId, Thresholds};
use crate::storage::FileState;

macro_rules! limit_columns {
    ($prefix:literal) => {
        concat!(
            $prefix,
            "decisive, ",
            $prefix,
            "drought_cm, ",
            $prefix,
            "spa1_cm, ",
            $prefix,
            "spa2_cm, ",
            $prefix,
            "spa3_cm, ",
            $prefix,
            "spa4_cm, ",
            $prefix,
            "drought_m3s, ",
            $prefix,
            "spa1_m3s, ",
            $prefix,
            "spa2_m3s, ",
            $prefix,
            "spa3_m3s, ",
            $prefix,
            "spa4_m3s"
        )
    };
}

const ALL: &str = concat!(
    "SELECT ",
    limit_columns!("t."),
    ", s.id, s.database_number, s.name, s.stream, s.lat, s.lon, s.has_forecast, s.catchment_km2
     FROM gauge_station s
     LEFT JOIN gauge_threshold t ON t.station = s.id AND t.valid_to_s IS NULL
     ORDER BY s.id"
);
const HISTORY: &str = concat!(
    "SELECT ",
    limit_columns!(""),
    ", valid_from_s, valid_to_s FROM gauge_threshold WHERE station = $1 ORDER BY valid_from_s"
);
const UNLISTED: &str = "
    SELECT id FROM gauge_station
    WHERE listed_s < (SELECT MAX(listed_s) FROM gauge_station) ORDER BY id";
const SAVE_STATION: &str = "
    INSERT INTO gauge_station (id, database_number, name, stream, lat, lon, has_forecast,
        catchment_km2, listed_s)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT (id) DO UPDATE SET database_number = excluded.database_number,
        name = excluded.name, stream = excluded.stream,
        lat = COALESCE(excluded.lat, gauge_station.lat),
        lon = COALESCE(excluded.lon, gauge_station.lon),
        has_forecast = COALESCE(excluded.has_forecast, gauge_station.has_forecast),
        catchment_km2 = COALESCE(excluded.catchment_km2, gauge_station.catchment_km2),
        listed_s = excluded.listed_s";
const NEWEST_EDITION: &str = "SELECT MAX(listed_s) FROM gauge_station";
const CLOSE_VERSION: &str =
    "UPDATE gauge_threshold SET valid_to_s = $1 WHERE station = $2 AND valid_to_s IS NULL";
const FORGET_VERSION: &str = "DELETE FROM gauge_threshold WHERE station = $1 AND valid_from_s = $2";
const ADD_VERSION: &str = concat!(
    "INSERT INTO gauge_threshold (station, valid_from_s, ",
    limit_columns!(""),
    ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
);

/// Limits of a station and the time they were valid, the end excluded.
#[derive(Clone, PartialEq, Debug)]
pub struct ThresholdVersion {
    pub valid_from: Timestamp,
    pub valid_to: Option<Timestamp>,
    pub decisive: Option<Quantity>,
    pub thresholds: Thresholds,
}

/// What an edition of the list changed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MetaStored {
    pub stations_new: Vec<StationId>,
    pub thresholds_changed: Vec<StationId>,
    /// Known before but absent from this edition; they are kept.
    pub stations_absent: Vec<StationId>,
    /// The edition is older than what is stored; it changed nothing.
    pub outdated: bool,
}

impl SensorStore {
    /// Every known station with its present limits, by identifier.
    pub async fn stations(&self) -> Result<Vec<Station>> {
        self.db.read(all).await
    }

    /// Stations absent from the newest edition of the list.
    pub async fn unlisted(&self) -> Result<Vec<StationId>> {
        let read = |conn: &mut Conn| conn.query(UNLISTED, &[], |row| row.get::<String>(0));
        let ids = self.db.read(read).await?;
        Ok(ids.iter().filter_map(|id| StationId::parse(id).ok()).collect())
    }

    /// The limits of a station from the oldest to the present ones.
    pub async fn threshold_history(&self, station: StationId) -> Result<Vec<ThresholdVersion>> {
        let read = move |conn: &mut Conn| {
            conn.query(HISTORY, &[&station.as_str()], |row| {
                let (decisive, thresholds) = read_limits(row)?;
                let (valid_from, valid_to) = (time(row.get(11)?), row.get::<Option<i64>>(12)?);
                let valid_to = valid_to.map(time);
                Ok(ThresholdVersion { valid_from, valid_to, decisive, thresholds })
            })
        };
        self.db.read(read).await
    }

    /// Takes over an edition of the list. Changed limits get a new version valid from the time of
    /// the edition; an edition older than the stored limits is left aside.
    pub async fn store_meta(
        &self,
        meta: Meta,
        file: Option<(String, FileState)>,
        now: Timestamp,
    ) -> Result<MetaStored> {
        let write = move |conn: &mut Conn| {
            let stored = write_meta(conn, &meta, now)?;
            if let Some((url, state)) = &file {
                files::save(conn, url, state)?;
            }
            Ok(stored)
        };
        self.db.write(write).await
    }
}

fn write_meta(conn: &mut Conn, meta: &Meta, now: Timestamp) -> Result<MetaStored> {
    let edition = meta.issued_at.unwrap_or(now).as_second();
    let newest: Option<i64> = conn.query_first(NEWEST_EDITION, &[], |row| row.get(0))?.flatten();
    if newest.is_some_and(|newest| newest > edition) {
        return Ok(MetaStored { outdated: true, ..MetaStored::default() });
    }
    let mut known: BTreeMap<StationId, Station> =
        all(conn)?.into_iter().map(|station| (station.id.clone(), station)).collect();
    let mut stored = MetaStored::default();
    for station in &meta.stations {
        match known.remove(&station.id) {
            None => {
                add_version(conn, station, edition)?;
                stored.stations_new.push(station.id.clone());
            }
            Some(before) if limits(&before) == limits(station) => {}
            // limits that could not be read must not wipe out those that were
            Some(_) if meta.limits_doubtful.contains(&station.id) => {}
            Some(_) => {
                add_version(conn, station, edition)?;
                stored.thresholds_changed.push(station.id.clone());
            }
        }
        save_station(conn, station, edition)?;
    }
    stored.stations_absent = known.into_keys().collect();
    Ok(stored)
}

fn limits(station: &Station) -> (Option<Quantity>, Thresholds) {
    (station.decisive, station.thresholds)
}

fn save_station(conn: &mut Conn, station: &Station, edition: i64) -> Result<()> {
    let lat = station.position.map(|position| position.lat);
    let lon = station.position.map(|position| position.lon);
    let args: [&dyn Arg; 9] = [
        &station.id.as_str(),
        &station.database_number,
        &station.name,
        &station.stream,
        &lat,
        &lon,
        &station.has_forecast,
        &station.catchment_km2,
        &edition,
    ];
    conn.execute(SAVE_STATION, &args).map(drop)
}

fn add_version(conn: &mut Conn, station: &Station, edition: i64) -> Result<()> {
    let id = station.id.as_str();
    // an edition published twice under one time: the later reading of it stands
    conn.execute(FORGET_VERSION, &[&id, &edition])?;
    conn.execute(CLOSE_VERSION, &[&edition, &id])?;
    let decisive = station.decisive.map(Quantity::name);
    let limits = &station.thresholds;
    let mut args: Vec<&dyn Arg> = vec![&id, &edition, &decisive, &limits.drought_stage_cm];
    args.extend(limits.spa_stage_cm.iter().map(|limit| limit as &dyn Arg));
    args.push(&limits.drought_discharge_m3s);
    args.extend(limits.spa_discharge_m3s.iter().map(|limit| limit as &dyn Arg));
    conn.execute(ADD_VERSION, &args).map(drop)
}

pub(super) fn all(conn: &mut Conn) -> Result<Vec<Station>> {
    let rows = conn.query(ALL, &[], |row| {
        let (decisive, thresholds) = read_limits(row)?;
        let id: String = row.get(11)?;
        let Ok(id) = StationId::parse(&id) else { return Ok(None) };
        Ok(Some(Station {
            id,
            database_number: row.get(12)?,
            name: row.get(13)?,
            stream: row.get(14)?,
            position: position(row.get(15)?, row.get(16)?),
            has_forecast: row.get(17)?,
            catchment_km2: row.get(18)?,
            decisive,
            thresholds,
        }))
    })?;
    Ok(rows.into_iter().flatten().collect())
}

fn position(lat: Option<f64>, lon: Option<f64>) -> Option<Position> {
    Some(Position { lat: lat?, lon: lon? })
}

/// Limits stand in the first eleven columns of every query here.
fn read_limits(row: &Row<'_>) -> Result<(Option<Quantity>, Thresholds)> {
    let decisive: Option<String> = row.get(0)?;
    let thresholds = Thresholds {
        drought_stage_cm: row.get(1)?,
        spa_stage_cm: [row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?],
        drought_discharge_m3s: row.get(6)?,
        spa_discharge_m3s: [row.get(7)?, row.get(8)?, row.get(9)?, row.get(10)?],
    };
    Ok((decisive.as_deref().and_then(Quantity::from_name), thresholds))
}
