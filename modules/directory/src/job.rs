//! Forgetting what need not be kept.

use std::time::Duration;

use hlaska_web::Portal;
use hlaska_web::module::Future0;

use crate::storage;

const PAUSE: Duration = Duration::from_hours(1);

/// Every hour: links past their time.
pub fn tidy(portal: Portal) -> Future0<()> {
    Box::pin(async move {
        loop {
            let (db, now) = (portal.node().db(), portal.env().now());
            if let Err(error) = storage::tidy(db, now).await {
                tracing::warn!(%error, "old links could not be removed, trying in an hour");
            }
            tokio::time::sleep(PAUSE).await;
        }
    })
}
