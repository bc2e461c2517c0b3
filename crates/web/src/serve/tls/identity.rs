use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;

use hlaska_kernel::{Env, Timestamp};
use parking_lot::{Mutex, RwLock};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use sha2::{Digest, Sha256};

use super::{TlsError, TlsFiles};
use crate::serve::validity::{self, Validity};

const DAY_SECONDS: i64 = 24 * 3_600;
/// Authorities issue for 90 days and renew a third before the end.
const WARN_DAYS: i64 = 21;

/// The certificate in use, and the files it comes from.
pub(super) struct Identity {
    files: TlsFiles,
    env: Env,
    provider: Arc<CryptoProvider>,
    current: RwLock<Loaded>,
    notes: Mutex<Notes>,
}

struct Loaded {
    key: Arc<CertifiedKey>,
    validity: Option<Validity>,
}

/// What has been looked at and said already.
#[derive(Default)]
struct Notes {
    /// Digest of the files when they were last tried, and what was wrong with them.
    tried: Vec<u8>,
    verdict: Option<TlsError>,
    said: Option<TlsError>,
    /// Days since 1970.
    warned_on: i64,
}

impl Identity {
    pub(super) fn open(files: TlsFiles, env: Env) -> Result<Self, TlsError> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        warn_if_open_to_all(&files.key);
        let bytes = Bytes::read(&files)?;
        let notes = Notes { tried: bytes.digest(), ..Notes::default() };
        let current = RwLock::new(load(&files, &bytes, &provider)?);
        Ok(Self { files, env, provider, current, notes: Mutex::new(notes) })
    }

    pub(super) fn provider(&self) -> Arc<CryptoProvider> {
        Arc::clone(&self.provider)
    }

    pub(super) fn validity(&self) -> Option<Validity> {
        self.current.read().validity
    }

    /// The files are tried anew, and what is wrong is said again.
    pub(super) fn start_over(&self) {
        *self.notes.lock() = Notes::default();
    }

    pub(super) fn look_again(&self) -> Result<bool, TlsError> {
        let bytes = Bytes::read(&self.files)?;
        let mut notes = self.notes.lock();
        if notes.tried == bytes.digest() {
            return notes.verdict.clone().map_or(Ok(false), Err);
        }
        let taken = self.take(&bytes);
        notes.tried = bytes.digest();
        notes.verdict = taken.clone().err();
        taken.map(|()| true)
    }

    fn take(&self, bytes: &Bytes) -> Result<(), TlsError> {
        let new = load(&self.files, bytes, &self.provider)?;
        // At a start there is no choice, now there is one.
        if let Some(validity) = new.validity.filter(|validity| !validity.holds(self.env.now())) {
            return Err(TlsError::NotNow(validity));
        }
        *self.current.write() = new;
        Ok(())
    }

    /// The same with what happened in the log, each thing once.
    pub(super) fn keep_fresh(&self) {
        let looked = self.look_again();
        let mut notes = self.notes.lock();
        match looked {
            Ok(true) => tracing::warn!("a new certificate is in use"),
            Ok(false) => {}
            Err(ref error) if notes.said.as_ref() == Some(error) => {}
            Err(ref error) => {
                tracing::error!(%error, "the new certificate was not taken, the old one stays");
            }
        }
        notes.said = looked.err();
        let now = self.env.now();
        let today = now.as_second().div_euclid(DAY_SECONDS);
        let nearing = self.validity().and_then(|validity| nearing_end(validity, now));
        if let Some(words) = nearing.filter(|_| notes.warned_on != today) {
            notes.warned_on = today;
            tracing::error!("{words}");
        }
    }
}

impl Validity {
    fn holds(self, now: Timestamp) -> bool {
        self.from <= now && now <= self.until
    }
}

/// Words to say when the end is near or past.
fn nearing_end(validity: Validity, now: Timestamp) -> Option<String> {
    let until = validity.until;
    let seconds = until.as_second() - now.as_second();
    match seconds.div_euclid(DAY_SECONDS) {
        _ if now < validity.from => Some(format!(
            "the certificate is good only from {}; is the clock right?",
            validity.from
        )),
        ..0 => Some(format!("the certificate ended {until}; browsers warn people. Renew it.")),
        days @ 0..WARN_DAYS => {
            Some(format!("the certificate ends {until}, in {days} days. Renew it."))
        }
        _ => None,
    }
}

struct Bytes {
    certificate: Vec<u8>,
    key: Vec<u8>,
}

impl Bytes {
    fn read(files: &TlsFiles) -> Result<Self, TlsError> {
        Ok(Self { certificate: read(&files.certificate)?, key: read(&files.key)? })
    }

    fn digest(&self) -> Vec<u8> {
        let each = [&self.certificate, &self.key].map(Sha256::digest);
        each.concat()
    }
}

fn read(path: &Path) -> Result<Vec<u8>, TlsError> {
    std::fs::read(path)
        .map_err(|error| TlsError::File { path: path.to_owned(), reason: error.to_string() })
}

fn load(files: &TlsFiles, bytes: &Bytes, provider: &CryptoProvider) -> Result<Loaded, TlsError> {
    let none = || TlsError::NoCertificate(files.certificate.clone());
    let chain = CertificateDer::pem_slice_iter(&bytes.certificate).collect::<Result<Vec<_>, _>>();
    let chain = chain.map_err(|_| none())?;
    let own = chain.first().ok_or_else(none)?;
    let validity = validity::of(own);
    let key = PrivateKeyDer::from_pem_slice(&bytes.key)
        .map_err(|_| TlsError::NoKey(files.key.clone()))?;
    let key = CertifiedKey::from_der(chain, key, provider)
        .map_err(|error| TlsError::Unusable(error.to_string()))?;
    Ok(Loaded { key: Arc::new(key), validity })
}

fn warn_if_open_to_all(key: &Path) {
    let mode = std::fs::metadata(key).map_or(0, |found| found.permissions().mode());
    if mode & 0o007 != 0 {
        let path = key.display();
        tracing::warn!("{path} can be read by everybody on this machine; chmod 600 it");
    }
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Identity").field("files", &self.files).finish_non_exhaustive()
    }
}

impl ResolvesServerCert for Identity {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.current.read().key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn the_end_of_a_certificate_is_announced_three_weeks_ahead() {
        let (from, until) = (at("2026-11-01T00:00:00Z"), at("2027-01-30T00:00:00Z"));
        let said = |now| nearing_end(Validity { from, until }, at(now));
        assert_eq!(said("2026-11-22T12:00:00Z"), None);
        assert_eq!(said("2027-01-08T23:00:00Z"), None);
        assert!(said("2027-01-09T01:00:00Z").unwrap().contains("in 20 days"));
        assert!(said("2027-01-30T01:00:00Z").unwrap().contains("ended 2027-01-30"));
        assert!(said("2026-10-31T00:00:00Z").unwrap().contains("clock"));
    }
}
