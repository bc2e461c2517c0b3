//! Password hashing with argon2id, on as many threads as the machine has cores and no more.

use std::sync::Arc;
use std::time::Duration;

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use hlaska_kernel::Env;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Memory and passes of one hash.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    pub kib: u32,
    pub passes: u32,
}

impl Default for Cost {
    /// 19 MiB, 2 passes, 1 lane: the smallest setting the OWASP cheat sheet of 2024 calls safe.
    fn default() -> Self {
        Self { kib: 19 * 1024, passes: 2 }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum HashError {
    /// More people wait for the gate than it can serve; let them try again.
    #[error("too many passwords are being checked at once; try again in a few seconds")]
    Busy,
    #[error("a password could not be hashed: {0}")]
    Failed(String),
}

/// Longest wait for a free thread: a thousand people after a siren pass in less.
const PATIENCE: Duration = Duration::from_secs(25);

pub(crate) struct Passwords {
    argon: Argon2<'static>,
    /// Checked when there is no password to check, so that it takes the same time.
    decoy: Arc<str>,
    lanes: Arc<Semaphore>,
}

impl Passwords {
    pub(crate) fn new(env: &Env, cost: Cost, lanes: usize) -> Result<Self, HashError> {
        let params = Params::new(cost.kib, cost.passes, 1, None).map_err(failed)?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let decoy = hash(&argon, &env.secret(), &env.bytes::<16>())?.into();
        Ok(Self { argon, decoy, lanes: Arc::new(Semaphore::new(lanes.max(1))) })
    }

    /// A hash in PHC form with a fresh salt.
    pub(crate) async fn hash(&self, env: &Env, password: &str) -> Result<String, HashError> {
        let (argon, password, salt) = (self.argon.clone(), password.to_owned(), env.bytes::<16>());
        let lane = self.lane().await?;
        self.work(lane, move || hash(&argon, &password, &salt)).await?
    }

    /// Does the password belong to the hash? Without a hash the answer is no, after as long.
    pub(crate) async fn verify(
        &self,
        phc: Option<String>,
        password: &str,
    ) -> Result<bool, HashError> {
        let known = phc.is_some();
        let phc = phc.unwrap_or_else(|| self.decoy.to_string());
        let (argon, password) = (self.argon.clone(), password.to_owned());
        let lane = self.lane().await?;
        let fits = self.work(lane, move || verify(&argon, &phc, &password)).await?;
        Ok(fits && known)
    }

    async fn lane(&self) -> Result<OwnedSemaphorePermit, HashError> {
        let lane = Arc::clone(&self.lanes).acquire_owned();
        match tokio::time::timeout(PATIENCE, lane).await {
            Ok(Ok(lane)) => Ok(lane),
            _ => Err(HashError::Busy),
        }
    }

    /// The lane is held by the work, not by the request: one who gives up frees nothing early.
    async fn work<T: Send + 'static>(
        &self,
        lane: OwnedSemaphorePermit,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HashError> {
        let done = tokio::task::spawn_blocking(move || {
            let result = work();
            drop(lane);
            result
        });
        done.await.map_err(|error| HashError::Failed(error.to_string()))
    }
}

fn hash(argon: &Argon2<'_>, password: &str, salt: &[u8]) -> Result<String, HashError> {
    let salt = SaltString::encode_b64(salt).map_err(failed)?;
    argon.hash_password(password.as_bytes(), &salt).map(|phc| phc.to_string()).map_err(failed)
}

fn verify(argon: &Argon2<'_>, phc: &str, password: &str) -> bool {
    PasswordHash::new(phc).is_ok_and(|phc| argon.verify_password(password.as_bytes(), &phc).is_ok())
}

fn failed(error: impl std::fmt::Display) -> HashError {
    HashError::Failed(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn passwords() -> (Env, Passwords) {
        let env = Env::system();
        let passwords = Passwords::new(&env, Cost::default(), 2).unwrap();
        (env, passwords)
    }

    #[tokio::test]
    async fn a_hash_fits_its_password_and_no_other() {
        let (env, passwords) = passwords().await;
        let phc = passwords.hash(&env, "voda-stoupa-rychle").await.unwrap();
        assert!(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{phc}");
        assert!(passwords.verify(Some(phc.clone()), "voda-stoupa-rychle").await.unwrap());
        assert!(!passwords.verify(Some(phc), "voda-stoupa-pomalu").await.unwrap());
    }

    #[tokio::test]
    async fn the_same_password_never_gives_the_same_hash() {
        let (env, passwords) = passwords().await;
        let one = passwords.hash(&env, "voda-stoupa-rychle").await.unwrap();
        assert_ne!(one, passwords.hash(&env, "voda-stoupa-rychle").await.unwrap());
    }

    #[tokio::test]
    async fn nobody_without_a_password_gets_in_and_it_costs_the_same() {
        let (_, passwords) = passwords().await;
        assert!(!passwords.verify(None, "").await.unwrap());
        assert!(!passwords.verify(Some("damaged".to_owned()), "damaged").await.unwrap());
        let cost = |phc: &str| PasswordHash::new(phc).unwrap().params.to_string();
        assert_eq!(cost(&passwords.decoy), "m=19456,t=2,p=1");
    }

    #[tokio::test]
    async fn no_more_than_the_given_number_is_hashed_at_once() {
        let (_, passwords) = passwords().await;
        let (one, two) = (passwords.lane().await.unwrap(), passwords.lane().await.unwrap());
        assert_eq!(passwords.lanes.available_permits(), 0);
        drop((one, two));
        assert_eq!(passwords.lanes.available_permits(), 2);
    }
}
