//! What in the records somebody should look at: small rules over a window of records.

pub(crate) mod finding;
pub(crate) mod job;
mod look;
mod rules;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use hlaska_audit::Entry;
use hlaska_audit::config::DetectionConfig;
use hlaska_kernel::{Lang, Timestamp};
use look::look;
use rules::LOOKS;
use serde::Deserialize;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Severity {
    /// Worth a look in the daily round.
    Notice,
    /// Worth a look today.
    Warning,
    /// Told at once on every page.
    Severe,
}

#[derive(Deserialize)]
pub(crate) struct Words {
    pub name: String,
    /// What it means.
    pub means: String,
    /// What to do.
    pub advice: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rule {
    pub id: String,
    pub severity: Severity,
    /// So many are too many.
    pub threshold: u64,
    pub window_minutes: u32,
    /// The day when somebody last asked whether the rule is good.
    pub reviewed: String,
    pub cs: Words,
    pub en: Words,
}

#[derive(Default, Deserialize)]
pub(crate) struct Rules {
    pub version: String,
    pub rule: Vec<Rule>,
}

/// As delivered. A file that cannot be read fails a test, not the portal.
pub(crate) static RULES: LazyLock<Rules> =
    LazyLock::new(|| toml::from_str(include_str!("../rules.toml")).unwrap_or_default());

impl Rule {
    pub(crate) fn named(id: &str) -> Option<&'static Self> {
        RULES.rule.iter().find(|rule| rule.id == id)
    }
    pub(crate) const fn words(&self, lang: Lang) -> &Words {
        match lang {
            Lang::Cs => &self.cs,
            Lang::En => &self.en,
        }
    }
    /// Threshold and window in microseconds, as this installation wants them; `None`: switched off.
    fn measure(&self, settings: &Settings) -> Option<(u64, i64)> {
        let own = settings.get(&self.id).copied().unwrap_or_default();
        let minutes = own.window_minutes.unwrap_or(self.window_minutes);
        let threshold = own.threshold.unwrap_or(self.threshold).max(1);
        (!own.off).then_some((threshold, i64::from(minutes) * 60_000_000))
    }
}

pub(crate) type Settings = BTreeMap<String, DetectionConfig>;

/// A rule that applies, on whom, and by which records.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Hit {
    pub rule: &'static str,
    /// Account, address, device or thing; empty for the whole portal.
    pub subject: String,
    pub first: u64,
    pub last: u64,
    pub hits: u64,
    /// The same again within this time is no new finding.
    pub window_us: i64,
}

/// Everything that stands out. `entries` in their order, all of the longest window.
pub(crate) fn evaluate(entries: &[Entry], now: Timestamp, settings: &Settings) -> Vec<Hit> {
    let all = RULES.rule.iter().filter_map(|rule| {
        let how = LOOKS.iter().find(|(id, _)| *id == rule.id).map(|(_, how)| how)?;
        let (threshold, window_us) = rule.measure(settings)?;
        Some(look(&rule.id, how, entries, now, threshold, window_us))
    });
    all.flatten().collect()
}

#[cfg(test)]
mod tests;
