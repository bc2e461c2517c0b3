//! Readable names of those parts of the system that write to the journal.

use hlaska_kernel::Lang;

/// An account that the journal does not know (any more).
pub(crate) fn unknown(lang: Lang) -> &'static str {
    match lang {
        Lang::Cs => "neznámý účet",
        Lang::En => "unknown account",
    }
}

/// Before the organisation in whose name somebody of another one wrote.
pub(crate) fn acting_for(lang: Lang) -> &'static str {
    match lang {
        Lang::Cs => "za",
        Lang::En => "for",
    }
}

/// Name before a colon, Czech, English. What stands after the colon is added in brackets.
const SYSTEMS: [(&str, &str, &str); 11] = [
    ("start", "Spuštění portálu", "Portal start-up"),
    ("console", "Správce serveru", "Server operator"),
    ("demo", "Ukázka", "Demonstration"),
    ("import", "Načtení úředních souborů", "Import of official files"),
    ("feed", "Příjem dat", "Data feed"),
    ("chmi-hydrology", "ČHMÚ – stavy na tocích", "ČHMÚ river gauges"),
    ("sensors", "Vyhodnocení měření", "Measurement evaluation"),
    ("signals", "Vyhodnocení podnětů", "Signal evaluation"),
    ("campaign-link", "Odkaz z kampaně", "Campaign link"),
    ("clock", "Časovač", "Timer"),
    ("oidc", "Poskytovatel identit", "Identity provider"),
];

pub(crate) fn system(name: &str, lang: Lang) -> String {
    let (part, detail) = name.split_once(':').unwrap_or((name, ""));
    let known = SYSTEMS.iter().find(|(key, ..)| *key == part);
    let said = match (known, lang) {
        (Some((_, cs, _)), Lang::Cs) => (*cs).to_owned(),
        (Some((_, _, en)), Lang::En) => (*en).to_owned(),
        (None, Lang::Cs) => return format!("Systém ({name})"),
        (None, Lang::En) => return format!("System ({name})"),
    };
    if detail.is_empty() { said } else { format!("{said} ({detail})") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_the_system_are_called_in_the_readers_language() {
        assert_eq!(system("start", Lang::Cs), "Spuštění portálu");
        assert_eq!(system("feed:chmi-hydrology", Lang::En), "Data feed (chmi-hydrology)");
        assert_eq!(system("siren-gateway", Lang::Cs), "Systém (siren-gateway)");
    }
}
