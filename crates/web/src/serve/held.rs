use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Response};
use hyper::body::{Frame, SizeHint};

use super::caps::Pass;

type Farewell = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A body that keeps its visitor's place, and, where it has no end of its own, ends when the portal
/// does.
pub(super) struct Held {
    body: Body,
    farewell: Option<Farewell>,
    _pass: Option<Pass>,
}

/// Wraps the body of an answer where there is a reason to.
pub(super) fn hold<F: Future<Output = ()> + Send + 'static>(
    response: Response<Body>,
    pass: Option<Pass>,
    farewell: impl FnOnce() -> F,
) -> Response<Body> {
    let endless = is_endless(&response);
    if !endless && pass.is_none() {
        return response;
    }
    let farewell = endless.then(|| Box::pin(farewell()) as Farewell);
    response.map(|body| Body::new(Held { body, farewell, _pass: pass }))
}

fn is_endless(response: &Response<Body>) -> bool {
    let kind = response.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes);
    kind.is_some_and(|kind| kind.starts_with(b"text/event-stream"))
}

impl hyper::body::Body for Held {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if let Some(farewell) = &mut self.farewell
            && farewell.as_mut().poll(cx).is_ready()
        {
            self.farewell = None;
            self.body = Body::empty();
        }
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
