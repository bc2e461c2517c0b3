//! Pages that open, read, lag, come back; whatever the order, an open page ends up showing what
//! would be rendered now.

use std::collections::BTreeMap;

use hlaska_kernel::{Random, SeededRandom};

use super::*;

const PARTS: u64 = 3;
const VALUES: u64 = 3;

/// What is shown: one small value for each part, so that values return to what they were.
type State = Arc<Mutex<[u64; 3]>>;

struct Reader {
    shown: BTreeMap<String, String>,
    revision: u64,
    stream: Option<Subscription>,
}

struct Theatre {
    random: SeededRandom,
    board: Switchboard,
    state: State,
    /// Changed but not reported yet: the moment between the views and the hub.
    unreported: Vec<u64>,
    readers: Vec<Reader>,
}

fn fragment(part: u64, value: u64) -> String {
    format!("<p id=\"p{part}\">{value}</p>")
}

fn parts(state: &State) -> Vec<Part> {
    let part = |part| {
        let state = Arc::clone(state);
        let nth = usize::try_from(part).unwrap();
        Part::html(format!("p{part}"), [format!("t{part}")], move || {
            fragment(part, state.lock()[nth])
        })
    };
    (0..PARTS).map(part).collect()
}

impl Theatre {
    fn new(seed: u64) -> Self {
        Self {
            random: SeededRandom::new(seed),
            board: Switchboard::new(100, Box::new(|revision| revision.to_string())),
            state: State::default(),
            unreported: Vec::new(),
            readers: Vec::new(),
        }
    }

    fn dice(&self, sides: u64) -> u64 {
        let mut bytes = [0; 8];
        self.random.fill(&mut bytes);
        u64::from_le_bytes(bytes) % sides
    }

    fn change(&mut self) {
        let part = self.dice(PARTS);
        self.state.lock()[usize::try_from(part).unwrap()] = self.dice(VALUES);
        self.unreported.push(part);
    }

    fn report(&mut self) {
        let topics = std::mem::take(&mut self.unreported);
        self.board.touch(topics.into_iter().map(|part| format!("t{part}")));
    }

    /// A page is loaded: the revision first, then the views.
    fn load_page(&mut self) {
        let revision = self.board.revision();
        let values = *self.state.lock();
        let shown = (0..PARTS)
            .zip(values)
            .map(|(part, value)| (format!("p{part}"), fragment(part, value)))
            .collect();
        self.readers.push(Reader { shown, revision, stream: None });
    }

    fn pick(&self) -> Option<usize> {
        let count = self.readers.len() as u64;
        (count > 0).then(|| usize::try_from(self.dice(count)).unwrap())
    }

    fn connect(&mut self) {
        let Some(nth) = self.pick() else { return };
        let since = self.readers[nth].revision;
        let state = Arc::clone(&self.state);
        let stream = self.board.subscribe("page", since, || parts(&state));
        self.readers[nth].stream = Some(stream);
    }

    /// The connection breaks; what was on its way is lost.
    fn disconnect(&mut self) {
        if let Some(nth) = self.pick() {
            self.readers[nth].stream = None;
        }
    }

    fn read(&mut self) {
        if let Some(nth) = self.pick() {
            self.readers[nth].read();
        }
    }

    fn step(&mut self) {
        match self.dice(100) {
            0..25 => self.change(),
            25..45 => self.report(),
            45..55 => self.load_page(),
            55..70 => self.connect(),
            70..75 => self.disconnect(),
            75..85 => self.read(),
            85..98 => self.board.publish(),
            _ => self.board.beat(),
        }
    }

    fn settle(mut self) {
        self.report();
        self.board.publish();
        let now = *self.state.lock();
        for reader in &mut self.readers {
            if reader.stream.is_some() && reader.read() {
                for (part, value) in (0..PARTS).zip(now) {
                    assert_eq!(reader.shown[&format!("p{part}")], fragment(part, value));
                }
            }
        }
    }
}

impl Reader {
    /// Takes in everything that has come; false when the stream has ended.
    fn read(&mut self) -> bool {
        let Some(stream) = &mut self.stream else { return false };
        loop {
            match stream.try_recv() {
                Ok(bytes) => {
                    let text = String::from_utf8(bytes.to_vec()).unwrap();
                    take_in(&text, &mut self.shown, &mut self.revision);
                }
                Err(mpsc::error::TryRecvError::Empty) => return true,
                Err(mpsc::error::TryRecvError::Disconnected) => {
                    self.stream = None;
                    return false;
                }
            }
        }
    }
}

fn take_in(message: &str, shown: &mut BTreeMap<String, String>, revision: &mut u64) {
    for line in message.lines() {
        if let Some(id) = line.strip_prefix("id: ") {
            *revision = id.parse().unwrap();
        }
        let Some(partial) = line.strip_prefix("data: <hx-partial hx-target=\"#") else { continue };
        let (id, rest) = partial.split_once('"').unwrap();
        let html = rest.split_once("outerMorph\">").unwrap().1.strip_suffix("</hx-partial>");
        shown.insert(id.to_owned(), html.unwrap().to_owned());
    }
}

#[test]
fn an_open_page_ends_up_showing_what_is() {
    for seed in 0..3_000 {
        let played = std::panic::catch_unwind(|| {
            let mut theatre = Theatre::new(seed);
            (0..60).for_each(|_| theatre.step());
            theatre.settle();
        });
        assert!(played.is_ok(), "seed {seed}");
    }
}

/// Messages with fragments that wait in a stream, the heartbeat aside.
fn waiting(stream: &mut Subscription) -> Vec<String> {
    let messages = std::iter::from_fn(|| stream.try_recv().ok());
    let texts = messages.map(|bytes| String::from_utf8(bytes.to_vec()).unwrap());
    texts.filter(|text| text.contains("hx-partial")).collect()
}

#[test]
fn what_time_changes_reaches_open_pages_and_what_it_leaves_is_not_sent_again() {
    let minutes = Arc::new(AtomicU64::new(1));
    let age = Arc::clone(&minutes);
    let board = Switchboard::new(1, Box::new(|_| "{}".to_owned()));
    let parts = vec![
        Part::html("age", ["log"], move || format!("<p>{} min</p>", age.load(Ordering::SeqCst))),
        Part::html("name", ["log"], || "<p>Roudné</p>".to_owned()),
    ];
    let mut stream = board.subscribe("page", 1, || parts);
    board.tick();
    waiting(&mut stream);
    minutes.store(2, Ordering::SeqCst);
    board.tick();
    let messages = waiting(&mut stream);
    assert_eq!(messages.len(), 1);
    assert!(messages[0].contains("2 min") && !messages[0].contains("Roudné"), "{messages:?}");
    board.tick();
    assert!(waiting(&mut stream).is_empty());
}
