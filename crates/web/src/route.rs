//! A route cannot exist without saying who may use it.

use std::future::Future;
use std::sync::Arc;

use hlaska_kernel::{Action, Actor, Refusal, Role, Row, policy};
use hlaska_live::Part;
use http::Method;

use crate::answer::Answer;
use crate::cx::{Cx, LiveCx};
use crate::module::Future0;

/// The coarse question asked before a handler runs; the handler asks the fine one.
#[derive(Debug, Clone, Copy)]
pub enum Access {
    /// Anybody, signed in or not.
    Open,
    /// Anybody who is signed in.
    SignedIn,
    /// Anybody who holds one of the roles somewhere.
    Roles(&'static [Role]),
    /// Anybody who may do this somewhere.
    Action(Row),
}

impl Access {
    pub const fn to<A: Action>() -> Self {
        Self::Action(A::ROW)
    }

    pub fn allows(&self, actor: Option<&Actor>) -> bool {
        match (self, actor) {
            (Self::Open, _) | (Self::SignedIn, Some(_)) => true,
            (Self::Roles(roles), Some(actor)) => roles.iter().any(|role| actor.holds(*role)),
            (Self::Action(row), Some(actor)) => policy::somewhere(actor, row),
            (_, None) => false,
        }
    }
}

pub(crate) type Handler = Arc<dyn Fn(Cx) -> Future0<Result<Answer, Refusal>> + Send + Sync>;
/// The parts of a live page for everybody of one visibility class.
pub type PartsFn = fn(&LiveCx) -> Result<Vec<Part>, Refusal>;

/// One address, one method, one rule.
pub struct Route {
    pub method: Method,
    /// With `{name}` for parameters.
    pub path: &'static str,
    pub access: Access,
    /// Whoever comes must have shown lately who they are.
    pub fresh: bool,
    /// Wall displays may open it.
    pub display: bool,
    /// Largest body accepted, bytes.
    pub body_limit: usize,
    pub(crate) handler: Handler,
    pub(crate) live: Option<PartsFn>,
}

/// Enough for a form with every municipality of a region ticked.
const FORM_BYTES: usize = 128 * 1024;

impl Route {
    pub fn get<F, Fut>(path: &'static str, access: Access, handler: F) -> Self
    where
        F: Fn(Cx) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Answer, Refusal>> + Send + 'static,
    {
        Self::new(Method::GET, path, access, handler)
    }

    pub fn post<F, Fut>(path: &'static str, access: Access, handler: F) -> Self
    where
        F: Fn(Cx) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Answer, Refusal>> + Send + 'static,
    {
        Self::new(Method::POST, path, access, handler)
    }

    fn new<F, Fut>(method: Method, path: &'static str, access: Access, handler: F) -> Self
    where
        F: Fn(Cx) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Answer, Refusal>> + Send + 'static,
    {
        let handler: Handler = Arc::new(move |cx| Box::pin(handler(cx)));
        let (fresh, display) = (false, false);
        Self { method, path, access, fresh, display, body_limit: FORM_BYTES, handler, live: None }
    }

    /// The page changes by itself: these parts are pushed under `/zive` + the page's address,
    /// under the same rule.
    #[must_use]
    pub fn live(mut self, parts: PartsFn) -> Self {
        self.live = Some(parts);
        self
    }

    /// For what must not be done on a device somebody left open: declarations, grants, exports of
    /// personal data. Whoever proved themselves too long ago is asked to do so again.
    #[must_use]
    pub fn fresh(mut self) -> Self {
        self.fresh = true;
        self
    }

    /// A wall display may show it: the page holds no personal data and takes no input.
    #[must_use]
    pub fn display(mut self) -> Self {
        self.display = true;
        self
    }

    /// Takes files, so more than a form may come.
    #[must_use]
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    pub fn is_live(&self) -> bool {
        self.live.is_some()
    }
}
