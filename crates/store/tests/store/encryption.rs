//! A PostgreSQL server on another machine is spoken to in a way nobody in between can read.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};

use hlaska_store::{Db, Location, Result};
use hlaska_testkit::eventually;
use hlaska_testkit::pg::{Cluster, Database, Durability};

/// A server with a certificate for this name; the file of the authority to trust.
fn encrypted(name: &str, folder: &Path) -> (Database, PathBuf) {
    let database = Cluster::private(Durability::Relaxed).database();
    let made = rcgen::generate_simple_self_signed([name.to_owned()]).unwrap();
    let data = PathBuf::from(database.sql("SHOW data_directory").trim());
    put(&data.join("server.crt"), &made.cert.pem());
    put(&data.join("server.key"), &made.signing_key.serialize_pem());
    database.sql("ALTER SYSTEM SET ssl = on");
    database.sql("SELECT pg_reload_conf()");
    eventually("encryption", || (database.sql("SHOW ssl").trim() == "on").then_some(()));
    let authority = folder.join("ca.pem");
    fs::write(&authority, made.cert.pem()).unwrap();
    (database, authority)
}

/// As the server's own file that nobody else reads.
fn put(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
    let owner = fs::metadata(path.parent().unwrap()).unwrap();
    chown(path, Some(owner.uid()), Some(owner.gid())).unwrap();
}

fn opened(database: &Database, options: &str) -> Result<Db> {
    Db::open(&Location::Postgres(format!("{}{options}", database.url())))
}

/// How this very connection is encrypted, as the server sees it.
fn version(db: &Db) -> Option<String> {
    let sql = "SELECT version FROM pg_stat_ssl WHERE ssl AND pid = pg_backend_pid()";
    db.read_blocking(|conn| conn.query_first(sql, &[], |row| row.get(0))).unwrap()
}

#[track_caller]
fn refused(opened: Result<Db>) -> String {
    opened.err().expect("no connection").to_string()
}

#[test]
fn the_connection_is_encrypted_where_that_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let (database, authority) = encrypted("127.0.0.1", folder.path());
    let asked = format!("?sslmode=require&sslrootcert={}", authority.display());
    let db = opened(&database, &asked).unwrap();
    assert_eq!(version(&db).as_deref(), Some("TLSv1.3"));
    db.migrate(crate::NOTES).unwrap();
    crate::note(&db, 1).unwrap();
    assert_eq!(crate::notes(&db), [1]);
    assert_eq!(version(&opened(&database, "").unwrap()), None, "who does not ask gets none");

    let unknown = refused(opened(&database, "?sslmode=require"));
    assert!(unknown.contains("TLS"), "the machine does not know this authority: {unknown}");
    let missing = refused(opened(&database, "?sslmode=require&sslrootcert=none.pem"));
    assert!(missing.contains("none.pem"), "{missing}");
}

#[test]
fn a_server_with_another_name_is_not_spoken_to() {
    let folder = tempfile::tempdir().unwrap();
    let (database, authority) = encrypted("db.example", folder.path());
    let asked = format!("?sslmode=verify-full&sslrootcert={}", authority.display());
    refused(opened(&database, &asked));
}

#[test]
fn encryption_that_was_asked_for_is_never_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let database = Cluster::shared().database();
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let authority = folder.path().join("ca.pem");
    fs::write(&authority, made.cert.pem()).unwrap();
    let asked = format!("?sslmode=require&sslrootcert={}", authority.display());
    refused(opened(&database, &asked));
}
