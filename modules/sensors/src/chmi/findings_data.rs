//! What can be wrong with the values of one station.

use hlaska_kernel::Lang::{Cs, En};

use super::findings::Findings;
use super::point::Tally;
use crate::amount::amount;
use crate::station::Quantity::Stage;

impl Findings {
    pub(super) fn station_differs(&mut self, found: &str) {
        let found: String = found.chars().take(40).collect();
        self.say(
            "station_differs",
            format!("Soubor patří stanici „{found}“. Nic z něj nebylo uloženo; příští kolo ho stáhne znovu."),
            format!("The file belongs to the station “{found}”. Nothing of it was stored; the next round fetches it again."),
        );
    }
    pub(super) fn no_series(&mut self) {
        self.say(
            "no_series",
            "Stanice dnes nemá žádné hodnoty. Platí poslední uložené; při povodni si stav ověřte telefonem.",
            "The station has no values today. The last stored ones stand; in a flood check by telephone.",
        );
    }
    pub(super) fn series_missing(&mut self, series: &str) {
        self.say(
            "series_missing",
            format!("Chybí řada {series}, podle které se stanice vyhodnocuje. Stupeň nelze určit z nových hodnot."),
            format!("The series {series}, by which the station is judged, is missing. The level cannot be told from new values."),
        );
    }
    pub(super) fn forecast_missing(&mut self) {
        self.say(
            "forecast_missing",
            "Podle seznamu má stanice předpověď, v souboru ale není. Platí poslední uložená předpověď.",
            "By the list the station has a forecast but the file has none. The last stored forecast stands.",
        );
    }
    pub(super) fn series_unknown(&mut self, series: &str) {
        let series: String = series.chars().take(20).collect();
        self.say(
            "series_unknown",
            format!("Řadu „{series}“ program nezná. Nebyla čtena, ostatní řady ano."),
            format!(
                "The program does not know the series “{series}”. It was not read, the others were."
            ),
        );
    }
    pub(super) fn series_twice(&mut self, series: &str) {
        self.say(
            "series_twice",
            format!("Řada {series} je v souboru dvakrát. Platí první."),
            format!("The series {series} is in the file twice. The first one stands."),
        );
    }
    pub(super) fn unit_unknown(&mut self, series: &str, unit: &str) {
        let unit: String = unit.chars().take(20).collect();
        self.say(
            "unit_unknown",
            format!("Řada {series} je v neznámé jednotce „{unit}“. Nebyla čtena, aby se nezaměnily metry a centimetry."),
            format!("The series {series} is in an unknown unit “{unit}”. It was not read, so that metres are not taken for centimetres."),
        );
    }
    pub(super) fn sudden_jump(&mut self, series: &str, from_cm: f64, to_cm: f64) {
        let said = |value, lang| amount(value, Stage, lang);
        self.say(
            "sudden_jump",
            format!(
                "Řada {series} skočila mezi dvěma měřeními z {} na {}. Hodnota se používá; ověřte ji telefonem.",
                said(from_cm, Cs),
                said(to_cm, Cs)
            ),
            format!(
                "The series {series} jumped between two measurements from {} to {}. The value is used; check it by telephone.",
                said(from_cm, En),
                said(to_cm, En)
            ),
        );
    }

    /// Everything wrong with single values of a series, one sentence for each kind.
    pub(super) fn tally(&mut self, series: &str, tally: &Tally) {
        for flaw in &FLAWS {
            let count = (flaw.count)(tally);
            if count > 0 {
                self.say(
                    flaw.code,
                    format!("Řada {series}, počet hodnot {count}: {}", flaw.cs),
                    format!("Series {series}, values {count}: {}", flaw.en),
                );
            }
        }
    }
}

/// A kind of damage of single values, and what was done about it.
struct Flaw {
    count: fn(&Tally) -> usize,
    code: &'static str,
    cs: &'static str,
    en: &'static str,
}

const FLAWS: [Flaw; 7] = [
    Flaw {
        count: |tally| tally.null,
        code: "null_values",
        cs: "bez údaje (null), vynecháno.",
        en: "empty (null), left out.",
    },
    Flaw {
        count: |tally| tally.unreadable,
        code: "value_unreadable",
        cs: "místo čísla je něco jiného, vynecháno.",
        en: "something else than a number, left out.",
    },
    Flaw {
        count: |tally| tally.absurd,
        code: "value_absurd",
        cs: "mimo meze možného, vynecháno; ověřte čidlo u správce stanice.",
        en: "beyond the possible, left out; check the sensor with the operator of the station.",
    },
    Flaw {
        count: |tally| tally.bad_time,
        code: "time_unreadable",
        cs: "nečitelný čas, vynecháno.",
        en: "unreadable time, left out.",
    },
    Flaw {
        count: |tally| tally.without_zone,
        code: "time_without_zone",
        cs: "čas bez pásma, vzat jako UTC.",
        en: "time without a zone, taken as UTC.",
    },
    Flaw {
        count: |tally| tally.future,
        code: "time_in_future",
        cs: "čas v budoucnosti, vynecháno; ověřte hodiny tohoto počítače a čas u ČHMÚ.",
        en: "time in the future, left out; check the clock of this machine and the time at ČHMÚ.",
    },
    Flaw {
        count: |tally| tally.twice,
        code: "time_twice",
        cs: "týž čas s jinou hodnotou, platí poslední uvedená.",
        en: "the same time with another value, the last one given stands.",
    },
];
