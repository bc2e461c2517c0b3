//! What the pages of gauges and feeds say.

use std::borrow::Cow;

use hlaska_kernel::Lang;
use hlaska_kernel::number::{counted, counted_en};

use crate::level::{Level, ObservedSpa};
use crate::trend::Direction;

pub trait Words: Sync {
    fn gauges(&self) -> &'static str;
    fn gauges_lead(&self) -> &'static str;
    fn feeds(&self) -> &'static str;
    fn feeds_lead(&self) -> &'static str;
    fn station(&self) -> &'static str;
    fn stream(&self) -> &'static str;
    fn stage(&self) -> &'static str;
    fn discharge(&self) -> &'static str;
    fn temperature(&self) -> &'static str;
    fn trend(&self) -> &'static str;
    fn level(&self) -> &'static str;
    fn measured(&self) -> &'static str;
    fn expected(&self) -> &'static str;
    fn all(&self) -> &'static str;
    fn at_limit(&self) -> &'static str;
    fn with_forecast(&self) -> &'static str;
    fn search(&self) -> &'static str;
    fn show(&self) -> &'static str;
    fn direction(&self, direction: Direction) -> &'static str;
    fn per_hour(&self) -> &'static str;
    fn observed_note(&self) -> &'static str;
    fn source(&self) -> &'static str;
    fn no_gauges(&self) -> (&'static str, &'static str);
    fn none_at_limit(&self) -> (&'static str, &'static str);
    fn silent(&self, minutes: Option<i64>) -> String;
    fn limits(&self) -> &'static str;
    fn limit_of(&self, spa: u8) -> Cow<'static, str>;
    fn drought(&self) -> &'static str;
    fn valid(&self) -> &'static str;
    fn until_now(&self) -> &'static str;
    fn crossings(&self) -> &'static str;
    fn no_crossings(&self) -> (&'static str, &'static str);
    fn crossed(&self, to: Level, rising: bool) -> String;
    fn catchment(&self) -> &'static str;
    fn number(&self) -> &'static str;
    fn orp(&self) -> &'static str;
    fn quantity(&self) -> &'static str;
    fn chart(&self) -> &'static str;
    fn feed_state(&self, state: hlaska_ingest::FeedState) -> &'static str;
    fn last_round(&self) -> &'static str;
    fn state(&self) -> &'static str;
    fn last_success(&self) -> &'static str;
    fn last_attempt(&self) -> &'static str;
    fn next_due(&self) -> &'static str;
    fn never(&self) -> &'static str;
    fn files(&self, fetched: usize, unchanged: usize, failed: usize) -> String;
    fn values_new(&self, count: usize) -> String;
    fn problems(&self) -> &'static str;
    fn no_problems(&self) -> (&'static str, &'static str);
    fn subject(&self) -> &'static str;
    fn problem(&self) -> &'static str;
    fn kind(&self) -> &'static str;
    fn stations_followed(&self) -> &'static str;
    fn stations_stale(&self) -> &'static str;
}

pub fn words(lang: Lang) -> &'static dyn Words {
    match lang {
        Lang::Cs => &Cs,
        Lang::En => &En,
    }
}

struct Cs;
struct En;

/// `2. SPA (pohotovost)`
pub fn spa_cs(spa: ObservedSpa) -> &'static str {
    match spa {
        ObservedSpa::None => "pod limity SPA",
        ObservedSpa::Watch => "1. SPA (bdělost)",
        ObservedSpa::Alert => "2. SPA (pohotovost)",
        ObservedSpa::Danger => "3. SPA (ohrožení)",
    }
}

/// `SPA 2 (alert)`
pub fn spa_en(spa: ObservedSpa) -> &'static str {
    match spa {
        ObservedSpa::None => "below the SPA limits",
        ObservedSpa::Watch => "SPA 1 (watch)",
        ObservedSpa::Alert => "SPA 2 (alert)",
        ObservedSpa::Danger => "SPA 3 (danger)",
    }
}

impl Words for Cs {
    fn gauges(&self) -> &'static str {
        "Stavy na tocích"
    }
    fn gauges_lead(&self) -> &'static str {
        "Hlásné profily kraje, jak je měří ČHMÚ. Dosažený limit je pozorování; 2. a 3. SPA vyhlašuje povodňový orgán."
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
                hlaska_kernel::time::span_words(minutes * 60, Lang::Cs)
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
    fn feed_state(&self, state: hlaska_ingest::FeedState) -> &'static str {
        match state {
            hlaska_ingest::FeedState::Waiting => "čeká na první načtení",
            hlaska_ingest::FeedState::Good => "v pořádku",
            hlaska_ingest::FeedState::Flawed => "data chodí s chybami",
            hlaska_ingest::FeedState::Silent => "mlčí",
        }
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
    fn kind(&self) -> &'static str {
        "Druh"
    }
    fn stations_followed(&self) -> &'static str {
        "Sledovaných profilů"
    }
    fn stations_stale(&self) -> &'static str {
        "Z toho se starou hodnotou"
    }
}

impl Words for En {
    fn gauges(&self) -> &'static str {
        "River gauges"
    }
    fn gauges_lead(&self) -> &'static str {
        "The region's reporting gauges as ČHMÚ measures them. A reached limit is an observation; SPA 2 and 3 are declared by a flood authority."
    }
    fn feeds(&self) -> &'static str {
        "Data feeds"
    }
    fn feeds_lead(&self) -> &'static str {
        "Where the portal reads from, when it last succeeded and what was wrong."
    }
    fn station(&self) -> &'static str {
        "Gauge"
    }
    fn stream(&self) -> &'static str {
        "Stream"
    }
    fn stage(&self) -> &'static str {
        "Stage"
    }
    fn discharge(&self) -> &'static str {
        "Discharge"
    }
    fn temperature(&self) -> &'static str {
        "Water temperature"
    }
    fn trend(&self) -> &'static str {
        "Trend"
    }
    fn level(&self) -> &'static str {
        "Limit reached"
    }
    fn measured(&self) -> &'static str {
        "Measured"
    }
    fn expected(&self) -> &'static str {
        "Forecast peak"
    }
    fn all(&self) -> &'static str {
        "All"
    }
    fn at_limit(&self) -> &'static str {
        "At SPA"
    }
    fn with_forecast(&self) -> &'static str {
        "With forecast"
    }
    fn search(&self) -> &'static str {
        "Gauge, stream or ORP"
    }
    fn show(&self) -> &'static str {
        "Show"
    }
    fn direction(&self, direction: Direction) -> &'static str {
        match direction {
            Direction::Rising => "rising",
            Direction::Steady => "steady",
            Direction::Falling => "falling",
        }
    }
    fn per_hour(&self) -> &'static str {
        "/h"
    }
    fn observed_note(&self) -> &'static str {
        "Observed, not declared."
    }
    fn source(&self) -> &'static str {
        "Data source: Czech Hydrometeorological Institute, CC BY 4.0."
    }
    fn no_gauges(&self) -> (&'static str, &'static str) {
        (
            "No gauge has been read.",
            " ČHMÚ's station list has not come yet – the state of the rivers is unknown. See Data feeds.",
        )
    }
    fn none_at_limit(&self) -> (&'static str, &'static str) {
        (
            "No freshly measured gauge is at an SPA.",
            " Gauges that are silent are not shown here – find them among all.",
        )
    }
    fn silent(&self, minutes: Option<i64>) -> String {
        match minutes {
            Some(minutes) => format!(
                "ČHMÚ's feed has been silent for {}. The state of the rivers is unknown now.",
                hlaska_kernel::time::span_words(minutes * 60, Lang::En)
            ),
            None => {
                "ČHMÚ's feed could not be read yet. The state of the rivers is unknown.".to_owned()
            }
        }
    }
    fn limits(&self) -> &'static str {
        "Limits and their validity"
    }
    fn limit_of(&self, spa: u8) -> Cow<'static, str> {
        if spa == 4 { "Extreme danger".into() } else { format!("SPA {spa}").into() }
    }
    fn drought(&self) -> &'static str {
        "Drought"
    }
    fn valid(&self) -> &'static str {
        "Valid"
    }
    fn until_now(&self) -> &'static str {
        "until now"
    }
    fn crossings(&self) -> &'static str {
        "Limits crossed"
    }
    fn no_crossings(&self) -> (&'static str, &'static str) {
        (
            "No crossing on record.",
            " The portal has watched since it was started; it knows none before.",
        )
    }
    fn crossed(&self, to: Level, rising: bool) -> String {
        let verb = if rising { "rose to" } else { "fell to" };
        let extreme = if to.extreme { ", extreme danger" } else { "" };
        match to.spa {
            ObservedSpa::None => format!("fell below the SPA limits{extreme}"),
            spa => format!("{verb} {}{extreme}", spa_en(spa)),
        }
    }
    fn catchment(&self) -> &'static str {
        "Catchment"
    }
    fn number(&self) -> &'static str {
        "Database number"
    }
    fn orp(&self) -> &'static str {
        "ORP"
    }
    fn quantity(&self) -> &'static str {
        "Decided by"
    }
    fn chart(&self) -> &'static str {
        "Course and forecast"
    }
    fn feed_state(&self, state: hlaska_ingest::FeedState) -> &'static str {
        match state {
            hlaska_ingest::FeedState::Waiting => "waiting for its first round",
            hlaska_ingest::FeedState::Good => "in order",
            hlaska_ingest::FeedState::Flawed => "data come with flaws",
            hlaska_ingest::FeedState::Silent => "silent",
        }
    }
    fn last_success(&self) -> &'static str {
        "Last read"
    }
    fn last_attempt(&self) -> &'static str {
        "Last attempt"
    }
    fn next_due(&self) -> &'static str {
        "Next attempt"
    }
    fn never(&self) -> &'static str {
        "never yet"
    }
    fn files(&self, fetched: usize, unchanged: usize, failed: usize) -> String {
        format!("{fetched} read, {unchanged} unchanged, {failed} failed")
    }
    fn values_new(&self, count: usize) -> String {
        counted_en(count as u64, "new value", "new values")
    }
    fn problems(&self) -> &'static str {
        "What was wrong in the last round"
    }
    fn no_problems(&self) -> (&'static str, &'static str) {
        (
            "Nothing in the last round.",
            " This is about the form of the data, not about what they say.",
        )
    }
    fn subject(&self) -> &'static str {
        "Concerns"
    }
    fn problem(&self) -> &'static str {
        "What is wrong"
    }
    fn kind(&self) -> &'static str {
        "Kind"
    }
    fn stations_followed(&self) -> &'static str {
        "Gauges followed"
    }
    fn stations_stale(&self) -> &'static str {
        "Of these with an old value"
    }
}
