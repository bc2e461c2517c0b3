//! Taking a file: permission, judgement, then and only then a place to keep it.

use hlaska_incident::{Incident, Incidents};
use hlaska_kernel::{FieldError, Refusal};
use hlaska_screen::{Accepted, Limits, Rejected, screen};
use hlaska_web::audit::{Outcome, code};
use hlaska_web::{Answer, Cx, Upload};
use tokio::sync::Semaphore;

use crate::command::Attach;
use crate::command::attach::{self, Input, Kept};
use crate::document::DocumentId;
use crate::page::upload as page;
use crate::storage::{self, Sealed};
use crate::{handling, seal};

pub(super) async fn post(cx: Cx) -> Result<Answer, Refusal> {
    let incident = page::asked_incident(&cx)?;
    handling::touching::<Attach>(cx.actor()?, &incident)?;
    let file = cx.files.iter().find(|file| file.field == "soubor").cloned();
    let input = match attach::parse(&cx.form, file.is_some()) {
        Err(Refusal::Invalid(errors)) => return Ok(page::again(&cx, &incident, &errors)),
        read => read?,
    };
    let Some(file) = file else { return Err(Refusal::NotFound) };
    match judged(&file).await {
        Ok(accepted) => keep(&cx, &incident, &input, (&file, &accepted)).await,
        Err(rejected) => refuse(&cx, &incident, &file, &rejected).await,
    }
}

/// So many files are judged at a time; each may unpack to as much as the limits allow.
static TURNS: Semaphore = Semaphore::const_new(2);

/// Off the threads that answer everybody else: a large document takes a while.
async fn judged(file: &Upload) -> Result<Accepted, Rejected> {
    let _turn = TURNS.acquire().await;
    let file = file.clone();
    let work = move || screen(&file.name, &file.bytes, &Limits::default());
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(Rejected::Unknown))
}

async fn keep(
    cx: &Cx,
    incident: &Incident,
    input: &Input,
    (file, accepted): (&Upload, &Accepted),
) -> Result<Answer, Refusal> {
    let (env, db) = (cx.portal.env(), cx.portal.node().db());
    let id = DocumentId::fresh(env);
    let key = seal::new_key(env);
    let bytes = seal::seal(&key, id, &file.bytes).map_err(|_| Refusal::NotFound)?;
    let kept = storage::keep(db, Sealed { id, key, bytes }, cx.now).await;
    kept.map_err(|error| storage::refused(&error))?;
    let kept = Kept::of(id, accepted, file.bytes.len());
    let done = cx
        .execute(|world, actor| {
            let viewer = actor.viewer(cx.lang());
            let incident = world.view::<Incidents>().get(&viewer, incident.id);
            let incident = incident.ok_or(Refusal::NotFound)?;
            let permit = handling::touching::<Attach>(actor, incident)?;
            attach::attach(world, &permit, incident.id, &kept, input)
        })
        .await;
    if !matches!(&done, Ok(done) if !done.repeated) {
        // Nothing in the journal speaks of it: the second copy goes.
        let _ = storage::destroy(db, id, None).await;
    }
    match done {
        Err(Refusal::Invalid(errors)) => Ok(page::again(cx, incident, &errors)),
        Err(other) => Err(other),
        Ok(_) => Ok(Answer::redirect(&format!("/udalosti/{}", incident.id))),
    }
}

/// On record is who, when, how large, why, and a digest by which the security director recognises
/// the file; nothing of what is in it, its name included.
async fn refuse(
    cx: &Cx,
    incident: &Incident,
    file: &Upload,
    rejected: &Rejected,
) -> Result<Answer, Refusal> {
    let record = cx.record(code::UPLOAD_BLOCKED).outcome(Outcome::Deny).reason(rejected.code());
    let digest = cx.form.get("soubor").split(' ').next().unwrap_or_default().to_owned();
    let detail = format!("{} B, markings {}", file.bytes.len(), hlaska_screen::TABLE_VERSION);
    let record = record.object("upload", digest).incident(incident.id).detail(detail);
    if let Err(error) = cx.portal.audit().write(record).await {
        tracing::error!(%error, "a refused file could not be recorded");
    }
    let errors = [FieldError { field: "soubor", message: rejected.said() }];
    Ok(match rejected {
        Rejected::Classified(_) => page::classified(cx, incident, &errors),
        _ => page::again(cx, incident, &errors),
    })
}
