//! What a handler answers.

use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION, SET_COOKIE};
use http::{HeaderName, HeaderValue, Response, StatusCode};
use maud::Markup;

pub type Body = axum::body::Body;

/// A whole answer, before the common headers are added.
pub struct Answer(pub(crate) Response<Body>);

impl Answer {
    pub fn html(markup: Markup) -> Self {
        Self::typed("text/html; charset=utf-8", markup.into_string())
    }

    pub fn json(json: impl Into<Bytes>) -> Self {
        Self::typed("application/json", json)
    }

    pub fn typed(mime: &'static str, bytes: impl Into<Bytes>) -> Self {
        let mut response = Response::new(Body::from(bytes.into()));
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(mime));
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        Self(response)
    }

    /// To another page after a form was taken (303).
    pub fn redirect(to: &str) -> Self {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::SEE_OTHER;
        if let Ok(location) = HeaderValue::from_str(to) {
            response.headers_mut().insert(LOCATION, location);
        }
        Self(response)
    }

    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        *self.0.status_mut() = status;
        self
    }

    #[must_use]
    pub fn header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.0.headers_mut().insert(name, value);
        }
        self
    }

    #[must_use]
    pub fn cookie(mut self, cookie: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(cookie) {
            self.0.headers_mut().append(SET_COOKIE, value);
        }
        self
    }

    #[must_use]
    pub fn cookies(self, cookies: &[String]) -> Self {
        cookies.iter().fold(self, |answer, cookie| answer.cookie(cookie))
    }

    pub fn raw(response: Response<Body>) -> Self {
        Self(response)
    }
}
