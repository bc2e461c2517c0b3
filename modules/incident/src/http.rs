//! Addresses of the module.

mod entries;
mod facts;
mod invitations;

use hlaska_kernel::{Refusal, Role};
use hlaska_web::{Access, Answer, Cx, Route};

use crate::command::{
    self, Amend, AttachSignal, Close, CorrectEntry, InviteOrganisation, MarkSignificant, Open,
    Reopen, WithdrawInvitation, WriteEntry,
};
use crate::page::{
    Ending, LIST, close_page, correct_page, edit_page, ending_with_errors, entry_page, entry_paper,
    incident_page, incident_parts, invited_page, list_page, list_parts, new_page, reopen_page,
};
use crate::permits;

/// Who may look; each sees what touches their territory.
pub(crate) const READERS: &[Role] =
    &[Role::RegionManager, Role::OrpSecretary, Role::Mayor, Role::Operator, Role::Reader];

pub(crate) fn routes() -> Vec<Route> {
    let readers = Access::Roles(READERS);
    vec![
        Route::get(LIST, readers, list_page).live(|live| Ok(list_parts(live))),
        Route::get("/udalosti/nova", Access::to::<Open>(), new_page),
        Route::post(LIST, Access::to::<Open>(), facts::post_open),
        Route::get("/udalosti/{id}", readers, incident_page).live(incident_parts),
        Route::get("/udalosti/{id}/upravit", Access::to::<Amend>(), edit_page),
        Route::post("/udalosti/{id}/upravit", Access::to::<Amend>(), facts::post_amend),
        Route::get("/udalosti/{id}/uzavrit", Access::to::<Close>(), close_page),
        Route::post("/udalosti/{id}/uzavrit", Access::to::<Close>(), post_close),
        Route::get("/udalosti/{id}/otevrit", Access::to::<Reopen>(), reopen_page),
        Route::post("/udalosti/{id}/otevrit", Access::to::<Reopen>(), post_reopen),
        Route::get("/udalosti/{id}/prizvat", Access::to::<InviteOrganisation>(), invited_page),
        Route::post(
            "/udalosti/{id}/prizvat",
            Access::to::<InviteOrganisation>(),
            invitations::post_invite,
        ),
        Route::post(
            "/udalosti/{id}/prizvat/zrusit",
            Access::to::<WithdrawInvitation>(),
            invitations::post_withdraw,
        ),
        Route::post("/udalosti/{id}/podnety", Access::to::<AttachSignal>(), facts::post_attach),
        Route::post("/udalosti/{id}/zaznamy", Access::to::<WriteEntry>(), entries::post_entry),
        Route::get("/udalosti/{id}/zaznamy/{cislo}", readers, entry_page),
        Route::get("/udalosti/{id}/zaznamy/{cislo}/tisk", readers, entry_paper),
        Route::get(
            "/udalosti/{id}/zaznamy/{cislo}/opravit",
            Access::to::<CorrectEntry>(),
            correct_page,
        ),
        Route::post(
            "/udalosti/{id}/zaznamy/{cislo}/opravit",
            Access::to::<CorrectEntry>(),
            entries::post_correction,
        ),
        Route::post(
            "/udalosti/{id}/zaznamy/{cislo}/vyznamne",
            Access::to::<MarkSignificant>(),
            entries::post_mark,
        ),
    ]
}

async fn post_close(cx: Cx) -> Result<Answer, Refusal> {
    let incident = crate::page::asked_incident(&cx)?;
    let reason = match command::parse_reason(&cx.form) {
        Err(Refusal::Invalid(errors)) => return ending_with_errors(&cx, Ending::Close, &errors),
        read => read?,
    };
    cx.execute(|world, actor| {
        let permit = permits::over_all::<Close>(actor, &incident.guards())?;
        command::close(world, &permit, incident.id, reason.clone())
    })
    .await?;
    Ok(Answer::redirect(&command::address(incident.id)))
}

async fn post_reopen(cx: Cx) -> Result<Answer, Refusal> {
    let incident = crate::page::asked_incident(&cx)?;
    let reason = match command::parse_reason(&cx.form) {
        Err(Refusal::Invalid(errors)) => return ending_with_errors(&cx, Ending::Reopen, &errors),
        read => read?,
    };
    cx.execute(|world, actor| {
        let permit = permits::over_all::<Reopen>(actor, &incident.guards())?;
        command::reopen(world, &permit, incident.id, reason.clone())
    })
    .await?;
    Ok(Answer::redirect(&command::address(incident.id)))
}
