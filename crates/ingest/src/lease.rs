//! A job that only one node of several may do: whoever holds the lease does it.

use hlaska_kernel::Timestamp;
use hlaska_store::{Db, Migration, Result};

/// The leases' table.
pub const LEASES: Migration = Migration {
    component: "lease",
    steps: &["CREATE TABLE job_lease (
                  name TEXT PRIMARY KEY, holder TEXT NOT NULL, until_s BIGINT NOT NULL)"],
};

/// Takes or prolongs the lease for so many seconds; false while another node holds it. A node that
/// dies loses it when the time is over.
pub async fn lease(
    db: &Db,
    name: &str,
    holder: &str,
    seconds: i64,
    now: Timestamp,
) -> Result<bool> {
    let (name, holder) = (name.to_owned(), holder.to_owned());
    let (now, until) = (now.as_second(), now.as_second() + seconds);
    let taken = db.write(move |conn| {
        conn.execute(
            "INSERT INTO job_lease (name, holder, until_s) VALUES ($1, $2, $3)
             ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until_s = excluded.until_s
             WHERE job_lease.holder = excluded.holder OR job_lease.until_s < $4",
            &[&name, &holder, &until, &now],
        )
    });
    Ok(taken.await? > 0)
}
