use std::io::{BufRead, BufReader, Read};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::wait::PATIENCE;

/// A stream of server-sent events, read in the background line by line.
pub struct Stream {
    lines: Receiver<String>,
}

impl Stream {
    pub(super) fn over(reader: impl Read + Send + 'static) -> Self {
        let (send, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(reader).lines() {
                let Ok(line) = line else { return };
                if send.send(line).is_err() {
                    return;
                }
            }
        });
        Self { lines }
    }

    /// Reads on until a line contains `text`; answers that line.
    pub fn wait_for(&self, text: &str) -> String {
        let deadline = Instant::now() + PATIENCE;
        let mut seen = String::new();
        loop {
            match self.next(deadline.saturating_duration_since(Instant::now())) {
                Ok(line) if line.contains(text) => return line,
                Ok(line) => seen = seen + &line + "\n",
                Err(why) => panic!("{text} never came ({why}); what came: {seen}"),
            }
        }
    }

    /// Fails if a line contains `text` before the time is over.
    pub fn assert_silent_about(&self, text: &str, time: Duration) {
        let deadline = Instant::now() + time;
        while let Ok(line) = self.next(deadline.saturating_duration_since(Instant::now())) {
            assert!(!line.contains(text), "{text} came, and should not have: {line}");
        }
    }

    /// Reads on until the other side ends the stream; fails when it has not in this time.
    pub fn wait_for_end(&self, limit: Duration) {
        let deadline = Instant::now() + limit;
        loop {
            match self.next(deadline.saturating_duration_since(Instant::now())) {
                Ok(_) => {}
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => panic!("after {limit:?} the stream still runs"),
            }
        }
    }

    fn next(&self, patience: Duration) -> Result<String, RecvTimeoutError> {
        self.lines.recv_timeout(patience)
    }
}
