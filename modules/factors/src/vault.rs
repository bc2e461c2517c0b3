//! Secrets that must be read again are kept encrypted, under a key that is not in the database: a
//! copy of the database alone opens nothing.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use hlaska_kernel::Env;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

/// The key's file in the folder of the installation.
const FILE: &str = "secret.key";
const KEY_BYTES: usize = 32;

#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    #[error("{path} cannot be read or created: {source}. The key must lie beside hlaska.toml.")]
    File { path: PathBuf, source: std::io::Error },
    #[error("{path} does not hold a key of 32 bytes. Restore it from the backup of the folder.")]
    Damaged { path: PathBuf },
    #[error("{path} may be read by others. Run: chmod 600 {path}")]
    Open { path: PathBuf },
}

/// Seals and opens with the installation's key (ChaCha20-Poly1305).
pub struct Vault(LessSafeKey);

impl Vault {
    /// The key of the folder, made at the first start. All nodes on one database need the same.
    pub fn open(folder: &Path, env: &Env) -> Result<Self, VaultError> {
        let path = folder.join(FILE);
        let bytes = match read(&path) {
            Err(VaultError::File { source, .. }) if source.kind() == ErrorKind::NotFound => {
                create(&path, env)?
            }
            other => other?,
        };
        UnboundKey::new(&CHACHA20_POLY1305, &bytes)
            .map(|key| Self(LessSafeKey::new(key)))
            .map_err(|_| VaultError::Damaged { path })
    }

    /// `purpose` binds the result to its place: what was sealed for one account opens for no other.
    pub(crate) fn seal(&self, env: &Env, purpose: &str, secret: &[u8]) -> Option<Vec<u8>> {
        let nonce = env.bytes::<NONCE_LEN>();
        let mut sealed = secret.to_vec();
        let (unique, aad) = (Nonce::assume_unique_for_key(nonce), Aad::from(purpose.as_bytes()));
        self.0.seal_in_place_append_tag(unique, aad, &mut sealed).ok()?;
        Some([&nonce[..], &sealed].concat())
    }

    pub(crate) fn unseal(&self, purpose: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, rest) = sealed.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut rest = rest.to_vec();
        let opened = self.0.open_in_place(nonce, Aad::from(purpose.as_bytes()), &mut rest).ok()?;
        Some(opened.to_vec())
    }
}

fn read(path: &Path) -> Result<Vec<u8>, VaultError> {
    let failed = |source| VaultError::File { path: path.to_owned(), source };
    let mut file = std::fs::File::open(path).map_err(failed)?;
    if file.metadata().map_err(failed)?.permissions().mode() & 0o077 != 0 {
        return Err(VaultError::Open { path: path.to_owned() });
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() == KEY_BYTES {
        Ok(bytes)
    } else {
        Err(VaultError::Damaged { path: path.to_owned() })
    }
}

/// Written aside and put in place whole: a start that dies here leaves no half of a key. Of two
/// programs starting at once the second takes the first one's key.
fn create(path: &Path, env: &Env) -> Result<Vec<u8>, VaultError> {
    let failed = |source| VaultError::File { path: path.to_owned(), source };
    let bytes = env.bytes::<KEY_BYTES>();
    let aside = path.with_extension(format!("new-{}", env.uuid()));
    let mut file =
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(&aside).map_err(failed)?;
    file.write_all(&bytes).and_then(|()| file.sync_all()).map_err(failed)?;
    let placed = std::fs::hard_link(&aside, path);
    std::fs::remove_file(&aside).map_err(failed)?;
    match placed {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(failed(error)),
        _ => read(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_made_once_and_read_by_nobody_else() {
        let folder = tempfile::tempdir().unwrap();
        let env = Env::system();
        let sealed = Vault::open(folder.path(), &env).unwrap().seal(&env, "a", b"tajne").unwrap();
        let mode = std::fs::metadata(folder.path().join(FILE)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let again = Vault::open(folder.path(), &env).unwrap();
        assert_eq!(again.unseal("a", &sealed).unwrap(), b"tajne");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing lies beside it");
    }

    #[test]
    fn what_was_sealed_for_one_opens_for_no_other_and_not_when_changed() {
        let folder = tempfile::tempdir().unwrap();
        let env = Env::system();
        let vault = Vault::open(folder.path(), &env).unwrap();
        let mut sealed = vault.seal(&env, "a", b"tajne").unwrap();
        assert!(!sealed.windows(5).any(|part| part == b"tajne"));
        assert_eq!(vault.unseal("b", &sealed), None);
        sealed[NONCE_LEN] ^= 1;
        assert_eq!(vault.unseal("a", &sealed), None);
        assert_eq!(vault.unseal("a", b"short"), None);
    }

    #[test]
    fn a_key_others_may_read_or_of_the_wrong_size_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        std::fs::write(&path, [0; 32]).unwrap();
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o644)).unwrap();
        assert!(matches!(Vault::open(folder.path(), &Env::system()), Err(VaultError::Open { .. })));
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o600)).unwrap();
        std::fs::write(&path, b"short").unwrap();
        let refused = Vault::open(folder.path(), &Env::system());
        assert!(matches!(refused, Err(VaultError::Damaged { .. })));
    }
}
