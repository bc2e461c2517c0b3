//! Debian's Chromium, driven as people drive it: by the names that stand on buttons and fields.
//!
//! It is spoken to in its own protocol (CDP) over two pipes, which needs nothing but JSON: no
//! driver binary of a matching version, no web socket, no generated bindings of sixty thousand
//! lines, and the browser ends by itself when the pipes close, however the test ends.

mod act;
mod authenticator;
mod axe;
mod base64;
mod keys;
mod page;
mod screen;
mod wire;

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use serde_json::json;
use tempfile::TempDir;

pub use authenticator::Authenticator;
pub use page::Page;
pub use screen::Screen;

use wire::Wire;

const CHROMIUM: &str = "/usr/bin/chromium";
const INSTALL: &str =
    "apt-get install -y --no-install-recommends chromium fonts-roboto-unhinted fonts-dejavu-core";
const FLAGS: [&str; 17] = [
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
    "--font-render-hinting=none",
    "--lang=cs-CZ",
    "about:blank",
];

/// A running browser; each page opened from it is a visitor with cookies of its own.
pub struct Browser {
    process: Child,
    wire: Arc<Wire>,
    _profile: TempDir,
}

impl Browser {
    pub fn start() -> Self {
        assert!(Path::new(CHROMIUM).exists(), "no {CHROMIUM}; install it: {INSTALL}");
        let profile = tempfile::Builder::new().prefix("hlaska-chromium-").tempdir();
        let profile = profile.expect("a temporary folder can be made");
        let mut process = launch(profile.path());
        let pipes = process.stdin.take().zip(process.stdout.take());
        let (to, from) = pipes.expect("both pipes were asked for");
        let wire = Wire::over(to, from);
        wire.call(None, "Browser.getVersion", &json!({})).unwrap_or_else(|why| {
            let log = std::fs::read_to_string(profile.path().join("log")).unwrap_or_default();
            panic!("Chromium does not answer ({why}); it said: {log}")
        });
        Self { process, wire, _profile: profile }
    }

    /// A new visitor at this screen.
    pub fn page(&self, screen: Screen) -> Page {
        let made = self.wire.call(None, "Target.createBrowserContext", &json!({}));
        let made = made.unwrap_or_else(|why| panic!("no new visitor: {why}"));
        let context = made["browserContextId"].as_str().expect("a context has an id");
        Page::open(&self.wire, context, screen)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.wire.send(None, "Browser.close", &json!({}));
        for _ in 0..100 {
            if let Ok(Some(_)) = self.process.try_wait() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// Chromium wants its pipes as descriptors 3 and 4; the shell puts them there.
fn launch(profile: &Path) -> Child {
    let script = r#"log=$1; shift; exec "$@" 3<&0 4>&1 0</dev/null 1>/dev/null 2>"$log""#;
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", script, "sh"]).arg(profile.join("log")).arg(CHROMIUM);
    shell.arg(format!("--user-data-dir={}", profile.display())).args(FLAGS);
    shell.env("TZ", "Europe/Prague").env("LANGUAGE", "cs");
    shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    shell.spawn().expect("/bin/sh can be started")
}
