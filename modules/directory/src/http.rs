//! Addresses and what is sent to them.

mod campaign;
mod contact;
mod function;
mod link;

use hlaska_kernel::{FieldError, Refusal, Role};
use hlaska_web::{Access, Answer, Cx, Route};

use crate::command::CAMPAIGNERS;
use crate::command::add_contact::AddContact;
use crate::command::add_function::AddFunction;
use crate::command::close_campaign::CloseCampaign;
use crate::command::confirm::ConfirmContacts;
use crate::command::correct_contact::CorrectContact;
use crate::command::correct_function::CorrectFunction;
use crate::command::end_function::EndFunction;
use crate::command::hand_over::HandOverFunction;
use crate::command::invalidate_contact::InvalidateContact;
use crate::command::issue_links::IssueLinks;
use crate::command::note_reminder::NoteReminder;
use crate::command::start_campaign::StartCampaign;
use crate::export;
use crate::page::{
    CAMPAIGNS, DIRECTORY, campaign as one, campaign_forms, campaigns, contact_form, function_form,
    list, organisation,
};

/// Those who see the directory; each what [`crate::reach::sees`] allows.
pub const VIEWERS: &[Role] = &[
    Role::RegionManager,
    Role::OrpSecretary,
    Role::Mayor,
    Role::Operator,
    Role::Reader,
    Role::Administrator,
    Role::OrganisationAdministrator,
];

pub fn routes() -> Vec<Route> {
    directory().into_iter().chain(functions()).chain(contacts()).chain(campaign_routes()).collect()
}

fn directory() -> Vec<Route> {
    let look = Access::Roles(VIEWERS);
    vec![
        Route::get(DIRECTORY, look, list::get),
        Route::get("/kontakty/kontakty.csv", look, export::get).fresh(),
        Route::get("/kontakty/{organizace}", look, organisation::get),
        Route::get("/kontakty/nova-funkce", Access::to::<AddFunction>(), function::lead_to_form),
        Route::get("/potvrzeni/{token}", Access::Open, link::get),
        Route::post("/potvrzeni/{token}", Access::Open, link::post),
    ]
}

fn functions() -> Vec<Route> {
    let (add, correct) = (Access::to::<AddFunction>(), Access::to::<CorrectFunction>());
    vec![
        Route::get("/kontakty/{organizace}/funkce/nova", add, function_form::new),
        Route::post("/kontakty/{organizace}/funkce", add, function::add),
        Route::get("/kontakty/{organizace}/funkce/{funkce}", correct, function_form::get),
        Route::post("/kontakty/{organizace}/funkce/{funkce}", correct, function::correct),
        Route::post(
            "/kontakty/{organizace}/funkce/{funkce}/prevzeti",
            Access::to::<HandOverFunction>(),
            function::hand_over,
        ),
        Route::post(
            "/kontakty/{organizace}/funkce/{funkce}/ukoncit",
            Access::to::<EndFunction>(),
            function::end,
        ),
    ]
}

fn contacts() -> Vec<Route> {
    let (add, correct) = (Access::to::<AddContact>(), Access::to::<CorrectContact>());
    vec![
        Route::get("/kontakty/{organizace}/kontakty/novy", add, contact_form::new),
        Route::post("/kontakty/{organizace}/kontakty", add, contact::add),
        Route::get("/kontakty/{organizace}/kontakty/{kontakt}", correct, contact_form::get),
        Route::post("/kontakty/{organizace}/kontakty/{kontakt}", correct, contact::correct),
        Route::post(
            "/kontakty/{organizace}/kontakty/{kontakt}/neplatny",
            Access::to::<InvalidateContact>(),
            contact::invalidate,
        ),
        Route::post(
            "/kontakty/{organizace}/overit",
            Access::to::<ConfirmContacts>(),
            contact::confirm,
        ),
    ]
}

fn campaign_routes() -> Vec<Route> {
    let (look, start) = (Access::Roles(CAMPAIGNERS), Access::to::<StartCampaign>());
    vec![
        Route::get(CAMPAIGNS, look, campaigns::get).live(campaigns::parts),
        Route::get("/kontakty/kampane/nova", start, campaign_forms::new),
        Route::post(CAMPAIGNS, start, campaign::start),
        Route::get("/kontakty/kampane/{kampan}", look, one::get).live(one::parts),
        Route::post(
            "/kontakty/kampane/{kampan}/odkazy",
            Access::to::<IssueLinks>(),
            campaign::issue_links,
        )
        // Whoever has a link can change contacts.
        .fresh(),
        Route::post(
            "/kontakty/kampane/{kampan}/urgence",
            Access::to::<NoteReminder>(),
            campaign::note_reminder,
        ),
        Route::post(
            "/kontakty/kampane/{kampan}/uzavrit",
            Access::to::<CloseCampaign>(),
            campaign::close,
        ),
    ]
}

/// A mistake in the form shows the form again; everything else goes its usual way.
fn or_form(
    refusal: Refusal,
    again: impl FnOnce(&[FieldError]) -> Result<Answer, Refusal>,
) -> Result<Answer, Refusal> {
    match refusal {
        Refusal::Invalid(errors) => again(&errors),
        other => Err(other),
    }
}

/// The id of what a form makes: its key, so that the form sent twice makes one thing.
fn id_of_form<T: std::str::FromStr>(cx: &Cx, fresh: impl FnOnce() -> T) -> T {
    cx.key().and_then(|key| key.parse().ok()).unwrap_or_else(fresh)
}
