use crate::{Conn, Result};

/// The tables of one part of the house. Statements are only ever added at the end.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    pub component: &'static str,
    pub steps: &'static [&'static str],
}

const BOOK: &str =
    "CREATE TABLE IF NOT EXISTS schema_step (component TEXT PRIMARY KEY, steps BIGINT NOT NULL)";

pub(crate) fn migrate(conn: &mut Conn, migration: Migration) -> Result<()> {
    conn.batch(BOOK)?;
    let done = conn
        .query_first(
            "SELECT steps FROM schema_step WHERE component = $1",
            &[&migration.component],
            |row| row.get::<i64>(0),
        )?
        .unwrap_or(0);
    let done = usize::try_from(done).unwrap_or(0);
    for step in migration.steps.iter().skip(done) {
        conn.batch(step)?;
    }
    let steps = i64::try_from(migration.steps.len()).unwrap_or(i64::MAX);
    conn.execute(
        "INSERT INTO schema_step (component, steps) VALUES ($1, $2)
         ON CONFLICT (component) DO UPDATE SET steps = excluded.steps",
        &[&migration.component, &steps],
    )?;
    Ok(())
}
