//! Sentences of this module, in Czech and in English.

use hlaska_kernel::number::NBSP;
use hlaska_kernel::time::{ago, short, span_words};
use hlaska_kernel::{Lang, Timestamp};

use crate::amount::amount;
use crate::level::ObservedSpa;
use crate::station::Quantity;
use crate::trend::{Direction, Trend};

pub trait Text: Sync {
    fn quantity(&self, quantity: Quantity) -> &'static str;
    /// Name of a level without its meaning, `2. SPA`.
    fn spa(&self, spa: ObservedSpa) -> String;
    fn extreme(&self) -> &'static str;
    fn drought(&self) -> &'static str;
    fn now(&self) -> &'static str;
    fn time(&self) -> &'static str;
    fn measured(&self) -> &'static str;
    fn forecast(&self) -> &'static str;
    fn legend(&self) -> &'static str;
    fn numbers(&self) -> &'static str;

    /// In the middle of an empty drawing.
    fn no_data(&self) -> &'static str;
    fn nothing_measured(&self) -> &'static str;
    fn current(&self, value: f64, quantity: Quantity, at: Timestamp, now: Timestamp) -> String;
    fn stale(&self, at: Timestamp, now: Timestamp) -> String;
    fn trend(&self, trend: Option<Trend>, quantity: Quantity) -> String;
    fn not_deciding(&self) -> &'static str;
    fn no_limits(&self) -> &'static str;
    fn below_first(&self, spa: ObservedSpa, limit: f64, quantity: Quantity) -> String;
    fn reached(&self, spa: ObservedSpa, limit: f64, quantity: Quantity) -> String;
    fn extreme_reached(&self, limit: f64, quantity: Quantity) -> String;
    fn will_reach(
        &self,
        run: Timestamp,
        next: (ObservedSpa, f64),
        q: Quantity,
        at: Timestamp,
    ) -> String;
    fn will_not_reach(&self, run: Timestamp, until: Timestamp, spa: ObservedSpa) -> String;
    fn peak(&self, run: Timestamp, value: f64, quantity: Quantity, at: Timestamp) -> String;
    fn no_forecast(&self) -> &'static str;
}

pub fn text(lang: Lang) -> &'static dyn Text {
    match lang {
        Lang::Cs => &Cs,
        Lang::En => &En,
    }
}

struct Cs;
struct En;

impl Text for Cs {
    fn quantity(&self, quantity: Quantity) -> &'static str {
        match quantity {
            Quantity::Stage => "vodní stav",
            Quantity::Discharge => "průtok",
            Quantity::WaterTemperature => "teplota vody",
        }
    }
    fn spa(&self, spa: ObservedSpa) -> String {
        format!("{}.{NBSP}SPA", spa.number())
    }
    fn extreme(&self) -> &'static str {
        "extrémní ohrožení"
    }
    fn drought(&self) -> &'static str {
        "sucho"
    }
    fn now(&self) -> &'static str {
        "nyní"
    }
    fn time(&self) -> &'static str {
        "Čas"
    }
    fn measured(&self) -> &'static str {
        "Naměřeno"
    }
    fn forecast(&self) -> &'static str {
        "Předpověď"
    }
    fn legend(&self) -> &'static str {
        "Plná čára: naměřeno. Čárkovaná: předpověď, dřívější předpovědi slaběji. Vodorovné čáry: limity."
    }
    fn numbers(&self) -> &'static str {
        "Hodnoty v tabulce"
    }
    fn no_data(&self) -> &'static str {
        "bez dat"
    }
    fn nothing_measured(&self) -> &'static str {
        "Za zobrazené období nejsou naměřené hodnoty. Neznamená to, že je klid; ověřte stav jinak."
    }
    fn current(&self, value: f64, quantity: Quantity, at: Timestamp, now: Timestamp) -> String {
        format!(
            "{} {}, měřeno {} ({}).",
            capital(self.quantity(quantity)),
            amount(value, quantity, Lang::Cs),
            short(at, Lang::Cs),
            ago(at, now, Lang::Cs)
        )
    }
    fn stale(&self, at: Timestamp, now: Timestamp) -> String {
        let age = span_words(now.as_second() - at.as_second(), Lang::Cs);
        format!("Hodnota je zastaralá, nová nepřišla {age}; ověřte stav jinak.")
    }
    fn trend(&self, trend: Option<Trend>, quantity: Quantity) -> String {
        let Some(trend) = trend else { return "Tendenci nelze určit.".into() };
        let rate = amount(trend.per_hour.abs(), quantity, Lang::Cs);
        match trend.direction {
            Direction::Rising => format!("Stoupá o {rate} za hodinu."),
            Direction::Falling => format!("Klesá o {rate} za hodinu."),
            Direction::Steady => "Tendence setrvalá.".into(),
        }
    }
    fn not_deciding(&self) -> &'static str {
        "Podle této veličiny se stupně SPA u stanice neurčují."
    }
    fn no_limits(&self) -> &'static str {
        "Limity SPA nejsou stanoveny."
    }
    fn below_first(&self, spa: ObservedSpa, limit: f64, quantity: Quantity) -> String {
        format!("Pod limitem {} ({}).", self.spa(spa), amount(limit, quantity, Lang::Cs))
    }
    fn reached(&self, spa: ObservedSpa, limit: f64, quantity: Quantity) -> String {
        let limit = amount(limit, quantity, Lang::Cs);
        format!("Dosažen limit {} ({limit}).", self.spa(spa))
    }
    fn extreme_reached(&self, limit: f64, quantity: Quantity) -> String {
        format!("Dosažen limit extrémního ohrožení ({}).", amount(limit, quantity, Lang::Cs))
    }
    fn will_reach(
        &self,
        run: Timestamp,
        (spa, limit): (ObservedSpa, f64),
        quantity: Quantity,
        at: Timestamp,
    ) -> String {
        format!(
            "Podle předpovědi z {} bude limit {} ({}) dosažen {}.",
            short(run, Lang::Cs),
            self.spa(spa),
            amount(limit, quantity, Lang::Cs),
            short(at, Lang::Cs)
        )
    }
    fn will_not_reach(&self, run: Timestamp, until: Timestamp, spa: ObservedSpa) -> String {
        format!(
            "Předpověď z {} nečeká dosažení limitu {} do {}.",
            short(run, Lang::Cs),
            self.spa(spa),
            short(until, Lang::Cs)
        )
    }
    fn peak(&self, run: Timestamp, value: f64, quantity: Quantity, at: Timestamp) -> String {
        format!(
            "Podle předpovědi z {} bude nejvýše {}, a to {}.",
            short(run, Lang::Cs),
            amount(value, quantity, Lang::Cs),
            short(at, Lang::Cs)
        )
    }
    fn no_forecast(&self) -> &'static str {
        "Předpověď není."
    }
}

impl Text for En {
    fn quantity(&self, quantity: Quantity) -> &'static str {
        match quantity {
            Quantity::Stage => "stage",
            Quantity::Discharge => "discharge",
            Quantity::WaterTemperature => "water temperature",
        }
    }
    fn spa(&self, spa: ObservedSpa) -> String {
        format!("SPA{NBSP}{}", spa.number())
    }
    fn extreme(&self) -> &'static str {
        "extreme danger"
    }
    fn drought(&self) -> &'static str {
        "drought"
    }
    fn now(&self) -> &'static str {
        "now"
    }
    fn time(&self) -> &'static str {
        "Time"
    }
    fn measured(&self) -> &'static str {
        "Measured"
    }
    fn forecast(&self) -> &'static str {
        "Forecast"
    }
    fn legend(&self) -> &'static str {
        "Full line: measured. Dashed: forecast, earlier forecasts fainter. Horizontal lines: limits."
    }
    fn numbers(&self) -> &'static str {
        "Values in a table"
    }
    fn no_data(&self) -> &'static str {
        "no data"
    }
    fn nothing_measured(&self) -> &'static str {
        "There are no measured values for the time shown. It does not mean that all is well; check in another way."
    }
    fn current(&self, value: f64, quantity: Quantity, at: Timestamp, now: Timestamp) -> String {
        format!(
            "{} {}, measured {} ({}).",
            capital(self.quantity(quantity)),
            amount(value, quantity, Lang::En),
            short(at, Lang::En),
            ago(at, now, Lang::En)
        )
    }
    fn stale(&self, at: Timestamp, now: Timestamp) -> String {
        let age = span_words(now.as_second() - at.as_second(), Lang::En);
        format!("The value is stale, no new one has come for {age}; check in another way.")
    }
    fn trend(&self, trend: Option<Trend>, quantity: Quantity) -> String {
        let Some(trend) = trend else { return "The trend cannot be told.".into() };
        let rate = amount(trend.per_hour.abs(), quantity, Lang::En);
        match trend.direction {
            Direction::Rising => format!("Rising by {rate} an hour."),
            Direction::Falling => format!("Falling by {rate} an hour."),
            Direction::Steady => "Steady.".into(),
        }
    }
    fn not_deciding(&self) -> &'static str {
        "Flood activity levels are not judged by this quantity here."
    }
    fn no_limits(&self) -> &'static str {
        "No limits of flood activity levels are set."
    }
    fn below_first(&self, spa: ObservedSpa, limit: f64, quantity: Quantity) -> String {
        format!("Below the limit of {} ({}).", self.spa(spa), amount(limit, quantity, Lang::En))
    }
    fn reached(&self, spa: ObservedSpa, limit: f64, quantity: Quantity) -> String {
        let limit = amount(limit, quantity, Lang::En);
        format!("The limit of {} ({limit}) is reached.", self.spa(spa))
    }
    fn extreme_reached(&self, limit: f64, quantity: Quantity) -> String {
        format!("The limit of extreme danger ({}) is reached.", amount(limit, quantity, Lang::En))
    }
    fn will_reach(
        &self,
        run: Timestamp,
        (spa, limit): (ObservedSpa, f64),
        quantity: Quantity,
        at: Timestamp,
    ) -> String {
        format!(
            "By the forecast of {} the limit of {} ({}) will be reached on {}.",
            short(run, Lang::En),
            self.spa(spa),
            amount(limit, quantity, Lang::En),
            short(at, Lang::En)
        )
    }
    fn will_not_reach(&self, run: Timestamp, until: Timestamp, spa: ObservedSpa) -> String {
        format!(
            "The forecast of {} does not expect the limit of {} to be reached by {}.",
            short(run, Lang::En),
            self.spa(spa),
            short(until, Lang::En)
        )
    }
    fn peak(&self, run: Timestamp, value: f64, quantity: Quantity, at: Timestamp) -> String {
        format!(
            "By the forecast of {} it will be {} at most, on {}.",
            short(run, Lang::En),
            amount(value, quantity, Lang::En),
            short(at, Lang::En)
        )
    }
    fn no_forecast(&self) -> &'static str {
        "There is no forecast."
    }
}

/// The first letter of a sentence.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
