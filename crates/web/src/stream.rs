//! One stream of server-sent events for each open page.

use std::pin::Pin;
use std::str::FromStr;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::Stream;
use futures_util::future::BoxFuture;
use hlaska_kernel::{Refusal, Viewer};
use hlaska_live::Subscription;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderName, HeaderValue, Response};
use tokio::sync::watch;

use crate::answer::{Answer, Body};
use crate::cx::Cx;
use crate::portal::Portal;
use crate::route::PartsFn;
use crate::session_cookie;

/// Address of a page's stream.
pub fn address(page: &str) -> String {
    if page == "/" { "/zive".to_owned() } else { format!("/zive{page}") }
}

pub(crate) async fn answer(cx: Cx, parts: PartsFn) -> Result<Answer, Refusal> {
    let live = cx.live();
    let made = parts(&live)?;
    let since = last_event_id(&cx).unwrap_or(0);
    let key = channel_key(&cx, &live.viewer);
    let messages = cx.portal.hub().subscribe(&key, since, || made);
    let body =
        Body::from_stream(LiveBody { messages, ends: Box::pin(access_ends(cx, live.viewer)) });
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let buffering = HeaderName::from_static("x-accel-buffering");
    headers.insert(buffering, HeaderValue::from_static("no"));
    Ok(Answer::raw(response))
}

/// Revision the page has: the last message's, or the one it was rendered at.
fn last_event_id(cx: &Cx) -> Option<u64> {
    let header = cx.headers.get("last-event-id").and_then(|value| value.to_str().ok());
    u64::from_str(header.unwrap_or_else(|| cx.query.get("od"))).ok()
}

/// Same address, same filters, same visibility class: same bytes.
fn channel_key(cx: &Cx, viewer: &Viewer) -> String {
    let filters: Vec<_> = cx.query.pairs().iter().filter(|(key, _)| key != "od").collect();
    format!("{} {filters:?} {viewer:?}", cx.path)
}

struct LiveBody {
    messages: Subscription,
    ends: BoxFuture<'static, ()>,
}

impl Stream for LiveBody {
    type Item = Result<Bytes, std::convert::Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.ends.as_mut().poll(cx).is_ready() {
            return Poll::Ready(None);
        }
        self.messages.poll_recv(cx).map(|message| message.map(Ok))
    }
}

/// Resolves when the stream's owner may no longer see what it shows.
async fn access_ends(cx: Cx, viewer: Viewer) {
    let token =
        crate::prefs::cookie(&cx.headers, session_cookie::name(cx.portal.settings().secure))
            .map(str::to_owned);
    let portal = cx.portal.clone();
    drop(cx);
    let changes = portal.access_changes();
    watch_access(portal, token, viewer, changes).await;
}

/// Another node may have revoked the session, so it is looked at also when nothing is heard.
/// Together with the time a copy of a session is believed it stays below five seconds.
const RECHECK: std::time::Duration = std::time::Duration::from_secs(2);

async fn watch_access(
    portal: Portal,
    token: Option<String>,
    viewer: Viewer,
    mut changes: watch::Receiver<u64>,
) {
    while still_sees(&portal, token.as_deref(), &viewer).await {
        let _ = tokio::time::timeout(RECHECK, changes.changed()).await;
    }
}

async fn still_sees(portal: &Portal, token: Option<&str>, viewer: &Viewer) -> bool {
    let Some(token) = token else { return viewer.grants().is_empty() };
    match portal.sessions().find(token).await {
        Ok(Some(session)) => {
            portal.actor_of(&session).is_some_and(|actor| actor.viewer(viewer.lang) == *viewer)
        }
        Ok(None) => false,
        // A database that does not answer is no reason to close what was allowed a moment ago.
        Err(_) => true,
    }
}
