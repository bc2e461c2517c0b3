//! A code against an ID token.

use hlaska_kernel::{Env, Timestamp};
use openidconnect::core::{CoreErrorResponseType, CoreIdToken, CoreTokenResponse};
use openidconnect::{
    AuthorizationCode, Nonce, PkceCodeVerifier, RequestTokenError, StandardErrorResponse,
    TokenResponse,
};

use crate::identity::Identity;
use crate::net::{self, NetError};
use crate::provider::Provider;
use crate::storage::pending::Pending;
use crate::trouble::Trouble;
use crate::types::Metadata;
use crate::verify::{self, Doubt, Expected};

/// Exchanges the code and answers who it stands for.
pub(crate) async fn redeem(
    provider: &Provider,
    metadata: &Metadata,
    pending: &Pending,
    code: &str,
    env: &Env,
) -> Result<Identity, Trouble> {
    let tokens = exchange(provider, metadata, pending, code, env.now()).await?;
    let token = tokens.id_token().ok_or(Trouble::NotTrusted("no_id_token"))?;
    believe(provider, metadata, pending, token, env.now()).await?;
    Identity::of(&token.to_string(), &provider.config)
}

async fn exchange(
    provider: &Provider,
    metadata: &Metadata,
    pending: &Pending,
    code: &str,
    now: Timestamp,
) -> Result<CoreTokenResponse, Trouble> {
    let portal = provider.relying_party(metadata);
    let request = portal
        .exchange_code(AuthorizationCode::new(code.to_owned()))
        .map_err(|_| Trouble::NotTrusted("no_token_endpoint"))?
        .set_pkce_verifier(PkceCodeVerifier::new(pending.verifier.clone()));
    let ask = net::asker(provider.client());
    let tokens = request.request_async(&ask).await;
    tokens.map_err(|error| not_exchanged(provider, &error, now))
}

type ExchangeError = RequestTokenError<NetError, StandardErrorResponse<CoreErrorResponseType>>;

/// Only the kind of error goes into the log: an answer may hold tokens.
fn not_exchanged(provider: &Provider, error: &ExchangeError, now: Timestamp) -> Trouble {
    let id = &provider.config.id;
    match error {
        RequestTokenError::ServerResponse(said) => {
            let error = said.error().as_ref().chars().take(60).collect::<String>();
            tracing::warn!(provider = id, error, "the provider refused a code");
            Trouble::CodeRefused
        }
        RequestTokenError::Request(error) => {
            tracing::warn!(provider = id, %error, "the provider did not answer for a code");
            provider.fell_silent(now);
            Trouble::Silent
        }
        _ => {
            tracing::warn!(provider = id, "the provider's answer for a code cannot be read");
            Trouble::NotTrusted("unsound_token")
        }
    }
}

/// Verifies the token, with the provider's newer keys when its key is not known yet.
async fn believe(
    provider: &Provider,
    metadata: &Metadata,
    pending: &Pending,
    token: &CoreIdToken,
    now: Timestamp,
) -> Result<(), Trouble> {
    let expected = Expected {
        config: &provider.config,
        issuer: provider.issuer(),
        nonce: &Nonce::new(pending.nonce.clone()),
        now,
        proven_since: pending.proven_since(),
    };
    match verify::check(token, metadata.jwks(), &expected) {
        Ok(()) => Ok(()),
        Err(Doubt::Final(trouble)) => Err(trouble),
        Err(Doubt::UnknownKey) => {
            let keys = provider.newer_keys(now).await?;
            verify::check(token, &keys, &expected).map_err(|doubt| match doubt {
                Doubt::Final(trouble) => trouble,
                Doubt::UnknownKey => Trouble::NotTrusted("unknown_key"),
            })
        }
    }
}
