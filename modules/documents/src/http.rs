//! Addresses of the module.

mod download;
mod report;
mod upload;

use hlaska_kernel::{Place, Refusal, Role, permit};
use hlaska_web::audit::code;
use hlaska_web::{Access, Answer, Cx, Route};

use crate::command::destroy_spill::{self, Input};
use crate::command::{Attach, ClearSpill, DestroySpill, ReportSpill};
use crate::document::Document;
use crate::page::{self, spill};
use crate::storage;

/// Who may look; each sees what the event and the marking let them.
pub(crate) const READERS: &[Role] =
    &[Role::RegionManager, Role::OrpSecretary, Role::Mayor, Role::Operator, Role::Reader];

/// More than the largest file, so that one a little too large is told so in its own words.
const BODY_BYTES: usize = 12 * 1024 * 1024;

pub(crate) fn routes() -> Vec<Route> {
    let attach = Access::to::<Attach>();
    let spill = Access::to::<DestroySpill>();
    vec![
        Route::get("/udalosti/{id}/soubory", attach, page::upload::page),
        Route::post("/udalosti/{id}/soubory", attach, upload::post).body_limit(BODY_BYTES),
        Route::get("/soubory/unik", spill, spill::page),
        Route::post("/soubory/unik", spill, post_spill),
        Route::post("/soubory/zpristupnit", Access::to::<ClearSpill>(), report::post_clear),
        Route::get("/soubory/{id}/ohlasit", Access::to::<ReportSpill>(), report::page),
        Route::post("/soubory/{id}/ohlasit", Access::to::<ReportSpill>(), report::post),
        Route::get("/soubory/{id}", Access::Roles(READERS), download::get),
    ]
}

async fn post_spill(cx: Cx) -> Result<Answer, Refusal> {
    permit::<DestroySpill>(cx.actor()?, Place::Region)?;
    let Some(document) = spill::asked(&cx, cx.form.get("soubor")) else {
        return spill::not_found(&cx);
    };
    match destroy_spill::parse(&cx.form) {
        Err(Refusal::Invalid(errors)) => Ok(spill::again(&cx, &document, &errors)),
        Err(other) => Err(other),
        Ok(input) if input.confirmed => destroy(&cx, &document, input).await,
        Ok(_) => Ok(spill::sure(&cx, &document)),
    }
}

/// First the word, then the deed: should the machine stop in between, the job finishes it.
async fn destroy(cx: &Cx, document: &Document, input: Input) -> Result<Answer, Refusal> {
    let to = format!("{}?soubor={}", spill::PATH, document.number);
    let done = cx
        .execute(|world, actor| {
            let permit = permit::<DestroySpill>(actor, Place::Region)?;
            destroy_spill::destroy(world, &permit, document.id, input.reason.clone())
        })
        .await?;
    if !done.repeated {
        let record = cx.record(code::SPILL_DESTROYED).object("document", document.id);
        let record = record.marking(document.handling.marking.name());
        cx.note(record.incident(document.incident).detail(format!("č. {}", document.number)));
    }
    let destroyed = storage::destroy(cx.portal.node().db(), document.id, document.named_seq).await;
    destroyed.map_err(|error| storage::refused(&error))?;
    Ok(Answer::redirect(&to))
}
