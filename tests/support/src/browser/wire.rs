use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{ChildStdin, ChildStdout};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::Duration;

use serde_json::{Value, json};

/// What is kept of the flood of events; the rest is dropped as it comes.
const KEPT: [&str; 5] = [
    "Page.lifecycleEvent",
    "Runtime.exceptionThrown",
    "Runtime.consoleAPICalled",
    "Log.entryAdded",
    "Network.loadingFinished",
];
const PATIENCE: Duration = Duration::from_secs(30);

/// The conversation with the browser: numbered calls, replies, events by session.
pub struct Wire {
    to: Mutex<ChildStdin>,
    next: AtomicU64,
    inbox: Mutex<Inbox>,
    arrived: Condvar,
}

#[derive(Default)]
struct Inbox {
    replies: HashMap<u64, Value>,
    events: HashMap<String, Vec<Value>>,
    closed: bool,
}

impl Wire {
    pub fn over(to: ChildStdin, from: ChildStdout) -> Arc<Self> {
        let wire = Arc::new(Self {
            to: Mutex::new(to),
            next: AtomicU64::new(1),
            inbox: Mutex::default(),
            arrived: Condvar::new(),
        });
        let own = Arc::clone(&wire);
        std::thread::spawn(move || own.read_all(from));
        wire
    }

    /// Asks and waits for the answer.
    pub fn call(
        &self,
        session: Option<&str>,
        method: &str,
        params: &Value,
    ) -> Result<Value, String> {
        let id = self.send(session, method, params);
        let inbox = self.hold();
        let waiting = |inbox: &mut Inbox| !inbox.closed && !inbox.replies.contains_key(&id);
        let (mut inbox, _) = self
            .arrived
            .wait_timeout_while(inbox, PATIENCE, waiting)
            .map_err(|_| "the reader died".to_owned())?;
        let Some(mut reply) = inbox.replies.remove(&id) else {
            return Err(format!("{method}: no answer from the browser"));
        };
        match reply["error"]["message"].as_str() {
            Some(error) => Err(format!("{method}: {error}")),
            None => Ok(reply["result"].take()),
        }
    }

    /// Says without waiting.
    pub fn send(&self, session: Option<&str>, method: &str, params: &Value) -> u64 {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let mut message = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = session {
            message["sessionId"] = json!(session);
        }
        let mut to = self.to.lock().expect("no test thread died here");
        // A browser that is gone is noticed by whoever waits for its answer.
        to.write_all(format!("{message}\0").as_bytes()).and_then(|()| to.flush()).ok();
        id
    }

    /// Takes the events of one session that are of this kind.
    pub fn take(&self, session: &str, method: &str) -> Vec<Value> {
        let mut inbox = self.hold();
        let Some(events) = inbox.events.get_mut(session) else { return Vec::new() };
        events.extract_if(.., |event| event["method"] == method).collect()
    }

    fn read_all(&self, from: ChildStdout) {
        let mut reader = BufReader::new(from);
        let mut bytes = Vec::new();
        while reader.read_until(0, &mut bytes).is_ok_and(|count| count > 0) {
            bytes.pop();
            if let Ok(message) = serde_json::from_slice(&bytes) {
                self.deliver(message);
            }
            bytes.clear();
        }
        self.hold().closed = true;
        self.arrived.notify_all();
    }

    fn deliver(&self, message: Value) {
        let session = message["sessionId"].as_str().unwrap_or_default().to_owned();
        if let Some(id) = message["id"].as_u64() {
            self.hold().replies.insert(id, message);
            self.arrived.notify_all();
        } else if message["method"] == "Page.javascriptDialogOpening" {
            self.send(Some(&session), "Page.handleJavaScriptDialog", &json!({ "accept": true }));
        } else if KEPT.iter().any(|kept| message["method"] == *kept) {
            self.hold().events.entry(session).or_default().push(message);
        }
    }

    fn hold(&self) -> MutexGuard<'_, Inbox> {
        self.inbox.lock().expect("no test thread died here")
    }
}
