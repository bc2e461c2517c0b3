//! From values to crossings to signals.

use std::collections::HashMap;

use hlaska_journal::{Author, NewEvent};
use hlaska_kernel::{Place, Said, Timestamp, time};
use hlaska_signals::{NewSignal, SignalId, Urgency, raise};
use hlaska_web::{Decision, Portal};
use jiff::SignedDuration;

use crate::amount::amount;
use crate::event::SensorEvent;
use crate::gauges::{FEED, Gauge, Gauges};
use crate::hysteresis::{Crossing, Hysteresis};
use crate::level::{Limits, ObservedSpa};
use crate::station::StationId;
use crate::view::Crossings;
use crate::words::{spa_cs, spa_en};

/// What a start does not know from the journal it learns from this much of the past: enough to
/// see that a river is high now, too little to ring for a flood that has passed.
const LOOK_BACK: SignedDuration = SignedDuration::from_hours(6);

/// Remembers where each gauge stands between rounds.
#[derive(Default)]
pub struct Judge {
    states: HashMap<StationId, Hysteresis>,
}

/// A crossing with what a person needs to know of its gauge.
struct Finding {
    event: SensorEvent,
    signal: NewSignal,
    station: StationId,
    at: Timestamp,
}

impl Judge {
    /// Looks at the values that came and raises what they mean.
    pub async fn look(&mut self, portal: &Portal, now: Timestamp) {
        for finding in self.findings(portal, now) {
            if let Err(refusal) = record(portal, &finding).await {
                tracing::error!(%refusal, station = %finding.station, "a crossing was not recorded");
                // Forgotten, so that the next round sees it again.
                self.states.remove(&finding.station);
            }
        }
    }

    fn findings(&mut self, portal: &Portal, now: Timestamp) -> Vec<Finding> {
        let gauges = portal.service::<Gauges>();
        let exercise = portal.settings().banner.is_some();
        let (world, state) = (portal.world(), gauges.state());
        let crossings = world.view::<Crossings>();
        let mut findings = Vec::new();
        for gauge in state.all() {
            let (Some(place), Some(limits)) = (gauge.place, Limits::deciding(&gauge.station))
            else {
                continue;
            };
            for crossing in self.step(gauge, &limits, crossings, now) {
                findings.push(finding(gauge, place, &limits, crossing, exercise));
            }
        }
        findings
    }

    fn step(
        &mut self,
        gauge: &Gauge,
        limits: &Limits,
        crossings: &Crossings,
        now: Timestamp,
    ) -> Vec<Crossing> {
        let id = &gauge.station.id;
        let known = self.states.get(id).copied();
        let mut state = known.unwrap_or_else(|| {
            crossings.level(id).map(|(level, at)| Hysteresis::resume(level, at)).unwrap_or_default()
        });
        let from = now - LOOK_BACK;
        let mut found = Vec::new();
        for sample in gauge.series(gauge.quantity()).since(from) {
            let (next, crossing) = state.step(limits, sample);
            state = next;
            found.extend(crossing);
        }
        self.states.insert(id.clone(), state);
        found
    }
}

/// The crossing and its signal stand in the journal together or not at all.
async fn record(portal: &Portal, finding: &Finding) -> Result<(), hlaska_kernel::Refusal> {
    let author = Author::System(FEED.to_owned());
    let id = SignalId::fresh(portal.env());
    let decide = |world: &hlaska_journal::World| {
        let mut decision = raise(world, finding.signal.clone(), id);
        if decision.events.is_empty() {
            return Ok(Decision::default());
        }
        let event = NewEvent::new(format!("gauge/{}", finding.station), &finding.event)
            .occurred(finding.at)
            .exercise(finding.signal.exercise);
        decision.events.push(event);
        Ok(decision)
    };
    portal.execute(author, None, decide).await.map(drop)
}

fn finding(
    gauge: &Gauge,
    place: Place,
    limits: &Limits,
    crossing: Crossing,
    exercise: bool,
) -> Finding {
    let station = &gauge.station;
    let event = SensorEvent::LevelCrossed {
        station: station.id.clone(),
        name: station.name.clone(),
        stream: station.stream.clone(),
        quantity: gauge.quantity(),
        crossing,
    };
    let signal = NewSignal {
        source: FEED.to_owned(),
        subject: station.id.to_string(),
        title: title(gauge, &crossing),
        detail: detail(gauge, limits, &crossing),
        place,
        urgency: urgency(&crossing),
        rising: crossing.is_rise(),
        observed_at: crossing.at,
        exercise,
        link: format!("/stavy/{}", station.id),
        hint: "flood".to_owned(),
        dedup: format!(
            "{}:{}:{}:{}",
            station.id,
            crossing.to.spa.number(),
            crossing.to.extreme,
            crossing.at.as_second()
        ),
    };
    Finding { event, signal, station: station.id.clone(), at: crossing.at }
}

fn urgency(crossing: &Crossing) -> Urgency {
    match (crossing.to.extreme, crossing.to.spa) {
        (true, _) | (_, ObservedSpa::Danger) => Urgency::Danger,
        (_, ObservedSpa::Alert) => Urgency::Alert,
        (_, ObservedSpa::Watch) => Urgency::Watch,
        (_, ObservedSpa::None) => Urgency::Info,
    }
}

fn title(gauge: &Gauge, crossing: &Crossing) -> Said {
    let name = format!("{} – {}", gauge.station.stream, gauge.station.name);
    let (spa, rise) = (crossing.to.spa, crossing.is_rise());
    match (crossing.to.extreme && !crossing.from.extreme, rise, spa) {
        (true, ..) => Said::new(
            format!("{name}: dosažen limit extrémního ohrožení"),
            format!("{name}: the limit of extreme danger was reached"),
        ),
        (_, true, spa) => Said::new(
            format!("{name}: dosažen limit {}", spa_cs(spa)),
            format!("{name}: the limit of {} was reached", spa_en(spa)),
        ),
        (_, false, ObservedSpa::None) => Said::new(
            format!("{name}: pokles pod limity SPA"),
            format!("{name}: fell below the SPA limits"),
        ),
        (_, false, spa) => Said::new(
            format!("{name}: pokles na {}", spa_cs(spa)),
            format!("{name}: fell to {}", spa_en(spa)),
        ),
    }
}

fn detail(gauge: &Gauge, limits: &Limits, crossing: &Crossing) -> Said {
    use hlaska_kernel::Lang::{Cs, En};
    let quantity = gauge.quantity();
    let value = |lang| amount(crossing.value, quantity, lang);
    let next = limits.next_above(crossing.value);
    let at = time::clock(crossing.at);
    let ahead_cs =
        next.map(|(spa, limit)| format!(", {} od {}", spa_cs(spa), amount(limit, quantity, Cs)));
    let ahead_en =
        next.map(|(spa, limit)| format!(", {} from {}", spa_en(spa), amount(limit, quantity, En)));
    Said::new(
        format!(
            "Naměřeno {} v {at}{}. Pozorováno, nevyhlášeno.",
            value(Cs),
            ahead_cs.unwrap_or_default()
        ),
        format!(
            "{} measured at {at}{}. Observed, not declared.",
            value(En),
            ahead_en.unwrap_or_default()
        ),
    )
}
