//! Addresses of the module.

mod account;
mod accounts;
mod acting;
mod import;
pub(crate) mod invitation;
mod invitations;
mod my_account;
mod organisation;
mod organisations;
mod preferences;
mod reviews;
pub(crate) mod sign_in;

use hlaska_web::{Access, Route};

use crate::command::ADMINISTRATORS;
use crate::command::add_grant::AddGrant;
use crate::command::add_membership::AddMembership;
use crate::command::answer_review::AnswerReview;
use crate::command::change_organisation::ChangeOrganisation;
use crate::command::close_review::CloseReview;
use crate::command::create_account::CreateAccount;
use crate::command::create_organisation::CreateOrganisation;
use crate::command::deactivate_account::DeactivateAccount;
use crate::command::end_membership::EndMembership;
use crate::command::end_organisation::EndOrganisation;
use crate::command::import_people::ImportPeople;
use crate::command::issue_link::IssueLink;
use crate::command::reactivate_account::ReactivateAccount;
use crate::command::remind_review::RemindReview;
use crate::command::remove_grant::RemoveGrant;
use crate::command::rename_organisation::RenameOrganisation;
use crate::command::restore_organisation::RestoreOrganisation;
use crate::command::set_clearance::SetClearance;
use crate::command::set_validity::SetValidity;
use crate::command::start_review::StartReview;
use crate::command::withdraw_link::WithdrawLink;
use crate::import::FILE_BYTES;
use crate::page::{ACCOUNTS, IMPORT, INVITATIONS, ORGANISATIONS, REVIEWS};

pub(crate) fn routes() -> Vec<Route> {
    [
        doors(),
        own(),
        accounts_routes(),
        one_account(),
        organisations_routes(),
        reviews_routes(),
        import_routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
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
        Route::post("/ucet/zastupovani", Access::SignedIn, acting::post),
        Route::post("/ucet/heslo", Access::SignedIn, my_account::change_password),
        Route::post("/ucet/zarizeni/odhlasit", Access::SignedIn, my_account::revoke),
        Route::post("/ucet/zarizeni/odhlasit-ostatni", Access::SignedIn, my_account::revoke_others),
    ]
}

const LOOK: Access = Access::Roles(ADMINISTRATORS);

fn accounts_routes() -> Vec<Route> {
    vec![
        Route::get(ACCOUNTS, LOOK, accounts::get).live(accounts::parts),
        Route::get("/sprava/ucty/novy", LOOK, accounts::new),
        Route::post(ACCOUNTS, Access::to::<CreateAccount>(), accounts::create).fresh(),
        Route::get(INVITATIONS, LOOK, invitations::get),
    ]
}

fn one_account() -> Vec<Route> {
    vec![
        Route::get("/sprava/ucty/{id}", LOOK, account::get),
        Route::post("/sprava/ucty/{id}/role", Access::to::<AddGrant>(), account::add_grant).fresh(),
        Route::post(
            "/sprava/ucty/{id}/role/odebrat",
            Access::to::<RemoveGrant>(),
            account::remove_grant,
        )
        .fresh(),
        Route::post(
            "/sprava/ucty/{id}/clenstvi/ukoncit",
            Access::to::<EndMembership>(),
            account::end_membership_of,
        )
        .fresh(),
        Route::post("/sprava/ucty/{id}/odkaz", Access::to::<IssueLink>(), account::issue_link)
            .fresh(),
        Route::post(
            "/sprava/ucty/{id}/odkaz/odvolat",
            Access::to::<WithdrawLink>(),
            invitations::withdraw,
        ),
        Route::post(
            "/sprava/ucty/{id}/cteni",
            Access::to::<SetClearance>(),
            account::set_clearance,
        )
        .fresh(),
        Route::post(
            "/sprava/ucty/{id}/platnost",
            Access::to::<SetValidity>(),
            account::set_validity,
        ),
        Route::post(
            "/sprava/ucty/{id}/zablokovat",
            Access::to::<DeactivateAccount>(),
            account::deactivate,
        ),
        Route::post(
            "/sprava/ucty/{id}/obnovit",
            Access::to::<ReactivateAccount>(),
            account::reactivate,
        )
        .fresh(),
    ]
}

fn organisations_routes() -> Vec<Route> {
    vec![
        Route::get(ORGANISATIONS, LOOK, organisations::get),
        Route::get("/sprava/organizace/nova", LOOK, organisations::new),
        Route::post(ORGANISATIONS, Access::to::<CreateOrganisation>(), organisations::create),
        Route::get("/sprava/organizace/{id}", LOOK, organisation::get),
        Route::post(
            "/sprava/organizace/{id}/nazev",
            Access::to::<RenameOrganisation>(),
            organisation::rename,
        ),
        Route::post(
            "/sprava/organizace/{id}/zarazeni",
            Access::to::<ChangeOrganisation>(),
            organisation::change,
        ),
        Route::post(
            "/sprava/organizace/{id}/ukoncit",
            Access::to::<EndOrganisation>(),
            organisation::end,
        ),
        Route::post(
            "/sprava/organizace/{id}/obnovit",
            Access::to::<RestoreOrganisation>(),
            organisation::restore,
        ),
        Route::post(
            "/sprava/organizace/{id}/clenove",
            Access::to::<AddMembership>(),
            organisation::add_member,
        )
        .fresh(),
    ]
}

fn reviews_routes() -> Vec<Route> {
    vec![
        Route::get(REVIEWS, LOOK, reviews::get),
        Route::post(REVIEWS, Access::to::<StartReview>(), reviews::start),
        Route::get("/sprava/prezkum/{id}", LOOK, reviews::one),
        Route::post("/sprava/prezkum/{id}/osoba", Access::to::<AnswerReview>(), reviews::answer),
        Route::post(
            "/sprava/prezkum/{id}/pripomenout",
            Access::to::<RemindReview>(),
            reviews::remind,
        ),
        Route::post("/sprava/prezkum/{id}/uzavrit", Access::to::<CloseReview>(), reviews::close),
    ]
}

/// A file with what a form puts around it.
const UPLOAD_BYTES: usize = FILE_BYTES + 64 * 1024;

fn import_routes() -> Vec<Route> {
    let to = Access::to::<ImportPeople>();
    vec![
        Route::get(IMPORT, to, import::get),
        Route::get("/sprava/import/sablona", to, import::template),
        Route::post(IMPORT, to, import::upload).body_limit(UPLOAD_BYTES),
        Route::get("/sprava/import/{id}", to, import::preview),
        Route::post("/sprava/import/{id}", to, import::confirm).fresh(),
    ]
}
