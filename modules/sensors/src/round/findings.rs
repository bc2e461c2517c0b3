//! What can go wrong in a round apart from the contents of files.

use hlaska_kernel::Lang::{Cs, En};
use hlaska_kernel::time::{date_time, span_words};
use hlaska_kernel::{Problem, Said, Timestamp};
use hlaska_store::StoreError;
use tokio::task::JoinError;

use crate::station::StationId;

pub fn interrupted(error: &JoinError) -> Problem {
    Problem::new(
        "interrupted",
        "chmi-hydrology",
        Said::new(
            format!(
                "Čtení jedné stanice se přerušilo ({error}). Příští kolo to zkusí znovu; opakuje-li se to, oznamte chybu programu."
            ),
            format!(
                "The reading of one station was interrupted ({error}). The next round tries again; if it repeats, report an error of the program."
            ),
        ),
    )
}

pub fn store_failed(subject: &str, error: &StoreError) -> Problem {
    Problem::new(
        "store_failed",
        subject,
        Said::new(
            format!(
                "Databáze hodnoty nepřijala ({error}). Nic se neuložilo; ověřte místo na disku a databázi."
            ),
            format!(
                "The database did not take the values ({error}). Nothing was stored; check the disk space and the database."
            ),
        ),
    )
}

pub fn no_stations() -> Problem {
    Problem::new(
        "no_stations",
        "meta1.json",
        Said::new(
            "Není známa žádná stanice, není tedy co číst. Ověřte adresu zdroje a výběr stanic.",
            "No station is known, so there is nothing to read. Check the address of the source and the choice of stations.",
        ),
    )
}

pub fn list_outdated() -> Problem {
    Problem::new(
        "list_outdated",
        "meta1.json",
        Said::new(
            "Seznam stanic je starší než ten, který už je uložen. Nic z něj nebylo převzato.",
            "The list of stations is older than the one already stored. Nothing was taken from it.",
        ),
    )
}

pub fn not_listed(station: &StationId) -> Problem {
    Problem::new(
        "station_not_listed",
        station.as_str(),
        Said::new(
            "Stanice není v platném seznamu ČHMÚ. Její hodnoty se čtou dál, limity platí poslední známé; ověřte je.",
            "The station is not in ČHMÚ's present list. Its values are still read, the last known limits stand; check them.",
        ),
    )
}

pub fn day_missing(station: &StationId, day: &str) -> Problem {
    Problem::new(
        "day_missing",
        station.as_str(),
        Said::new(
            format!("Soubor za den {day} na serveru není. V průběhu bude mezera."),
            format!(
                "The file of the day {day} is not on the server. There will be a gap in the record."
            ),
        ),
    )
}

pub fn days_missing(count: usize) -> Problem {
    Problem::new(
        "days_missing",
        "recent/data",
        Said::new(
            format!(
                "Soubory předchozích dnů na serveru nejsou (počet {count}). V průbězích budou mezery."
            ),
            format!(
                "Files of previous days are not on the server (count {count}). There will be gaps in the records."
            ),
        ),
    )
}

pub fn stale(station: &StationId, newest: Timestamp, now: Timestamp) -> Problem {
    let seconds = now.as_second() - newest.as_second();
    Problem::new(
        "stale",
        station.as_str(),
        Said::new(
            format!(
                "Nejnovější hodnota je z {} ({}). Stupeň se z ní neurčuje; ověřte stav jinak, např. telefonem.",
                date_time(newest, Cs),
                span_words(seconds, Cs)
            ),
            format!(
                "The newest value is of {} ({}). No level is told from it; check in another way, e.g. by telephone.",
                date_time(newest, En),
                span_words(seconds, En)
            ),
        ),
    )
}

pub fn clock_differs(server: Timestamp, now: Timestamp) -> Problem {
    Problem::new(
        "clock_differs",
        "chmi-hydrology",
        Said::new(
            format!(
                "Hodiny tohoto počítače ({}) a serveru ({}) se rozcházejí. Nastavte čas; stáří hodnot nemusí být správné.",
                date_time(now, Cs),
                date_time(server, Cs)
            ),
            format!(
                "The clocks of this machine ({}) and of the server ({}) differ. Set the time; the age of values may be wrong.",
                date_time(now, En),
                date_time(server, En)
            ),
        ),
    )
}
