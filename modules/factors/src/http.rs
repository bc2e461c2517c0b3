//! Addresses of the module.

mod code;
mod codes;
mod door;
mod invitation;
mod keys;
mod prove;
mod reset;
mod seal;
mod session;

pub use code::second_step;

use hlaska_web::glue::PROVE_AGAIN;
use hlaska_web::{Access, Route};

use crate::command::{Reset, Review};
use crate::page::seal::REVIEWS;

/// A form carried through the proof of identity stands encoded in another form.
const CARRYING_BYTES: usize = 512 * 1024;

pub(crate) fn routes() -> Vec<Route> {
    let parts = [doors(), own_keys(), own_codes(), proof(), administration()];
    parts.into_iter().flatten().collect()
}

/// Open to anybody: these are the ways in.
fn doors() -> Vec<Route> {
    let open = Access::Open;
    vec![
        Route::post("/prihlaseni/klic/vyzva", open, door::ask),
        Route::post("/prihlaseni/klic", open, door::post),
        Route::get("/prihlaseni/kod", open, code::get),
        Route::post("/prihlaseni/kod", open, code::post),
        Route::post("/pozvanka/{token}/vyzva", open, invitation::ask),
        Route::post("/pozvanka/{token}/klic", open, invitation::post),
        Route::get("/prihlaseni/nouzove", open, seal::get),
        Route::post("/prihlaseni/nouzove", open, seal::post),
    ]
}

fn own_keys() -> Vec<Route> {
    let own = Access::SignedIn;
    vec![
        Route::get("/ucet/klice/novy", own, keys::new).fresh(),
        Route::post("/ucet/klice/vyzva", own, keys::ask).fresh(),
        Route::post("/ucet/klice", own, keys::add).fresh(),
        Route::get("/ucet/klice/{id}", own, keys::one),
        Route::post("/ucet/klice/{id}", own, keys::rename),
        Route::post("/ucet/klice/{id}/odebrat", own, keys::remove).fresh(),
    ]
}

fn own_codes() -> Vec<Route> {
    let own = Access::SignedIn;
    vec![
        Route::get("/ucet/kody", own, codes::get).fresh(),
        Route::post("/ucet/kody", own, codes::confirm).fresh(),
        Route::post("/ucet/kody/vypnout", own, codes::turn_off).fresh(),
        Route::post("/ucet/kody/zachranne", own, codes::recovery).fresh(),
    ]
}

fn proof() -> Vec<Route> {
    let own = Access::SignedIn;
    vec![
        Route::get(PROVE_AGAIN, own, prove::ask_who),
        Route::post(PROVE_AGAIN, own, prove::ask_who),
        Route::post("/overeni/heslo", own, prove::by_password).body_limit(CARRYING_BYTES),
        Route::post("/overeni/nouzove", own, prove::by_seal).body_limit(CARRYING_BYTES),
        Route::post("/overeni/klic/vyzva", own, prove::ask).body_limit(CARRYING_BYTES),
        Route::post("/overeni/klic", own, prove::by_passkey).body_limit(CARRYING_BYTES),
    ]
}

fn administration() -> Vec<Route> {
    let reset = "/sprava/ucty/{id}/zpusoby";
    vec![
        Route::get(reset, Access::to::<Reset>(), reset::get).fresh(),
        Route::post(reset, Access::to::<Reset>(), reset::post).fresh(),
        Route::get("/nouzovy-ucet/vpustit", Access::SignedIn, seal::whom),
        Route::post("/nouzovy-ucet/vpustit", Access::SignedIn, seal::let_one_in).fresh(),
        Route::get(REVIEWS, Access::to::<Review>(), seal::review_page),
        Route::post(REVIEWS, Access::to::<Review>(), seal::review).fresh(),
    ]
}
