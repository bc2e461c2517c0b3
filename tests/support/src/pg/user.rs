//! PostgreSQL refuses to run as root, so under root it runs as the user Debian's package made.

use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

/// A user of this machine by number.
#[derive(Clone, Copy)]
pub struct User {
    uid: u32,
    gid: u32,
}

impl User {
    /// Whom the server has to run as: nobody special, unless we are root.
    pub fn for_server() -> Option<Self> {
        let root = fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0);
        root.then(|| Self::named("postgres"))
    }

    fn named(name: &str) -> Self {
        let users = fs::read_to_string("/etc/passwd").expect("/etc/passwd can be read");
        let line = users.lines().find(|line| line.split(':').next() == Some(name));
        let found = line.and_then(|line| {
            let mut numbers = line.split(':').skip(2);
            Some(Self { uid: numbers.next()?.parse().ok()?, gid: numbers.next()?.parse().ok()? })
        });
        found.unwrap_or_else(|| panic!("there is no user {name}; {}", super::cluster::INSTALL))
    }

    /// Makes `path` this user's own.
    pub fn own(self, path: &Path) {
        chown(path, Some(self.uid), Some(self.gid)).expect("root can give a folder away");
    }

    /// Makes `command` run as this user.
    pub fn run(self, command: &mut Command) {
        command.uid(self.uid).gid(self.gid);
    }
}
