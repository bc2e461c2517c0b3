use serde::Deserialize;

/// How ČHMÚ's hydrology service is read, in `hlaska.toml` under `[feeds.chmi_hydrology]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FeedConfig {
    pub enabled: bool,
    /// Everything before `/hydrology/…`.
    pub base_url: String,
    /// Pause between two rounds.
    pub every_seconds: u32,
    /// Requests under way at one time.
    pub parallelism: usize,
    /// Also stations outside of the region.
    pub all_stations: bool,
}

impl Default for FeedConfig {
    fn default() -> Self {
        Self {
            enabled: true,
            base_url: "https://opendata.chmi.cz".to_owned(),
            every_seconds: 600,
            parallelism: 8,
            all_stations: false,
        }
    }
}
