//! Serves the embedded files: hashed addresses for ever, the few fixed ones checked each time.

use axum::Router;
use axum::extract::OriginalUri;
use axum::routing::get;
use http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use http::{HeaderMap, HeaderValue, Response, StatusCode};

use crate::answer::Body;
use crate::assets::{self, Asset};

/// Files a browser looks for at fixed addresses.
const FIXED: [(&str, &Asset); 5] = [
    ("/sw.js", &assets::SW_JS),
    ("/favicon.ico", &assets::ICON_SVG),
    ("/manifest-cs.webmanifest", &assets::MANIFEST_CS_WEBMANIFEST),
    ("/manifest-en.webmanifest", &assets::MANIFEST_EN_WEBMANIFEST),
    ("/licence.txt", &assets::LICENCES_TXT),
];

/// Addresses of files, all of them open to anybody; for the sweep test.
pub fn fixed_paths() -> impl Iterator<Item = &'static str> {
    FIXED.iter().map(|(path, _)| *path)
}

pub(crate) fn router() -> Router {
    let hashed = get(|OriginalUri(uri): OriginalUri, headers: HeaderMap| async move {
        match assets::get(uri.path()) {
            Some(asset) => file(asset, &headers, assets::IMMUTABLE),
            None => missing(),
        }
    });
    FIXED.into_iter().fold(
        Router::new().route("/a/{hash}/{*name}", hashed),
        |router, (path, asset)| {
            router.route(path, get(move |headers: HeaderMap| async move {
            file(asset, &headers, assets::REVALIDATE)
        }))
        },
    )
}

fn missing() -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

fn file(asset: &'static Asset, headers: &HeaderMap, caching: &'static str) -> Response<Body> {
    let accepts = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let (bytes, encoding) = asset.encoded(accepts.unwrap_or_default());
    let known = headers.get(IF_NONE_MATCH).is_some_and(|tag| tag == asset.etag);
    let mut response = Response::new(if known { Body::empty() } else { Body::from(bytes) });
    if known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let out = response.headers_mut();
    out.insert(CONTENT_TYPE, HeaderValue::from_static(asset.mime));
    out.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
    out.insert(ETAG, HeaderValue::from_static(asset.etag));
    out.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding.filter(|_| !known) {
        out.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}
