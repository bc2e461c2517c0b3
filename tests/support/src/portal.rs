//! The portal as its users meet it: the built binary, a process of its own, killed when a test
//! wants to see it die.

mod binary;

use std::io::{BufRead, BufReader, Read};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::http::Client;
use crate::wait::{eventually, within};

/// A running `hlaska serve`.
pub struct Portal {
    arguments: Vec<String>,
    surroundings: Vec<(String, String)>,
    port: u16,
    process: Child,
    lines: Arc<Mutex<Vec<String>>>,
}

/// Runs `hlaska` with these arguments to its end.
pub fn hlaska(arguments: &[&str]) -> Output {
    Command::new(binary::path()).args(arguments).output().expect("the built binary can be run")
}

impl Portal {
    /// Starts on `data` with the engine of its own, SQLite.
    pub fn start(data: &Path) -> Self {
        Self::start_with(data, &[])
    }

    /// Starts with further arguments (`--db`, `--demo` …) and waits until it answers.
    pub fn start_with(data: &Path, further: &[&str]) -> Self {
        Self::start_in(data, further, &[])
    }

    /// The same with these environment variables.
    pub fn start_in(data: &Path, further: &[&str], surroundings: &[(&str, &str)]) -> Self {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let surroundings: Vec<_> = surroundings.iter().map(own).collect();
        let data = data.to_string_lossy();
        let mut arguments: Vec<String> = ["serve", "--data", &data].map(Into::into).into();
        arguments.extend(further.iter().map(|&argument| argument.to_owned()));
        let port = free_port();
        let (process, lines) = launch(&arguments, &surroundings, port);
        let mut portal = Self { arguments, surroundings, port, process, lines };
        portal.await_ready();
        portal
    }

    /// `http://127.0.0.1:PORT`, or `https://…` with encryption; the same after a restart.
    pub fn url(&self) -> String {
        let encrypted = self.arguments.iter().any(|argument| argument == "--tls-cert");
        format!("{}://127.0.0.1:{}", if encrypted { "https" } else { "http" }, self.port)
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn client(&self) -> Client {
        Client::to(self.url())
    }

    /// Everything said so far on both outputs, in order of arrival.
    pub fn lines(&self) -> Vec<String> {
        self.lines.lock().expect("no test thread died here").clone()
    }

    /// The first line with this text, waited for.
    pub fn line_with(&self, text: &str) -> String {
        eventually(&format!("a line with „{text}“ from the portal"), || {
            self.lines().into_iter().find(|line| line.contains(text))
        })
    }

    /// Ends it as a power cut does (SIGKILL).
    pub fn kill_9(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }

    /// Asks it to end (SIGTERM) and answers whether it did so well.
    pub fn stop(&mut self) -> bool {
        let kill = format!("kill -TERM {}", self.process.id());
        Command::new("/bin/sh").args(["-c", &kill]).status().expect("/bin/sh can be started");
        let status = eventually("the portal's end", || self.process.try_wait().ok().flatten());
        status.success()
    }

    /// Starts it again, on the same data and port.
    pub fn restart(&mut self) {
        self.kill_9();
        let (process, lines) = launch(&self.arguments, &self.surroundings, self.port);
        (self.process, self.lines) = (process, lines);
        self.await_ready();
    }

    /// Resident memory, peak so far, in kilobytes.
    pub fn peak_memory_kb(&self) -> u64 {
        self.status_kb("VmHWM:")
    }

    /// Resident memory now, in kilobytes.
    pub fn memory_kb(&self) -> u64 {
        self.status_kb("VmRSS:")
    }

    fn status_kb(&self, field: &str) -> u64 {
        let path = format!("/proc/{}/status", self.process.id());
        let status = std::fs::read_to_string(path).unwrap_or_default();
        let value = status.lines().find_map(|line| line.strip_prefix(field));
        value.and_then(|value| value.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
    }

    fn await_ready(&mut self) {
        let url = self.url();
        within(Duration::from_mins(1), "the portal to listen", || {
            if let Ok(Some(status)) = self.process.try_wait() {
                panic!("the portal ended ({status}) saying:\n{}", self.lines().join("\n"));
            }
            self.lines().iter().any(|line| line.contains(&url)).then_some(())
        });
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        self.kill_9();
        if std::thread::panicking() {
            println!("--- what the portal said ---\n{}", self.lines().join("\n"));
        }
    }
}

fn launch(
    arguments: &[String],
    surroundings: &[(String, String)],
    port: u16,
) -> (Child, Arc<Mutex<Vec<String>>>) {
    let mut command = Command::new(binary::path());
    command.envs(surroundings.iter().map(|(name, value)| (name, value)));
    command.args(arguments).args(["--listen", &format!("127.0.0.1:{port}")]);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut process = command.spawn().expect("the built binary can be run");
    let lines = Arc::new(Mutex::new(Vec::new()));
    if let Some(output) = process.stdout.take() {
        gather(output, &lines);
    }
    if let Some(output) = process.stderr.take() {
        gather(output, &lines);
    }
    (process, lines)
}

fn gather(output: impl Read + Send + 'static, lines: &Arc<Mutex<Vec<String>>>) {
    let lines = Arc::clone(lines);
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            lines.lock().expect("no test thread died here").push(line);
        }
    });
}

/// A port nobody listens on; chosen here rather than by the portal, so that a restart keeps it.
fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("loopback can be bound");
    listener.local_addr().expect("a bound socket has an address").port()
}
