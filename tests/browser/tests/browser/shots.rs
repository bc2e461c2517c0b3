//! Pictures of the main pages for the README: taken in every run, so that they stay possible, and
//! written to `docs/pictures` by `make shots`.

use std::path::{Path, PathBuf};

use hlaska_browser::{Stage, flood, welcome};
use hlaska_journeys::{ROUDNE, River, everybody, who};
use hlaska_testkit::browser::{Page, Screen};
use hlaska_testkit::workspace_root;

const MOST_BYTES: usize = 250 * 1024;

#[test]
fn shots_of_the_main_pages() {
    let people = [&everybody()[..], &[who::PLAV_MAYOR]].concat();
    let stage = Stage::beside(River::in_flood(), &people);
    welcome(&stage.region, &people);
    let event = flood::unfold(&stage.region);

    let desk = stage.seat(who::REGION_MANAGER, Screen::Desktop);
    desk.wait_for("Malše – Roudné");
    take(&desk, &stage.url("/"), "situace", 1000);
    take(&desk, &stage.url(&format!("/stavy/{}", ROUDNE.id)), "stanice", 1100);
    take(&desk, &stage.url("/hlaseni"), "hlaseni", 1000);
    take(&desk, &stage.url(&format!("{event}#denik")), "denik", 900);
    take(&desk, &stage.url("/mapa"), "mapa", 840);
    let wall = desk.sibling(Screen::Wall);
    take(&wall, &stage.url("/?rezim=stena"), "stena", 1080);
    let phone = stage.seat(who::ROUDNE_MAYOR, Screen::Phone);
    take(&phone, &stage.url("/obec"), "obec", 1100);
}

/// So many pixels of the page's height, from where the address leads.
fn take(page: &Page, url: &str, name: &str, height: u32) {
    page.goto(url);
    page.wait_for("Živě");
    if url.contains('#') {
        page.evaluate("scrollBy(0, -260)"); // what the fragment belongs to
    }
    std::thread::sleep(std::time::Duration::from_millis(400)); // the map is drawn after the load
    let taken = page.shot_of_height(name, height);
    let bytes = std::fs::read(&taken).expect("the picture was written");
    assert!(bytes.len() > 10_000, "{name} shows nothing");
    assert!(bytes.len() <= MOST_BYTES, "{name} has {} bytes", bytes.len());
    if std::env::var_os("HLASKA_SHOTS").is_some() {
        keep(&taken, name);
    }
}

fn keep(taken: &Path, name: &str) {
    let folder: PathBuf = workspace_root().join("docs/pictures");
    std::fs::create_dir_all(&folder).expect("our own folder can be made");
    std::fs::copy(taken, folder.join(format!("{name}.png"))).expect("a copy");
}
