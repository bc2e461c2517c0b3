//! Is a typed code right? Slowed down for each account and source, and never twice.

use std::sync::Arc;

use hlaska_access::{Gate, Outcome, note};
use hlaska_journal::Author;
use hlaska_kernel::{AccountId, Refusal};
use hlaska_web::Cx;

use crate::command::decision;
use crate::event::FactorEvent;
use crate::recovery;
use crate::service::FactorService;
use crate::storage::{code as table, recovery as papers, refused};
use crate::totp;

/// What became of a typed code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Typed {
    Right,
    Wrong,
    /// Come again after so many seconds.
    Wait(i64),
}

/// A code of the generator or one of the recovery codes.
pub(crate) async fn typed(cx: &Cx, account: AccountId, code: &str) -> Result<Typed, Refusal> {
    braked(cx, account, async {
        if is_generated(code) {
            generated(cx, account, code).await
        } else {
            paper(cx, account, code).await
        }
    })
    .await
}

/// A code for a secret that is being confirmed; answers its step.
pub(crate) async fn confirms(
    cx: &Cx,
    account: AccountId,
    secret: &[u8],
    code: &str,
) -> Result<(Typed, i64), Refusal> {
    let step = totp::matching_step(secret, code, cx.now);
    let verdict = braked(cx, account, async { Ok(step.is_some()) }).await?;
    Ok((verdict, step.unwrap_or_default()))
}

async fn braked(
    cx: &Cx,
    account: AccountId,
    check: impl Future<Output = Result<bool, Refusal>>,
) -> Result<Typed, Refusal> {
    let gate: Arc<Gate> = cx.portal.service();
    let attempt = match gate.enter(&format!("code: {account}"), cx.peer, cx.now) {
        Ok(attempt) => attempt,
        Err(wait) => return slowed(cx, account, wait.seconds, wait.first).await,
    };
    if check.await? {
        gate.succeeded(attempt);
        return Ok(Typed::Right);
    }
    gate.failed(&attempt, cx.now);
    note(cx, Some(account), Outcome::Refused).await?;
    Ok(Typed::Wrong)
}

async fn slowed(cx: &Cx, account: AccountId, seconds: i64, first: bool) -> Result<Typed, Refusal> {
    if first {
        note(cx, Some(account), Outcome::Slowed).await?;
    }
    Ok(Typed::Wait(seconds))
}

/// Six digits come from a generator; everything else was printed.
fn is_generated(code: &str) -> bool {
    let rest: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    rest.len() == 6 && rest.bytes().all(|byte| byte.is_ascii_digit())
}

async fn generated(cx: &Cx, account: AccountId, code: &str) -> Result<bool, Refusal> {
    let db = cx.portal.node().db();
    let sealed = table::find(db, account).await.map_err(|error| refused(&error))?;
    let service: Arc<FactorService> = cx.portal.service();
    let secret = sealed.and_then(|sealed| service.vault.unseal(&purpose(account), &sealed));
    let Some(secret) = secret else { return Ok(false) };
    let Some(step) = totp::matching_step(&secret, code, cx.now) else { return Ok(false) };
    table::spend(db, account, step).await.map_err(|error| refused(&error))
}

/// To what a sealed secret is bound.
pub(crate) fn purpose(account: AccountId) -> String {
    format!("code generator of {account}")
}

async fn paper(cx: &Cx, account: AccountId, code: &str) -> Result<bool, Refusal> {
    let spent = papers::spend(cx.portal.node().db(), account, recovery::digest(code)).await;
    if !spent.map_err(|error| refused(&error))? {
        return Ok(false);
    }
    let used = FactorEvent::RecoveryUsed { account };
    let author = Author::Account(account);
    cx.portal.execute(author, None, |_| Ok(decision([used.clone()]))).await?;
    Ok(true)
}
