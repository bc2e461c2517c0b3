//! The kit's own PostgreSQL.

use hlaska_testkit::pg::{Cluster, Durability};
use hlaska_testkit::{Engine, Scratch, on_both_engines};

#[test]
fn each_test_gets_an_empty_database_of_its_own() {
    let (one, other) = (Cluster::shared().database(), Cluster::shared().database());
    one.sql("CREATE TABLE only_here (a int)");
    one.sql("INSERT INTO only_here VALUES (42)");
    assert_eq!(one.sql("SELECT a FROM only_here").trim(), "42");
    assert_eq!(other.sql("SELECT to_regclass('only_here') IS NULL").trim(), "t");
}

#[test]
fn a_database_goes_with_its_test_even_when_somebody_is_still_connected() {
    let cluster = Cluster::shared();
    let gone = cluster.database().url().rsplit('/').next().map(ToOwned::to_owned);
    let names = cluster.database().sql("SELECT datname FROM pg_database");
    assert!(!names.contains(&gone.unwrap()), "{names}");
}

#[test]
fn the_server_speaks_utf_8_and_is_version_15() {
    let database = Cluster::shared().database();
    assert_eq!(database.sql("SELECT length('Hláska')").trim(), "6");
    assert!(database.sql("SHOW server_version").starts_with("15."));
}

#[test]
fn a_private_cluster_can_keep_its_promises_to_the_disk() {
    let cluster = Cluster::private(Durability::Synced);
    assert_eq!(cluster.database().sql("SHOW fsync").trim(), "on");
}

on_both_engines! {
    fn the_same_test_sees_its_engine(scratch) {
        let place = scratch.at(|path| path.display().to_string(), |url| url);
        match scratch.engine() {
            Engine::Sqlite => assert!(place.starts_with(&scratch.dir().display().to_string())),
            Engine::Postgres => assert!(place.starts_with("postgres://hlaska@127.0.0.1:")),
        }
    }
}

#[test]
fn a_scratch_folder_goes_with_its_test() {
    let scratch = Scratch::new(Engine::Sqlite);
    let dir = scratch.dir().to_path_buf();
    drop(scratch);
    assert!(!dir.exists());
}
