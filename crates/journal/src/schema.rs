use hlaska_store::Migration;

/// The journal's tables.
pub const SCHEMA: Migration = Migration {
    component: "journal",
    steps: &[
        "CREATE TABLE journal_head (id BIGINT PRIMARY KEY, seq BIGINT NOT NULL, hash {blob} NOT NULL);
         CREATE TABLE journal_entry (
             seq {key}, stream TEXT NOT NULL, version BIGINT NOT NULL,
             kind TEXT NOT NULL, actor TEXT NOT NULL, on_behalf TEXT, origin TEXT NOT NULL,
             occurred_at BIGINT NOT NULL, recorded_at BIGINT NOT NULL, exercise BOOLEAN NOT NULL,
             payload TEXT, digest {blob} NOT NULL, hash {blob} NOT NULL);
         CREATE TABLE journal_stream (
             stream TEXT PRIMARY KEY, version BIGINT NOT NULL, last_seq BIGINT NOT NULL);
         CREATE TABLE journal_claim (claim TEXT PRIMARY KEY, seq BIGINT NOT NULL);
         CREATE TABLE journal_snapshot (
             build TEXT NOT NULL, seq BIGINT NOT NULL, view TEXT NOT NULL,
             hash {blob} NOT NULL, digest {blob} NOT NULL, data {blob} NOT NULL,
             PRIMARY KEY (build, seq, view));",
        // Views in pieces. What was saved before is only worth time, so it may go.
        "DROP TABLE journal_snapshot;
         CREATE TABLE journal_snapshot (
             build TEXT NOT NULL, seq BIGINT NOT NULL, view TEXT NOT NULL, piece BIGINT NOT NULL,
             data {blob} NOT NULL, PRIMARY KEY (build, seq, view, piece));
         CREATE TABLE journal_erasure (seq BIGINT PRIMARY KEY);",
        // Compressing it costs more than it saves when it is read at the next start.
        "{postgres}ALTER TABLE journal_snapshot ALTER COLUMN data SET STORAGE EXTERNAL;",
    ],
};
