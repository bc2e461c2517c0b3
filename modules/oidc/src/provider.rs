//! An office's identity provider as this process knows it: what it said of itself, and its keys.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use hlaska_kernel::Timestamp;
use openidconnect::{AuthType, ClientId, ClientSecret, DiscoveryError, IssuerUrl, RedirectUrl};
use parking_lot::Mutex;
use reqwest::Client;

use crate::config::{ConfigError, ProviderConfig};
use crate::net::{self, NetError};
use crate::trouble::Trouble;
use crate::types::{Keys, Metadata, RelyingParty};

/// What a provider said of itself is believed so long.
const BELIEVED_SECONDS: i64 = 10 * 60;
/// Whoever asks after it was asked in vain is told so at once for this long.
const IN_VAIN_SECONDS: i64 = 5;
/// Keys are asked for anew at most so often, however many unknown ones are shown.
const KEYS_EVERY_SECONDS: i64 = 10;

/// Every configured provider; a service of the portal.
#[derive(Default)]
pub struct Providers(BTreeMap<String, Arc<Provider>>);

impl Providers {
    /// Reads secrets and certificates from files beside the configuration.
    pub fn load(configs: Vec<ProviderConfig>, folder: &Path) -> Result<Self, ConfigError> {
        let mut providers = BTreeMap::new();
        for config in configs {
            config.check()?;
            let id = config.id.clone();
            let provider = Provider::load(config, folder)?;
            if let Some(other) = providers.insert(id, Arc::new(provider)) {
                return Err(other.config.unsound("stands there twice"));
            }
        }
        Ok(Self(providers))
    }

    pub(crate) fn find(&self, id: &str) -> Option<Arc<Provider>> {
        self.0.get(id).cloned()
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Arc<Provider>> {
        self.0.values()
    }
}

pub(crate) struct Provider {
    pub config: ProviderConfig,
    issuer: IssuerUrl,
    redirect: RedirectUrl,
    secret: ClientSecret,
    client: Client,
    known: Mutex<Known>,
    /// Held by whoever asks.
    turn: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct Known {
    metadata: Option<(Arc<Metadata>, Timestamp)>,
    /// When keys were last asked for because one was missing.
    keys_asked_at: Option<Timestamp>,
    /// When it was last asked in vain; `None` once it has answered again.
    in_vain_at: Option<Timestamp>,
}

impl Provider {
    fn load(config: ProviderConfig, folder: &Path) -> Result<Self, ConfigError> {
        let path = folder.join(&config.client_secret_file);
        let secret = std::fs::read_to_string(&path).map_err(|source| ConfigError::File {
            id: config.id.clone(),
            path,
            source,
        })?;
        let issuer = IssuerUrl::new(config.issuer.clone());
        let issuer = issuer.map_err(|error| config.unsound(format!("issuer: {error}")))?;
        let redirect = RedirectUrl::new(config.redirect_url());
        let redirect = redirect.map_err(|error| config.unsound(format!("portal_url: {error}")))?;
        let client = net::client(&config, folder)?;
        let secret = ClientSecret::new(secret.trim().to_owned());
        let (known, turn) = (Mutex::default(), tokio::sync::Mutex::default());
        Ok(Self { config, issuer, redirect, secret, client, known, turn })
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    pub(crate) fn issuer(&self) -> &IssuerUrl {
        &self.issuer
    }

    /// Did it leave the last question unanswered?
    pub(crate) fn is_silent(&self) -> bool {
        self.known.lock().in_vain_at.is_some()
    }

    /// What the provider says of itself, on its way back from it.
    pub(crate) async fn metadata(&self, now: Timestamp) -> Result<Arc<Metadata>, Trouble> {
        self.metadata_within(now, BELIEVED_SECONDS).await
    }

    /// The same, heard at most so many seconds ago. Of many who want it at one moment one asks; and
    /// when that is in vain, the others need not wait as long.
    pub(crate) async fn metadata_within(
        &self,
        now: Timestamp,
        seconds: i64,
    ) -> Result<Arc<Metadata>, Trouble> {
        if let Some(metadata) = self.heard(now, seconds) {
            return Ok(metadata);
        }
        let _turn = self.turn.lock().await;
        if let Some(metadata) = self.heard(now, seconds) {
            return Ok(metadata);
        }
        let in_vain = self.known.lock().in_vain_at;
        match in_vain {
            Some(at) if now.as_second() - at.as_second() < IN_VAIN_SECONDS => Err(Trouble::Silent),
            _ => self.discover(now).await,
        }
    }

    fn heard(&self, now: Timestamp, seconds: i64) -> Option<Arc<Metadata>> {
        let known = self.known.lock();
        let (metadata, at) = known.metadata.as_ref()?;
        let young = now.as_second() - at.as_second() < seconds;
        (young && known.in_vain_at.is_none()).then(|| Arc::clone(metadata))
    }

    /// Asks the provider what it is and which keys it has.
    pub(crate) async fn discover(&self, now: Timestamp) -> Result<Arc<Metadata>, Trouble> {
        let ask = net::asker(&self.client);
        match Metadata::discover_async(self.issuer.clone(), &ask).await {
            Ok(metadata) => Ok(self.learnt(metadata, now)),
            Err(error) => Err(self.unclear(&error, now)),
        }
    }

    fn learnt(&self, metadata: Metadata, now: Timestamp) -> Arc<Metadata> {
        let metadata = Arc::new(metadata);
        let mut known = self.known.lock();
        known.metadata = Some((Arc::clone(&metadata), now));
        known.in_vain_at = None;
        metadata
    }

    fn unclear(&self, error: &DiscoveryError<NetError>, now: Timestamp) -> Trouble {
        let id = &self.config.id;
        if let DiscoveryError::Validation(_) = error {
            tracing::error!(provider = id, %error, "the provider is not the configured one");
            return Trouble::NotTrusted("wrong_issuer");
        }
        tracing::warn!(provider = id, ?error, "the provider does not answer as one");
        self.fell_silent(now);
        Trouble::Silent
    }

    pub(crate) fn fell_silent(&self, now: Timestamp) {
        self.known.lock().in_vain_at = Some(now);
    }

    pub(crate) fn answered(&self) {
        self.known.lock().in_vain_at = None;
    }

    /// Keys asked for anew, because a token was signed by one not known. Not more often than every
    /// ten seconds: anybody can show a token with a made-up key.
    pub(crate) async fn newer_keys(&self, now: Timestamp) -> Result<Keys, Trouble> {
        let metadata = if self.may_ask_for_keys(now) {
            self.discover(now).await?
        } else {
            self.metadata(now).await?
        };
        Ok(metadata.jwks().clone())
    }

    fn may_ask_for_keys(&self, now: Timestamp) -> bool {
        let mut known = self.known.lock();
        let last = known.keys_asked_at.map_or(i64::MIN / 2, Timestamp::as_second);
        let may = now.as_second() - last >= KEYS_EVERY_SECONDS;
        if may {
            known.keys_asked_at = Some(now);
        }
        may
    }

    /// This portal in the eyes of the provider.
    pub(crate) fn relying_party(&self, metadata: &Metadata) -> RelyingParty {
        let id = ClientId::new(self.config.client_id.clone());
        let auth =
            if self.config.secret_in_body { AuthType::RequestBody } else { AuthType::BasicAuth };
        RelyingParty::from_provider_metadata(metadata.clone(), id, Some(self.secret.clone()))
            .set_redirect_uri(self.redirect.clone())
            .set_auth_type(auth)
    }
}
