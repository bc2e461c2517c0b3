//! Letting in whom a provider has vouched for.

use hlaska_access::{Accounts, Outcome, begin, settle, way_on};
use hlaska_journal::Author;
use hlaska_kernel::{AccountId, Actor, Grant, OrganisationId};
use hlaska_territory::Gazetteer;
use hlaska_web::{Answer, Cx, Session};

use super::Stop;
use crate::command::arrive::{Arrival, arrive};
use crate::cookie;
use crate::identity::{Identity, key};
use crate::mapping;
use crate::provider::Provider;
use crate::storage::refused;
use crate::storage::session::{self, Bound};
use crate::trouble::Trouble;
use crate::view::Bindings;

/// Brings the person's roles up to date and signs them in.
pub(super) async fn admit(
    cx: &Cx,
    provider: &Provider,
    back: &str,
    identity: Identity,
) -> Result<Answer, Stop> {
    let key = key(&provider.config.issuer, &identity.subject);
    write_down(cx, provider, &key, &identity).await?;
    let actor = match known(cx, &key) {
        Ok(actor) => actor,
        Err((account, trouble)) => {
            hlaska_access::note(cx, account, Outcome::Refused).await?;
            return Err(trouble.into());
        }
    };
    let cookies = begin(cx, &actor, identity.proof).await?;
    tie(cx, provider, &key, &identity, &cookies[0]).await?;
    let to = way_on(cx, &actor, back);
    Ok(Answer::redirect(&to).cookies(&cookies).cookie(&cookie::clear(cx)))
}

/// What the claims change, in the journal; in force at once on every open page.
async fn write_down(
    cx: &Cx,
    provider: &Provider,
    key: &str,
    identity: &Identity,
) -> Result<(), Stop> {
    let gazetteer = cx.portal.service::<Gazetteer>();
    let (config, env) = (&provider.config, cx.portal.env());
    let arrival = Arrival {
        key: key.to_owned(),
        provider: config.id.clone(),
        issuer: config.issuer.clone(),
        subject: identity.subject.clone(),
        name: identity.name(),
        email: identity.email(),
        mapped: mapping::map(&identity.claims, config, &gazetteer),
        new_account: AccountId::fresh(env),
        new_organisation: OrganisationId::fresh(env),
    };
    let before = held(cx, key);
    let author = Author::System("oidc".to_owned());
    cx.portal.execute(author, None, |world| arrive(world, &arrival, &gazetteer)).await?;
    if let Some((account, before)) = before
        && held(cx, key).is_some_and(|(_, after)| after != before)
    {
        settle(&cx.portal, account, &before).await?;
    }
    Ok(())
}

/// The account of a person at a provider and what it holds.
fn held(cx: &Cx, key: &str) -> Option<(AccountId, Vec<Grant>)> {
    let world = cx.world();
    let account = world.view::<Bindings>().binding(key)?.account;
    let account = world.view::<Accounts>().account(account)?;
    Some((account.id, account.grants.clone()))
}

/// Who may come in, or why not; with the account it is about.
fn known(cx: &Cx, key: &str) -> Result<Actor, (Option<AccountId>, Trouble)> {
    let bound = {
        let world = cx.world();
        let bindings = world.view::<Bindings>();
        let declined = bindings.request(key).is_some_and(|asked| asked.declined.is_some());
        let outside = if declined { Trouble::Declined } else { Trouble::Waiting };
        bindings.binding(key).map(|binding| binding.account).ok_or((None, outside))?
    };
    cx.portal.actor(bound).ok_or((Some(bound), Trouble::Blocked))
}

/// The session that this answer begins.
async fn tie(
    cx: &Cx,
    provider: &Provider,
    key: &str,
    identity: &Identity,
    session_cookie: &str,
) -> Result<(), Stop> {
    let token = session_cookie.split(['=', ';']).nth(1).unwrap_or_default();
    let begun = cx.portal.sessions().find(token).await.map_err(|error| refused(&error))?;
    match begun {
        Some(begun) => remember(cx, provider, key, identity, &begun).await,
        None => Ok(()),
    }
}

/// Remembers with which session of the provider one of ours is tied, so that they end together.
pub(super) async fn remember(
    cx: &Cx,
    provider: &Provider,
    key: &str,
    identity: &Identity,
    session: &Session,
) -> Result<(), Stop> {
    let bound = Bound {
        account: session.account,
        device_id: session.device_id.clone(),
        started_at: session.created_at,
    };
    let db = cx.portal.node().db();
    let put = session::put(db, &provider.config.id, key, identity.sid.as_deref(), bound).await;
    put.map_err(|error| refused(&error).into())
}
