//! What the operator of an installation decides, in `hlaska.toml` in its folder.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::error::CommandError;

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    pub feeds: Feeds,
    /// Background maps, in the order they are offered.
    pub basemap: Vec<hlaska_map::Basemap>,
    /// Own https.
    pub tls: Option<Tls>,
    pub proxy: Proxy,
    /// How long the record of who did what is kept, and where it is forwarded.
    pub audit: hlaska_audit::config::Config,
    pub sign_in: hlaska_factors::SignInConfig,
    /// Offices' identity providers, in the order of their ids.
    pub oidc: Vec<hlaska_oidc::ProviderConfig>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Feeds {
    pub chmi_hydrology: hlaska_sensors::FeedConfig,
}

/// Files beside `hlaska.toml`, or with a whole path.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    pub cert: PathBuf,
    pub key: PathBuf,
    /// Plain http is answered here, only to lead people to https.
    pub redirect_from: Option<SocketAddr>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Proxy {
    /// Addresses and ranges of proxies that are believed who their clients are.
    pub trusted: Vec<String>,
}

impl Config {
    /// A missing file means that every default is wanted.
    pub fn load(folder: &Path) -> Result<Self, CommandError> {
        let path = folder.join("hlaska.toml");
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self::default());
            }
            Err(source) => return Err(CommandError::File { path, source }),
        };
        toml::from_str(&text).map_err(|source| CommandError::Config { path, source })
    }
}
