use std::collections::BTreeMap;
use std::sync::Mutex;

use hlaska_kernel::{Env, Timestamp};
use hlaska_testkit::chmi::{Gauge, Quantity, Standin};

/// A gauge of the region with the limits it really has: SPA 1 to 3 and the extreme, cm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    pub id: &'static str,
    pub name: &'static str,
    pub stream: &'static str,
    latitude: f64,
    longitude: f64,
    pub spa_cm: [f64; 4],
}

pub const ROUDNE: Reach = Reach {
    id: "0-203-1-115000",
    name: "Roudné",
    stream: "Malše",
    latitude: 48.935_093_7,
    longitude: 14.490_068_7,
    spa_cm: [160.0, 210.0, 270.0, 418.0],
};
pub const BUDEJOVICE: Reach = Reach {
    id: "0-203-1-115100",
    name: "České Budějovice",
    stream: "Vltava",
    latitude: 48.981_320_6,
    longitude: 14.462_311_2,
    spa_cm: [300.0, 370.0, 430.0, 530.0],
};
pub const PASINOVICE: Reach = Reach {
    id: "0-203-1-114000",
    name: "Pašinovice",
    stream: "Stropnice",
    latitude: 48.877_765,
    longitude: 14.525_874_5,
    spa_cm: [150.0, 200.0, 250.0, 426.0],
};
pub const BREZI: Reach = Reach {
    id: "0-203-1-111000",
    name: "Březí",
    stream: "Vltava",
    latitude: 48.917_439_1,
    longitude: 14.431_067_1,
    spa_cm: [170.0, 200.0, 230.0, 357.0],
};

/// Rivers of ORP České Budějovice as ČHMÚ's service tells of them at the present hour.
pub struct River {
    pub standin: Standin,
    env: Env,
    newest: Mutex<BTreeMap<&'static str, Timestamp>>,
}

impl River {
    /// Four gauges, all low, measured for the last two hours and a day ago.
    pub fn calm() -> Self {
        let river = Self::without_gauges();
        for reach in [ROUDNE, BUDEJOVICE, PASINOVICE, BREZI] {
            river.list(&reach);
            let a_day_ago = river.now() - jiff::SignedDuration::from_hours(24);
            river.observe(&reach, a_day_ago, calm_cm(&reach));
            river.stood(&reach, &[calm_cm(&reach); 12]);
        }
        river
    }

    /// A flood well under way: a day and a half of rising water behind, forecasts ahead. For
    /// pages that are looked at.
    pub fn in_flood() -> Self {
        let river = Self::without_gauges();
        for (reach, peak) in [(ROUDNE, 1.12), (BUDEJOVICE, 0.9), (PASINOVICE, 1.02), (BREZI, 0.72)]
        {
            river.standin.list(Gauge { has_forecast: true, ..gauge(&reach) });
            let course: Vec<f64> = (0..=PRESENT).map(|step| wave(&reach, peak, step)).collect();
            river.stood(&reach, &course);
            for (hours_ago, drift) in [(14, 0.9), (8, 1.05), (2, 1.0)] {
                river.foresee(&reach, peak * drift, hours_ago);
            }
        }
        river
    }

    /// A service that knows no station yet.
    pub fn without_gauges() -> Self {
        let env = Env::system();
        let standin = Standin::at(&env.now().to_string());
        Self { standin, env, newest: Mutex::default() }
    }

    pub fn now(&self) -> Timestamp {
        self.env.now()
    }

    pub fn list(&self, reach: &Reach) {
        self.standin.list(gauge(reach));
    }

    /// Values every ten minutes, the last of them a minute ago.
    pub fn stood(&self, reach: &Reach, stages_cm: &[f64]) {
        for (age, stage_cm) in (0_i64..).zip(stages_cm.iter().rev()) {
            let at = self.now() - jiff::SignedDuration::from_secs(60 + 600 * age);
            self.observe(reach, at, *stage_cm);
        }
    }

    /// The gauge shows this now; the portal reads it in its next round.
    pub fn rises_to(&self, reach: &Reach, stage_cm: f64) {
        let soonest = self.newest.lock().unwrap().get(reach.id).map(|last| later(*last));
        let at = whole_second(self.now()).max(soonest.unwrap_or(Timestamp::UNIX_EPOCH));
        self.observe(reach, at, stage_cm);
    }

    fn foresee(&self, reach: &Reach, peak: f64, hours_ago: i64) {
        let issued = whole_hour(self.now()) - jiff::SignedDuration::from_hours(hours_ago);
        let first = PRESENT - 6 * hours_ago;
        let values: Vec<f64> = (0..66).map(|hour| wave(reach, peak, first + 6 * hour)).collect();
        self.standin.forecast(reach.id, Quantity::StageForecast, &issued.to_string(), values);
    }

    fn observe(&self, reach: &Reach, at: Timestamp, stage_cm: f64) {
        let at = whole_second(at);
        let mut newest = self.newest.lock().unwrap();
        let last = newest.entry(reach.id).or_insert(at);
        *last = (*last).max(at);
        self.standin.observe_one(reach.id, Quantity::Stage, &at.to_string(), stage_cm);
        self.standin.set_now(&self.now().max(*last).to_string());
    }
}

fn gauge(reach: &Reach) -> Gauge {
    let gauge = Gauge::new(reach.id, reach.name, reach.stream);
    gauge.at(reach.latitude, reach.longitude).spa_cm(reach.spa_cm)
}

/// Steps of ten minutes of a flood that are over.
const PRESENT: i64 = 216;

/// Well below the first limit.
pub fn calm_cm(reach: &Reach) -> f64 {
    (reach.spa_cm[0] * 0.6).round()
}

/// Stage at a step of ten minutes of a wave that peaks after two days at this multiple of the
/// third limit.
fn wave(reach: &Reach, peak: f64, step: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a few hundred steps")]
    let x = (step as f64 / 290.0).max(0.0);
    let calm = calm_cm(reach);
    (calm + (reach.spa_cm[2] * peak - calm) * (x * (1.0 - x).exp()).powi(3)).round()
}

fn whole_hour(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second() / 3600 * 3600).expect("the present is a time")
}

fn later(at: Timestamp) -> Timestamp {
    at + jiff::SignedDuration::from_secs(1)
}

fn whole_second(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second()).expect("the present is a time")
}
