use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdin, Command, Stdio};

use hlaska_testkit::workspace_root;
use serde_json::{Value, json};

use crate::site::SECRET;

/// The certified provider as a process; it ends with the test.
pub struct Office {
    port: u16,
    process: Child,
    _stdin: ChildStdin,
}

/// Somebody at the provider with the claims an office gives.
pub fn person(sub: &str, claims: &Value) -> Value {
    json!({ "sub": sub, "claims": claims })
}

impl Office {
    /// For a portal at this address.
    pub fn open(portal: &str) -> Self {
        Self::started(portal, 0, 0)
    }

    /// Its clock is wrong by so many seconds.
    pub fn with_clock(portal: &str, shift_seconds: i64) -> Self {
        Self::started(portal, shift_seconds, 0)
    }

    /// At a port a portal already knows.
    pub fn at(portal: &str, port: u16) -> Self {
        Self::started(portal, 0, port)
    }

    fn started(portal: &str, shift_seconds: i64, port: u16) -> Self {
        let folder = workspace_root().join("tests/oidc");
        let installed = folder.join("node_modules/oidc-provider/package.json");
        assert!(
            installed.exists(),
            "the provider is not installed; run: npm ci --prefix tests/oidc (make test does)"
        );
        let mut process = Command::new("node")
            .arg("provider.mjs")
            .current_dir(folder)
            .env("PORTAL", portal)
            .env("SECRET", SECRET)
            .env("SHIFT_SECONDS", shift_seconds.to_string())
            .env("PORT", port.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Node.js can be run");
        let stdin = process.stdin.take().expect("a pipe");
        let port = port_of(&mut process);
        Self { port, process, _stdin: stdin }
    }

    pub fn issuer(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Who sits at the browser from now on.
    pub fn seats(&self, sub: &str, claims: &Value) {
        self.tell("/test/person", &person(sub, claims));
    }

    /// From now on tokens are signed with a new key.
    pub fn rotates_its_key(&self) {
        self.tell("/test/rotate", &Value::Null);
    }

    fn tell(&self, path: &str, what: &Value) {
        let told = ureq::post(format!("{}{path}", self.issuer())).send(what.to_string());
        assert_eq!(told.expect("the provider answers").status().as_u16(), 200);
    }
}

fn port_of(process: &mut Child) -> u16 {
    let mut lines = BufReader::new(process.stdout.take().expect("a pipe"));
    let mut seen = String::new();
    loop {
        let mut line = String::new();
        let read = lines.read_line(&mut line).expect("the provider's output can be read");
        assert!(read > 0, "the provider did not start; it said: {seen}");
        if let Some(port) = line.trim().strip_prefix("listening on ") {
            // Whatever else it prints is thrown away, so that it never waits for a reader.
            std::thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
            return port.parse().expect("a port");
        }
        seen += &line;
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
