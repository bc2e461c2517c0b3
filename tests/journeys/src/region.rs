use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use hlaska_testkit::Scratch;
use hlaska_testkit::http::Client;
use hlaska_testkit::portal::Portal;

use crate::people::Person;
use crate::river::River;

/// A portal with its people; gone when the test ends.
pub struct Region {
    pub portal: Portal,
    data: PathBuf,
    engine: Vec<String>,
    /// One-time links nobody has used yet, by login.
    links: Mutex<BTreeMap<&'static str, String>>,
}

/// What a region is made of.
pub struct Builder<'a> {
    scratch: &'a Scratch,
    people: Vec<Person>,
    feeds: String,
    sign_in: &'static str,
    further: Vec<String>,
    log: Option<&'static str>,
}

impl Region {
    /// On the engine of the test; reads no feed unless told to.
    pub fn on(scratch: &Scratch) -> Builder<'_> {
        let feeds = "[feeds.chmi_hydrology]\nenabled = false\n".to_owned();
        // Most stories are not about signing in: a password is enough for every role.
        let sign_in = "[sign_in]\nsecond_factor = []\n";
        Builder { scratch, people: Vec::new(), feeds, sign_in, further: Vec::new(), log: None }
    }

    /// Somebody's first visit sets the password, later ones use it.
    pub fn sign_in(&self, person: Person) -> Client {
        let client = self.portal.client();
        match self.links.lock().unwrap().remove(person.login) {
            Some(link) => Person::take_link(&client, &link),
            None => person.sign_in(&client),
        }
        client
    }

    /// The one-time link of somebody who has not come yet; it is theirs to use from now on.
    pub fn link(&self, person: Person) -> String {
        self.links.lock().unwrap().remove(person.login).expect("nobody has used the link")
    }

    /// The folder of the installation.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// `--db …` where the engine needs it.
    pub fn engine(&self) -> Vec<&str> {
        self.engine.iter().map(String::as_str).collect()
    }

    /// The one-time link for the first administrator, as printed at the start.
    pub fn printed_link(&self) -> String {
        printed_link(&self.portal)
    }

    /// `hlaska verify`, whose exit code and words tell whether the journal is sound.
    pub fn verify(&self) -> (bool, String) {
        let data = self.data.to_string_lossy();
        let arguments = [&["verify", "--data", &data][..], &self.engine()].concat();
        let done = hlaska_testkit::portal::hlaska(&arguments);
        let said = [done.stdout, done.stderr].concat();
        (done.status.success(), String::from_utf8_lossy(&said).into_owned())
    }
}

impl Builder<'_> {
    /// Follows the river, asking every second.
    #[must_use]
    pub fn reading(mut self, river: &River) -> Self {
        let url = river.standin.url();
        self.feeds = format!("[feeds.chmi_hydrology]\nbase_url = \"{url}\"\nevery_seconds = 1\n");
        self
    }

    #[must_use]
    pub fn with(mut self, people: &[Person]) -> Self {
        self.people.extend_from_slice(people);
        self
    }

    /// As a real installation: whoever runs the portal needs a second factor.
    #[must_use]
    pub fn with_second_factors(mut self) -> Self {
        self.sign_in = "";
        self
    }

    /// Further arguments of `hlaska serve`.
    #[must_use]
    pub fn serve_with(mut self, arguments: &[&str]) -> Self {
        self.further.extend(arguments.iter().map(|&argument| argument.to_owned()));
        self
    }

    /// How much the portal tells in its log, e.g. `trace`.
    #[must_use]
    pub fn logging(mut self, level: &'static str) -> Self {
        self.log = Some(level);
        self
    }

    pub fn open(self) -> Region {
        let data = self.scratch.dir().to_path_buf();
        let config = format!("{}{}", self.feeds, self.sign_in);
        std::fs::write(data.join("hlaska.toml"), config).expect("a scratch folder is ours");
        let engine: Vec<String> = self
            .scratch
            .postgres_url()
            .map(|url| vec!["--db".to_owned(), url.to_owned()])
            .unwrap_or_default();
        let arguments: Vec<&str> = engine.iter().map(String::as_str).collect();
        let links = self.people.iter().map(|one| (one.login, one.add(&data, &arguments)));
        let links: BTreeMap<_, _> = links.collect();
        let further = self.further.iter().map(String::as_str);
        let arguments: Vec<&str> = arguments.into_iter().chain(further).collect();
        let log: Vec<_> = self
            .log
            .iter()
            .flat_map(|level| [("HLASKA_LOG", *level), ("RUST_LOG", *level)])
            .collect();
        let portal = Portal::start_in(&data, &arguments, &log);
        Region { portal, data, engine, links: Mutex::new(links) }
    }
}

/// While no administrator has a password or a link from somebody, every start prints a link that
/// replaces the one before.
fn printed_link(portal: &Portal) -> String {
    let line = portal.line_with("/pozvanka/");
    let start = line.find("/pozvanka/").expect("the line has a link");
    line[start..].trim().to_owned()
}
