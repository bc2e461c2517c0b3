//! Letters by the names fonts give them, and strings outside pages.

use std::sync::OnceLock;

use encoding_rs::{Encoding, WINDOWS_1250, WINDOWS_1252};

use super::cmap::utf16;

/// Marks by which names of accented letters end, with the combining mark they stand for.
const ACCENTS: [(&str, char); 10] = [
    ("acute", '\u{301}'),
    ("caron", '\u{30c}'),
    ("ring", '\u{30a}'),
    ("dieresis", '\u{308}'),
    ("circumflex", '\u{302}'),
    ("grave", '\u{300}'),
    ("cedilla", '\u{327}'),
    ("tilde", '\u{303}'),
    ("hungarumlaut", '\u{30b}'),
    ("ogonek", '\u{328}'),
];

const SIGNS: [(&str, &str); 14] = [
    ("space", " "),
    ("hyphen", "-"),
    ("minus", "-"),
    ("endash", "–"),
    ("emdash", "—"),
    ("slash", "/"),
    ("colon", ":"),
    ("comma", ","),
    ("period", "."),
    ("parenleft", "("),
    ("parenright", ")"),
    ("dotlessi", "ı"),
    ("fi", "fi"),
    ("fl", "fl"),
];

const DIGITS: [&str; 10] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// `Ecaron` is Ě, `uni0158` is Ř, `A` is A.
pub(super) fn letter(name: &str) -> Option<String> {
    let name = name.split('.').next().unwrap_or_default();
    if name.len() == 1 {
        return Some(name.to_owned());
    }
    if let Some((_, sign)) = SIGNS.iter().find(|(sign, _)| *sign == name) {
        return Some((*sign).to_owned());
    }
    if let Some(digit) = DIGITS.iter().position(|digit| *digit == name) {
        return Some(digit.to_string());
    }
    accented(name).or_else(|| coded(name))
}

fn accented(name: &str) -> Option<String> {
    let (accent, mark) = ACCENTS.iter().find(|(accent, _)| name.ends_with(accent))?;
    let base = name.strip_suffix(accent).filter(|base| base.len() == 1)?;
    Some(format!("{base}{mark}"))
}

fn coded(name: &str) -> Option<String> {
    let digits = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'))?;
    let code = u32::from_str_radix(digits.get(..digits.len().min(6))?, 16).ok()?;
    char::from_u32(code).map(String::from)
}

/// A title, a note: UTF-16 or UTF-8 by its mark, else one byte a letter.
pub(super) fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => both(bytes),
    }
}

/// Nothing says which of the two it is: both are looked at.
fn both(bytes: &[u8]) -> String {
    let western = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    if bytes.is_ascii() {
        return western.into_owned();
    }
    let czech = WINDOWS_1250.decode_without_bom_handling(bytes).0;
    format!("{western}\n{czech}")
}

/// One byte as the two old encodings of Windows read it.
pub(super) fn single(byte: u8, is_czech: bool) -> char {
    static TABLES: OnceLock<[Vec<char>; 2]> = OnceLock::new();
    let table = |encoding: &'static Encoding| {
        let bytes: Vec<u8> = (0..=255).collect();
        encoding.decode_without_bom_handling(&bytes).0.chars().collect()
    };
    let [western, czech] = TABLES.get_or_init(|| [table(WINDOWS_1252), table(WINDOWS_1250)]);
    let letters = if is_czech { czech } else { western };
    letters.get(usize::from(byte)).copied().unwrap_or('\u{fffd}')
}
