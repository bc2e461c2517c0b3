//! The hydrograph and its words.

use hlaska_kernel::{Lang, Timestamp};
use hlaska_sensors::page::hydrograph::{Hydrograph, describe, hydrograph};
use hlaska_sensors::{ForecastRun, Limits, Quantity, Sample, Thresholds};
use jiff::SignedDuration;

use crate::support::at;

const NOW: &str = "2026-10-02T19:05:00Z";

/// What a test draws: built up from a quiet river without data.
struct Drawn {
    limits: Limits,
    decides: bool,
    now: Timestamp,
    observed: Vec<Sample>,
    runs: Vec<ForecastRun>,
}

fn every(minutes: i64, start: &str, values: &[f64]) -> Vec<Sample> {
    let times = (0..).map(|index| at(start) + SignedDuration::from_mins(minutes) * index);
    values.iter().zip(times).map(|(value, at)| Sample { at, value: *value }).collect()
}

impl Drawn {
    fn stage(spa: [f64; 4]) -> Self {
        let thresholds = Thresholds { spa_stage_cm: spa.map(Some), ..Thresholds::NONE };
        let limits = Limits::of(&thresholds, Quantity::Stage);
        Self { limits, decides: true, now: at(NOW), observed: vec![], runs: vec![] }
    }
    fn measured(mut self, start: &str, values: &[f64]) -> Self {
        self.observed.extend(every(10, start, values));
        self
    }
    fn forecast(mut self, start: &str, values: &[f64]) -> Self {
        self.runs.extend(ForecastRun::from_points(every(60, start, values)));
        self
    }
    fn view(&self) -> Hydrograph<'_> {
        Hydrograph {
            id: "h",
            station: "Dolní Brod",
            stream: "Zkušební řeka",
            limits: &self.limits,
            decides: self.decides,
            now: self.now,
            from: at("2026-10-01T19:00:00Z"),
            to: at("2026-10-03T19:00:00Z"),
            observed: &self.observed,
            runs: &self.runs,
        }
    }
    fn cs(&self) -> String {
        describe(&self.view(), Lang::Cs).replace('\u{a0}', " ")
    }
    fn en(&self) -> String {
        describe(&self.view(), Lang::En).replace('\u{a0}', " ")
    }
    fn svg(&self) -> String {
        hydrograph(&self.view(), Lang::Cs).into_string()
    }
}

const LIMITS: [f64; 4] = [150.0, 200.0, 250.0, 340.0];
const RISE: [f64; 7] = [180.0, 186.0, 193.0, 199.0, 205.0, 212.0, 218.0];

fn rising() -> Drawn {
    Drawn::stage(LIMITS)
        .measured("2026-10-02T18:00:00Z", &RISE)
        .forecast("2026-10-02T11:00:00Z", &[150.0, 155.0, 160.0, 170.0, 180.0, 190.0, 195.0])
        .forecast("2026-10-02T17:00:00Z", &[176.0, 190.0, 215.0, 240.0, 262.0, 271.0, 268.0])
}

#[test]
fn a_rising_river_is_described_whole() {
    insta::assert_snapshot!(rising().cs(), @"Dolní Brod, Zkušební řeka. Vodní stav 218 cm, měřeno 2. 10. 21:00 (před 5 min). Stoupá o 38 cm za hodinu. Dosažen limit 2. SPA (200 cm). Podle předpovědi z 2. 10. 19:00 bude limit 3. SPA (250 cm) dosažen 2. 10. 22:27.");
    insta::assert_snapshot!(rising().en(), @"Dolní Brod, Zkušební řeka. Stage 218 cm, measured 2 Oct 21:00 (5 min ago). Rising by 38 cm an hour. The limit of SPA 2 (200 cm) is reached. By the forecast of 2 Oct 19:00 the limit of SPA 3 (250 cm) will be reached on 2 Oct 22:27.");
}

#[test]
fn a_quiet_river_below_its_limits() {
    let quiet = Drawn::stage(LIMITS)
        .measured("2026-10-02T18:00:00Z", &[79.0; 7])
        .forecast("2026-10-02T17:00:00Z", &[79.0; 24]);
    insta::assert_snapshot!(quiet.cs(), @"Dolní Brod, Zkušební řeka. Vodní stav 79 cm, měřeno 2. 10. 21:00 (před 5 min). Tendence setrvalá. Pod limitem 1. SPA (150 cm). Předpověď z 2. 10. 19:00 nečeká dosažení limitu 1. SPA do 3. 10. 18:00.");
    insta::assert_snapshot!(quiet.en(), @"Dolní Brod, Zkušební řeka. Stage 79 cm, measured 2 Oct 21:00 (5 min ago). Steady. Below the limit of SPA 1 (150 cm). The forecast of 2 Oct 19:00 does not expect the limit of SPA 1 to be reached by 3 Oct 18:00.");
}

#[test]
fn extreme_danger_is_said_apart_and_a_peak_is_told() {
    let flood = Drawn::stage([175.0, 200.0, 250.0, 226.0])
        .measured("2026-10-02T18:00:00Z", &[262.0, 261.0, 260.0, 259.0, 258.0, 257.0, 256.0])
        .forecast("2026-10-02T17:00:00Z", &[262.0, 258.0, 256.0, 251.0, 240.0]);
    insta::assert_snapshot!(flood.cs(), @"Dolní Brod, Zkušební řeka. Vodní stav 256 cm, měřeno 2. 10. 21:00 (před 5 min). Klesá o 6 cm za hodinu. Dosažen limit 3. SPA (250 cm). Dosažen limit extrémního ohrožení (226 cm). Podle předpovědi z 2. 10. 19:00 bude nejvýše 251 cm, a to 2. 10. 22:00.");
    insta::assert_snapshot!(flood.en(), @"Dolní Brod, Zkušební řeka. Stage 256 cm, measured 2 Oct 21:00 (5 min ago). Falling by 6 cm an hour. The limit of SPA 3 (250 cm) is reached. The limit of extreme danger (226 cm) is reached. By the forecast of 2 Oct 19:00 it will be 251 cm at most, on 2 Oct 22:00.");
}

#[test]
fn a_stale_value_gives_neither_trend_nor_level() {
    let stale = Drawn::stage(LIMITS).measured("2026-10-02T15:00:00Z", &RISE);
    insta::assert_snapshot!(stale.cs(), @"Dolní Brod, Zkušební řeka. Vodní stav 218 cm, měřeno 2. 10. 18:00 (před 3 h 5 min). Hodnota je zastaralá, nová nepřišla 3 h 5 min; ověřte stav jinak. Předpověď není.");
    insta::assert_snapshot!(stale.en(), @"Dolní Brod, Zkušební řeka. Stage 218 cm, measured 2 Oct 18:00 (3 h 5 min ago). The value is stale, no new one has come for 3 h 5 min; check in another way. There is no forecast.");
}

#[test]
fn an_empty_drawing_is_not_an_all_clear() {
    insta::assert_snapshot!(Drawn::stage(LIMITS).cs(), @"Dolní Brod, Zkušební řeka. Za zobrazené období nejsou naměřené hodnoty. Neznamená to, že je klid; ověřte stav jinak. Předpověď není.");
    insta::assert_snapshot!(Drawn::stage(LIMITS).en(), @"Dolní Brod, Zkušební řeka. There are no measured values for the time shown. It does not mean that all is well; check in another way. There is no forecast.");
}

#[test]
fn one_value_has_no_trend_and_no_limits_are_said_so() {
    let mut one = Drawn::stage(LIMITS).measured("2026-10-02T19:00:00Z", &[80.0]);
    one.limits = Limits::of(&Thresholds::NONE, Quantity::Stage);
    insta::assert_snapshot!(one.cs(), @"Dolní Brod, Zkušební řeka. Vodní stav 80 cm, měřeno 2. 10. 21:00 (před 5 min). Tendenci nelze určit. Limity SPA nejsou stanoveny. Předpověď není.");
    insta::assert_snapshot!(one.en(), @"Dolní Brod, Zkušební řeka. Stage 80 cm, measured 2 Oct 21:00 (5 min ago). The trend cannot be told. No limits of flood activity levels are set. There is no forecast.");
}

#[test]
fn a_quantity_that_does_not_decide_says_no_level() {
    let mut discharge = Drawn::stage(LIMITS);
    let thresholds =
        Thresholds { spa_discharge_m3s: [16.5, 26.4, 40.1, 90.0].map(Some), ..Thresholds::NONE };
    discharge.limits = Limits::of(&thresholds, Quantity::Discharge);
    discharge.decides = false;
    let discharge = discharge
        .measured("2026-10-02T18:00:00Z", &[21.5, 22.9, 24.6, 26.1, 27.7, 29.6, 31.3])
        .forecast("2026-10-02T17:00:00Z", &[20.6, 23.9, 30.4, 37.2, 43.8, 46.7, 45.8]);
    insta::assert_snapshot!(discharge.cs(), @"Dolní Brod, Zkušební řeka. Průtok 31,3 m³/s, měřeno 2. 10. 21:00 (před 5 min). Stoupá o 9,80 m³/s za hodinu. Podle této veličiny se stupně SPA u stanice neurčují. Podle předpovědi z 2. 10. 19:00 bude nejvýše 46,7 m³/s, a to 3. 10. 00:00.");
    insta::assert_snapshot!(discharge.en(), @"Dolní Brod, Zkušební řeka. Discharge 31.3 m³/s, measured 2 Oct 21:00 (5 min ago). Rising by 9.80 m³/s an hour. Flood activity levels are not judged by this quantity here. By the forecast of 2 Oct 19:00 it will be 46.7 m³/s at most, on 3 Oct 00:00.");
}

#[test]
fn the_words_follow_the_data_and_not_the_other_way_round() {
    // the level told is the one the newest value has, whatever the earlier ones were
    let fallen = Drawn::stage(LIMITS).measured("2026-10-02T18:00:00Z", &[260.0, 240.0, 140.0]);
    assert!(fallen.cs().contains("Pod limitem 1. SPA"), "{}", fallen.cs());
    // the crossing is where the line of the forecast meets the limit: 240 at 20:00, 262 at 21:00
    assert!(rising().en().contains("2 Oct 22:27"), "{}", rising().en());
}

#[test]
fn every_element_of_the_drawing_is_closed_and_none_carries_a_style() {
    let svg = rising().svg();
    for element in ["line", "text", "polyline", "g", "svg", "title", "desc", "circle"] {
        let opened = svg.matches(&format!("<{element} ")).count()
            + svg.matches(&format!("<{element}>")).count();
        assert_eq!(opened, svg.matches(&format!("</{element}>")).count(), "{element}");
    }
    assert!(!svg.contains("style="));
    assert!(!svg.contains("NaN") && !svg.contains("inf"));
}

#[test]
fn limits_are_told_apart_without_colour() {
    let svg = rising().svg().replace('\u{a0}', " ");
    for label in ["1. SPA 150", "2. SPA 200", "3. SPA 250", "nyní", "2. 10."] {
        assert!(svg.contains(label), "{label}");
    }
    // the extreme limit is far above the water and would flatten the drawing
    assert!(!svg.contains("extrém 340"));
    let dashes = ["\"2 3\"", "\"7 3\"", "\"14 3\""];
    assert!(dashes.iter().all(|dash| svg.contains(&format!("stroke-dasharray={dash}"))));
}

#[test]
fn earlier_forecasts_stay_visible() {
    let svg = rising().svg();
    assert_eq!(svg.matches("class=\"hydro-forecast-old\"").count(), 1);
    assert_eq!(svg.matches("class=\"hydro-forecast\"").count(), 1);
}

#[test]
fn no_line_is_drawn_over_a_silence() {
    let with_gap = Drawn::stage(LIMITS)
        .measured("2026-10-02T10:00:00Z", &RISE)
        .measured("2026-10-02T14:00:00Z", &RISE)
        .measured("2026-10-02T18:30:00Z", &[200.0]);
    let svg = with_gap.svg();
    assert_eq!(svg.matches("<polyline").count(), 2);
    assert_eq!(svg.matches("<circle").count(), 1);
}

#[test]
fn odd_inputs_are_drawn_without_nonsense() {
    let constant = Drawn::stage(LIMITS).measured("2026-10-02T10:00:00Z", &[100.0; 50]);
    let mut bare = Drawn::stage(LIMITS).measured("2026-10-02T10:00:00Z", &[0.0; 50]);
    bare.limits = Limits::of(&Thresholds::NONE, Quantity::Discharge);
    let empty = Drawn::stage(LIMITS);
    let one = Drawn::stage(LIMITS).measured("2026-10-02T19:00:00Z", &[80.0]);
    for drawn in [constant, bare, empty, one] {
        let svg = drawn.svg();
        assert!(svg.contains("<svg") && !svg.contains("NaN") && !svg.contains("inf"), "{svg}");
    }
}

#[test]
fn an_empty_drawing_shows_its_limits_and_no_invented_values() {
    let svg = Drawn::stage(LIMITS).svg().replace('\u{a0}', " ");
    assert!(svg.contains("bez dat") && svg.contains("3. SPA 250"), "{svg}");
    let mut bare = Drawn::stage(LIMITS);
    bare.limits = Limits::of(&Thresholds::NONE, Quantity::Stage);
    assert!(!bare.svg().contains("text-anchor=\"end\""), "{}", bare.svg());
}

#[test]
fn the_numbers_stand_in_a_table_newest_first() {
    let svg = rising().svg().replace('\u{a0}', " ");
    let table = &svg[svg.find("<tbody>").unwrap()..];
    let rows: Vec<&str> = table.split("<tr>").skip(1).collect();
    assert!(rows[0].contains("datetime=\"2026-10-02T23:00:00Z\"") && rows[0].contains("268"));
    assert!(rows.last().unwrap().contains("180"));
    assert_eq!(rows.len(), 7 + 4);
    assert!(svg.contains("<th scope=\"col\">Naměřeno (cm)</th>"));
}
