//! Whether providers answer, before somebody needs them; and forgetting.

use std::time::Duration;

use hlaska_web::module::Future0;
use hlaska_web::portal::Portal;

use crate::provider::Providers;
use crate::storage::{pending, seen, session};

/// Often enough that the sign-in page warns within a minute.
const PAUSE: Duration = Duration::from_mins(1);

pub(crate) fn watch(portal: Portal) -> Future0<()> {
    Box::pin(async move {
        let providers = portal.service::<Providers>();
        loop {
            for provider in providers.all() {
                // A provider that answered lately is left alone; trouble is logged where it arises.
                let now = portal.env().now();
                if provider.is_silent() {
                    let _ = provider.discover(now).await;
                } else {
                    let _ = provider.metadata(now).await;
                }
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
