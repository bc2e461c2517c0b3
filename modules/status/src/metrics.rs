use std::fmt;

use hlaska_kernel::Timestamp;
use hlaska_web::Portal;

/// Figures at one moment.
pub struct Metrics {
    journal_head: u64,
    unreadable_entries: usize,
    live_pages: usize,
    resident_bytes: u64,
    feeds: Vec<hlaska_sensors::FeedFigures>,
}

impl Metrics {
    pub fn of(portal: &Portal, now: Timestamp) -> Self {
        Self {
            journal_head: portal.node().applied(),
            unreadable_entries: portal.world().degraded().len(),
            live_pages: portal.hub().listeners(),
            resident_bytes: resident_bytes(),
            feeds: hlaska_sensors::feed_figures(portal, now),
        }
    }
}

/// Picks one figure of a feed.
type Figure = fn(&hlaska_sensors::FeedFigures) -> f64;

/// Memory of the process, from the kernel; 0 where the kernel does not say.
fn resident_bytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}

impl fmt::Display for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        gauge(f, "hlaska_journal_head", "Last journal entry in the views.", self.journal_head)?;
        gauge(
            f,
            "hlaska_unreadable_entries",
            "Entries no view could read.",
            self.unreadable_entries,
        )?;
        gauge(f, "hlaska_live_pages", "Open live pages.", self.live_pages)?;
        gauge(f, "process_resident_memory_bytes", "Resident memory.", self.resident_bytes)?;
        let figures: [(&str, &str, Figure); 4] = [
            ("hlaska_feed_age_seconds", "Since the last successful round.", |feed| {
                feed.age_seconds
            }),
            ("hlaska_feed_problems", "Problems found in the last round.", |feed| feed.problems),
            ("hlaska_feed_stations", "Stations followed.", |feed| feed.stations),
            ("hlaska_feed_stale_stations", "Stations whose newest value is old.", |feed| {
                feed.stale
            }),
        ];
        for (name, help, value) in figures {
            writeln!(f, "# HELP {name} {help}\n# TYPE {name} gauge")?;
            for feed in &self.feeds {
                writeln!(f, "{name}{{feed=\"{}\"}} {}", feed.feed, value(feed))?;
            }
        }
        Ok(())
    }
}

fn gauge(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    help: &str,
    value: impl fmt::Display,
) -> fmt::Result {
    writeln!(f, "# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}")
}
