//! Ceremonies: a challenge goes out, an answer signed by somebody's device comes back.

use std::sync::Arc;

use hlaska_access::{Account, Accounts};
use hlaska_kernel::{AccountId, Refusal, Said};
use hlaska_web::Cx;
use serde::Serialize;
use serde::de::DeserializeOwned;
use webauthn_rs::prelude::{
    AuthenticationResult, DiscoverableAuthentication, Passkey as Material, PasskeyAuthentication,
    PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential,
    RequestChallengeResponse, Uuid, WebauthnError,
};

use crate::service::FactorService;
use crate::storage::ceremony::{self, Ceremony, Kind};
use crate::storage::{passkey, refused};
use crate::view::Factors;

/// What goes to the browser: the options, and the token that finds the rest again.
#[derive(Serialize)]
pub(crate) struct Challenge {
    pub token: String,
    pub options: serde_json::Value,
}

/// An answer that proves nothing. One sentence for every reason a guesser could learn from.
fn unproven() -> Refusal {
    Refusal::Conflict(Said::new(
        "Přístupový klíč se nepodařilo ověřit. Zkuste to znovu od začátku.",
        "The passkey could not be verified. Try again from the start.",
    ))
}

fn service(cx: &Cx) -> Arc<FactorService> {
    cx.portal.service()
}

async fn begin(
    cx: &Cx,
    kind: Kind,
    account: Option<AccountId>,
    state: &impl Serialize,
    options: &impl Serialize,
) -> Result<Challenge, Refusal> {
    let token = cx.portal.env().secret();
    let state = serde_json::to_string(state).map_err(|_| unproven())?;
    let begun = Ceremony { kind, account, state };
    let kept = ceremony::begin(cx.portal.node().db(), &token, begun, cx.now).await;
    kept.map_err(|error| refused(&error))?;
    let options = serde_json::to_value(options).map_err(|_| unproven())?;
    Ok(Challenge { token, options })
}

/// What was begun, and what the device says to it. Both are used up.
async fn finish<S: DeserializeOwned, A: DeserializeOwned>(
    cx: &Cx,
    kind: Kind,
    account: Option<AccountId>,
) -> Result<(S, A), Refusal> {
    let taken = ceremony::take(cx.portal.node().db(), cx.form.get("token"), kind, cx.now).await;
    let begun = taken.map_err(|error| refused(&error))?.ok_or_else(unproven)?;
    if begun.account != account {
        return Err(unproven());
    }
    let state = serde_json::from_str(&begun.state).map_err(|_| unproven())?;
    let answer = serde_json::from_str(cx.form.get("answer")).map_err(|_| unproven())?;
    Ok((state, answer))
}

/// Asks the device for a new key of this account, one that can name its owner by itself.
pub(crate) async fn begin_enrolment(
    cx: &Cx,
    kind: Kind,
    account: &Account,
) -> Result<Challenge, Refusal> {
    let known = passkey::of(cx.portal.node().db(), account.id).await;
    let known = known.map_err(|error| refused(&error))?;
    let known = known.iter().map(|stored| stored.material.cred_id().clone()).collect();
    let (options, state) = service(cx)
        .webauthn
        .start_passkey_registration(handle(account.id), &account.login, &account.name, Some(known))
        .map_err(|error| failed(&error))?;
    let mut options = serde_json::to_value(options).map_err(|_| unproven())?;
    let wish = &mut options["publicKey"]["authenticatorSelection"];
    wish["residentKey"] = "required".into();
    wish["requireResidentKey"] = true.into();
    begin(cx, kind, Some(account.id), &state, &options).await
}

pub(crate) async fn finish_enrolment(
    cx: &Cx,
    kind: Kind,
    account: AccountId,
) -> Result<Material, Refusal> {
    let (state, answer): (PasskeyRegistration, RegisterPublicKeyCredential) =
        finish(cx, kind, Some(account)).await?;
    let made = service(cx).webauthn.finish_passkey_registration(&answer, &state);
    made.map_err(|error| failed(&error))
}

/// The account as the device knows it.
fn handle(account: AccountId) -> Uuid {
    account.to_string().parse().unwrap_or_default()
}

/// Asks whoever stands at the door for any key of this portal.
pub(crate) async fn begin_sign_in(cx: &Cx) -> Result<Challenge, Refusal> {
    let begun = service(cx).webauthn.start_discoverable_authentication();
    let (options, state) = begun.map_err(|error| failed(&error))?;
    begin(cx, Kind::SignIn, None, &state, &by_button(options)).await
}

/// The person has pressed a button: the browser asks at once instead of offering keys in a field.
fn by_button(mut options: RequestChallengeResponse) -> RequestChallengeResponse {
    options.mediation = None;
    options
}

/// Whose key it was.
pub(crate) async fn finish_sign_in(cx: &Cx) -> Result<AccountId, Refusal> {
    let (state, answer): (DiscoverableAuthentication, PublicKeyCredential) =
        finish(cx, Kind::SignIn, None).await?;
    let service = service(cx);
    let named = service.webauthn.identify_discoverable_authentication(&answer);
    let (owner, credential) = named.map_err(|error| failed(&error))?;
    let stored = passkey::by_credential(cx.portal.node().db(), credential).await;
    let stored = stored.map_err(|error| refused(&error))?.ok_or_else(unproven)?;
    if handle(stored.account) != owner || is_from_before(cx, &stored) {
        return Err(unproven());
    }
    let key = &stored.material;
    let result = service.webauthn.finish_discoverable_authentication_v2(&answer, state, key);
    let result = suspicious(cx, &stored, result).await?;
    used(cx, stored, &result).await
}

/// Somebody who had left and came back shows anew who they are: a key from before opens nothing.
fn is_from_before(cx: &Cx, stored: &passkey::Stored) -> bool {
    let world = cx.world();
    let back = world.view::<Accounts>().account(stored.account).and_then(|one| one.returned_at);
    let added =
        world.view::<Factors>().of(stored.account).passkey(stored.id).map(|key| key.added_at);
    back.is_some_and(|back| added.is_none_or(|added| added < back))
}

/// Asks somebody who is signed in for one of their own keys.
pub(crate) async fn begin_proof(cx: &Cx, account: AccountId) -> Result<Challenge, Refusal> {
    let own = passkey::of(cx.portal.node().db(), account).await.map_err(|error| refused(&error))?;
    let own: Vec<_> = own.into_iter().map(|stored| stored.material).collect();
    let begun = service(cx).webauthn.start_passkey_authentication(&own);
    let (options, state) = begun.map_err(|error| failed(&error))?;
    begin(cx, Kind::Prove, Some(account), &state, &by_button(options)).await
}

pub(crate) async fn finish_proof(cx: &Cx, account: AccountId) -> Result<(), Refusal> {
    let (state, answer): (PasskeyAuthentication, PublicKeyCredential) =
        finish(cx, Kind::Prove, Some(account)).await?;
    let stored = passkey::by_credential(cx.portal.node().db(), answer.get_credential_id()).await;
    let stored = stored.map_err(|error| refused(&error))?;
    let stored = stored.filter(|stored| stored.account == account).ok_or_else(unproven)?;
    let result = service(cx).webauthn.finish_passkey_authentication(&answer, &state);
    let result = suspicious(cx, &stored, result).await?;
    used(cx, stored, &result).await.map(drop)
}

/// A counter that went back is written down: there may be a copy of the key.
async fn suspicious(
    cx: &Cx,
    stored: &passkey::Stored,
    result: Result<AuthenticationResult, WebauthnError>,
) -> Result<AuthenticationResult, Refusal> {
    match result {
        Ok(result) => Ok(result),
        Err(WebauthnError::CredentialPossibleCompromise) => {
            crate::command::suspect(cx, stored.account, stored.id).await?;
            Err(unproven())
        }
        Err(error) => Err(failed(&error)),
    }
}

async fn used(
    cx: &Cx,
    mut stored: passkey::Stored,
    result: &AuthenticationResult,
) -> Result<AccountId, Refusal> {
    stored.material.update_credential(result);
    let noted = passkey::used(cx.portal.node().db(), &stored, cx.now).await;
    noted.map_err(|error| refused(&error))?;
    Ok(stored.account)
}

fn failed(error: &WebauthnError) -> Refusal {
    tracing::info!(%error, "a passkey was not accepted");
    unproven()
}
