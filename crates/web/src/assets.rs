//! Files for the browser: embedded, hashed, compressed beforehand.
//!
//! `build-assets.mjs` makes them and lists them in `dist/table.rs`, one constant a file, so a page
//! that links a file which does not exist does not compile: `assets::APP_CSS.url`.
//!
//! An address is `/a/{hash}/{name}`: the content behind it never changes and may be cached for ever.
//! A wrong hash is not found, so a stale page can never mix files of two versions.

use std::collections::HashMap;
use std::sync::LazyLock;

/// One file, plain and compressed.
#[derive(Debug)]
pub struct Asset {
    /// Name under `dist/`, e.g. `app.css`.
    pub name: &'static str,
    /// Address with the hash of the content.
    pub url: &'static str,
    /// Value of `Content-Type`.
    pub mime: &'static str,
    /// Value of `ETag`, quotes included.
    pub etag: &'static str,
    pub plain: &'static [u8],
    /// Missing where compressing gains nothing (fonts, pictures).
    pub gzip: Option<&'static [u8]>,
    pub brotli: Option<&'static [u8]>,
}

include!(concat!(env!("CARGO_MANIFEST_DIR"), "/dist/table.rs"));

/// For everything below `/a/`.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// For the few files at fixed addresses (`/sw.js`), checked each time against the `ETag`.
pub const REVALIDATE: &str = "no-cache";

static BY_URL: LazyLock<HashMap<&'static str, &'static Asset>> =
    LazyLock::new(|| ALL.iter().map(|asset| (asset.url, *asset)).collect());

/// The file at a hashed address such as `/a/0123456789ab/app.css`.
pub fn get(path: &str) -> Option<&'static Asset> {
    BY_URL.get(path).copied()
}

impl Asset {
    /// The smallest form the browser takes, with the value of `Content-Encoding`.
    pub fn encoded(&self, accept_encoding: &str) -> (&'static [u8], Option<&'static str>) {
        let forms = [(self.brotli, "br"), (self.gzip, "gzip")];
        forms
            .into_iter()
            .filter(|(_, name)| accepts(accept_encoding, name))
            .find_map(|(bytes, name)| Some((bytes?, Some(name))))
            .unwrap_or((self.plain, None))
    }
}

fn accepts(accept_encoding: &str, wanted: &str) -> bool {
    accept_encoding.split(',').any(|offer| {
        let (name, parameters) = offer.split_once(';').unwrap_or((offer, ""));
        let refused = matches!(parameters.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
        name.trim().eq_ignore_ascii_case(wanted) && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gzip_bytes(assets: &[&Asset]) -> usize {
        assets.iter().map(|asset| asset.gzip.unwrap_or(asset.plain).len()).sum()
    }

    #[test]
    fn an_address_leads_to_its_file_and_no_other_does() {
        assert_eq!(get(APP_CSS.url).map(|asset| asset.name), Some("app.css"));
        assert!(get("/a/000000000000/app.css").is_none());
        assert!(get("/a/../Cargo.toml").is_none());
    }

    #[test]
    fn names_of_other_files_are_replaced_by_addresses() {
        let css = std::str::from_utf8(APP_CSS.plain).unwrap();
        assert!(css.contains(ROBOTO_REGULAR_WOFF2.url));
        for asset in ALL.iter().filter(|asset| asset.mime.starts_with("text/css")) {
            assert!(!std::str::from_utf8(asset.plain).unwrap().contains("{{"), "{}", asset.name);
        }
        assert!(std::str::from_utf8(SW_JS.plain).unwrap().contains(APP_JS.url));
    }

    #[test]
    fn the_browser_gets_what_it_can_read() {
        let wire = |header| APP_JS.encoded(header).1;
        assert_eq!(wire("gzip, deflate, br, zstd"), Some("br"));
        assert_eq!(wire("gzip, br;q=0"), Some("gzip"));
        assert_eq!(wire("identity"), None);
        assert_eq!(ROBOTO_BOLD_WOFF2.encoded("gzip, br").1, None);
    }

    #[test]
    fn a_municipality_can_load_its_page_over_gprs() {
        let first_load = gzip_bytes(&[&TOKENS_CSS, &APP_CSS, &HTMX_JS, &APP_JS]);
        assert!(
            first_load <= 28 * 1024,
            "{first_load} bytes: page with HTML must stay within 30 KB"
        );
        let css = gzip_bytes(&[&APP_CSS]);
        assert!(css <= 6 * 1024, "app.css {css} bytes");
    }

    #[test]
    fn the_map_stays_light() {
        assert!(gzip_bytes(&[&MAP_JS, &PROJ_JS, &MAP_CSS]) <= 200 * 1024);
        let map_page = gzip_bytes(&[&TOKENS_CSS, &APP_CSS, &HTMX_JS, &APP_JS, &MAP_JS, &MAP_CSS]);
        assert!(map_page <= 200 * 1024, "{map_page} bytes leave too little of 250 KB for geometry");
    }

    #[test]
    fn nothing_needs_eval_or_inline_code() {
        for asset in [&APP_JS, &MAP_JS, &SW_JS, &PROJ_JS] {
            let code = std::str::from_utf8(asset.plain).unwrap();
            assert!(!code.contains("eval("), "{}", asset.name);
            assert!(!code.contains("new Function("), "{}", asset.name);
        }
    }

    #[test]
    fn every_licence_of_shipped_code_is_told() {
        let text = std::str::from_utf8(LICENCES_TXT.plain).unwrap();
        for name in ["htmx.org 4.0.1", "ol 10.11.0", "proj4 2.22.0", "styles 4.2.7", "fonts 0.0.2"]
        {
            assert!(text.contains(name), "{name}");
        }
    }
}
