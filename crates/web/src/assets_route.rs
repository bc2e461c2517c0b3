//! Files for the browser.

use axum::Router;

pub(crate) fn router() -> Router {
    Router::new()
}
