use serde::{Deserialize, Serialize};

/// How the tiles of a base map are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BasemapKind {
    /// `{z}/{x}/{y}` in the address.
    Xyz,
    /// OGC WMTS; the address is that of its capabilities.
    Wmts,
    /// OGC WMS.
    Wms,
}

/// One background map, as written in `hlaska.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basemap {
    pub id: String,
    pub title: String,
    #[serde(rename = "type")]
    pub kind: BasemapKind,
    pub url: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layer: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matrix_set: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// Who is named on the map; most licences demand it.
    pub attribution: String,
    /// `EPSG:3857` unless said otherwise; `EPSG:5514` is the national grid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crs: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_zoom: Option<u8>,
    /// Drawn over the others instead of in their place.
    #[serde(default)]
    pub overlay: bool,
}

/// The configured base maps, in the order they are offered.
#[derive(Debug, Default)]
pub struct Basemaps(pub Vec<Basemap>);

/// Hosts the browser must be allowed to load tiles from: scheme and host of each address.
pub fn tile_hosts(basemaps: &[Basemap]) -> Vec<String> {
    let mut hosts: Vec<String> = basemaps.iter().filter_map(|map| host_of(&map.url)).collect();
    hosts.sort_unstable();
    hosts.dedup();
    hosts
}

fn host_of(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?']).next()?;
    let sound =
        !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:".contains(&b));
    (sound && (scheme == "https" || scheme == "http")).then(|| format!("{scheme}://{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_host_of_a_tile_address_is_allowed() {
        assert_eq!(
            host_of("https://tiles.example.cz/wm/{z}/{y}/{x}").as_deref(),
            Some("https://tiles.example.cz")
        );
        assert_eq!(host_of("https://evil.example 'unsafe-inline'/x"), None);
        assert_eq!(host_of("/own/tiles"), None);
    }
}
