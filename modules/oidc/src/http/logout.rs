//! The provider says that a session of its has ended; ours that began with it end too.

use hlaska_kernel::Refusal;
use hlaska_web::audit::{Outcome, code};
use hlaska_web::{Answer, Cx, StatusCode};

use super::{Stop, note, provider};
use crate::identity::key;
use crate::logout_token::{self, Ended};
use crate::provider::Provider;
use crate::storage::session::{self, Bound};
use crate::storage::{refused, seen};
use crate::trouble::Trouble;
use crate::verify::Doubt;

pub(super) async fn post(cx: Cx) -> Result<Answer, Refusal> {
    let provider = provider(&cx)?;
    match end(&cx, &provider).await {
        Ok(()) => Ok(Answer::json("{}")),
        Err(Stop::Refusal(refusal)) => Err(refusal),
        Err(Stop::Trouble(trouble)) => {
            note(&cx, &provider, trouble);
            let silent = trouble == Trouble::Silent;
            let status =
                if silent { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::BAD_REQUEST };
            Ok(Answer::json(r#"{"error":"invalid_request"}"#).status(status))
        }
    }
}

async fn end(cx: &Cx, provider: &Provider) -> Result<(), Stop> {
    let ended = read(cx, provider).await?;
    let what = format!("logout {} {}", provider.config.id, ended.jti);
    let db = cx.portal.node().db();
    let first = seen::first(db, &what, ended.until).await.map_err(|error| refused(&error))?;
    if !first {
        return Err(Trouble::Stale.into());
    }
    let subject = ended.subject.map(|subject| key(&provider.config.issuer, &subject));
    let bound =
        session::of(db, &provider.config.id, subject.as_deref(), ended.sid.as_deref()).await;
    for bound in bound.map_err(|error| refused(&error))? {
        end_one(cx, &bound).await?;
    }
    cx.portal.access_changed();
    Ok(())
}

async fn read(cx: &Cx, provider: &Provider) -> Result<Ended, Trouble> {
    let token = cx.form.get("logout_token");
    let metadata = provider.metadata(cx.now).await?;
    let (issuer, client) = (&provider.config.issuer, &provider.config.client_id);
    match logout_token::read(token, metadata.jwks(), issuer, client, cx.now) {
        Ok(ended) => Ok(ended),
        Err(Doubt::Final(trouble)) => Err(trouble),
        Err(Doubt::UnknownKey) => {
            let keys = provider.newer_keys(cx.now).await?;
            let read = logout_token::read(token, &keys, issuer, client, cx.now);
            read.map_err(|doubt| match doubt {
                Doubt::Final(trouble) => trouble,
                Doubt::UnknownKey => Trouble::NotTrusted("unknown_key"),
            })
        }
    }
}

/// The session may have a new token by now; its account, device and beginning are the same.
async fn end_one(cx: &Cx, bound: &Bound) -> Result<(), Refusal> {
    let sessions = cx.portal.sessions();
    let all = sessions.list(bound.account).await.map_err(|error| refused(&error))?;
    let own = all.iter().filter(|session| {
        session.created_at == bound.started_at && session.device_id == bound.device_id
    });
    for session in own {
        sessions.end(session.account, &session.digest).await.map_err(|error| refused(&error))?;
        let record = cx.record(code::SESSION_REVOKED).outcome(Outcome::Ok);
        let record = record.account(session.account).session(&session.digest);
        cx.note(record.reason("provider_logout"));
    }
    Ok(())
}
