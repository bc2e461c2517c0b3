//! Findings, and how the record is doing.

use hlaska_audit::config::Config;
use hlaska_audit::{Filter, code};
use hlaska_kernel::{Place, Refusal, policy};
use hlaska_store::Engine;
use hlaska_web::{Answer, Cx, Fields, FormReader, LiveCx, Part};

use crate::command::Settle;
use crate::detect::finding::{self, Finding};
use crate::detect::job;
use crate::page::findings::{self as page, FINDINGS, OPEN};
use crate::page::health::{self, Health};
use crate::saved::refused;

/// Longest note, characters.
const NOTE: usize = 1_000;

pub(super) fn parts(live: &LiveCx) -> Result<Vec<Part>, Refusal> {
    let live = live.clone();
    Ok(vec![Part::html(OPEN, [job::TOPIC], move || page::open(&live).into_string())])
}

pub(super) async fn findings(cx: Cx) -> Result<Answer, Refusal> {
    // What another node raised a moment ago is here as well.
    job::refresh(&cx.portal).await.map_err(|error| refused(&error))?;
    let closed = finding::closed(cx.portal.node().db()).await.map_err(|error| refused(&error))?;
    cx.note(cx.record(code::AUDIT_READ).object("audit", "findings"));
    Ok(page::answer(&cx, &closed))
}

pub(super) async fn one(cx: Cx) -> Result<Answer, Refusal> {
    let one = found(&cx).await?;
    Ok(page::settle(&cx, &one, &Fields::default(), &[]))
}

async fn found(cx: &Cx) -> Result<Finding, Refusal> {
    let open = finding::open(cx.portal.node().db()).await.map_err(|error| refused(&error))?;
    let id = cx.params.text("id");
    open.into_iter().find(|one| one.id == id).ok_or(Refusal::NotFound)
}

pub(super) async fn settle(cx: Cx) -> Result<Answer, Refusal> {
    let actor = cx.actor()?;
    policy::permit::<Settle>(actor, Place::Region)?;
    let one = found(&cx).await?;
    let mut reader = FormReader::new(&cx.form);
    let note = reader.required("note", NOTE);
    let note = match reader.finish(note) {
        Ok(note) => note,
        Err(Refusal::Invalid(errors)) => return Ok(page::settle(&cx, &one, &cx.form, &errors)),
        Err(other) => return Err(other),
    };
    let (record, who) = (cx.record(code::DETECTION_CLOSED).reason(&one.rule), actor.name.clone());
    let closed = finding::close(cx.portal.audit(), record, &one.id, who, note, cx.now).await;
    closed.map_err(|error| refused(&error))?;
    job::refresh(&cx.portal).await.map_err(|error| refused(&error))?;
    Ok(Answer::redirect(FINDINGS))
}

pub(super) async fn health(cx: Cx) -> Result<Answer, Refusal> {
    let (audit, refuse) = (cx.portal.audit(), |error| refused(&error));
    let newest = audit.page(&Filter::default(), None, 1).await.map_err(refuse)?;
    let checks = Filter { code: Some("audit.verify.".to_owned()), ..Filter::default() };
    let verified = audit.page(&checks, None, 1).await.map_err(refuse)?;
    let health = Health {
        newest: newest.into_iter().next(),
        verified: verified.into_iter().next(),
        targets: audit.targets().await.map_err(refuse)?,
        keep_months: cx.portal.service::<Config>().keep_months.unwrap_or(18),
        size_bytes: size(&cx).await.map_err(refuse)?,
    };
    Ok(health::answer(&cx, &health))
}

/// `SQLite` keeps everything in one file: its size says nothing of the record alone.
async fn size(cx: &Cx) -> hlaska_store::Result<Option<u64>> {
    let sql = "SELECT pg_total_relation_size('audit_record')";
    let size = cx.portal.node().db().read(move |conn| match conn.engine() {
        Engine::Sqlite => Ok(None),
        Engine::Postgres => conn.query_first(sql, &[], |row| row.get::<i64>(0)),
    });
    Ok(size.await?.and_then(|bytes| u64::try_from(bytes).ok()))
}
