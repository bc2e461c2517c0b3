//! The hub with its thread, as the portal uses it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use hlaska_live::{Hub, Part, Subscription};

fn hub() -> Hub {
    Hub::start(1_000, Box::new(|revision| format!("{{\"rev\":{revision}}}"))).unwrap()
}

/// A part that shows and counts how often it was rendered.
fn counting(id: &str, topic: &str, count: &Arc<AtomicUsize>) -> Part {
    let (id, count) = (id.to_owned(), Arc::clone(count));
    Part::html(id.clone(), [topic], move || {
        format!("<p id=\"{id}\">{}</p>", count.fetch_add(1, Ordering::SeqCst) + 1)
    })
}

fn fixed(id: &str, topic: &str) -> Part {
    let id = id.to_owned();
    Part::html(id.clone(), [topic], move || format!("<p id=\"{id}\">same</p>"))
}

fn next(stream: &mut Subscription) -> Option<String> {
    next_within(stream, Duration::from_secs(5))
}

fn next_within(stream: &mut Subscription, limit: Duration) -> Option<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let message =
        runtime.block_on(async { tokio::time::timeout(limit, stream.recv()).await.ok().flatten() });
    message.map(|bytes| String::from_utf8(bytes.to_vec()).unwrap())
}

/// The greeting every stream begins with.
fn greeted(mut stream: Subscription) -> Subscription {
    assert!(next(&mut stream).unwrap().starts_with("event: beat\ndata: {\"rev\":"));
    stream
}

const QUIET: Duration = Duration::from_millis(500);

#[test]
fn one_rendering_serves_all_of_a_class_in_the_same_bytes() {
    let (hub, count) = (hub(), Arc::new(AtomicUsize::new(0)));
    let mut pages: Vec<_> = (0..50)
        .map(|_| greeted(hub.subscribe("all", hub.revision(), || vec![counting("a", "t", &count)])))
        .collect();
    hub.touch(["t"]);
    let first = next(&mut pages[0]).unwrap();
    assert!(first.contains("<p id=\"a\">1</p>"), "{first}");
    for page in &mut pages[1..] {
        assert_eq!(next(page).unwrap(), first);
    }
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[test]
fn each_class_is_rendered_for_itself() {
    let (hub, count) = (hub(), Arc::new(AtomicUsize::new(0)));
    let join =
        |key| greeted(hub.subscribe(key, hub.revision(), || vec![counting("a", "t", &count)]));
    let (mut mayor, mut region) = (join("mayor"), join("region"));
    hub.touch(["t"]);
    assert_ne!(next(&mut mayor).unwrap(), next(&mut region).unwrap());
    assert_eq!(count.load(Ordering::SeqCst), 2);
}

#[test]
fn a_part_hears_only_of_its_topics() {
    let hub = hub();
    let parts = || vec![fixed("a", "incident"), fixed("b", "reports")];
    let mut page = greeted(hub.subscribe("k", hub.revision(), parts));
    hub.touch(["sensors", "incident/7"]);
    assert_eq!(next_within(&mut page, QUIET), None);
    hub.touch(["reports"]);
    let message = next(&mut page).unwrap();
    assert!(message.contains("#b") && !message.contains("#a"), "{message}");
}

#[test]
fn a_fragment_that_did_not_change_is_not_sent_again() {
    let hub = hub();
    let mut page = greeted(hub.subscribe("k", hub.revision(), || vec![fixed("a", "t")]));
    hub.touch(["t"]);
    assert!(next(&mut page).is_some(), "the first one, because pages may differ");
    hub.touch(["t"]);
    assert_eq!(next_within(&mut page, QUIET), None);
}

#[test]
fn a_burst_becomes_five_messages_a_second_and_ends_with_the_last_state() {
    let (hub, count) = (hub(), Arc::new(AtomicUsize::new(0)));
    let mut page = greeted(hub.subscribe("k", hub.revision(), || vec![counting("a", "t", &count)]));
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(2) {
        hub.touch(["t"]);
        std::thread::sleep(Duration::from_millis(2));
    }
    let mut messages = Vec::new();
    while let Some(message) = next_within(&mut page, QUIET) {
        messages.push(message);
    }
    assert!((5..=12).contains(&messages.len()), "{} messages in two seconds", messages.len());
    let last = format!("<p id=\"a\">{}</p>", count.load(Ordering::SeqCst));
    assert!(messages.last().unwrap().contains(&last));
    let revisions: Vec<u64> = messages
        .iter()
        .map(|text| text.strip_prefix("id: ").unwrap().lines().next().unwrap().parse().unwrap())
        .collect();
    assert!(revisions.is_sorted(), "{revisions:?}");
}

#[test]
fn the_first_change_after_a_quiet_time_is_not_delayed() {
    let hub = hub();
    let mut page = greeted(hub.subscribe("k", hub.revision(), || vec![fixed("a", "t")]));
    std::thread::sleep(Duration::from_millis(300));
    let touched = Instant::now();
    hub.touch(["t"]);
    next(&mut page).unwrap();
    assert!(touched.elapsed() < Duration::from_millis(100), "{:?}", touched.elapsed());
}

#[test]
fn a_latecomer_gets_what_it_missed_and_no_more() {
    let hub = hub();
    let parts = || vec![fixed("a", "one"), fixed("b", "two")];
    let _keeps_the_channel = hub.subscribe("k", hub.revision(), parts);
    let loaded = hub.revision();
    hub.touch(["two"]);
    let mut late = greeted(hub.subscribe("k", loaded, parts));
    let missed = next(&mut late).unwrap();
    assert!(missed.contains("#b") && !missed.contains("#a"), "{missed}");
    assert!(missed.starts_with(&format!("id: {}\n", hub.revision())));
    std::thread::sleep(QUIET);
    let mut in_time = greeted(hub.subscribe("k", hub.revision(), parts));
    assert_eq!(next_within(&mut in_time, QUIET), None);
}

#[test]
fn a_page_from_before_a_restart_gets_everything() {
    let hub = hub();
    let parts = || vec![fixed("a", "one"), fixed("b", "two")];
    let mut page = greeted(hub.subscribe("k", 999, parts));
    let message = next(&mut page).unwrap();
    assert!(message.contains("#a") && message.contains("#b"), "{message}");
}

#[test]
fn a_crowd_that_comes_back_after_a_restart_is_served_by_one_rendering() {
    let (hub, count) = (hub(), Arc::new(AtomicUsize::new(0)));
    let pages: Vec<_> = (0..500)
        .map(|_| greeted(hub.subscribe("k", 0, || vec![counting("a", "t", &count)])))
        .collect();
    for mut page in pages {
        assert!(next(&mut page).unwrap().contains("<p id=\"a\">1</p>"));
    }
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[test]
fn one_who_does_not_read_is_let_go_and_the_others_are_not_held_up() {
    let (hub, count) = (hub(), Arc::new(AtomicUsize::new(0)));
    let join = || greeted(hub.subscribe("k", hub.revision(), || vec![counting("a", "t", &count)]));
    let (mut quick, mut slow) = (join(), join());
    for _ in 0..20 {
        hub.touch(["t"]);
        assert!(next(&mut quick).is_some());
    }
    assert_eq!(hub.listeners(), 1);
    let mut kept = 0;
    while next_within(&mut slow, QUIET).is_some() {
        kept += 1;
    }
    assert!(kept <= 16, "{kept}");
}

#[test]
fn one_who_left_is_not_counted_and_nothing_is_rendered_for_it() {
    let (hub, count) = (hub(), Arc::new(AtomicUsize::new(0)));
    let page = hub.subscribe("k", hub.revision(), || vec![counting("a", "t", &count)]);
    assert_eq!(hub.listeners(), 1);
    drop(page);
    assert_eq!(hub.listeners(), 0);
    hub.touch(["t"]);
    std::thread::sleep(QUIET);
    assert_eq!(count.load(Ordering::SeqCst), 0);
}

#[test]
fn a_part_with_a_defect_stops_nothing_but_itself() {
    let hub = hub();
    let broken = || Part::html("x", ["t"], || panic!("a defect"));
    let mut page = greeted(hub.subscribe("k", hub.revision(), || vec![broken(), fixed("a", "t")]));
    hub.touch(["t"]);
    let message = next(&mut page).unwrap();
    assert!(message.contains("#a") && !message.contains("#x"), "{message}");
    let mut other = greeted(hub.subscribe("other", hub.revision(), || vec![fixed("a", "t")]));
    hub.touch(["t"]);
    assert!(next(&mut other).is_some(), "the thread is alive");
}

#[test]
fn nobody_who_reports_a_change_waits_for_a_page_being_rendered() {
    let hub = hub();
    let slow = || {
        vec![Part::html("a", ["t"], || {
            std::thread::sleep(Duration::from_secs(1));
            String::new()
        })]
    };
    let _page = hub.subscribe("slow", hub.revision(), slow);
    hub.touch(["t"]);
    std::thread::sleep(Duration::from_millis(100)); // it is rendering now
    let asked = Instant::now();
    hub.touch(["t"]);
    let mut other = greeted(hub.subscribe("other", hub.revision(), || vec![fixed("b", "t")]));
    assert!(asked.elapsed() < Duration::from_millis(300), "{:?}", asked.elapsed());
    assert!(next(&mut other).is_some());
}

#[test]
fn an_island_gets_a_named_event() {
    let hub = hub();
    let parts = || vec![Part::event("map", ["t"], || "{\"a\":1}".to_owned()), fixed("a", "t")];
    let mut page = greeted(hub.subscribe("k", hub.revision(), parts));
    hub.touch(["t"]);
    let message = next(&mut page).unwrap();
    assert!(message.ends_with("event: map\ndata: {\"a\":1}\n\n"), "{message}");
    assert!(message.contains("hx-target=\"#a\""));
}
