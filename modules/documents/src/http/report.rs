//! Closing a file on suspicion and opening it again.

use hlaska_kernel::{Place, Refusal, permit};
use hlaska_web::audit::code;
use hlaska_web::{Answer, Cx};

use super::download::asked;
use crate::command::{ClearSpill, clear_spill, report_spill};
use crate::page::{report, spill};

pub(super) async fn page(cx: Cx) -> Result<Answer, Refusal> {
    let document = asked(&cx)?;
    Ok(report::page(&cx, &document))
}

pub(super) async fn post(cx: Cx) -> Result<Answer, Refusal> {
    let document = asked(&cx)?;
    let done = cx
        .execute(|world, actor| {
            let permit = report_spill::permitted(actor)?;
            report_spill::report(world, &permit, document.id)
        })
        .await?;
    if !done.repeated && document.is_open() {
        let record = cx.record(code::SPILL_REPORTED).object("document", document.id);
        let record = record.marking(document.handling.marking.name());
        cx.note(record.incident(document.incident).detail(format!("č. {}", document.number)));
    }
    Ok(Answer::redirect(&format!("/soubory/{}/ohlasit", document.id)))
}

pub(super) async fn post_clear(cx: Cx) -> Result<Answer, Refusal> {
    permit::<ClearSpill>(cx.actor()?, Place::Region)?;
    let Some(document) = spill::asked(&cx, cx.form.get("soubor")) else {
        return spill::not_found(&cx);
    };
    let reason = match clear_spill::parse(&cx.form) {
        Err(Refusal::Invalid(errors)) => return Ok(spill::again(&cx, &document, &errors)),
        read => read?,
    };
    cx.execute(|world, actor| {
        let permit = permit::<ClearSpill>(actor, Place::Region)?;
        clear_spill::clear(world, &permit, document.id, reason.clone())
    })
    .await?;
    Ok(Answer::redirect(&format!("{}?soubor={}", spill::PATH, document.number)))
}
