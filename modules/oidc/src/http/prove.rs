//! A session goes on after its owner has shown anew, at the provider, who they are.

use hlaska_access::Outcome;
use hlaska_web::audit::code;
use hlaska_web::{Answer, Cx, Renewal, session_cookie};

use super::Stop;
use super::arrival::remember;
use crate::cookie;
use crate::identity::{Identity, key};
use crate::provider::Provider;
use crate::storage::refused;
use crate::trouble::Trouble;
use crate::view::Bindings;

pub(super) async fn renew(
    cx: &Cx,
    provider: &Provider,
    back: &str,
    identity: &Identity,
) -> Result<Answer, Stop> {
    // Signed out meanwhile, or in by somebody else.
    let session = cx.session().ok_or(Trouble::Stale)?;
    let key = key(&provider.config.issuer, &identity.subject);
    let bound = cx.world().view::<Bindings>().binding(&key).map(|binding| binding.account);
    if bound != Some(session.account) {
        return Err(Trouble::NotProven("proven_by_another").into());
    }
    // The provider may have begun a new session of its own.
    remember(cx, provider, &key, identity, session).await?;
    let change = Renewal { proof: Some(identity.proof), acting_for: session.acting_for };
    let token = cx.portal.sessions().renew(session, change).await.map_err(|e| refused(&e))?;
    cx.portal.access_changed();
    hlaska_access::note(cx, Some(session.account), Outcome::Proven).await?;
    cx.note(cx.record(code::STEPUP_OK).identity_provider(&provider.config.id));
    let age = session.ends_at.as_second() - cx.now.as_second();
    let renewed = session_cookie::set(&token, cx.portal.settings().secure, age);
    let to = if back.is_empty() { "/ucet" } else { back };
    Ok(Answer::redirect(to).cookie(&renewed).cookie(&cookie::clear(cx)))
}
