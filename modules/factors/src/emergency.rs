//! The sealed account for the day when nothing else works: two halves of a code in two envelopes,
//! good together and once.

use std::sync::Arc;

use hlaska_access::{Accounts, Gate, add_account};
use hlaska_journal::Author;
use hlaska_kernel::{AccountId, Refusal, Role, Said, Territory};
use hlaska_web::Portal;

use crate::command::decision;
use crate::event::FactorEvent;
use crate::recovery;
use crate::storage::{refused, seal};

const LOGIN: &str = "nouzovy-ucet";

/// Seals the account anew, making it where there is none; answers both halves, which nobody can
/// learn afterwards. For the command line.
pub async fn seal_account(portal: &Portal) -> Result<[String; 2], Refusal> {
    let account = account(portal).await?;
    let halves = [recovery::fresh(portal.env()), recovery::fresh(portal.env())];
    let hashes = [hashed(portal, &halves[0]).await?, hashed(portal, &halves[1]).await?];
    seal::set(portal.node().db(), hashes).await.map_err(|error| refused(&error))?;
    let author = Author::System("console".to_owned());
    let sealed = FactorEvent::Sealed { account };
    portal.execute(author, None, |_| Ok(decision([sealed.clone()]))).await?;
    Ok(halves)
}

/// It holds the powers to lead, so that a region can be led with it; none to run the machine.
async fn account(portal: &Portal) -> Result<AccountId, Refusal> {
    let known = || portal.world().view::<Accounts>().by_login(LOGIN).map(|account| account.id);
    if let Some(account) = known() {
        return Ok(account);
    }
    let (role, ground) = (Role::RegionManager, Territory::Region);
    // Nobody learns the link; it falls with its time.
    add_account(portal, LOGIN, "Nouzový účet", role, ground).await?;
    known().ok_or(Refusal::NotFound)
}

async fn hashed(portal: &Portal, half: &str) -> Result<String, Refusal> {
    let gate: Arc<Gate> = portal.service();
    gate.hash(portal.env(), &recovery::plain(half)).await.map_err(|error| {
        tracing::error!(%error, "the code could not be hashed");
        busy()
    })
}

fn busy() -> Refusal {
    Refusal::Unavailable(Said::new(
        "Portál je teď přetížen. Zkuste to za chvíli znovu.",
        "The portal is too busy now. Try again in a moment.",
    ))
}

/// Do both halves fit? Both are looked at whatever the first one says, and also when there are
/// none to compare with.
pub(crate) async fn fits(
    portal: &Portal,
    hashes: Vec<String>,
    typed: [&str; 2],
) -> Result<bool, Refusal> {
    let gate: Arc<Gate> = portal.service();
    let mut hashes = hashes.into_iter();
    let mut fits = true;
    for half in typed {
        let right = gate.verify(hashes.next(), &recovery::plain(half)).await;
        fits &= right.map_err(|_| busy())?;
    }
    Ok(fits)
}
