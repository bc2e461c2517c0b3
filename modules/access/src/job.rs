//! Forgetting what need not be kept.

use std::time::Duration;

use hlaska_web::module::Future0;
use hlaska_web::portal::Portal;

use crate::storage::{link, log};

const PAUSE: Duration = Duration::from_hours(1);

/// Every hour: links and sessions past their time, and the log of sign-ins past its law.
pub(crate) fn tidy(portal: Portal) -> Future0<()> {
    Box::pin(async move {
        loop {
            if let Err(error) = once(&portal).await {
                tracing::warn!(%error, "old access data could not be removed, trying in an hour");
            }
            tokio::time::sleep(PAUSE).await;
        }
    })
}

async fn once(portal: &Portal) -> hlaska_store::Result<()> {
    let (db, now) = (portal.node().db(), portal.env().now());
    link::tidy(db, now).await?;
    log::tidy(db, now).await?;
    portal.sessions().tidy().await.map(drop)
}
