//! What the operator of an installation decides about the audit: `[audit]` in `hlaska.toml`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::prune::{Retention, TooShort};

#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Months that records are kept; 18 unless more is asked for.
    pub keep_months: Option<u32>,
    pub syslog: Option<SyslogConfig>,
    pub jsonl: Option<JsonlConfig>,
    /// Changes of detection rules, by the rule's name.
    pub detections: BTreeMap<String, DetectionConfig>,
}

/// What is different here from the rule as delivered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DetectionConfig {
    pub off: bool,
    /// So many are too many.
    pub threshold: Option<u64>,
    pub window_minutes: Option<u32>,
}

/// A collector that understands RFC 5424 over TLS.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SyslogConfig {
    /// `log.example.cz:6514`
    pub address: String,
    /// The name in the collector's certificate; the host of the address unless given.
    pub server_name: Option<String>,
    /// Certificates (PEM) of the authority that the collector's certificate comes from.
    pub ca_file: PathBuf,
    /// The portal's own certificate and key (PEM), for a collector that asks for them.
    pub client_cert: Option<PathBuf>,
    pub client_key: Option<PathBuf>,
    #[serde(default)]
    pub framing: Framing,
    /// The number in the name of the structured data. Unless an organisation has one of its own,
    /// it is the one reserved for examples (RFC 5612).
    #[serde(default = "example_number")]
    pub enterprise_number: u32,
}

fn example_number() -> u32 {
    32_473
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Framing {
    /// The length before each message, as RFC 5425 asks.
    #[default]
    OctetCounting,
    /// A line feed after each message, for old collectors.
    Newline,
}

/// A file to which every record is added as one line of JSON.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JsonlConfig {
    pub path: PathBuf,
    /// A larger file is put aside under the number of its last record; nothing is deleted.
    #[serde(default = "hundred")]
    pub max_megabytes: u64,
}

fn hundred() -> u64 {
    100
}

impl Config {
    pub fn retention(&self) -> Result<Retention, TooShort> {
        self.keep_months.map_or(Ok(Retention::default()), Retention::months)
    }

    /// The same with relative paths meant from `folder`.
    #[must_use]
    pub fn beside(mut self, folder: &Path) -> Self {
        let place = |path: &mut PathBuf| *path = folder.join(&*path);
        if let Some(syslog) = &mut self.syslog {
            place(&mut syslog.ca_file);
            syslog.client_cert.iter_mut().for_each(place);
            syslog.client_key.iter_mut().for_each(place);
        }
        if let Some(jsonl) = &mut self.jsonl {
            place(&mut jsonl.path);
        }
        self
    }
}
