//! Forgetting what need not be kept.

use std::time::Duration;

use hlaska_journal::Author;
use hlaska_kernel::{AccountId, Refusal};
use hlaska_web::module::Future0;
use hlaska_web::portal::{Decision, Portal};

use crate::command::deactivate_account::{self, Leaving};
use crate::leaving;
use crate::storage::{draft, link, log};
use crate::view::Accounts;

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
    draft::tidy(db, now).await?;
    portal.sessions().tidy().await.map(drop)
}

/// How late an account may end: shorter than the time within which access has to end anywhere.
const EXPIRY_PAUSE: Duration = Duration::from_secs(2);

/// Accounts whose time is over are blocked. An account past its end works until this has run, at
/// the start of the portal too: that is two seconds at most.
pub(crate) fn expiry(portal: Portal) -> Future0<()> {
    Box::pin(async move {
        loop {
            if let Err(error) = end_due(&portal).await {
                tracing::warn!(%error, "an account past its end could not be blocked, trying again");
            }
            tokio::time::sleep(EXPIRY_PAUSE).await;
        }
    })
}

pub(crate) async fn end_due(portal: &Portal) -> Result<(), Refusal> {
    let now = portal.env().now();
    let due: Vec<AccountId> = {
        let world = portal.world();
        let people = world.view::<Accounts>().people();
        people.filter(|one| one.is_past(now)).map(|one| one.id).collect()
    };
    for account in due {
        end(portal, account).await?;
    }
    Ok(())
}

async fn end(portal: &Portal, account: AccountId) -> Result<(), Refusal> {
    let author = Author::System("clock".to_owned());
    let now = portal.env().now();
    let leaving = Leaving { reason: "Platnost účtu skončila.".to_owned(), left_at: None };
    let ended = portal.execute(author, None, |world| {
        match world.view::<Accounts>().account(account).filter(|one| one.is_past(now)) {
            Some(known) => deactivate_account::end(world, known, leaving.clone()),
            None => Ok(Decision::default()),
        }
    });
    match ended.await {
        // The last administrator stays: somebody must be able to let others in.
        Err(Refusal::Conflict(_)) => Ok(()),
        Err(other) => Err(other),
        Ok(_) => leaving::shut(portal, account).await,
    }
}
