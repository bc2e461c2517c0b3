//! The markings themselves: versioned, so that it can be said what a file was compared with.

/// Raised with every change of the table.
pub const TABLE_VERSION: u32 = 1;
/// The day the table was put together.
pub const TABLE_AS_OF: &str = "2026-11-22";
/// Where the words come from. The abbreviations and the exact look of markings stand in
/// implementing regulations and were not compared with their wording: to be confirmed.
pub const TABLE_SOURCE: &str = "zákon č. 412/2005 Sb. § 4; rovnocenná označení EU, NATO a sousedů";

/// Degrees of act 412/2005 Sb. § 4, lowest first; foreign markings by their equivalent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Vyhrazene,
    Duverne,
    Tajne,
    PrisneTajne,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// A word of everyday language too: only its place or capitals make it a marking.
    Everyday,
    /// Nobody writes this in capitals for another reason.
    Proper,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Marking {
    /// Lower case without diacritics, words parted by one space.
    pub(super) folded: &'static str,
    pub(super) shown: &'static str,
    pub(super) level: Level,
    pub(super) usage: Use,
}

const fn everyday(folded: &'static str, shown: &'static str, level: Level) -> Marking {
    Marking { folded, shown, level, usage: Use::Everyday }
}

const fn proper(folded: &'static str, shown: &'static str, level: Level) -> Marking {
    Marking { folded, shown, level, usage: Use::Proper }
}

use Level::{Duverne, PrisneTajne, Tajne, Vyhrazene};

/// Longer ones first where one ends like another.
pub(super) const MARKINGS: &[Marking] = &[
    everyday("prisne tajne", "Přísně tajné", PrisneTajne),
    everyday("tajne", "Tajné", Tajne),
    everyday("duverne", "Důvěrné", Duverne),
    everyday("vyhrazene", "Vyhrazené", Vyhrazene),
    // Slovakia
    everyday("doverne", "Dôverné", Duverne),
    everyday("vyhradene", "Vyhradené", Vyhrazene),
    // European Union
    proper("tres secret ue", "TRÈS SECRET UE/EU TOP SECRET", PrisneTajne),
    proper("eu top secret", "TRÈS SECRET UE/EU TOP SECRET", PrisneTajne),
    proper("secret ue", "SECRET UE/EU SECRET", Tajne),
    proper("eu secret", "SECRET UE/EU SECRET", Tajne),
    proper("confidentiel ue", "CONFIDENTIEL UE/EU CONFIDENTIAL", Duverne),
    proper("eu confidential", "CONFIDENTIEL UE/EU CONFIDENTIAL", Duverne),
    proper("restreint ue", "RESTREINT UE/EU RESTRICTED", Vyhrazene),
    proper("eu restricted", "RESTREINT UE/EU RESTRICTED", Vyhrazene),
    // NATO
    proper("cosmic top secret", "COSMIC TOP SECRET", PrisneTajne),
    proper("nato secret", "NATO SECRET", Tajne),
    proper("nato confidential", "NATO CONFIDENTIAL", Duverne),
    proper("nato restricted", "NATO RESTRICTED", Vyhrazene),
    proper("otan diffusion restreinte", "NATO RESTRICTED", Vyhrazene),
    // English alone, Germany and Austria
    proper("top secret", "TOP SECRET", PrisneTajne),
    proper("streng geheim", "STRENG GEHEIM", PrisneTajne),
    proper("nur fur den dienstgebrauch", "VS – NUR FÜR DEN DIENSTGEBRAUCH", Vyhrazene),
];

/// Abbreviations of the four degrees, as they stand on margins and before reference numbers.
pub(super) const ABBREVIATIONS: &[(&str, &Marking)] =
    &[("PT", &MARKINGS[0]), ("T", &MARKINGS[1]), ("D", &MARKINGS[2]), ("V", &MARKINGS[3])];

/// Stems of words which take the everyday ones as plain adjectives: a secret ballot, a reserved
/// parking place.
pub(super) const COMPANIONS: &[&str] = &[
    "hlas", "volb", "volit", "park", "stani", "mist", "pruh", "sdelen", "prav", "linka", "schranka",
];

/// What stands before the degree on a cover sheet: "stupeň utajení".
pub(super) const DEGREE_OF_SECRECY: [&str; 2] = ["stup", "utajeni"];

/// A line without any of these needs no closer look.
pub(super) const TRIGGERS: &[&str] = &[
    "tajn",
    "duvern",
    "vyhrazen",
    "dovern",
    "vyhraden",
    "secret",
    "restr",
    "confiden",
    "geheim",
    "dienstgebrauch",
    "utajeni",
];
