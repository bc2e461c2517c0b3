//! Addresses of the module.

mod account;
mod accounts;
pub(crate) mod invitation;
mod my_account;
mod organisations;
mod preferences;
pub(crate) mod sign_in;

use hlaska_web::{Access, Route};

use crate::command::ADMINISTRATOR;
use crate::command::add_grant::AddGrant;
use crate::command::create_account::CreateAccount;
use crate::command::create_organisation::CreateOrganisation;
use crate::command::deactivate_account::DeactivateAccount;
use crate::command::issue_link::IssueLink;
use crate::command::reactivate_account::ReactivateAccount;
use crate::command::remove_grant::RemoveGrant;
use crate::command::rename_organisation::RenameOrganisation;
use crate::page::{ACCOUNTS, ORGANISATIONS};

pub(crate) fn routes() -> Vec<Route> {
    doors().into_iter().chain(own()).chain(administration()).collect()
}

/// Open to anybody: these are the ways in and out.
fn doors() -> Vec<Route> {
    vec![
        Route::get("/prihlaseni", Access::Open, sign_in::get),
        Route::post("/prihlaseni", Access::Open, sign_in::post),
        Route::post("/odhlaseni", Access::Open, sign_in::sign_out),
        Route::get("/pozvanka/{token}", Access::Open, invitation::get),
        Route::post("/pozvanka/{token}", Access::Open, invitation::post),
        Route::post("/predvolby", Access::Open, preferences::post),
    ]
}

/// Everybody's own account.
fn own() -> Vec<Route> {
    vec![
        Route::get("/ucet", Access::SignedIn, my_account::get),
        Route::post("/ucet/heslo", Access::SignedIn, my_account::change_password),
        Route::post("/ucet/zarizeni/odhlasit", Access::SignedIn, my_account::revoke),
        Route::post("/ucet/zarizeni/odhlasit-ostatni", Access::SignedIn, my_account::revoke_others),
    ]
}

fn administration() -> Vec<Route> {
    let look = Access::Roles(ADMINISTRATOR);
    vec![
        Route::get(ACCOUNTS, look, accounts::get).live(accounts::parts),
        Route::get("/sprava/ucty/novy", look, accounts::new),
        Route::post(ACCOUNTS, Access::to::<CreateAccount>(), accounts::create),
        Route::get("/sprava/ucty/{id}", look, account::get),
        Route::post("/sprava/ucty/{id}/role", Access::to::<AddGrant>(), account::add_grant),
        Route::post(
            "/sprava/ucty/{id}/role/odebrat",
            Access::to::<RemoveGrant>(),
            account::remove_grant,
        ),
        Route::post("/sprava/ucty/{id}/odkaz", Access::to::<IssueLink>(), account::issue_link),
        Route::post(
            "/sprava/ucty/{id}/zablokovat",
            Access::to::<DeactivateAccount>(),
            account::deactivate,
        ),
        Route::post(
            "/sprava/ucty/{id}/obnovit",
            Access::to::<ReactivateAccount>(),
            account::reactivate,
        ),
        Route::get(ORGANISATIONS, look, organisations::get),
        Route::get("/sprava/organizace/nova", look, organisations::new),
        Route::post(ORGANISATIONS, Access::to::<CreateOrganisation>(), organisations::create),
        Route::get("/sprava/organizace/{id}", look, organisations::one),
        Route::post(
            "/sprava/organizace/{id}/nazev",
            Access::to::<RenameOrganisation>(),
            organisations::rename,
        ),
    ]
}
