//! What the pages of gauges and feeds say.

mod cs;
mod en;

use std::borrow::Cow;

use hlaska_kernel::Lang;

use crate::level::{Level, ObservedSpa};
use crate::trend::Direction;

pub trait Words: Sync {
    fn gauges(&self) -> &'static str;
    fn gauges_lead(&self) -> &'static str;
    fn feed(&self) -> &'static str;
    fn feeds(&self) -> &'static str;
    fn feeds_lead(&self) -> &'static str;
    fn station(&self) -> &'static str;
    fn stream(&self) -> &'static str;
    fn stage(&self) -> &'static str;
    fn discharge(&self) -> &'static str;
    fn temperature(&self) -> &'static str;
    fn trend(&self) -> &'static str;
    fn level(&self) -> &'static str;
    fn measured_value(&self) -> &'static str;
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
