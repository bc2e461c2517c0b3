//! Names of files as they may stand on a page, in a header and on a disk.

use hlaska_kernel::plain;

use crate::kind::Kind;

/// Characters of a name beside its extension.
const LONGEST: usize = 100;

/// The part after the last dot, lower case; empty when there is none.
pub(crate) fn extension(name: &str) -> String {
    let last = base(name);
    last.rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.trim().to_lowercase())
}

/// The name without folders.
fn base(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// A name without folders, controls and characters that file systems or headers reserve, with the
/// extension of what the file really is.
pub fn safe_name(name: &str, kind: Kind) -> String {
    let last = base(name);
    let given = extension(name);
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let kept: String = stem.chars().map(|c| if is_reserved(c) { '_' } else { c }).collect();
    let kept = plain::name(&kept, LONGEST);
    let kept = kept.trim_matches(['.', ' ', '_']);
    let stem = if kept.is_empty() || is_device(kept) { "soubor" } else { kept };
    let known = kind.extensions().contains(&given.as_str());
    format!("{stem}.{}", if known { given.as_str() } else { kind.name() })
}

fn is_reserved(c: char) -> bool {
    matches!(c, '"' | '<' | '>' | ':' | '|' | '?' | '*' | '%' | ';' | '`' | '$' | '&' | '\'')
}

/// Names which Windows takes for devices.
fn is_device(stem: &str) -> bool {
    let upper = stem.split('.').next().unwrap_or_default().to_uppercase();
    let numbered =
        |word: &str| upper.strip_prefix(word).is_some_and(|rest| rest.len() == 1 && rest != "0");
    ["CON", "PRN", "AUX", "NUL"].contains(&upper.as_str()) || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_what_people_read_and_loses_what_machines_obey() {
        for (given, safe) in [
            ("Plán evakuace – Malše.pdf", "Plán evakuace – Malše.pdf"),
            ("../../etc/passwd.pdf", "passwd.pdf"),
            ("C:\\temp\\plán.PDF", "plán.pdf"),
            ("a\u{202e}fdp.exe", "afdp.pdf"),
            ("x\r\nSet-Cookie: a.pdf", "x Set-Cookie_ a.pdf"),
            ("CON.pdf", "soubor.pdf"),
            ("...", "soubor.pdf"),
            ("", "soubor.pdf"),
        ] {
            assert_eq!(safe_name(given, Kind::Pdf), safe, "{given:?}");
        }
        assert_eq!(safe_name("x.jpeg", Kind::Jpeg), "x.jpeg");
        assert_eq!(safe_name(&"ž".repeat(500), Kind::Png).chars().count(), LONGEST + 4);
    }
}
