//! One request with everything a handler may need.

use std::net::IpAddr;
use std::str::FromStr;
use std::sync::Arc;

use hlaska_journal::{Author, World};
use hlaska_kernel::id::Uuid;
use hlaska_kernel::number::hex;
use hlaska_kernel::{Actor, Lang, Refusal, Timestamp, Viewer};
use http::{HeaderMap, Method};
use parking_lot::RwLockReadGuard;
use sha2::{Digest, Sha256};

use crate::fields::Fields;
use crate::portal::{Decision, Done, Portal};
use crate::prefs::Prefs;
use crate::session::Session;
use crate::session_cookie;
use crate::upload::Upload;

/// The values of `{name}` in the route's path.
#[derive(Debug, Clone, Default)]
pub struct Params(pub(crate) Vec<(String, String)>);

impl Params {
    /// As a route would find them; for tests of pages and parts.
    pub fn of(pairs: &[(&str, &str)]) -> Self {
        Self(pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect())
    }
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }
    /// A parameter that does not parse names nothing that exists.
    pub fn parse<T: FromStr>(&self, name: &str) -> Result<T, Refusal> {
        self.text(name).parse().map_err(|_| Refusal::NotFound)
    }
}

/// A request on its way through a handler.
pub struct Cx {
    pub portal: Portal,
    pub method: Method,
    /// Path without the query.
    pub path: String,
    pub params: Params,
    pub query: Fields,
    pub form: Fields,
    /// Files of the form; their names and digests stand among its fields.
    pub files: Vec<Upload>,
    pub headers: HeaderMap,
    pub peer: IpAddr,
    pub prefs: Prefs,
    pub now: Timestamp,
    /// Revision of live data this answer is made from; taken before the views are read.
    pub revision: u64,
    /// The reader's watermark: entries above it are new to them. 0 = never marked.
    pub seen: u64,
    /// Names the request in records.
    pub request: Uuid,
    pub(crate) session: Option<Session>,
    pub(crate) actor: Option<Arc<Actor>>,
}

impl Cx {
    pub fn lang(&self) -> Lang {
        self.prefs.lang
    }

    /// Path and query, to come back to.
    pub fn address(&self) -> String {
        match self.query.encoded() {
            query if query.is_empty() => self.path.clone(),
            query => format!("{}?{query}", self.path),
        }
    }

    /// Who acts. Routes that are not open have made sure that there is somebody.
    pub fn actor(&self) -> Result<&Actor, Refusal> {
        self.actor.as_deref().ok_or(Refusal::NotFound)
    }

    pub fn maybe_actor(&self) -> Option<&Actor> {
        self.actor.as_deref()
    }

    pub fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// The lasting identity of the device, once it has one.
    pub fn device_id(&self) -> Option<&str> {
        session_cookie::device(&self.headers, self.portal.settings().secure)
    }

    /// What the page may depend on.
    pub fn viewer(&self) -> Viewer {
        self.actor.as_ref().map_or_else(
            || hlaska_kernel::actor::nobody(self.lang()),
            |actor| actor.viewer(self.lang()),
        )
    }

    /// The same request as a live stream sees it.
    pub fn live(&self) -> LiveCx {
        LiveCx {
            portal: self.portal.clone(),
            viewer: self.viewer(),
            params: self.params.clone(),
            query: self.query.clone(),
        }
    }

    pub fn world(&self) -> RwLockReadGuard<'_, World> {
        self.portal.world()
    }

    /// Sent by htmx: a fragment is enough.
    pub fn wants_fragment(&self) -> bool {
        self.headers.contains_key("hx-request")
    }

    /// The form's idempotency key, if it carries one.
    pub fn key(&self) -> Option<&str> {
        let header = self.headers.get("idempotency-key").and_then(|value| value.to_str().ok());
        let key = header.unwrap_or_else(|| self.form.get("_key"));
        let is_plain = key.bytes().all(|byte| byte.is_ascii_graphic());
        (!key.is_empty() && key.len() <= 64 && is_plain).then_some(key)
    }

    /// What is carried out once: the key together with what was sent under it. Words changed on a
    /// page brought back by the Back button are a new intention, not a repeat of the old one.
    fn claim(&self) -> Option<String> {
        let key = self.key()?;
        let sent = self.form.pairs().iter().filter(|(name, _)| name != "_key");
        let sent: Vec<_> = sent.collect();
        let digest = Sha256::digest(format!("{} {sent:?}", self.path));
        Some(format!("{key}:{}", hex(&digest[..12])))
    }

    /// When a queued form was filled in, as the device says; never later than now.
    pub fn queued_at(&self) -> Option<Timestamp> {
        let header = self.headers.get("x-queued-at")?.to_str().ok()?;
        header.parse::<Timestamp>().ok().map(|at| at.min(self.now))
    }

    /// Who writes, and for which organisation where it is not the own one.
    pub fn author(&self) -> Result<Author, Refusal> {
        let account = self.actor()?.account;
        let acting_for = self.session().and_then(|session| session.acting_for);
        Ok(acting_for.map_or(Author::Account(account), |other| Author::Member(account, other)))
    }

    /// Carries out a command of the signed-in person, once for each form.
    pub async fn execute(
        &self,
        decide: impl Fn(&World, &Actor) -> Result<Decision, Refusal>,
    ) -> Result<Done, Refusal> {
        let (actor, author) = (self.actor()?, self.author()?);
        self.portal.execute(author, self.claim().as_deref(), |world| decide(world, actor)).await
    }
}

/// What a live fragment may depend on: no name, no session, only the visibility class.
#[derive(Clone)]
pub struct LiveCx {
    pub portal: Portal,
    pub viewer: Viewer,
    pub params: Params,
    pub query: Fields,
}

impl LiveCx {
    pub fn lang(&self) -> Lang {
        self.viewer.lang
    }
    pub fn now(&self) -> Timestamp {
        self.portal.env().now()
    }
    pub fn world(&self) -> RwLockReadGuard<'_, World> {
        self.portal.world()
    }
}
