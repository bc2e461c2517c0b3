//! Thousands of open pages: how soon all of them show an event, and what each costs.

mod crowd;

use std::time::{Duration, Instant};

use hlaska_testkit::portal::Portal;

use crate::figures::Figures;
use crate::region::Region;
use crate::wire::Wire;
use crowd::Crowd;

/// Several servers, like this one, allow a process twenty thousand open files.
const CROWDS: [usize; 2] = [5_000, 9_500];
const EVENTS: usize = 20;

pub fn measure(figures: &mut Figures) {
    let region = Region::build();
    for size in CROWDS {
        let portal = region.serve();
        // The first pages of a process fill its caches; they are not the crowd's cost.
        let stream = stream_of(&portal, &region);
        let empty = portal.memory_kb();
        let start = Instant::now();
        let crowd = Crowd::gather(portal.port(), &region.manager, &stream, size);
        let took = start.elapsed().as_secs_f64();
        figures.note_with(&format!("live_{size}_clients_connected_s"), took, "bar: 15 s");
        let each = portal.memory_kb().saturating_sub(empty) as f64 / size as f64;
        deliver(figures, &region, &portal, &crowd, size);
        figures.note_with(&format!("live_{size}_clients_memory_each_kb"), each, "bar: 40 kB");
        let peak = portal.peak_memory_kb() as f64 / 1_000.0;
        figures.note(&format!("live_{size}_clients_portal_memory_peak_mb"), peak);
    }
}

/// The stream that the home page opens, from the moment at which the page was made.
fn stream_of(portal: &Portal, region: &Region) -> String {
    let page = Wire::accepting(portal.port(), &region.manager, "identity").get("/");
    assert_eq!(page.status, 200);
    let html = String::from_utf8_lossy(&page.body);
    let address = html.split('"').find(|text| text.starts_with("/zive?"));
    address.expect("a live page").replace("&amp;", "&")
}

/// Somebody opens an emergency event; the time runs from pressing the button.
fn deliver(figures: &mut Figures, region: &Region, portal: &Portal, crowd: &Crowd, size: usize) {
    let mut wire = Wire::to(portal.port(), &region.manager);
    let (mut written, mut each, mut last) = (Vec::new(), Vec::new(), Vec::new());
    for nth in 0..EVENTS {
        let title = format!("zkouska-{size}-{nth:03}");
        let heard = crowd.listen_for(&title);
        let form = format!("nazev={title}&druh=flood&orp=3102&uroven=orp&_key={title}");
        let pressed = Instant::now();
        assert_eq!(wire.post("/udalosti", &form).status, 303, "the event is opened");
        written.push(pressed.elapsed());
        let times = heard.wait();
        assert_eq!(times.len(), size, "every page shows the event");
        last.extend(times.iter().max().copied());
        each.extend(times);
        std::thread::sleep(Duration::from_millis(700));
    }
    figures.note_times(&format!("live_{size}_clients_post"), &written, "the writer's answer");
    figures.note_times(&format!("live_{size}_clients_delivery"), &each, "");
    figures.note_times(&format!("live_{size}_clients_all_reached"), &last, "bar: 250 ms");
}
