//! The whole portal in this process, with everybody signed in and every object in the journal.

use axum::Router;
use axum::body::Body;
use hlaska_portal::assemble::assemble;
use hlaska_portal::cli;
use hlaska_web::{Lifetime, Portal, Proof, SignIn, glue};
use http::header::COOKIE;
use http::{Request, StatusCode};
use http_body_util::BodyExt;
use tokio::runtime::Runtime;
use tower::ServiceExt;

use super::happened::{account, furnish};
use super::people::Principal;
use super::things::Thing;

/// What somebody was answered.
pub struct Told {
    pub ok: bool,
    pub text: String,
}

pub struct House {
    router: Router,
    runtime: Runtime,
    cookies: Vec<String>,
    _folder: tempfile::TempDir,
}

impl House {
    #[expect(clippy::default_trait_access, reason = "the portal's configuration is its own")]
    pub fn with(people: &[Principal], things: &[Thing]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let runtime = Runtime::new().expect("threads");
        let inside = runtime.enter();
        let place = cli::Place { data: folder.path().to_owned(), db: None };
        let assembled = assemble(&place, Default::default(), Default::default());
        let assembled = assembled.expect("the portal is put together");
        let portal = assembled.portal;
        runtime.block_on(furnish(&portal, people, things));
        let cookies = runtime.block_on(sign_in(&portal, people));
        let router = glue::router(&portal, assembled.routes);
        drop(inside);
        Self { router, runtime, cookies, _folder: folder }
    }

    fn request(&self, who: &Principal, address: &str) -> Request<Body> {
        let cookie = &self.cookies[usize::try_from(who.number).expect("few")];
        let request = Request::get(address).header(COOKIE, cookie);
        request.body(Body::empty()).expect("a sound request")
    }

    pub fn get(&self, who: &Principal, address: &str) -> Told {
        let request = self.request(who, address);
        self.runtime.block_on(async {
            let answer = self.router.clone().oneshot(request).await.expect("an answer");
            let ok = answer.status() == StatusCode::OK;
            assert!(
                answer.status().as_u16() < 500,
                "{address} for {}: {}",
                who.name,
                answer.status()
            );
            let body = answer.into_body().collect().await.expect("a body").to_bytes();
            Told { ok, text: content(&String::from_utf8_lossy(&body)) }
        })
    }

    /// Without waiting for the end: a stream has none.
    pub fn opens(&self, who: &Principal, address: &str) -> bool {
        let request = self.request(who, address);
        let answer = self.runtime.block_on(self.router.clone().oneshot(request));
        answer.expect("an answer").status() == StatusCode::OK
    }
}

async fn sign_in(portal: &Portal, people: &[Principal]) -> Vec<String> {
    let mut cookies = Vec::new();
    for who in people {
        if who.role.is_none() {
            cookies.push(String::new());
            continue;
        }
        let life = Lifetime { idle_seconds: 86_400, absolute_seconds: 86_400 };
        let proof = if who.display { Proof::Pairing } else { Proof::Password };
        let sign_in = SignIn { proof, ..SignIn::by_password(account(who), "test", life) };
        let token = portal.sessions().start(sign_in).await.expect("a session");
        cookies.push(format!("session={token}"));
    }
    cookies
}

/// Without the frame of the page: its head tells everybody their own organisation.
fn content(body: &str) -> String {
    let main =
        body.find("<main").and_then(|from| Some((from, from + body[from..].find("</main>")?)));
    main.map_or_else(|| body.to_owned(), |(from, to)| body[from..to].to_owned())
}
