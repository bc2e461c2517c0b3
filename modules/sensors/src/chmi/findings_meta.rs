//! What can be wrong with a list of stations.

use hlaska_kernel::Lang::{Cs, En};

use super::findings::Findings;
use crate::amount::amount;
use crate::station::Quantity;

impl Findings {
    pub(super) fn column_missing(&mut self, column: &str) {
        self.say(
            "column_missing",
            format!(
                "V seznamu stanic chybí sloupec {column}. Údaj zůstane u všech stanic prázdný."
            ),
            format!(
                "The list of stations lacks the column {column}. It stays empty for all stations."
            ),
        );
    }
    pub(super) fn row_unreadable(&mut self, row: usize) {
        self.say(
            "row_unreadable",
            format!("Řádek {row} nemá tolik hodnot, kolik je sloupců, nebo nejde přečíst. Byl vynechán."),
            format!("Row {row} does not have as many values as there are columns, or cannot be read. It was left out."),
        );
    }
    pub(super) fn station_id_invalid(&mut self, row: usize) {
        self.say(
            "station_id_invalid",
            format!("Řádek {row} nemá použitelné označení stanice (objID). Byl vynechán."),
            format!("Row {row} has no usable identifier of a station (objID). It was left out."),
        );
    }
    pub(super) fn station_twice(&mut self, station: &str) {
        self.say_of(
            station,
            "station_twice",
            "Stanice je v seznamu dvakrát. Platí první řádek.",
            "The station is in the list twice. The first row stands.",
        );
    }
    pub(super) fn spa_type_unknown(&mut self, station: &str, text: &str) {
        let text: String = text.chars().take(20).collect();
        self.say_of(
            station,
            "spa_type_unknown",
            format!("Neznámá rozhodná veličina „{text}“ (čekáno H nebo Q). Stupně se u stanice nevyhodnocují."),
            format!("Unknown deciding quantity “{text}” (H or Q expected). Levels are not evaluated at this station."),
        );
    }
    pub(super) fn name_mended(&mut self, station: &str, column: &str) {
        self.say_of(
            station,
            "name_mended",
            format!(
                "Text ve sloupci {column} je příliš dlouhý nebo má nepovolené znaky. Byl zkrácen."
            ),
            format!(
                "The text in column {column} is too long or has forbidden characters. It was cut."
            ),
        );
    }
    pub(super) fn number_unreadable(&mut self, station: &str, column: &str) {
        self.say_of(
            station,
            "number_unreadable",
            format!("Hodnota ve sloupci {column} není použitelné číslo. Bere se, jako by chyběla."),
            format!("The value in column {column} is not a usable number. It is taken as missing."),
        );
    }
    pub(super) fn threshold_unit_unknown(&mut self, station: &str, column: &str) {
        self.say_of(
            station,
            "threshold_unit_unknown",
            format!("Neznámá jednotka ve sloupci {column}. Limity v této jednotce se nepoužijí; ověřte je u ČHMÚ."),
            format!("Unknown unit in column {column}. The limits in this unit are not used; check them with ČHMÚ."),
        );
    }
    pub(super) fn spa_not_rising(&mut self, column: &str) {
        self.say(
            "spa_not_rising",
            format!("Limity SPA1{column}–SPA3{column} nerostou. Každý se vyhodnocuje sám; ověřte je u ČHMÚ."),
            format!("The limits SPA1{column}–SPA3{column} do not rise. Each is evaluated on its own; check them with ČHMÚ."),
        );
    }
    pub(super) fn spa4_not_above_spa3(&mut self, spa3: f64, spa4: f64, quantity: Quantity) {
        let said = |value, lang| amount(value, quantity, lang);
        self.say(
            "spa4_not_above_spa3",
            format!(
                "Limit extrémního ohrožení ({}) není nad 3.\u{a0}SPA ({}). Vyhodnocuje se zvlášť.",
                said(spa4, Cs),
                said(spa3, Cs)
            ),
            format!(
                "The limit of extreme danger ({}) is not above SPA\u{a0}3 ({}). It is evaluated on its own.",
                said(spa4, En),
                said(spa3, En)
            ),
        );
    }
    pub(super) fn position_missing(&mut self, station: &str) {
        self.say_of(
            station,
            "position_missing",
            "Stanice nemá použitelné souřadnice. V seznamech je, na mapě nebude.",
            "The station has no usable coordinates. It is in lists but not on the map.",
        );
    }
    pub(super) fn position_swapped(&mut self, station: &str) {
        self.say_of(
            station,
            "position_swapped",
            "Zeměpisná šířka a délka byly prohozené. Byly vráceny na svá místa.",
            "Latitude and longitude were swapped. They were put back.",
        );
    }
}
