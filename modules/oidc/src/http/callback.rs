//! Back from the provider.

use std::sync::Arc;

use hlaska_kernel::Refusal;
use hlaska_web::{Answer, Cx};

use super::{Stop, arrival, prove, provider, stopped};
use crate::cookie;
use crate::identity::Identity;
use crate::provider::Provider;
use crate::redeem::redeem;
use crate::storage::pending::{self, LIFE_SECONDS, Pending, Purpose};
use crate::storage::{refused, seen};
use crate::trouble::Trouble;
use crate::types::Metadata;

/// A code longer than this is none.
const LONGEST: usize = 4_096;

pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    let provider = provider(&cx)?;
    match come(&cx, &provider).await {
        Ok(answer) => Ok(answer),
        Err(stop) => stopped(&cx, &provider, stop),
    }
}

async fn come(cx: &Cx, provider: &Arc<Provider>) -> Result<Answer, Stop> {
    let pending = begun_here(cx, provider).await?;
    let metadata = provider.metadata(cx.now).await?;
    check_sender(cx, provider, &metadata)?;
    let code = code(cx)?;
    once(cx, provider, &code).await?;
    let identity = redeem(provider, &metadata, &pending, &code, cx.portal.env()).await?;
    provider.answered();
    go_on(cx, provider, &pending, identity).await
}

async fn go_on(
    cx: &Cx,
    provider: &Provider,
    pending: &Pending,
    identity: Identity,
) -> Result<Answer, Stop> {
    match pending.purpose {
        Purpose::SignIn => arrival::admit(cx, provider, &pending.back, identity).await,
        Purpose::Prove => prove::renew(cx, provider, &pending.back, &identity).await,
    }
}

/// The sign-in this browser began with this provider, taken so that it is good only once.
async fn begun_here(cx: &Cx, provider: &Provider) -> Result<Pending, Stop> {
    let browser = cookie::of(cx).ok_or(Trouble::Stale)?;
    let state = cx.query.get("state");
    let db = cx.portal.node().db();
    let found = pending::take(db, state, &browser, cx.now).await;
    let found = found.map_err(|error| refused(&error))?;
    // A state of one provider shown to another is the mark of a mix-up.
    let own = found.filter(|pending| pending.provider == provider.config.id);
    Ok(own.ok_or(Trouble::Stale)?)
}

/// The provider names itself in its answer (RFC 9207), if it has promised to.
fn check_sender(cx: &Cx, provider: &Provider, metadata: &Metadata) -> Result<(), Trouble> {
    let promised = metadata.additional_metadata().authorization_response_iss_parameter_supported;
    let iss = cx.query.get("iss");
    if iss == provider.config.issuer || (iss.is_empty() && !promised) {
        return Ok(());
    }
    Err(Trouble::NotTrusted("wrong_issuer_in_answer"))
}

fn code(cx: &Cx) -> Result<String, Trouble> {
    match cx.query.get("error") {
        "" => {}
        "server_error" | "temporarily_unavailable" => return Err(Trouble::Silent),
        _ => return Err(Trouble::Cancelled),
    }
    let code = cx.query.get("code");
    let plausible = !code.is_empty() && code.len() <= LONGEST;
    if plausible { Ok(code.to_owned()) } else { Err(Trouble::NotTrusted("no_code")) }
}

/// A code is shown to the provider once, whatever the provider itself makes of a second time.
async fn once(cx: &Cx, provider: &Provider, code: &str) -> Result<(), Stop> {
    let what = format!("code {} {code}", provider.config.id);
    let until = cx.now.as_second() + 2 * LIFE_SECONDS;
    let until = hlaska_kernel::Timestamp::from_second(until).unwrap_or(cx.now);
    let first = seen::first(cx.portal.node().db(), &what, until).await;
    if first.map_err(|error| refused(&error))? { Ok(()) } else { Err(Trouble::Stale.into()) }
}
