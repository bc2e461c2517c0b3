//! Takes away what should not be there: contents whose entry never came into the journal, and
//! contents that were to be destroyed when the machine stopped.

use std::time::Duration;

use hlaska_kernel::Timestamp;
use hlaska_store::StoreError;
use hlaska_web::Portal;
use hlaska_web::module::Future0;

use crate::storage;
use crate::view::Documents;

const PAUSE: Duration = Duration::from_mins(10);
/// A content is written just before its entry; after an hour the entry will not come.
const WAITS_SECONDS: i64 = 3600;

pub(crate) fn remains(portal: Portal) -> Future0<()> {
    Box::pin(async move {
        loop {
            if let Err(error) = round(&portal).await {
                tracing::error!(%error, "contents of files could not be tidied up");
            }
            tokio::time::sleep(PAUSE).await;
        }
    })
}

pub(crate) async fn round(portal: &Portal) -> Result<(), StoreError> {
    let db = portal.node().db();
    let old = portal.env().now().as_second() - WAITS_SECONDS;
    let old = Timestamp::from_second(old).unwrap_or(Timestamp::UNIX_EPOCH);
    for id in storage::kept_before(db, old).await? {
        if portal.world().view::<Documents>().find(id).is_none() {
            storage::destroy(db, id, None).await?;
        }
    }
    let kept = storage::kept_before(db, Timestamp::MAX).await?;
    let destroyed = portal.world().view::<Documents>().destroyed();
    for (id, named_seq) in destroyed.into_iter().filter(|(id, _)| kept.contains(id)) {
        storage::destroy(db, id, named_seq).await?;
    }
    Ok(())
}
