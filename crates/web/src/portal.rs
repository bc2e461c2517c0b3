//! The running portal as requests and jobs see it.

mod turns;

use std::sync::Arc;

use hlaska_audit::Audit;
use hlaska_journal::{Append, AppendError, Author, NewEvent, Node, World};
use hlaska_kernel::{AccountId, Actor, Env, Lang, Marking, OrganisationId, Refusal, Role, Said};
use hlaska_live::Hub;
use parking_lot::RwLockReadGuard;
use tokio::sync::watch;

use crate::machine::{MachineCall, MachineFn};
use crate::module::{Chronicle, MenuItem, Panel, Services};
use crate::session::{Session, Sessions};
use crate::session_proof::Proof;
use crate::watermark::Watermarks;
use turns::Turns;

/// Cheap to clone.
#[derive(Clone)]
pub struct Portal {
    inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) node: Node,
    pub(crate) audit: Audit,
    pub(crate) hub: Hub,
    pub(crate) env: Env,
    pub(crate) services: Services,
    pub(crate) sessions: Sessions,
    pub(crate) watermarks: Watermarks,
    pub(crate) menu: Vec<MenuItem>,
    pub(crate) panels: Vec<Panel>,
    pub(crate) chronicles: Vec<Chronicle>,
    pub(crate) identity: IdentityFn,
    pub(crate) standing: StandingFn,
    pub(crate) machine: MachineFn,
    pub(crate) settings: Settings,
    /// Counts changes of who may do what; open streams check themselves when it moves.
    pub(crate) access_changes: watch::Sender<u64>,
    turns: Turns,
}

/// Who an account is now, for its own organisation or for another it acts for; `None` when it may
/// not act so any more.
pub type IdentityFn = fn(&World, AccountId, Option<OrganisationId>) -> Option<Actor>;

/// Somebody's organisation and roles in words, for the head of the page.
pub type StandingFn = fn(&Actor, Lang) -> String;

/// What the operator of the installation decides.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Changes with every build.
    pub build: String,
    /// Text for everybody on every page of an exercise or a demonstration.
    pub banner: Option<Said>,
    /// Served through https: cookies are then bound to it.
    pub secure: bool,
    /// Hosts from which pages may load map tiles.
    pub tile_hosts: Vec<String>,
    /// Roles that count only after a strong proof of identity.
    pub strong_roles: Vec<Role>,
}

/// Everything needed to put a portal together.
pub struct Parts {
    pub node: Node,
    pub audit: Audit,
    pub hub: Hub,
    pub env: Env,
    pub services: Services,
    pub sessions: Sessions,
    pub menu: Vec<MenuItem>,
    pub panels: Vec<Panel>,
    pub chronicles: Vec<Chronicle>,
    pub identity: IdentityFn,
    pub standing: StandingFn,
    pub machine: MachineFn,
    pub settings: Settings,
}

/// What a command decided.
#[derive(Default)]
pub struct Decision {
    pub events: Vec<NewEvent>,
    /// Names that may be taken once ever.
    pub claims: Vec<String>,
    pub on_behalf: Option<String>,
}

impl From<Vec<NewEvent>> for Decision {
    fn from(events: Vec<NewEvent>) -> Self {
        Self { events, ..Self::default() }
    }
}

/// A decision that is in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    pub seq: u64,
    /// The same request had been carried out before; nothing was written now.
    pub repeated: bool,
}

/// A decision is made again this many times when others write to the same streams.
const ATTEMPTS: usize = 32;

impl Portal {
    pub fn new(parts: Parts) -> Self {
        let Parts { mut menu, mut panels, .. } = parts;
        menu.sort_by_key(|item| item.order);
        panels.sort_by_key(|panel| panel.order);
        let inner = Inner {
            watermarks: Watermarks::new(parts.node.db().clone()),
            node: parts.node,
            audit: parts.audit,
            hub: parts.hub,
            env: parts.env,
            services: parts.services,
            sessions: parts.sessions,
            menu,
            panels,
            chronicles: parts.chronicles,
            identity: parts.identity,
            standing: parts.standing,
            machine: parts.machine,
            settings: parts.settings,
            access_changes: watch::Sender::new(0),
            turns: Turns::default(),
        };
        Self { inner: Arc::new(inner) }
    }

    pub fn node(&self) -> &Node {
        &self.inner.node
    }
    /// The record of who did what.
    pub fn audit(&self) -> &Audit {
        &self.inner.audit
    }
    pub fn hub(&self) -> &Hub {
        &self.inner.hub
    }
    pub fn env(&self) -> &Env {
        &self.inner.env
    }
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }
    pub fn sessions(&self) -> &Sessions {
        &self.inner.sessions
    }
    pub fn watermarks(&self) -> &Watermarks {
        &self.inner.watermarks
    }
    pub(crate) fn standing(&self, actor: &Actor, lang: Lang) -> String {
        (self.inner.standing)(actor, lang)
    }
    pub(crate) async fn machine(&self, call: MachineCall) -> Result<Actor, Refusal> {
        (self.inner.machine)(self.clone(), call).await
    }
    pub fn service<T: Send + Sync + 'static>(&self) -> Arc<T> {
        self.inner.services.get()
    }
    pub fn menu(&self) -> &[MenuItem] {
        &self.inner.menu
    }
    pub fn panels(&self, slot: &str) -> impl Iterator<Item = &Panel> {
        self.inner.panels.iter().filter(move |panel| panel.slot == slot)
    }
    pub fn chronicles(&self, slot: &str) -> impl Iterator<Item = &Chronicle> {
        self.inner.chronicles.iter().filter(move |chronicle| chronicle.slot == slot)
    }
    /// The views; hold the guard shortly.
    pub fn world(&self) -> RwLockReadGuard<'_, World> {
        self.inner.node.world()
    }
    /// Who the account is for its own organisation, with everything it holds.
    pub fn actor(&self, account: AccountId) -> Option<Actor> {
        (self.inner.identity)(&self.world(), account, None)
    }
    /// Who somebody signed in is now, with the roles that the proof of this sign-in carries.
    pub fn actor_of(&self, session: &Session) -> Option<Actor> {
        let identity = self.inner.identity;
        let mut actor = identity(&self.world(), session.account, session.acting_for)?;
        actor.grants.retain(|grant| self.is_borne(grant.role, session.proof));
        if session.proof == Proof::Pairing {
            // A wall is read by whoever passes.
            (actor.clearance, actor.lists) = (Marking::Open, Vec::new());
        }
        Some(actor)
    }
    /// Roles of the account that this sign-in is too weak for.
    pub fn withheld(&self, session: &Session) -> Vec<Role> {
        let identity = self.inner.identity;
        let actor = identity(&self.world(), session.account, session.acting_for);
        let grants = actor.map(|actor| actor.grants).unwrap_or_default();
        let roles = grants.into_iter().map(|grant| grant.role);
        roles.filter(|role| !self.is_borne(*role, session.proof)).collect()
    }
    fn is_borne(&self, role: Role, proof: Proof) -> bool {
        proof.is_strong() || !self.settings().strong_roles.contains(&role)
    }

    /// Roles, accounts or sessions changed: open streams look again whether they may stay.
    pub fn access_changed(&self) {
        self.inner.access_changes.send_modify(|count| *count += 1);
    }
    pub(crate) fn access_changes(&self) -> watch::Receiver<u64> {
        self.inner.access_changes.subscribe()
    }

    /// Decides and writes; decides again when the world moved meanwhile. `key` makes a repeated
    /// request harmless: it is carried out once.
    pub async fn execute(
        &self,
        author: Author,
        key: Option<&str>,
        decide: impl Fn(&World) -> Result<Decision, Refusal>,
    ) -> Result<Done, Refusal> {
        let key_claim = key.map(|key| format!("key:{author}:{key}"));
        let mut turn = None;
        for _ in 0..ATTEMPTS {
            let append = match self.prepare(&author, key_claim.as_ref(), &decide) {
                Ok(append) => append,
                Err(refusal) => return self.repeated(key_claim.as_deref(), refusal).await,
            };
            let queue = self.inner.turns.at(&append);
            if turn.is_none() && queue.try_lock().is_err() {
                // Others stand in line for the same stream: no jumping it.
                turn = Some(queue.lock().await);
                continue;
            }
            match self.node().append(append).await {
                Ok(appended) => return Ok(Done { seq: appended.last, repeated: false }),
                Err(AppendError::Claimed { claim, seq }) if Some(&claim) == key_claim.as_ref() => {
                    let _ = self.node().catch_up().await;
                    return Ok(Done { seq, repeated: true });
                }
                // Somebody else was first, perhaps on another node: decide on what they wrote.
                Err(AppendError::Conflict { .. } | AppendError::Claimed { .. }) => {
                    // All at once would mostly lose again: a shift that writes into one log at one
                    // moment goes one by one.
                    if turn.is_none() {
                        turn = Some(queue.lock().await);
                    }
                    self.node().catch_up().await.map_err(|error| not_stored(&error.into()))?;
                }
                Err(error) => return Err(not_stored(&error)),
            }
        }
        Err(Refusal::Unavailable(Said::new(
            "Záznam právě mění někdo jiný. Zkuste to znovu.",
            "Somebody else is changing the record just now. Try again.",
        )))
    }

    /// What speaks against a request may be its own first copy: then it was carried out.
    async fn repeated(&self, claim: Option<&str>, refusal: Refusal) -> Result<Done, Refusal> {
        let Some(claim) = claim.filter(|_| !matches!(refusal, Refusal::Denied(_))) else {
            return Err(refusal);
        };
        match self.node().claimed(claim).await {
            Ok(Some(seq)) => Ok(Done { seq, repeated: true }),
            _ => Err(refusal),
        }
    }

    fn prepare(
        &self,
        author: &Author,
        key_claim: Option<&String>,
        decide: &impl Fn(&World) -> Result<Decision, Refusal>,
    ) -> Result<Append, Refusal> {
        let world = self.world();
        let mut decision = decide(&world)?;
        decision.claims.extend(key_claim.cloned());
        Ok(Append {
            author: author.clone(),
            on_behalf: decision.on_behalf,
            decided_at: world.seq(),
            events: decision.events,
            claims: decision.claims,
        })
    }
}

fn not_stored(error: &AppendError) -> Refusal {
    tracing::error!(%error, "an entry could not be written");
    Refusal::Unavailable(Said::new(
        "Databáze teď neukládá. Odešlete to za chvíli znovu; nic se nezapíše dvakrát.",
        "The database cannot store now. Send it again in a moment; nothing is written twice.",
    ))
}
