//! What ends together with somebody's access: sessions and one-time links.

use hlaska_kernel::{AccountId, OrganisationId, Refusal};
use hlaska_web::portal::Portal;

use crate::storage::{link, refused};
use crate::view::Accounts;

/// The account does not act any more: it is signed out everywhere and its link opens nothing.
pub(crate) async fn shut(portal: &Portal, account: AccountId) -> Result<(), Refusal> {
    let revoked = link::revoke(portal.node().db(), account).await;
    revoked.map_err(|error| refused(&error))?;
    portal.sessions().end_all(account).await.map_err(|error| refused(&error))?;
    portal.access_changed();
    Ok(())
}

/// The account does not act for the organisation any more; where it does so now, it is signed out.
pub(crate) async fn part(
    portal: &Portal,
    account: AccountId,
    organisation: OrganisationId,
) -> Result<(), Refusal> {
    let sessions = portal.sessions();
    for session in sessions.list(account).await.map_err(|error| refused(&error))? {
        if session.acting_for == Some(organisation) {
            sessions.end(account, &session.digest).await.map_err(|error| refused(&error))?;
        }
    }
    portal.access_changed();
    Ok(())
}

/// Nobody acts for the organisation any more.
pub(crate) async fn let_go(portal: &Portal, organisation: OrganisationId) -> Result<(), Refusal> {
    let people: Vec<_> = {
        let world = portal.world();
        let found = world.view::<Accounts>().people_of(organisation);
        found.iter().map(|one| (one.id, one.organisation == organisation)).collect()
    };
    for (account, at_home) in people {
        if at_home {
            shut(portal, account).await?;
        } else {
            part(portal, account, organisation).await?;
        }
    }
    Ok(())
}
