//! Ends entitlements whose time is over.

use std::time::Duration;

use hlaska_journal::Author;
use hlaska_web::module::Future0;
use hlaska_web::portal::Portal;

use crate::command::remove_person::expire;
use crate::view::SpecialFacts;

const PAUSE: Duration = Duration::from_secs(5);

pub(crate) fn expiry(portal: Portal) -> Future0<()> {
    Box::pin(async move {
        loop {
            once(&portal).await;
            tokio::time::sleep(PAUSE).await;
        }
    })
}

async fn once(portal: &Portal) {
    let over = portal.world().view::<SpecialFacts>().expired(portal.env().now());
    for (list, account) in over {
        let author = Author::System("special_facts.expiry".to_owned());
        let done = portal.execute(author, None, |world| Ok(expire(world, list, account))).await;
        match done {
            Ok(_) => portal.access_changed(),
            Err(refusal) => tracing::error!(?refusal, "an entitlement could not be ended"),
        }
    }
}
