//! Whether providers answer, before somebody needs them; and forgetting.

use std::time::Duration;

use hlaska_web::module::Future0;
use hlaska_web::portal::Portal;

use crate::provider::Providers;
use crate::storage::{pending, seen, session};

/// Often enough that the sign-in page warns within a minute.
const PAUSE: Duration = Duration::from_mins(1);
/// A provider heard of meanwhile is left alone.
const HEARD_SECONDS: i64 = 45;

pub(crate) fn watch(portal: Portal) -> Future0<()> {
    Box::pin(async move {
        let providers = portal.service::<Providers>();
        loop {
            for provider in providers.all() {
                // Trouble is logged where it arises and shown where somebody needs to know.
                let _ = provider.metadata_within(portal.env().now(), HEARD_SECONDS).await;
            }
            if let Err(error) = tidy(&portal).await {
                tracing::warn!(%error, "old sign-ins through providers could not be removed");
            }
            tokio::time::sleep(PAUSE).await;
        }
    })
}

async fn tidy(portal: &Portal) -> hlaska_store::Result<()> {
    let (db, now) = (portal.node().db(), portal.env().now());
    pending::tidy(db, now).await?;
    seen::tidy(db, now).await?;
    session::tidy(db, now).await.map(drop)
}
