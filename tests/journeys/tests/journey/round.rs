//! What `hlaska feed once` printed, read back.

use std::collections::BTreeMap;

use hlaska_testkit::Scratch;
use hlaska_testkit::portal::hlaska;

/// One round as its printout tells it.
pub struct Round {
    pub printed: String,
}

/// Runs one round over the stand-in at `url`; further arguments as on the command line.
pub fn feed_once(scratch: &Scratch, url: &str, further: &[&str]) -> Round {
    let data = scratch.dir().to_string_lossy();
    let engine: Vec<&str> = scratch.postgres_url().map_or(vec![], |url| vec!["--db", url]);
    let fixed = ["feed", "once", "chmi-hydrology", "--base-url", url, "--data", &data];
    let done = hlaska(&[&fixed[..], &engine, further].concat());
    let complaint = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "the round failed: {complaint}");
    Round { printed: String::from_utf8(done.stdout).expect("hlaska prints UTF-8") }
}

impl Round {
    /// The line of one station, cut into its cells: id, name, H, Q, time, SPA, trend …
    #[track_caller]
    pub fn station(&self, id: &str) -> Vec<&str> {
        let line = self.printed.lines().find(|line| line.starts_with(id));
        let line = line.unwrap_or_else(|| panic!("no station {id} in\n{}", self.printed));
        line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect()
    }

    /// The level that the station's line tells.
    #[track_caller]
    pub fn spa(&self, id: &str) -> &str {
        self.station(id)[5]
    }

    /// Kinds of the problems listed for each subject.
    pub fn problems(&self) -> BTreeMap<&str, Vec<&str>> {
        let mut found = BTreeMap::<&str, Vec<&str>>::new();
        for line in self.printed.lines().filter_map(|line| line.strip_prefix("  ")) {
            let Some((subject, rest)) = line.split_once(" [") else { continue };
            let code = rest.split(']').next().unwrap_or_default();
            found.entry(subject).or_default().push(code);
        }
        found
    }

    /// `values new 5, …` as a number.
    #[track_caller]
    pub fn count(&self, name: &str) -> usize {
        let (_, rest) = self.printed.split_once(name).unwrap_or_else(|| panic!("no „{name}“"));
        let digits: String = rest.trim().chars().take_while(char::is_ascii_digit).collect();
        digits.parse().unwrap_or_else(|_| panic!("no number after „{name}“ in\n{}", self.printed))
    }
}
