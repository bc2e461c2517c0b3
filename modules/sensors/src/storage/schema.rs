//! The tables. One text for both engines.

use hlaska_store::Migration;

pub(super) const MIGRATION: Migration = Migration { component: "sensors", steps: &[FIRST] };

const FIRST: &str = "
CREATE TABLE gauge_station (
    id TEXT PRIMARY KEY,
    database_number TEXT NOT NULL,
    name TEXT NOT NULL,
    stream TEXT NOT NULL,
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    has_forecast BOOLEAN,
    catchment_km2 DOUBLE PRECISION,
    listed_s BIGINT NOT NULL
);
CREATE TABLE gauge_threshold (
    station TEXT NOT NULL,
    valid_from_s BIGINT NOT NULL,
    valid_to_s BIGINT,
    decisive TEXT,
    drought_cm DOUBLE PRECISION,
    spa1_cm DOUBLE PRECISION,
    spa2_cm DOUBLE PRECISION,
    spa3_cm DOUBLE PRECISION,
    spa4_cm DOUBLE PRECISION,
    drought_m3s DOUBLE PRECISION,
    spa1_m3s DOUBLE PRECISION,
    spa2_m3s DOUBLE PRECISION,
    spa3_m3s DOUBLE PRECISION,
    spa4_m3s DOUBLE PRECISION,
    PRIMARY KEY (station, valid_from_s)
);
CREATE TABLE gauge_series (
    id BIGINT PRIMARY KEY,
    station TEXT NOT NULL,
    quantity TEXT NOT NULL,
    UNIQUE (station, quantity)
);
CREATE TABLE gauge_sample (
    series BIGINT NOT NULL,
    at_s BIGINT NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (series, at_s)
);
CREATE TABLE gauge_hour (
    series BIGINT NOT NULL,
    at_s BIGINT NOT NULL,
    lowest DOUBLE PRECISION NOT NULL,
    highest DOUBLE PRECISION NOT NULL,
    average DOUBLE PRECISION NOT NULL,
    newest DOUBLE PRECISION NOT NULL,
    samples BIGINT NOT NULL,
    PRIMARY KEY (series, at_s)
);
CREATE TABLE gauge_day (
    series BIGINT NOT NULL,
    at_s BIGINT NOT NULL,
    lowest DOUBLE PRECISION NOT NULL,
    highest DOUBLE PRECISION NOT NULL,
    average DOUBLE PRECISION NOT NULL,
    newest DOUBLE PRECISION NOT NULL,
    samples BIGINT NOT NULL,
    PRIMARY KEY (series, at_s)
);
CREATE TABLE gauge_forecast (
    series BIGINT NOT NULL,
    issued_s BIGINT NOT NULL,
    at_s BIGINT NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (series, issued_s, at_s)
);
CREATE TABLE feed_file (
    url TEXT PRIMARY KEY,
    etag TEXT,
    last_modified TEXT,
    fetched_s BIGINT NOT NULL
);
";
