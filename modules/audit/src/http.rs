//! Addresses of the module. Reading, searching and exporting are records themselves.

mod watch;

use std::convert::Infallible;

use bytes::Bytes;
use futures_util::stream::unfold;
use hlaska_audit::{Format, Outcome, code};
use hlaska_kernel::{Marking, Place, Refusal, Role, Said, policy};
use hlaska_web::answer::Body;
use hlaska_web::export::Export;
use hlaska_web::{Access, Answer, Cx, FormReader, Route};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderValue, Response};

use crate::command::{AUDITOR, KeepChoice, Settle, Verify};
use crate::page::findings::FINDINGS;
use crate::page::health::HEALTH;
use crate::page::{LIST, list, one, verdict};
use crate::query;
use crate::saved::{self, refused};
use crate::text::text;

/// Longest name of a saved choice, characters.
const NAME: usize = 60;

pub(crate) fn routes() -> Vec<Route> {
    let look = Access::Roles(AUDITOR);
    vec![
        Route::get(LIST, look, get),
        Route::get("/audit/vypis.csv", look, |cx| export(cx, Format::Csv)).fresh(),
        Route::get("/audit/vypis.jsonl", look, |cx| export(cx, Format::JsonLines)).fresh(),
        Route::post("/audit/overit", Access::to::<Verify>(), verify),
        Route::post("/audit/vybery", Access::to::<KeepChoice>(), keep),
        Route::post("/audit/vybery/smazat", Access::to::<KeepChoice>(), forget),
        Route::get(FINDINGS, look, watch::findings).live(watch::parts),
        Route::get("/audit/upozorneni/{id}", look, watch::one),
        Route::post("/audit/upozorneni/{id}", Access::to::<Settle>(), watch::settle),
        Route::get(HEALTH, Access::Roles(&[Role::Administrator]), watch::health),
        Route::get("/audit/{seq}", look, get_one),
    ]
}

async fn get(cx: Cx) -> Result<Answer, Refusal> {
    let (filter, wrong) = query::read(&cx.query, cx.lang());
    let before = cx.query.get("pred").parse().ok();
    let found = cx.portal.audit().page(&filter, before, list::SHOWN).await;
    let found = found.map_err(|error| refused(&error))?;
    let account = cx.actor()?.account;
    let mine = saved::list(cx.portal.node().db(), account).await.map_err(|e| refused(&e))?;
    let choice = query::choice(&cx.query);
    let code = if choice.is_empty() { code::AUDIT_READ } else { code::AUDIT_SEARCHED };
    cx.note(cx.record(code).object("audit", format!("{}", found.len())).detail(&choice));
    Ok(list::answer(&cx, &found, &mine, &wrong))
}

async fn get_one(cx: Cx) -> Result<Answer, Refusal> {
    let seq: u64 = cx.params.parse("seq")?;
    let found = cx.portal.audit().get(seq).await.map_err(|error| refused(&error))?;
    let entry = found.ok_or(Refusal::NotFound)?;
    cx.note(cx.record(code::AUDIT_READ).object("audit_record", seq));
    Ok(one::answer(&cx, &entry))
}

/// Everything that matches, piece by piece, so that years of records need no memory.
async fn export(cx: Cx, format: Format) -> Result<Answer, Refusal> {
    let (filter, _) = query::read(&cx.query, cx.lang());
    let record = cx.record(code::AUDIT_EXPORTED).detail(query::choice(&cx.query));
    // What leaves is on record before it leaves.
    cx.portal.audit().write(record).await.map_err(|error| refused(&error))?;
    let export = cx.portal.audit().export(&filter, format).await;
    let export = export.map_err(|error| refused(&error))?;
    let pieces = unfold(export, |mut export| async move {
        match export.next().await {
            Ok(piece) => piece.map(|text| (Ok::<_, Infallible>(Bytes::from(text)), export)),
            Err(error) => {
                tracing::error!(%error, "an export of audit records broke off");
                None
            }
        }
    });
    let mut response = Response::new(Body::from_stream(pieces));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let name = format!("attachment; filename=\"zaznamy.{}\"", format.extension());
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(CONTENT_DISPOSITION, name);
    }
    Ok(Export::of(&cx, Marking::Sensitive).marks(Answer::raw(response)))
}

async fn verify(cx: Cx) -> Result<Answer, Refusal> {
    policy::permit::<Verify>(cx.actor()?, Place::Region)?;
    let found = cx.portal.audit().verify().await.map_err(|error| refused(&error))?;
    let record = match &found.finding {
        None => cx.record(code::VERIFY_OK),
        Some(finding) => cx.record(code::VERIFY_FAIL).outcome(Outcome::Fail).detail(finding),
    };
    cx.note(record.object("audit", found.records));
    Ok(verdict::answer(&cx, &found))
}

async fn keep(cx: Cx) -> Result<Answer, Refusal> {
    let actor = cx.actor()?;
    policy::permit::<KeepChoice>(actor, Place::Region)?;
    let mut reader = FormReader::new(&cx.form);
    let name = reader.required("name", NAME);
    let name = reader.finish(name)?;
    let choice = query::choice(&cx.form);
    let kept = saved::keep(cx.portal.node().db(), actor.account, &name, &choice).await;
    if !kept.map_err(|error| refused(&error))? {
        let many = |lang| text(lang).many();
        let said = Said::new(many(hlaska_kernel::Lang::Cs), many(hlaska_kernel::Lang::En));
        return Err(Refusal::Conflict(said));
    }
    cx.note(cx.record(code::FILTER_SAVED).object("audit_choice", &name).detail(&choice));
    Ok(Answer::redirect(&format!("{LIST}?{choice}")))
}

async fn forget(cx: Cx) -> Result<Answer, Refusal> {
    let actor = cx.actor()?;
    policy::permit::<KeepChoice>(actor, Place::Region)?;
    let gone = saved::forget(cx.portal.node().db(), actor.account, cx.form.get("name")).await;
    gone.map_err(|error| refused(&error))?;
    Ok(Answer::redirect(LIST))
}
