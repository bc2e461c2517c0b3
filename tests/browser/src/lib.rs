//! People at screens: they sign in by the words on the page and from then on do what the journeys
//! say. A helper that cannot do its work panics with the reason, because in a test that is the
//! failure to show.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a helper that cannot help is a failed test"
)]

use hlaska_journeys::{PASSWORD, Person, Region, River, steps};
use hlaska_testkit::browser::{Browser, Page, Screen};
use hlaska_testkit::{Engine, Scratch, eventually};

pub mod flood;

/// A region with calm rivers, its people, and a browser.
pub struct Stage {
    pub browser: Browser,
    pub region: Region,
    pub river: River,
    _scratch: Scratch,
}

impl Stage {
    pub fn set(people: &[Person]) -> Self {
        Self::beside(River::calm(), people)
    }

    pub fn beside(river: River, people: &[Person]) -> Self {
        let scratch = Scratch::new(Engine::Sqlite);
        let region = Region::on(&scratch).reading(&river).with(people).open();
        Self { browser: Browser::start(), region, river, _scratch: scratch }
    }

    /// The address on this portal.
    pub fn url(&self, path: &str) -> String {
        self.region.portal.url() + path
    }

    /// Somebody sits down at a screen and signs in. Their password must be set already.
    pub fn seat(&self, person: Person, screen: Screen) -> Page {
        let page = self.browser.page(screen);
        sign_in(&page, &self.region.portal.url(), person);
        page
    }
}

/// Signs in at the door of the portal at this address.
pub fn sign_in(page: &Page, base: &str, person: Person) {
    page.goto(&format!("{base}/prihlaseni"));
    page.fill("Přihlašovací jméno", person.login);
    page.fill("Heslo", PASSWORD);
    page.press("Enter");
    page.wait_for("Odhlásit");
}

/// From now on the page must change by itself: whoever reloads it loses the mark.
pub fn mark(page: &Page) {
    page.evaluate("globalThis.neverReloaded = true");
}

/// Fails if the page was loaded anew since it was marked.
#[track_caller]
pub fn assert_never_reloaded(page: &Page) {
    assert_eq!(page.evaluate("globalThis.neverReloaded"), true, "{} was reloaded", page.url());
}

/// Waits until the service worker looks after the page, as it does on every visit but the first.
pub fn await_service_worker(page: &Page) {
    page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    eventually("the service worker to take over", || {
        let controlled = page.evaluate("!!navigator.serviceWorker.controller");
        (controlled == true).then_some(())
    });
}

/// Everybody sets a password; sessions made so are not used by the browser.
pub fn welcome(region: &Region, people: &[Person]) {
    for person in people {
        region.sign_in(*person);
    }
}

/// The journal's head, to see how many entries something made.
pub fn journal_head(region: &Region, manager: Person) -> u64 {
    steps::journal_head(&region.sign_in(manager))
}

/// Signs in without opening a page, so that the first page opened is a first visit.
pub fn cookie_from(page: &Page, stage: &Stage, base: &str, person: Person) {
    let client = stage.region.sign_in(person);
    let session = client.cookie("session").expect("somebody signed in");
    page.set_cookie(base, "session", &session);
}
