use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use super::Database;
use super::user::User;
use crate::run::{Run, once};
use crate::wait::within;

const BIN: &str = "/usr/lib/postgresql/15/bin";
pub const INSTALL: &str = "install it: apt-get install -y --no-install-recommends postgresql-15";

/// Holds the server until the run's leader ($1) is gone; $2 is the cluster's folder, the rest the
/// server's command line.
const KEEPER: &str = r#"
leader=$1 folder=$2; shift 2
"$@" >"$folder/log" 2>&1 </dev/null &
server=$!
trap 'kill -QUIT $server' TERM INT
while [ -d "/proc/$leader" ] && kill -0 $server 2>/dev/null; do sleep 0.3; done
kill -QUIT $server 2>/dev/null
wait $server
rm -rf "$folder"
"#;

/// Whether an acknowledged commit has reached the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// As in operation: for measurements and for tests that end the server the hard way.
    Synced,
    /// Commits survive the death of any process, not of the machine. Tests end processes, not
    /// machines, and are several times faster so.
    Relaxed,
}

/// A running server on a loopback port.
#[derive(Clone, Debug)]
pub struct Cluster {
    port: u16,
}

impl Cluster {
    /// The one cluster of this test run.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Cluster> = OnceLock::new();
        SHARED.get_or_init(|| {
            let run = Run::current();
            let folder = std::env::temp_dir().join(format!("hlaska-pg-{}", run.name));
            Self::in_folder(&folder, &run, Durability::Relaxed)
        })
    }

    /// A cluster of this process alone, gone when the process ends.
    pub fn private(durability: Durability) -> Self {
        let leader = Run { name: String::new(), leader_pid: std::process::id() };
        let folder = tempfile::Builder::new().prefix("hlaska-pg-").tempdir();
        let folder = folder.expect("a temporary folder can be made").keep();
        Self::in_folder(&folder, &leader, durability)
    }

    fn in_folder(folder: &Path, run: &Run, durability: Durability) -> Self {
        assert!(Path::new(BIN).join("postgres").exists(), "no PostgreSQL 15 in {BIN}; {INSTALL}");
        fs::create_dir_all(folder).expect("a temporary folder can be made");
        if let Some(user) = User::for_server() {
            user.own(folder);
        }
        let port =
            once(&folder.join("port"), || start(folder, run.leader_pid, durability).to_string());
        Self { port: port.parse().expect("the run's file holds a port") }
    }

    /// An empty database.
    pub fn database(&self) -> Database {
        Database::create(self)
    }

    /// `postgres://hlaska@127.0.0.1:PORT/NAME`
    pub fn url(&self, database: &str) -> String {
        format!("postgres://hlaska@127.0.0.1:{}/{database}", self.port)
    }

    pub(super) fn sql(&self, statement: &str) {
        self.psql("postgres", statement);
    }

    pub(super) fn try_sql(&self, statement: &str) -> Result<String, String> {
        run_psql(&self.url("postgres"), statement)
    }

    pub(super) fn psql(&self, database: &str, statement: &str) -> String {
        run_psql(&self.url(database), statement).unwrap_or_else(|why| panic!("{statement}: {why}"))
    }
}

fn run_psql(url: &str, statement: &str) -> Result<String, String> {
    let mut psql = Command::new(format!("{BIN}/psql"));
    psql.args([url, "-XqAt", "-v", "ON_ERROR_STOP=1", "-c", statement]);
    let done = psql.output().map_err(|why| format!("psql: {why}; {INSTALL}"))?;
    if done.status.success() {
        return Ok(String::from_utf8_lossy(&done.stdout).into_owned());
    }
    Err(String::from_utf8_lossy(&done.stderr).into_owned())
}

fn start(folder: &Path, leader_pid: u32, durability: Durability) -> u16 {
    let data = folder.join("data");
    initdb(&data);
    let port = free_port();
    let mut keeper = as_server("/bin/sh");
    keeper.args(["-c", KEEPER, "keeper", &leader_pid.to_string()]).arg(folder);
    keeper.args(server_command(&data, folder, port, durability));
    // A group of its own: nextest ends a test together with its group.
    keeper.process_group(0).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut keeper = keeper.spawn().expect("/bin/sh can be started");
    std::thread::spawn(move || keeper.wait());
    await_ready(port, folder);
    port
}

fn initdb(data: &Path) {
    let mut initdb = as_server(&format!("{BIN}/initdb"));
    initdb.args(["--username=hlaska", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]);
    initdb.args(["--no-sync", "--no-instructions", "-D"]).arg(data);
    let done = initdb.output().unwrap_or_else(|why| panic!("initdb: {why}; {INSTALL}"));
    assert!(done.status.success(), "initdb: {}", String::from_utf8_lossy(&done.stderr));
}

fn server_command(data: &Path, folder: &Path, port: u16, durability: Durability) -> Vec<String> {
    let mut line = vec![format!("{BIN}/postgres"), "-D".into(), path(data), "-k".into()];
    line.extend([path(folder), "-p".into(), port.to_string()]);
    let mut settings =
        vec!["listen_addresses=127.0.0.1", "max_connections=400", "shared_buffers=128MB"];
    if durability == Durability::Relaxed {
        settings.extend(["fsync=off", "full_page_writes=off", "wal_level=minimal"]);
        settings.push("max_wal_senders=0");
    }
    line.extend(settings.into_iter().flat_map(|setting| ["-c".into(), setting.to_owned()]));
    line
}

fn await_ready(port: u16, folder: &Path) {
    let what = format!("PostgreSQL on port {port} (its log: {}/log)", folder.display());
    within(Duration::from_secs(40), &what, || {
        let mut ask = Command::new(format!("{BIN}/pg_isready"));
        let ask = ask.args(["-q", "-h", "127.0.0.1", "-U", "hlaska", "-p", &port.to_string()]);
        ask.status().is_ok_and(|status| status.success()).then_some(())
    });
}

fn as_server(program: &str) -> Command {
    let mut command = Command::new(program);
    // A folder its user can certainly enter.
    command.current_dir("/").env("LC_ALL", "C.UTF-8");
    if let Some(user) = User::for_server() {
        user.run(&mut command);
    }
    command
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("loopback can be bound");
    listener.local_addr().expect("a bound socket has an address").port()
}

fn path(path: &Path) -> String {
    PathBuf::from(path).to_string_lossy().into_owned()
}
