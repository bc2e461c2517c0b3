//! Why a file was refused: which file, where in it, what is wrong and what to do.

use std::fmt::{self, Display};

use hlaska_kernel::Said;

/// Where in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    File,
    /// Counted from one.
    Line(u64),
    /// Position in the list of features of a GeoJSON file, counted from one.
    Feature(usize),
}

/// The file is refused whole and nothing of it was used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct ImportError {
    pub file: String,
    pub at: At,
    pub reason: Said,
}

impl ImportError {
    pub fn of_file(file: &str, reason: Said) -> Self {
        Self { file: file.to_owned(), at: At::File, reason }
    }
    pub fn on_line(file: &str, line: u64, reason: Said) -> Self {
        Self { file: file.to_owned(), at: At::Line(line), reason }
    }
    pub fn in_feature(file: &str, feature: usize, reason: Said) -> Self {
        Self { file: file.to_owned(), at: At::Feature(feature), reason }
    }
    /// The whole message in both languages.
    pub fn said(&self) -> Said {
        let file = &self.file;
        let (cs, en) = match self.at {
            At::File => (String::new(), String::new()),
            At::Line(line) => (format!(", řádek {line}"), format!(", line {line}")),
            At::Feature(n) => (format!(", {n}. prvek"), format!(", feature {n}")),
        };
        Said::new(
            format!("{file}{cs}: {}", self.reason.cs),
            format!("{file}{en}: {}", self.reason.en),
        )
    }
}

impl Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said().en)
    }
}

pub fn too_large(limit: usize) -> Said {
    let limit = limit / 1024 / 1024;
    Said::new(
        format!("soubor je větší než {limit} MB; takový úřední soubor neznáme"),
        format!("the file is larger than {limit} MB; no such official file is known"),
    )
}
pub fn empty() -> Said {
    Said::new("soubor je prázdný; stáhněte ho znovu", "the file is empty; download it again")
}
pub fn not_official() -> Said {
    Said::new(
        "není to žádný ze známých úředních souborů (číselník ČSÚ 65, tabulky kódů RÚIAN, body obcí, hranice ORP)",
        "none of the known official files (ČSÚ code list 65, RÚIAN code tables, points of municipalities, borders of ORPs)",
    )
}
pub fn nothing_given() -> Said {
    Said::new(
        "není co načíst: nebyl nalezen žádný úřední soubor",
        "nothing to import: no official file was found",
    )
}
pub fn unreadable(error: &dyn Display) -> Said {
    Said::new(format!("soubor nelze přečíst: {error}"), format!("cannot read the file: {error}"))
}
pub fn broken(error: &dyn Display) -> Said {
    Said::new(
        format!("soubor je poškozený nebo neúplný ({error}); stáhněte ho znovu"),
        format!("the file is damaged or incomplete ({error}); download it again"),
    )
}
pub fn too_many(limit: usize) -> Said {
    Said::new(
        format!("soubor má víc než {limit} záznamů"),
        format!("the file has more than {limit} records"),
    )
}
pub fn no_rows() -> Said {
    Said::new("soubor nemá žádný záznam", "the file has no records")
}
pub fn missing(field: &str) -> Said {
    Said::new(format!("chybí hodnota „{field}“"), format!("the value \"{field}\" is missing"))
}
pub fn bad_value(field: &str, value: &str) -> Said {
    let value: String = value.chars().take(40).collect();
    Said::new(
        format!("„{value}“ není platná hodnota pro „{field}“"),
        format!("\"{value}\" is not a valid value for \"{field}\""),
    )
}
pub fn twice(code: &dyn Display) -> Said {
    Said::new(
        format!("kód {code} je v souboru dvakrát"),
        format!("the code {code} stands in the file twice"),
    )
}
pub fn outside_czechia(lat: f64, lon: f64) -> Said {
    Said::new(
        format!("poloha {lat}, {lon} neleží v Česku; souřadnice mají být ve WGS 84"),
        format!("the position {lat}, {lon} is not in Czechia; coordinates must be WGS 84"),
    )
}
pub fn not_geometry(wanted: &str) -> Said {
    Said::new(
        format!("geometrie není platná: čekáme {wanted}"),
        format!("the geometry is not valid: {wanted} expected"),
    )
}
pub fn unknown(what_cs: &str, what_en: &str, code: &dyn Display) -> Said {
    Said::new(
        format!("{what_cs} {code} není v seznamu; načtěte zároveň příslušný číselník"),
        format!("{what_en} {code} is not in the list; import the code list that has it as well"),
    )
}
pub fn disagree(code: &dyn Display, other: &str) -> Said {
    Said::new(
        format!(
            "ORP s kódem RÚIAN {code} není v souboru {other}; oba seznamy musí být úplné a stejně staré"
        ),
        format!(
            "the ORP with RÚIAN code {code} is not in {other}; both lists must be complete and of one age"
        ),
    )
}
pub fn no_position(name: &str) -> Said {
    Said::new(
        format!("obec {name} nemá polohu; načtěte zároveň body obcí"),
        format!(
            "the municipality {name} has no position; import the points of municipalities as well"
        ),
    )
}
pub fn no_border(name: &str) -> Said {
    Said::new(format!("chybí hranice ORP {name}"), format!("the border of ORP {name} is missing"))
}
pub fn home_is_gone(region: &dyn Display) -> Said {
    Said::new(
        format!("v seznamu chybí kraj {region}, pro který portál slouží"),
        format!("the list lacks region {region}, which the portal serves"),
    )
}
