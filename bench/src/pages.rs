//! What pages cost: time on the server at ten thousand records, weight on the wire, memory.

use std::time::Instant;

use flate2::read::GzDecoder;

use crate::figures::Figures;
use crate::region::Region;
use crate::wire::Wire;

const ROUNDS: usize = 1_000;

pub fn measure(figures: &mut Figures) {
    let region = Region::build();
    let portal = region.serve();
    let port = portal.port();
    let nobody = Wire::to(port, "");
    time(figures, nobody, "floor", "/health", "the smallest answer there is");
    let incident = format!("/udalosti/{}", Region::incident());
    let pages = [
        ("home", "/", &region.manager),
        ("gauges", "/stavy", &region.manager),
        ("incidents", "/udalosti", &region.manager),
        ("incident", incident.as_str(), &region.manager),
        ("reports", "/hlaseni", &region.manager),
        ("municipality", "/obec", &region.mayor),
    ];
    for (name, path, cookie) in pages {
        time(figures, Wire::to(port, cookie), name, path, "bar: 5 ms");
        weigh(figures, port, cookie, name, path);
    }
    let memory = portal.peak_memory_kb() as f64 / 1_000.0;
    figures.note_with("portal_memory_peak_with_region_mb", memory, "bar: 100 MB");
}

/// From the last byte of the question to the last byte of the answer, over one connection.
fn time(figures: &mut Figures, mut wire: Wire, name: &str, path: &str, bar: &str) {
    for _ in 0..50 {
        assert_eq!(wire.get(path).status, 200, "{path}");
    }
    let times: Vec<_> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            wire.get(path);
            start.elapsed()
        })
        .collect();
    figures.note_times(&format!("page_{name}"), &times, bar);
}

/// The page itself, and on the first visit with the styles, scripts and fonts it names.
fn weigh(figures: &mut Figures, port: u16, cookie: &str, name: &str, path: &str) {
    let page = Wire::to(port, cookie).get(path).body;
    figures.note(&format!("weight_{name}_page_kb"), page.len() as f64 / 1_000.0);
    let mut html = String::new();
    let unpacked = std::io::Read::read_to_string(&mut GzDecoder::new(&page[..]), &mut html);
    unpacked.expect("a page in gzip");
    let files: usize = named_files(&html).map(|file| weight_of(port, file)).sum();
    let first = (page.len() + files) as f64 / 1_000.0;
    figures.note(&format!("weight_{name}_first_visit_kb"), first);
}

/// Styles and scripts of the page; fonts and pictures come when and where they are needed.
fn named_files(html: &str) -> impl Iterator<Item = &str> {
    let quoted = html.split('"').filter(|text| text.starts_with("/a/"));
    quoted.filter(|text| {
        let (_, kind) = text.rsplit_once('.').unwrap_or_default();
        kind == "css" || kind == "js"
    })
}

fn weight_of(port: u16, file: &str) -> usize {
    let answer = Wire::accepting(port, "", "br, gzip").get(file);
    assert_eq!(answer.status, 200, "{file}");
    answer.body.len()
}
