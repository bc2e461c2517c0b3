use hlaska_store::Migration;

/// The audit's tables. What stands beside `content` repeats it for searching; `verify` compares.
pub const SCHEMA: Migration = Migration {
    component: "audit",
    steps: &["CREATE TABLE audit_head (id BIGINT PRIMARY KEY, seq BIGINT NOT NULL, hash {blob} NOT NULL);
         CREATE TABLE audit_record (
             seq {key}, at_us BIGINT NOT NULL,
             class TEXT, code TEXT, outcome TEXT, account TEXT, organisation TEXT, address TEXT,
             device TEXT, object_kind TEXT, object_id TEXT, words TEXT,
             content TEXT, digest {blob} NOT NULL, hash {blob} NOT NULL);
         CREATE INDEX audit_record_at ON audit_record (at_us);
         CREATE INDEX audit_record_code ON audit_record (code, seq);
         CREATE INDEX audit_record_account ON audit_record (account, seq);
         CREATE INDEX audit_record_address ON audit_record (address, seq);
         CREATE INDEX audit_record_object ON audit_record (object_id, seq);
         CREATE TABLE audit_cursor (
             target TEXT PRIMARY KEY, seq BIGINT NOT NULL, holder TEXT NOT NULL,
             until_s BIGINT NOT NULL, seen_s BIGINT NOT NULL);"],
};
