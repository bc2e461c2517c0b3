//! From bytes to a JSON document, or to the reason why there is none.

use hlaska_kernel::{Problem, Said};
use serde_json::Value;
use serde_json::error::Category;

/// The list of 831 stations has 150 kB.
pub const MAX_META_BYTES: usize = 8 * 1024 * 1024;
/// A full day of one station has 20 kB.
pub const MAX_DATA_BYTES: usize = 2 * 1024 * 1024;

const BOM: &[u8] = b"\xef\xbb\xbf";

/// Opens a file, or says in one problem why it cannot be opened.
pub(super) fn open(bytes: &[u8], max_bytes: usize, subject: &str) -> Result<Value, Problem> {
    if bytes.len() > max_bytes {
        return Err(too_large(subject, bytes.len(), max_bytes));
    }
    let text = bytes.strip_prefix(BOM).unwrap_or(bytes).trim_ascii();
    match text.first() {
        None => Err(empty(subject)),
        Some(b'<') => Err(html(subject)),
        Some(_) => serde_json::from_slice(text).map_err(|error| unreadable(subject, &error)),
    }
}

/// Is it a problem of the whole file, of which nothing could be used?
pub fn is_unreadable(problem: &Problem) -> bool {
    const CODES: [&str; 6] = [
        "too_large",
        "empty_file",
        "html_instead_of_json",
        "truncated_json",
        "invalid_json",
        "station_differs",
    ];
    CODES.contains(&problem.code.as_str())
}

fn unreadable(subject: &str, error: &serde_json::Error) -> Problem {
    match error.classify() {
        Category::Eof => truncated(subject),
        _ => invalid(subject, error),
    }
}

fn too_large(subject: &str, bytes: usize, max_bytes: usize) -> Problem {
    let (have, allowed) = (bytes / 1024, max_bytes / 1024);
    Problem::new(
        "too_large",
        subject,
        Said::new(
            format!(
                "Soubor má {have} kB, povoleno je {allowed} kB. Nebyl čten; ověřte adresu zdroje."
            ),
            format!(
                "The file has {have} kB, {allowed} kB are allowed. It was not read; check the address of the source."
            ),
        ),
    )
}

fn empty(subject: &str) -> Problem {
    Problem::new(
        "empty_file",
        subject,
        Said::new(
            "Soubor je prázdný. Platí poslední uložené hodnoty, příští kolo to zkusí znovu.",
            "The file is empty. The last stored values stand, the next round tries again.",
        ),
    )
}

fn html(subject: &str) -> Problem {
    Problem::new(
        "html_instead_of_json",
        subject,
        Said::new(
            "Server poslal webovou stránku místo dat. Platí poslední uložené hodnoty; trvá-li to, ověřte adresu zdroje.",
            "The server sent a web page instead of data. The last stored values stand; if it lasts, check the address of the source.",
        ),
    )
}

fn truncated(subject: &str) -> Problem {
    Problem::new(
        "truncated_json",
        subject,
        Said::new(
            "Soubor končí uprostřed, nejspíš byl právě přepisován. Nic z něj nebylo uloženo, příští kolo ho stáhne znovu.",
            "The file ends in the middle, most likely it was just being rewritten. Nothing of it was stored, the next round fetches it again.",
        ),
    )
}

fn invalid(subject: &str, error: &serde_json::Error) -> Problem {
    let (line, column) = (error.line(), error.column());
    Problem::new(
        "invalid_json",
        subject,
        Said::new(
            format!(
                "Soubor není platný JSON (řádek {line}, sloupec {column}). Nic z něj nebylo uloženo; trvá-li to, oznamte to ČHMÚ."
            ),
            format!(
                "The file is not valid JSON (line {line}, column {column}). Nothing of it was stored; if it lasts, tell ČHMÚ."
            ),
        ),
    )
}

/// Valid JSON of another shape than the contract says; `missing` names the part.
pub(super) fn shape(subject: &str, missing: &str) -> Problem {
    Problem::new(
        "unexpected_shape",
        subject,
        Said::new(
            format!(
                "V souboru chybí část „{missing}“. Tato část nebyla čtena; změnil-li ČHMÚ formát, je třeba nová verze programu."
            ),
            format!(
                "The file lacks the part “{missing}”. It was not read; if ČHMÚ changed the format, a new version of the program is needed."
            ),
        ),
    )
}
