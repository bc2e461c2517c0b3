use std::borrow::Cow;

use hlaska_ingest::FeedState;
use hlaska_kernel::number::counted;
use hlaska_kernel::{Lang, time};

use super::{Cs, Words, spa_cs};
use crate::level::{Level, ObservedSpa};
use crate::trend::Direction;

impl Words for Cs {
    fn gauges(&self) -> &'static str {
        "Stavy na tocích"
    }
    fn gauges_lead(&self) -> &'static str {
        "Hlásné profily kraje, jak je měří ČHMÚ. Dosažený limit je pozorování; 2. a 3. SPA vyhlašuje povodňový orgán."
    }
    fn feed(&self) -> &'static str {
        "ČHMÚ – hydrologie"
    }
    fn feeds(&self) -> &'static str {
        "Zdroje dat"
    }
    fn feeds_lead(&self) -> &'static str {
        "Odkud portál čte, kdy se to naposledy povedlo a co bylo špatně."
    }
    fn station(&self) -> &'static str {
        "Profil"
    }
    fn stream(&self) -> &'static str {
        "Tok"
    }
    fn stage(&self) -> &'static str {
        "Vodní stav"
    }
    fn discharge(&self) -> &'static str {
        "Průtok"
    }
    fn temperature(&self) -> &'static str {
        "Teplota vody"
    }
    fn trend(&self) -> &'static str {
        "Tendence"
    }
    fn level(&self) -> &'static str {
        "Dosažený limit"
    }
    fn measured_value(&self) -> &'static str {
        "Hodnota"
    }
    fn measured(&self) -> &'static str {
        "Měřeno"
    }
    fn expected(&self) -> &'static str {
        "Předpověď – nejvýše"
    }
    fn all(&self) -> &'static str {
        "Všechny"
    }
    fn at_limit(&self) -> &'static str {
        "Na SPA"
    }
    fn with_forecast(&self) -> &'static str {
        "S předpovědí"
    }
    fn search(&self) -> &'static str {
        "Profil, tok nebo ORP"
    }
    fn show(&self) -> &'static str {
        "Zobrazit"
    }
    fn direction(&self, direction: Direction) -> &'static str {
        match direction {
            Direction::Rising => "stoupá",
            Direction::Steady => "setrvalý",
            Direction::Falling => "klesá",
        }
    }
    fn per_hour(&self) -> &'static str {
        "/h"
    }
    fn observed_note(&self) -> &'static str {
        "Pozorováno, nevyhlášeno."
    }
    fn source(&self) -> &'static str {
        "Zdroj dat: Český hydrometeorologický ústav, CC BY 4.0."
    }
    fn no_gauges(&self) -> (&'static str, &'static str) {
        (
            "Žádný profil nenačten.",
            " Seznam stanic ČHMÚ zatím nepřišel – stav na tocích neznáme. Podívejte se na Zdroje dat.",
        )
    }
    fn none_at_limit(&self) -> (&'static str, &'static str) {
        (
            "Žádný čerstvě měřený profil není na SPA.",
            " Profily, které mlčí, tu nejsou vidět – najdete je mezi všemi.",
        )
    }
    fn silent(&self, minutes: Option<i64>) -> String {
        match minutes {
            Some(minutes) => format!(
                "Zdroj ČHMÚ mlčí {}. Stav na tocích teď neznáme.",
                time::span_words(minutes * 60, Lang::Cs)
            ),
            None => "Zdroj ČHMÚ se zatím nepodařilo načíst. Stav na tocích neznáme.".to_owned(),
        }
    }
    fn limits(&self) -> &'static str {
        "Limity a jejich platnost"
    }
    fn limit_of(&self, spa: u8) -> Cow<'static, str> {
        if spa == 4 { "Extrémní ohrožení".into() } else { format!("{spa}. SPA").into() }
    }
    fn drought(&self) -> &'static str {
        "Sucho"
    }
    fn valid(&self) -> &'static str {
        "Platnost"
    }
    fn until_now(&self) -> &'static str {
        "dosud"
    }
    fn crossings(&self) -> &'static str {
        "Překročení limitů"
    }
    fn no_crossings(&self) -> (&'static str, &'static str) {
        ("Žádné zaznamenané překročení.", " Portál je sleduje od svého spuštění; starší nezná.")
    }
    fn crossed(&self, to: Level, rising: bool) -> String {
        let verb = if rising { "stoupl na" } else { "klesl na" };
        let extreme = if to.extreme { ", extrémní ohrožení" } else { "" };
        match to.spa {
            ObservedSpa::None => format!("klesl pod limity SPA{extreme}"),
            spa => format!("{verb} {}{extreme}", spa_cs(spa)),
        }
    }
    fn catchment(&self) -> &'static str {
        "Plocha povodí"
    }
    fn number(&self) -> &'static str {
        "Databankové číslo"
    }
    fn orp(&self) -> &'static str {
        "ORP"
    }
    fn quantity(&self) -> &'static str {
        "Rozhoduje"
    }
    fn chart(&self) -> &'static str {
        "Průběh a předpověď"
    }
    fn feed_state(&self, state: FeedState) -> &'static str {
        match state {
            FeedState::Waiting => "čeká na první načtení",
            FeedState::Good => "v pořádku",
            FeedState::Flawed => "data chodí s chybami",
            FeedState::Silent => "mlčí",
        }
    }
    fn last_round(&self) -> &'static str {
        "Poslední kolo"
    }
    fn state(&self) -> &'static str {
        "Stav"
    }
    fn last_success(&self) -> &'static str {
        "Naposledy načteno"
    }
    fn last_attempt(&self) -> &'static str {
        "Poslední pokus"
    }
    fn next_due(&self) -> &'static str {
        "Další pokus"
    }
    fn never(&self) -> &'static str {
        "dosud nikdy"
    }
    fn files(&self, fetched: usize, unchanged: usize, failed: usize) -> String {
        format!("{fetched} načteno, {unchanged} beze změny, {failed} nenačteno")
    }
    fn values_new(&self, count: usize) -> String {
        counted(count as u64, "nová hodnota", "nové hodnoty", "nových hodnot")
    }
    fn problems(&self) -> &'static str {
        "Co bylo v posledním kole špatně"
    }
    fn no_problems(&self) -> (&'static str, &'static str) {
        ("V posledním kole nic.", " Týká se to jen podoby dat, ne toho, co v nich stojí.")
    }
    fn subject(&self) -> &'static str {
        "Čeho se týká"
    }
    fn problem(&self) -> &'static str {
        "Co je špatně"
    }
    fn stations_followed(&self) -> &'static str {
        "Sledovaných profilů"
    }
    fn stations_stale(&self) -> &'static str {
        "Z toho se starou hodnotou"
    }
}
