//! Shortening a sign-in that goes on under other terms.

use hlaska_kernel::Timestamp;
use hlaska_store::Result;

use super::{Lifetime, Session, Sessions};

impl Sessions {
    /// The session lasts no longer than this from its beginning; answers it as it is then.
    pub async fn limit(&self, session: &Session, life: Lifetime) -> Result<Session> {
        let mut limited = session.clone();
        let ends = session.created_at.as_second() + life.absolute_seconds;
        // Whoever is here now is not thrown out in the middle of a step.
        let ends = ends.max(self.env.now().as_second() + life.idle_seconds);
        limited.idle_seconds = session.idle_seconds.min(life.idle_seconds);
        limited.ends_at =
            Timestamp::from_second(ends).map_or(session.ends_at, |ends| ends.min(session.ends_at));
        let (idle, ends, digest) =
            (limited.idle_seconds, limited.ends_at.as_second(), session.digest.clone());
        self.db
            .write(move |conn| {
                let sql = "UPDATE session SET idle_seconds = $1, ends_at = $2 WHERE digest = $3";
                conn.execute(sql, &[&idle, &ends, &digest])
            })
            .await?;
        Ok(limited)
    }
}
