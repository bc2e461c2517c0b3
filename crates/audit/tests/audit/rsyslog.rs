//! A real collector: Debian's rsyslog with TLS, as a user without rights, on a port of its own.

use std::collections::BTreeMap;
use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use hlaska_audit::config::{Framing, SyslogConfig};
use hlaska_testkit::within;
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, KeyUsagePurpose,
};
use tempfile::TempDir;

const RSYSLOGD: &str = "/usr/sbin/rsyslogd";
const INSTALL: &str =
    "apt-get install -y --no-install-recommends rsyslog rsyslog-gnutls rsyslog-openssl";
/// The user of Debian that owns nothing.
const NOBODY: u32 = 65_534;

pub struct Collector {
    folder: TempDir,
    port: u16,
    process: Option<Child>,
}

impl Collector {
    /// Set up, not started. `driver` is `gtls` or `ossl`, the two that Debian has.
    pub fn new(driver: &str) -> Self {
        assert!(Path::new(RSYSLOGD).exists(), "no {RSYSLOGD}; {INSTALL}");
        let folder = tempfile::Builder::new().prefix("hlaska-rsyslog-").tempdir().unwrap();
        let port =
            TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
        make_certificates(folder.path());
        fs::write(folder.path().join("rsyslog.conf"), settings(folder.path(), port, driver))
            .unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        if is_root() {
            let files = fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().path());
            for path in files.chain([folder.path().to_owned()]) {
                chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
            }
        }
        Self { folder, port, process: None }
    }

    pub fn start(&mut self) {
        let mut rsyslogd = Command::new(RSYSLOGD);
        rsyslogd.arg("-n").arg("-f").arg(self.file("rsyslog.conf"));
        rsyslogd.arg("-i").arg(self.file("pid")).current_dir("/");
        let log = fs::File::options().create(true).append(true).open(self.file("log")).unwrap();
        rsyslogd.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log);
        if is_root() {
            rsyslogd.uid(NOBODY).gid(NOBODY);
        }
        self.process = Some(rsyslogd.spawn().unwrap());
        within(Duration::from_secs(20), "rsyslogd to listen", || {
            TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).ok()
        });
    }

    /// Asks it to end (SIGTERM), as its service does.
    pub fn stop(&mut self) {
        let Some(mut process) = self.process.take() else { return };
        let kill = format!("kill -TERM {}", process.id());
        Command::new("/bin/sh").args(["-c", &kill]).status().unwrap();
        within(Duration::from_secs(20), "rsyslogd's end", || process.try_wait().unwrap());
    }

    /// Ends it as a power cut does (SIGKILL).
    pub fn kill(&mut self) {
        let Some(mut process) = self.process.take() else { return };
        process.kill().unwrap();
        process.wait().unwrap();
    }

    pub fn target(&self) -> SyslogConfig {
        SyslogConfig {
            address: format!("localhost:{}", self.port),
            server_name: None,
            ca_file: self.file("ca.pem"),
            client_cert: Some(self.file("client.pem")),
            client_key: Some(self.file("client.key")),
            framing: Framing::OctetCounting,
            enterprise_number: 32_473,
        }
    }

    /// How often each record arrived, by its sequence number.
    pub fn arrived(&self) -> BTreeMap<u64, usize> {
        let mut arrived = BTreeMap::new();
        for line in self.lines() {
            let seq = line.split(" seq=\"").nth(1).and_then(|rest| rest.split('"').next());
            *arrived.entry(seq.unwrap().parse().unwrap()).or_default() += 1;
        }
        arrived
    }

    pub fn lines(&self) -> Vec<String> {
        let text = fs::read_to_string(self.file("received")).unwrap_or_default();
        let whole = text.rfind('\n').map_or(0, |end| end + 1);
        text[..whole].lines().map(str::to_owned).collect()
    }

    /// What the collector itself complained of.
    pub fn log(&self) -> String {
        fs::read_to_string(self.file("log")).unwrap_or_default()
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

impl Drop for Collector {
    fn drop(&mut self) {
        self.kill();
        if std::thread::panicking() {
            println!("--- what rsyslogd said ---\n{}", self.log());
        }
    }
}

fn is_root() -> bool {
    fs::metadata("/proc/self").unwrap().uid() == 0
}

/// Clients have to show a certificate of the same authority; what is received goes to the file
/// before the next is read.
fn settings(folder: &Path, port: u16, driver: &str) -> String {
    let folder = folder.display();
    format!(
        r#"global(
  workDirectory="{folder}" maxMessageSize="64k"
  defaultNetstreamDriver="{driver}"
  defaultNetstreamDriverCAFile="{folder}/ca.pem"
  defaultNetstreamDriverCertFile="{folder}/server.pem"
  defaultNetstreamDriverKeyFile="{folder}/server.key"
)
module(load="imtcp" streamDriver.name="{driver}" streamDriver.mode="1"
  streamDriver.authMode="x509/name" permittedPeer=["portal.test"])
template(name="line" type="string"
  string="%pri% %timestamp:::date-rfc3339% %hostname% %app-name% %msgid% %structured-data% %msg%\n")
ruleset(name="received" queue.type="Direct") {{
  action(type="omfile" file="{folder}/received" template="line")
}}
input(type="imtcp" address="127.0.0.1" port="{port}" ruleset="received")
"#
    )
}

pub fn make_certificates(folder: &Path) {
    let write = |name: &str, text: String| fs::write(folder.join(name), text).unwrap();
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.distinguished_name.push(DnType::CommonName, "authority of the tests");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    write("ca.pem", authority.pem());
    for (file, name) in [("server", "localhost"), ("client", "portal.test")] {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        params.distinguished_name.push(DnType::CommonName, name);
        write(&format!("{file}.pem"), params.signed_by(&key, &authority).unwrap().pem());
        write(&format!("{file}.key"), key.serialize_pem());
    }
}
