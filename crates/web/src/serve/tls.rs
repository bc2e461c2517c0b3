//! Our own encryption: certificate and key from files, taken anew when they change.

mod identity;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use hlaska_kernel::Env;
use rustls::ServerConfig;
use rustls::version::{TLS12, TLS13};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::signal::unix::{SignalKind, signal};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

pub use super::validity::Validity;
use identity::Identity;

/// One who connects and does not agree on encryption by then is let go.
const HANDSHAKE_TIMEOUT: Duration = Duration::from_secs(4);
/// How often the files are looked at.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// Where certificate and key are, both in PEM form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlsFiles {
    /// The server's own certificate first, then those that vouch for it.
    pub certificate: PathBuf,
    pub key: PathBuf,
}

/// Encryption cannot be set up; the text says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TlsError {
    #[error("{path}: {reason}")]
    File { path: PathBuf, reason: String },
    #[error("{0} holds no certificate in PEM form")]
    NoCertificate(PathBuf),
    #[error("{0} holds no private key in PEM form")]
    NoKey(PathBuf),
    #[error("certificate and key cannot be used together: {0}")]
    Unusable(String),
    #[error("the certificate is good from {} until {}, not now", .0.from, .0.until)]
    NotNow(Validity),
}

/// Versions 1.3 and 1.2, the latter only with suites that authenticate what they encrypt.
/// Cheap to clone.
#[derive(Clone)]
pub struct Tls {
    acceptor: TlsAcceptor,
    identity: Arc<Identity>,
}

impl Tls {
    /// Reads the files. A certificate past its end is only warned of: a portal that people are
    /// warned before is better than none.
    pub fn open(files: TlsFiles, env: Env) -> Result<Self, TlsError> {
        let identity = Arc::new(Identity::open(files, env)?);
        let config = config(&identity).map_err(|error| TlsError::Unusable(error.to_string()))?;
        Ok(Self { acceptor: TlsAcceptor::from(Arc::new(config)), identity })
    }

    /// Of the certificate in use.
    pub fn validity(&self) -> Option<Validity> {
        self.identity.validity()
    }

    /// Takes the files anew when they have changed; answers whether it did. Files that cannot be
    /// used change nothing.
    pub fn look_again(&self) -> Result<bool, TlsError> {
        self.identity.look_again()
    }

    /// Looks at the files every few seconds, and at once on `SIGHUP`; warns before the certificate
    /// ends. Runs for ever.
    pub async fn watch(self) {
        let mut hangup = signal(SignalKind::hangup()).ok();
        loop {
            let identity = Arc::clone(&self.identity);
            let _ = tokio::task::spawn_blocking(move || identity.keep_fresh()).await;
            let asked = async {
                match &mut hangup {
                    Some(hangup) => drop(hangup.recv().await),
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = tokio::time::sleep(LOOK_EVERY) => (),
                () = asked => self.identity.start_over(),
            }
        }
    }

    /// Agrees on encryption; `None` where the other side cannot, or does not in time.
    pub(super) async fn welcome<S>(&self, socket: S) -> Option<TlsStream<S>>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        tokio::time::timeout(HANDSHAKE_TIMEOUT, self.acceptor.accept(socket)).await.ok()?.ok()
    }
}

fn config(identity: &Arc<Identity>) -> Result<ServerConfig, rustls::Error> {
    let mut config = ServerConfig::builder_with_provider(identity.provider())
        .with_protocol_versions(&[&TLS13, &TLS12])?
        .with_no_client_auth()
        .with_cert_resolver(Arc::clone(identity) as _);
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    // Phones come back often; what they resume with is kept by them, not here.
    config.ticketer = rustls::crypto::ring::Ticketer::new()?;
    Ok(config)
}
