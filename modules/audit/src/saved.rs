//! Choices that an auditor keeps for the next time.

use hlaska_kernel::{AccountId, Refusal, Said};
use hlaska_store::{Db, Migration, Result, StoreError};

pub(crate) const SCHEMA: Migration = Migration {
    component: "auditing",
    steps: &[
        "CREATE TABLE audit_choice (
             account TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL,
             PRIMARY KEY (account, name));",
        // How far whoever follows the journal got, and what the detections found.
        "CREATE TABLE audit_follower (name TEXT PRIMARY KEY, seq BIGINT NOT NULL);
         CREATE TABLE audit_finding (
             id TEXT PRIMARY KEY, rule TEXT NOT NULL, subject TEXT NOT NULL, raised_us BIGINT NOT NULL,
             first BIGINT NOT NULL, last BIGINT NOT NULL, hits BIGINT NOT NULL,
             closed_us BIGINT, closed_by TEXT, note TEXT);
         CREATE INDEX audit_finding_rule ON audit_finding (rule, subject, raised_us);",
    ],
};

/// So many choices of one person.
pub(crate) const LIMIT: i64 = 20;

/// Name and query, in alphabetical order of names.
pub(crate) async fn list(db: &Db, account: AccountId) -> Result<Vec<(String, String)>> {
    let account = account.to_string();
    let mut found = db
        .read(move |conn| {
            let sql = "SELECT name, query FROM audit_choice WHERE account = $1";
            conn.query(sql, &[&account], |row| Ok((row.get(0)?, row.get(1)?)))
        })
        .await?;
    found.sort_by(|a: &(String, String), b| hlaska_kernel::czech::compare(&a.0, &b.0));
    Ok(found)
}

/// Keeps a choice under its name; false when there are too many already.
pub(crate) async fn keep(db: &Db, account: AccountId, name: &str, query: &str) -> Result<bool> {
    let (account, name, query) = (account.to_string(), name.to_owned(), query.to_owned());
    db.write(move |conn| {
        let sql = "SELECT count(*) FROM audit_choice WHERE account = $1 AND name <> $2";
        let others = conn.query_first(sql, &[&account, &name], |row| row.get::<i64>(0))?;
        if others.unwrap_or(0) >= LIMIT {
            return Ok(false);
        }
        let sql = "INSERT INTO audit_choice (account, name, query) VALUES ($1, $2, $3) \
                   ON CONFLICT (account, name) DO UPDATE SET query = excluded.query";
        conn.execute(sql, &[&account, &name, &query]).map(|_| true)
    })
    .await
}

pub(crate) async fn forget(db: &Db, account: AccountId, name: &str) -> Result<()> {
    let (account, name) = (account.to_string(), name.to_owned());
    let sql = "DELETE FROM audit_choice WHERE account = $1 AND name = $2";
    db.write(move |conn| conn.execute(sql, &[&account, &name])).await.map(drop)
}

/// A store that does not answer, in words for the person who waits.
pub(crate) fn refused(error: &StoreError) -> Refusal {
    tracing::error!(%error, "audit records could not be read");
    Refusal::Unavailable(Said::new(
        "Databáze teď neodpovídá. Zkuste to za chvíli znovu.",
        "The database does not answer now. Try again in a moment.",
    ))
}

#[cfg(test)]
mod tests {
    use hlaska_store::Location;
    use hlaska_testkit::on_both_engines;

    use super::*;

    const ME: AccountId = AccountId::from_u128(1);
    const OTHER: AccountId = AccountId::from_u128(2);

    on_both_engines! {
        fn a_choice_is_its_owners_and_is_kept_under_its_name(scratch) {
            let db = Db::open(&scratch.at(Location::Sqlite, Location::Postgres)).unwrap();
            db.migrate(SCHEMA).unwrap();
            let mut runtime = tokio::runtime::Builder::new_current_thread();
            runtime.enable_all().build().unwrap().block_on(async {
                assert!(keep(&db, ME, "Odmítnutí", "vysledek=deny").await.unwrap());
                assert!(keep(&db, ME, "Odmítnutí", "vysledek=fail").await.unwrap());
                assert!(keep(&db, ME, "Čtení", "trida=g").await.unwrap());
                let mine = list(&db, ME).await.unwrap();
                let names: Vec<_> = mine.iter().map(|(name, _)| name.as_str()).collect();
                assert_eq!(names, ["Čtení", "Odmítnutí"]);
                assert_eq!(mine[1].1, "vysledek=fail");
                assert!(list(&db, OTHER).await.unwrap().is_empty());
                forget(&db, OTHER, "Čtení").await.unwrap();
                assert_eq!(list(&db, ME).await.unwrap().len(), 2);
                forget(&db, ME, "Čtení").await.unwrap();
                for n in 1..20 {
                    assert!(keep(&db, ME, &n.to_string(), "").await.unwrap());
                }
                assert!(!keep(&db, ME, "ještě jeden", "").await.unwrap());
            });
        }
    }
}
