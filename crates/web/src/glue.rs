//! From a list of routes to a service: session, rule, body, handler, headers.

use std::net::{IpAddr, SocketAddr};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::Router;
use axum::extract::{ConnectInfo, RawPathParams, State};
use axum::routing::{MethodFilter, on};
use futures_util::FutureExt;
use hlaska_kernel::Refusal;
use http::header::AUTHORIZATION;
use http::{HeaderValue, Method, Request, Response, StatusCode};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

use crate::answer::{Answer, Body};
use crate::cx::{Cx, Params};
use crate::fields::Fields;
use crate::machine::{MachineCall, is_for_machines};
use crate::portal::Portal;
use crate::prefs::{Prefs, cookie};
use crate::route::{Handler, Route};
use crate::session::Session;
use crate::session_proof::Proof;
use crate::ui::AUTHOR_FIELD;
use crate::{assets_route, body, headers, problem, session_cookie, stream};

/// One registered address, for the sweep test and for documents.
#[derive(Debug, Clone)]
pub struct Listed {
    pub method: Method,
    pub path: String,
    pub access: crate::Access,
    /// Asks for a fresh proof of identity.
    pub fresh: bool,
    /// Open to wall displays.
    pub display: bool,
}

/// Every address the routes below will answer, live streams included.
pub fn list(routes: &[Route]) -> Vec<Listed> {
    let pages = routes.iter().map(|route| Listed {
        method: route.method.clone(),
        path: route.path.to_owned(),
        access: route.access,
        fresh: route.fresh,
        display: route.display,
    });
    let streams = routes.iter().filter(|route| route.is_live()).map(|route| Listed {
        method: Method::GET,
        path: stream::address(route.path),
        access: route.access,
        fresh: false,
        display: route.display,
    });
    pages.chain(streams).collect()
}

/// The whole site as one service.
pub fn router(portal: &Portal, routes: Vec<Route>) -> Router {
    let policy = headers::content_security_policy(&portal.settings().tile_hosts);
    let shell = Arc::new(Shell { portal: portal.clone(), policy });
    let mut router = Router::new();
    for route in routes {
        if let Some(parts) = route.live {
            let handler: Handler = Arc::new(move |cx| Box::pin(stream::answer(cx, parts)));
            let path = stream::address(route.path);
            let terms = Terms { fresh: false, body_limit: 0, ..Terms::of(&route) };
            router = mount(router, &shell, &Method::GET, &path, terms, handler);
        }
        let terms = Terms::of(&route);
        router = mount(router, &shell, &route.method, route.path, terms, route.handler);
    }
    let (unknown, other_method) = (Arc::clone(&shell), Arc::clone(&shell));
    router
        .merge(assets_route::router())
        .method_not_allowed_fallback(move |headers: http::HeaderMap| async move {
            problem::other_method(&other_method.bare(&headers)).0
        })
        .fallback(move |headers: http::HeaderMap| async move { unknown.not_found(&headers) })
        .layer(axum::middleware::map_response_with_state(shell, finish))
        // The next levels take several times as long for a fifteenth of the size.
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(4)))
}

pub(crate) struct Shell {
    portal: Portal,
    policy: HeaderValue,
}

impl Shell {
    /// For an answer before anybody asked who is there.
    fn bare(&self, headers: &http::HeaderMap) -> problem::Context {
        problem::Context::bare(&self.portal, Prefs::of(headers))
    }
    fn not_found(&self, headers: &http::HeaderMap) -> Response<Body> {
        problem::refused(&self.bare(headers), &Refusal::NotFound).0
    }
}

async fn finish(State(shell): State<Arc<Shell>>, mut response: Response<Body>) -> Response<Body> {
    headers::harden(response.headers_mut(), &shell.policy, shell.portal.settings().secure);
    response
}

/// On what terms an address answers.
#[derive(Clone, Copy)]
struct Terms {
    access: crate::Access,
    fresh: bool,
    display: bool,
    body_limit: usize,
}

impl Terms {
    fn of(route: &Route) -> Self {
        let Route { access, fresh, display, body_limit, .. } = *route;
        Self { access, fresh, display, body_limit }
    }
}

fn mount(
    router: Router,
    shell: &Arc<Shell>,
    method: &Method,
    path: &str,
    terms: Terms,
    handler: Handler,
) -> Router {
    let shell = Arc::clone(shell);
    let serve = move |params: Result<RawPathParams, _>, request: Request<Body>| {
        let (shell, handler) = (Arc::clone(&shell), Arc::clone(&handler));
        let peer =
            request.extensions().get().map_or(
                IpAddr::from([127, 0, 0, 1]),
                |ConnectInfo(peer): &ConnectInfo<SocketAddr>| peer.ip(),
            );
        let params = params.map(|params: RawPathParams| {
            Params(params.iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect())
        });
        async move {
            // Something in the address that is no text names nothing that exists.
            let Ok(params) = params else { return shell.not_found(request.headers()) };
            let call = Call { shell, terms, peer, params };
            call.run(request, &handler).await
        }
    };
    let filter = if method == Method::POST { MethodFilter::POST } else { MethodFilter::GET };
    router.route(path, on(filter, serve))
}

struct Call {
    shell: Arc<Shell>,
    terms: Terms,
    peer: IpAddr,
    params: Params,
}

impl Call {
    async fn run(self, request: Request<Body>, handler: &Handler) -> Response<Body> {
        let (head, sent) = request.into_parts();
        let portal = self.shell.portal.clone();
        let (session, actor) = match who(&portal, &head, self.peer).await {
            Ok(found) => found,
            Err(answer) => return answer.0,
        };
        let seen = match &actor {
            Some(actor) => portal.watermarks().of(actor.account).await,
            None => 0,
        };
        let mut cx = Cx {
            seen,
            now: portal.env().now(),
            request: portal.env().uuid(),
            revision: portal.hub().revision(),
            portal,
            method: head.method,
            path: head.uri.path().to_owned(),
            params: self.params,
            query: Fields::parse(head.uri.query().unwrap_or_default().as_bytes()),
            form: Fields::default(),
            files: Vec::new(),
            prefs: Prefs::of(&head.headers),
            headers: head.headers,
            peer: self.peer,
            session,
            actor: actor.map(Arc::new),
        };
        if let Some(answer) = turned_away(&self.terms, &cx) {
            body::hear_out(sent).await;
            return answer.0;
        }
        match body::sent((&cx.method, &cx.headers), sent, self.terms.body_limit).await {
            Ok(sent) => (cx.form, cx.files) = (sent.form, sent.files),
            Err(status) => return problem::bad_body(&cx, status).0,
        }
        note_classified(&cx);
        if !is_own_form(&cx) {
            return problem::foreign_form(&cx).0;
        }
        guarded(cx, handler).await.0
    }
}

/// Whose request is not even read.
fn turned_away(terms: &Terms, cx: &Cx) -> Option<Answer> {
    if !headers::is_same_origin(&cx.method, &cx.headers) {
        cx.note_denied("foreign_origin");
        return Some(problem::foreign_origin(cx));
    }
    let display = cx.session().is_some_and(|session| session.proof == Proof::Pairing);
    if !terms.access.allows(cx.maybe_actor()) || (display && !terms.display) {
        cx.note_denied(if cx.maybe_actor().is_some() { "role" } else { "not_signed_in" });
        return Some(problem::not_allowed(cx));
    }
    let stale = terms.fresh && !cx.session().is_some_and(|session| session.is_fresh(cx.now));
    stale.then(|| prove_again(cx))
}

/// To the page where one shows again who one is. A form goes along (307), so that nothing has to
/// be typed twice.
fn prove_again(cx: &Cx) -> Answer {
    let back: String = form_urlencoded::byte_serialize(cx.address().as_bytes()).collect();
    let to = format!("{PROVE_AGAIN}?zpet={back}");
    let status = if cx.method.is_safe() { 303 } else { 307 };
    Answer::redirect(&to).status(StatusCode::from_u16(status).unwrap_or_default())
}

/// Where a module answers that asks for a proof of identity: GET and POST.
pub const PROVE_AGAIN: &str = "/overeni";

/// Was the form filled in by whoever sends it now? Most forms do not say.
fn is_own_form(cx: &Cx) -> bool {
    let author = cx.form.get(AUTHOR_FIELD);
    let sender = cx.maybe_actor().map(|actor| actor.account.to_string());
    author.is_empty() || sender.as_deref() == Some(author)
}

/// Readers of forms refuse such a text; here it comes on record that somebody tried.
fn note_classified(cx: &Cx) {
    let mut typed = cx.form.pairs().iter().map(|(_, value)| value);
    if typed.any(|value| hlaska_screen::classified_text(value).is_some()) {
        let record =
            cx.record(hlaska_audit::code::UPLOAD_BLOCKED).outcome(hlaska_audit::Outcome::Deny);
        cx.note(record.reason("classified_text").object("address", &cx.path));
    }
}

/// A bug in one page must not take the connection, let alone the process, down.
async fn guarded(cx: Cx, handler: &Handler) -> Answer {
    let page = problem::Context::of(&cx);
    let told = cx.witness();
    match AssertUnwindSafe(handler(cx)).catch_unwind().await {
        Ok(Ok(answer)) => answer,
        Ok(Err(refusal)) => {
            told.of(&refusal);
            problem::refused(&page, &refusal)
        }
        Err(_) => problem::defect(&page),
    }
}

type Who = (Option<Session>, Option<hlaska_kernel::Actor>);

async fn who(portal: &Portal, head: &http::request::Parts, peer: IpAddr) -> Result<Who, Answer> {
    let headers = &head.headers;
    if is_for_machines(head.uri.path()) && headers.contains_key(AUTHORIZATION) {
        let machine = portal.machine(MachineCall::of(head, peer)).await;
        return machine.map(|actor| (None, Some(actor))).map_err(|why| problem::bad_key(&why));
    }
    let Some(token) = cookie(headers, session_cookie::name(portal.settings().secure)) else {
        return Ok((None, None));
    };
    let session = portal.sessions().find(token).await.map_err(|error| {
        tracing::error!(%error, "sessions cannot be read");
        problem::unavailable(Prefs::of(headers).lang)
    })?;
    let actor = session.as_ref().and_then(|session| portal.actor_of(session));
    Ok((session, actor))
}
