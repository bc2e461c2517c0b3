use crate::{Conn, Result, StoreError};

/// The tables of one part of the house. Statements are only ever added at the end.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    pub component: &'static str,
    pub steps: &'static [&'static str],
}

/// Where each component stands. Made on its own, because several nodes may try at once and
/// `PostgreSQL` lets all but one of them fail.
pub(crate) fn make_book(conn: &mut Conn) -> Result<()> {
    conn.batch(
        "CREATE TABLE IF NOT EXISTS schema_step (component TEXT PRIMARY KEY, steps BIGINT NOT NULL)",
    )
}

pub(crate) fn migrate(conn: &mut Conn, migration: Migration) -> Result<()> {
    let component = migration.component;
    let (done, known) = (lock(conn, component)?, migration.steps.len());
    if done > known {
        return Err(StoreError::Newer { component, found: done, known });
    }
    for step in migration.steps.iter().skip(done) {
        conn.batch(step)?;
    }
    let steps = i64::try_from(known).unwrap_or(i64::MAX);
    conn.execute("UPDATE schema_step SET steps = $1 WHERE component = $2", &[&steps, &component])?;
    Ok(())
}

/// How many steps are done; no other node takes one until the transaction ends.
fn lock(conn: &mut Conn, component: &str) -> Result<usize> {
    conn.execute(
        "INSERT INTO schema_step (component, steps) VALUES ($1, 0)
         ON CONFLICT (component) DO NOTHING",
        &[&component],
    )?;
    let done = conn.query_first(
        "UPDATE schema_step SET steps = steps WHERE component = $1 RETURNING steps",
        &[&component],
        |row| row.get::<i64>(0),
    )?;
    Ok(usize::try_from(done.unwrap_or(0)).unwrap_or(0))
}
