//! Live streams: what changes arrives, and only while its owner may see it.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use hlaska_kernel::Role;
use hlaska_testkit::on_both_engines;

use crate::site::{MANAGER, SECRETARY, Site, Told, sqlite};

/// A stream read in this thread, until its end.
struct Open(BufReader<TcpStream>);

impl Open {
    fn at(site: &Site, path: &str, token: &str) -> Self {
        let mut socket = TcpStream::connect(("127.0.0.1", site.port)).unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\nCookie: session={token}\r\n\r\n");
        socket.write_all(request.as_bytes()).unwrap();
        socket.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        let mut open = Self(BufReader::new(socket));
        assert!(open.wait_for("event: beat").is_some());
        open
    }

    /// The next line with the text; `None` when the stream ended before.
    fn wait_for(&mut self, text: &str) -> Option<String> {
        loop {
            let mut line = String::new();
            match self.0.read_line(&mut line) {
                Ok(0) => return None,
                Ok(_) if line.contains(text) => return Some(line),
                Ok(_) => {}
                Err(error) => panic!("neither „{text}“ nor the end came: {error}"),
            }
        }
    }

    fn time_to_its_end(mut self) -> Duration {
        let start = Instant::now();
        loop {
            let mut line = String::new();
            // The connection itself may stay for a next request: the stream ends with this line.
            if self.0.read_line(&mut line).unwrap() == 0 || line == "0\r\n" {
                return start.elapsed();
            }
        }
    }
}

fn note(site: &Site, text: &str) {
    site.tell(&Told::Noted(text.to_owned()));
}

#[test]
fn a_change_arrives_on_every_open_page() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let token = site.token(MANAGER);
    let mut pages: Vec<_> = (0..5).map(|_| Open::at(&site, "/zive/lide", &token)).collect();
    note(&site, "Lužnice");
    for page in &mut pages {
        assert!(page.wait_for("<p id=\"notes\">Lužnice").is_some());
    }
}

#[test]
fn each_sees_what_its_role_and_place_allow() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let mut manager = Open::at(&site, "/zive/lide", &site.token(MANAGER));
    let mut secretary = Open::at(&site, "/zive/lide", &site.token(SECRETARY));
    note(&site, "a");
    assert!(manager.wait_for("id=\"notes\"").unwrap().contains("RegionManager"));
    assert!(secretary.wait_for("id=\"notes\"").unwrap().contains("3102"));
}

#[test]
fn a_page_that_was_away_gets_what_it_missed() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let token = site.token(MANAGER);
    let loaded = site.portal.hub().revision();
    note(&site, "missed");
    let mut late = Open::at(&site, &format!("/zive/lide?od={loaded}"), &token);
    assert!(late.wait_for("missed").is_some());
}

#[test]
fn a_stream_is_told_to_pass_through_and_not_to_be_kept() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let request = "GET /zive/otevreno HTTP/1.1\r\nHost: x\r\n\r\n";
    let answer = crate::doors::talk_bytes(site.port, request.as_bytes(), 300);
    let answer = String::from_utf8_lossy(&answer).to_lowercase();
    for line in
        ["content-type: text/event-stream", "cache-control: no-store", "x-accel-buffering: no"]
    {
        assert!(answer.contains(line), "{line} is not in {answer}");
    }
}

on_both_engines! {
    fn a_session_ended_elsewhere_closes_its_stream_within_five_seconds(scratch) {
        let (here, there) = (Site::open(scratch), Site::open(scratch));
        let token = here.token(MANAGER);
        let stream = Open::at(&there, "/zive/lide", &token);
        let bystander = there.token(MANAGER);
        let mut other = Open::at(&there, "/zive/lide", &bystander);
        let sessions = here.portal.sessions();
        let mine = here.runtime.block_on(sessions.find(&token)).unwrap().unwrap();
        here.runtime.block_on(sessions.end(MANAGER, &mine.digest)).unwrap();
        let clock = std::sync::Arc::clone(&there.clock);
        let ticking = std::thread::spawn(move || for _ in 0..6 {
            std::thread::sleep(Duration::from_secs(1));
            clock.advance_seconds(1);
        });
        let took = stream.time_to_its_end();
        assert!(took <= Duration::from_secs(5), "{took:?}");
        note(&there, "still here");
        assert!(other.wait_for("still here").is_some());
        ticking.join().unwrap();
    }

    fn a_session_ended_here_closes_its_stream_at_once(scratch) {
        let site = Site::open(scratch);
        let token = site.token(MANAGER);
        let stream = Open::at(&site, "/zive/lide", &token);
        site.runtime.block_on(site.portal.sessions().end_all(MANAGER)).unwrap();
        site.portal.access_changed();
        assert!(stream.time_to_its_end() < Duration::from_secs(1));
    }

    fn a_changed_role_closes_the_stream(scratch) {
        let site = Site::open(scratch);
        let stream = Open::at(&site, "/zive/lide", &site.token(MANAGER));
        site.grant(MANAGER, Some(Role::Reader));
        site.portal.access_changed();
        assert!(stream.time_to_its_end() < Duration::from_secs(1));
    }
}
