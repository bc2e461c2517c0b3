//! Addresses of the module.

use hlaska_kernel::{Place, Refusal, Role, policy};
use hlaska_web::{Access, Answer, Cx, Route};

use crate::command::{self, Acknowledge, Dismiss};
use crate::page::{INBOX, detail_page, detail_parts, detail_with_errors, inbox_page, inbox_parts};
use crate::signal::SignalId;
use crate::view::Signals;

/// Who may look; each sees what touches their territory.
pub(crate) const READERS: &[Role] =
    &[Role::RegionManager, Role::OrpSecretary, Role::Mayor, Role::Operator, Role::Reader];

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get(INBOX, Access::Roles(READERS), inbox_page).live(|live| Ok(inbox_parts(live))),
        Route::get("/podnety/{id}", Access::Roles(READERS), detail_page).live(detail_parts),
        Route::post("/podnety/{id}/prevzit", Access::to::<Acknowledge>(), post_acknowledge),
        Route::post("/podnety/{id}/odlozit", Access::to::<Dismiss>(), post_dismiss),
    ]
}

async fn post_acknowledge(cx: Cx) -> Result<Answer, Refusal> {
    let (id, place) = visible(&cx)?;
    cx.execute(|world, actor| {
        let permit = policy::permit::<Acknowledge>(actor, place)?;
        command::acknowledge(world, &permit, id)
    })
    .await?;
    Ok(Answer::redirect(&back(&cx)))
}

async fn post_dismiss(cx: Cx) -> Result<Answer, Refusal> {
    let (id, place) = visible(&cx)?;
    let reason = match command::parse_reason(&cx.form) {
        Ok(reason) => reason,
        Err(Refusal::Invalid(errors)) => return detail_with_errors(&cx, &errors),
        Err(other) => return Err(other),
    };
    cx.execute(|world, actor| {
        let permit = policy::permit::<Dismiss>(actor, place)?;
        command::dismiss(world, &permit, id, reason.clone())
    })
    .await?;
    Ok(Answer::redirect(&format!("{INBOX}?hotovo=odlozeno")))
}

/// The signal of the address, if it is for these eyes.
fn visible(cx: &Cx) -> Result<(SignalId, Place), Refusal> {
    let id: SignalId = cx.params.parse("id")?;
    let world = cx.world();
    let signal = world.view::<Signals>().get(&cx.viewer(), id).ok_or(Refusal::NotFound)?;
    Ok((id, signal.place))
}

/// Where the button stood: one of the pages that show signals, nothing else.
fn back(cx: &Cx) -> String {
    match cx.form.get("zpet") {
        "/" => "/".to_owned(),
        own if own.starts_with("/podnety/") => own.to_owned(),
        _ => format!("{INBOX}?hotovo=prevzato"),
    }
}
