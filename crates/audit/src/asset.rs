use std::fs;
use std::io;
use std::path::Path;

use hlaska_kernel::Env;
use hlaska_store::{Result, StoreError};
use uuid::Uuid;

/// The technical asset that records: this installation on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Stays the same when the machine gets another name or address.
    pub id: Uuid,
    pub host: String,
    /// Changes with every build of the portal.
    pub build: String,
}

/// Name of the file that holds the asset's identity.
const FILE: &str = "node-id";

impl Asset {
    /// The asset whose identity is kept in `folder`; made there when it is not yet.
    pub fn load(folder: &Path, env: &Env, build: &str) -> Result<Self> {
        let path = folder.join(FILE);
        let failed = |source| StoreError::Open { path: path.display().to_string(), source };
        if !path.exists() {
            make(folder, &path, env).map_err(failed)?;
        }
        let text = fs::read_to_string(&path).map_err(failed)?;
        let id = text.trim().parse().map_err(|_| {
            let reason = "this is no identifier; restore the file from a backup, or remove it and \
                          the machine counts as a new one";
            failed(io::Error::new(io::ErrorKind::InvalidData, reason))
        })?;
        Ok(Self { id, host: host(), build: build.to_owned() })
    }
}

/// Whole or not at all, and never over one that another process has just made.
fn make(folder: &Path, path: &Path, env: &Env) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let id = env.uuid();
    let draft = folder.join(format!("{FILE}.{id}"));
    fs::write(&draft, format!("{id}\n"))?;
    let made = match fs::hard_link(&draft, path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    };
    fs::remove_file(&draft)?;
    made
}

fn host() -> String {
    let name = fs::read_to_string("/etc/hostname").unwrap_or_default();
    let name: String = name.trim().chars().filter(char::is_ascii_graphic).take(64).collect();
    if name.is_empty() { "localhost".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_identity_is_made_once_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let first = Asset::load(folder.path(), &Env::system(), "1").unwrap();
        let second = Asset::load(folder.path(), &Env::system(), "2").unwrap();
        assert_eq!(first.id, second.id);
        assert_eq!(second.build, "2");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_damaged_identity_is_not_replaced_in_silence() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), "nonsense").unwrap();
        assert!(Asset::load(folder.path(), &Env::system(), "1").is_err());
    }
}
