//! Off to the provider.

use hlaska_access::{local_path, way_on};
use hlaska_kernel::Refusal;
use hlaska_web::{Answer, Cx};
use openidconnect::core::{CoreAuthPrompt, CoreResponseType};
use openidconnect::{
    AuthenticationFlow, CsrfToken, Nonce, PkceCodeChallenge, PkceCodeVerifier, Scope,
};
use std::time::Duration;

use super::{Stop, provider, stopped};
use crate::config::is_safe;
use crate::cookie;
use crate::provider::Provider;
use crate::storage::pending::{self, Pending, Purpose};
use crate::storage::refused;
use crate::trouble::Trouble;

/// Nobody is sent to a provider that was not there so many seconds ago: the browser would show an
/// error of its own, and no way back.
const SEEN_SECONDS: i64 = 15;

/// `?zpet=` says where to go on to; `?ucel=overeni` asks whoever is signed in to prove themselves
/// anew.
pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    let provider = provider(&cx)?;
    let purpose = match (cx.maybe_actor(), cx.query.get("ucel") == "overeni") {
        (Some(_), true) => Purpose::Prove,
        (Some(actor), false) => {
            return Ok(Answer::redirect(&way_on(&cx, actor, cx.query.get("zpet"))));
        }
        (None, _) => Purpose::SignIn,
    };
    match leave(&cx, &provider, purpose).await {
        Ok(answer) => Ok(answer),
        Err(stop) => stopped(&cx, &provider, stop),
    }
}

async fn leave(cx: &Cx, provider: &Provider, purpose: Purpose) -> Result<Answer, Stop> {
    let env = cx.portal.env();
    let pending = Pending {
        provider: provider.config.id.clone(),
        nonce: env.secret(),
        verifier: env.secret(),
        purpose,
        back: local_path(cx.query.get("zpet")).unwrap_or_default().to_owned(),
        begun_at: cx.now,
    };
    let state = env.secret();
    let url = address(provider, &pending, &state, cx).await?;
    // One browser may begin in two windows.
    let browser = cookie::of(cx).unwrap_or_else(|| env.secret());
    let kept = pending::put(cx.portal.node().db(), &state, &browser, pending).await;
    kept.map_err(|error| refused(&error))?;
    Ok(Answer::redirect(&url).cookie(&cookie::set(cx, &browser)))
}

/// Where the browser goes: the provider's page, with everything it must repeat.
async fn address(
    provider: &Provider,
    pending: &Pending,
    state: &str,
    cx: &Cx,
) -> Result<String, Trouble> {
    let metadata = provider.metadata_within(cx.now, SEEN_SECONDS).await?;
    let portal = provider.relying_party(&metadata);
    let (state, nonce) = (state.to_owned(), pending.nonce.clone());
    let verifier = PkceCodeVerifier::new(pending.verifier.clone());
    let mut request = portal
        .authorize_url(
            AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
            || CsrfToken::new(state),
            || Nonce::new(nonce),
        )
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
    for scope in &provider.config.scopes {
        request = request.add_scope(Scope::new(scope.clone()));
    }
    if pending.purpose == Purpose::Prove {
        request = request.add_prompt(CoreAuthPrompt::Login).set_max_age(Duration::ZERO);
    }
    let (url, ..) = request.url();
    let safe = is_safe(url.as_str());
    if safe { Ok(url.into()) } else { Err(Trouble::NotTrusted("unsafe_endpoint")) }
}
