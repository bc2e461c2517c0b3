use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;

/// Open pages held by one thread of this process, which only reads what comes.
pub struct Crowd {
    size: usize,
    wanted: watch::Sender<Wanted>,
    _runtime: Runtime,
}

/// The text to look for, since when, and whom to tell.
#[derive(Clone)]
struct Wanted {
    text: Arc<str>,
    since: Instant,
    tell: Arc<Mutex<std::sync::mpsc::Sender<Duration>>>,
}

/// The times that come in.
pub struct Heard {
    times: Receiver<Duration>,
    size: usize,
}

impl Crowd {
    /// Opens so many streams and waits until each has been greeted.
    pub fn gather(port: u16, cookie: &str, path: &str, size: usize) -> Self {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.expect("a thread");
        let (wanted, _) = watch::channel(Wanted::nothing());
        let (greeted, greetings) = channel();
        for _ in 0..size {
            let request = format!(
                "GET {path} HTTP/1.1\r\nHost: bench\r\nCookie: {cookie}\r\n\
                 Accept: text/event-stream\r\n\r\n"
            );
            let (wanted, greeted) = (wanted.subscribe(), greeted.clone());
            runtime.spawn(async move { page(port, request, wanted, greeted).await });
        }
        for _ in 0..size {
            greetings.recv_timeout(Duration::from_mins(1)).expect("every page is greeted");
        }
        Self { size, wanted, _runtime: runtime }
    }

    /// From now on everybody looks for the text.
    pub fn listen_for(&self, text: &str) -> Heard {
        let (tell, times) = channel();
        let tell = Arc::new(Mutex::new(tell));
        self.wanted.send_replace(Wanted { text: text.into(), since: Instant::now(), tell });
        Heard { times, size: self.size }
    }
}

impl Wanted {
    fn nothing() -> Self {
        let tell = Arc::new(Mutex::new(channel().0));
        Self { text: "\0".into(), since: Instant::now(), tell }
    }
}

impl Heard {
    /// One time for each page that showed the text; those that do not within ten seconds are
    /// missing.
    pub fn wait(self) -> Vec<Duration> {
        let deadline = Instant::now() + Duration::from_secs(10);
        let left = || deadline.saturating_duration_since(Instant::now());
        (0..self.size).map_while(|_| self.times.recv_timeout(left()).ok()).collect()
    }
}

/// One open page: reads for ever, and tells when the text is in what came.
async fn page(
    port: u16,
    request: String,
    wanted: watch::Receiver<Wanted>,
    greeted: std::sync::mpsc::Sender<()>,
) {
    let mut socket = TcpStream::connect(("127.0.0.1", port)).await.expect("the portal accepts");
    socket.write_all(request.as_bytes()).await.expect("the portal reads");
    let mut greeted = Some(greeted);
    // The end of the last piece is kept, because a text may be cut in two.
    let (mut buffer, mut kept) = (vec![0; 16 * 1024], 0);
    let mut found: Arc<str> = "".into();
    loop {
        let count = match socket.read(&mut buffer[kept..]).await {
            Ok(count @ 1..) => kept + count,
            _ => return,
        };
        if greeted.is_some() && contains(&buffer[..count], b"event: beat") {
            greeted.take().map(|greeted| greeted.send(()));
        }
        let now = wanted.borrow().clone();
        if now.text != found && contains(&buffer[..count], now.text.as_bytes()) {
            let _ = now.tell.lock().expect("nobody panics here").send(now.since.elapsed());
            found = now.text;
        }
        kept = count.min(64);
        buffer.copy_within(count - kept..count, 0);
    }
}

fn contains(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}
