//! Addresses of the module.

mod arrival;
mod callback;
mod logout;
mod prove;
mod requests;
mod start;

use hlaska_kernel::Refusal;
use hlaska_web::audit::{Outcome, code};
use hlaska_web::{Access, Answer, Cx, Route};
use std::sync::Arc;

use crate::command::ADMINISTRATOR;
use crate::command::bind::Bind;
use crate::command::decline::Decline;
use crate::command::unbind::Unbind;
use crate::page::{self, REQUESTS};
use crate::provider::{Provider, Providers};
use crate::trouble::Trouble;

pub(crate) fn routes() -> Vec<Route> {
    let look = Access::Roles(ADMINISTRATOR);
    vec![
        Route::get("/prihlaseni/poskytovatel/{id}", Access::Open, start::get),
        Route::get("/prihlaseni/poskytovatel/{id}/zpet", Access::Open, callback::get),
        Route::post("/prihlaseni/poskytovatel/{id}/odhlaseni", Access::Open, logout::post),
        Route::get(REQUESTS, look, requests::get).live(requests::parts),
        Route::post("/sprava/zadosti/{key}/spojit", Access::to::<Bind>(), requests::bind).fresh(),
        Route::post("/sprava/zadosti/{key}/zamitnout", Access::to::<Decline>(), requests::decline),
        Route::post("/sprava/zadosti/{key}/zrusit", Access::to::<Unbind>(), requests::unbind)
            .fresh(),
    ]
}

/// Why there is no way on: a rule of the portal, or something about the sign-in itself.
enum Stop {
    Refusal(Refusal),
    Trouble(Trouble),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refusal(refusal)
    }
}

impl From<Trouble> for Stop {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

/// The provider of the address; there is nothing under any other name.
fn provider(cx: &Cx) -> Result<Arc<Provider>, Refusal> {
    cx.portal.service::<Providers>().find(cx.params.text("id")).ok_or(Refusal::NotFound)
}

/// The page for whoever did not get in, and the record of it.
fn stopped(cx: &Cx, provider: &Provider, stop: Stop) -> Result<Answer, Refusal> {
    let trouble = match stop {
        Stop::Refusal(refusal) => return Err(refusal),
        Stop::Trouble(trouble) => trouble,
    };
    note(cx, provider, trouble);
    Ok(page::trouble::answer(cx, provider, trouble))
}

fn note(cx: &Cx, provider: &Provider, trouble: Trouble) {
    let record = cx.record(code::OIDC_FAIL).outcome(Outcome::Fail).reason(trouble.code());
    cx.note(record.identity_provider(&provider.config.id));
}
