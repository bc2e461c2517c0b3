//! A gauge that speaks, for tests.

use hlaska_journal::{NewEvent, View, Views};
use hlaska_kernel::{Lang, Said, Viewer};
use hlaska_rig::{PLAV, Story, minute, operator};
use hlaska_web::Decision;

use crate::command::NewSignal;
use crate::signal::{Crossing, SignalId, Urgency};
use crate::view::Signals;

pub const FIRST: SignalId = SignalId::from_u128(1);
pub const SECOND: SignalId = SignalId::from_u128(2);

/// What the gauge of Plav says when it reaches a level (or falls to it).
pub fn gauge(level: u8, rising: bool, minutes: i64) -> NewSignal {
    let (cs, en) = if rising { ("dosaženo", "reached") } else { ("pokles na", "fell to") };
    let urgency = [Urgency::Info, Urgency::Watch, Urgency::Alert, Urgency::Danger];
    NewSignal {
        source: "chmi-hydrology".into(),
        subject: "gauge/plav".into(),
        title: Said::new(
            format!("Malše – Plav: {cs} {level}. SPA"),
            format!("Malše – Plav: {en} SPA {level}"),
        ),
        detail: Said::new("stav 212 cm", "stage 212 cm"),
        place: PLAV,
        urgency: urgency[usize::from(level)],
        rising,
        observed_at: minute(minutes),
        exercise: false,
        link: "/stavy/plav".into(),
        hint: "flood".into(),
        dedup: format!("plav:{level}:{rising}:{minutes}"),
    }
}

pub fn crossing(level: u8, rising: bool, minutes: i64) -> Crossing {
    let NewSignal { title, detail, urgency, rising, observed_at, dedup, .. } =
        gauge(level, rising, minutes);
    Crossing { title, detail, urgency, rising, observed_at, dedup }
}

/// Nothing has happened yet.
pub fn quiet() -> Story {
    Story::new(Views::default().with::<Signals>())
}

/// The gauge spoke once: signal [`FIRST`] is open.
pub fn rising() -> Story {
    feed(quiet(), gauge(2, true, 0), FIRST)
}

/// The feed says it; what the module decides is written down.
pub fn feed(story: Story, new: NewSignal, id: SignalId) -> Story {
    story.system("feed:chmi-hydrology", |world| crate::raise(world, new, id))
}

pub fn viewer() -> Viewer {
    operator().viewer(Lang::Cs)
}

/// What a decision would write.
pub fn kinds(decision: &Decision) -> Vec<&'static str> {
    decision.events.iter().map(NewEvent::kind).collect()
}

/// The view as a snapshot would bring it back.
pub fn reread<V: View>(view: &V) -> V {
    postcard::from_bytes(&postcard::to_stdvec(view).unwrap()).unwrap()
}
