//! Addresses of the module.

mod displays;
mod keys;
mod screen;

use hlaska_web::{Access, Route};

use crate::command::issue_key::{IssueKey, RUNS_THE_PORTAL};
use crate::command::pair_display::{PairDisplay, STAFF};
use crate::command::revoke::{RevokeDisplay, RevokeKey};
use crate::page::{DISPLAYS, KEYS, SCREEN};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get(SCREEN, Access::Open, screen::get).display(),
        Route::get(DISPLAYS, Access::Roles(STAFF), displays::get),
        Route::post(DISPLAYS, Access::to::<PairDisplay>(), displays::pair),
        Route::post(
            "/sprava/obrazovky/{id}/zrusit",
            Access::to::<RevokeDisplay>(),
            displays::revoke,
        ),
        Route::get(KEYS, Access::Roles(RUNS_THE_PORTAL), keys::get),
        Route::post(KEYS, Access::to::<IssueKey>(), keys::issue).fresh(),
        Route::post("/sprava/klice/{id}/zrusit", Access::to::<RevokeKey>(), keys::revoke).fresh(),
    ]
}
