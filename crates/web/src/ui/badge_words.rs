//! What the status marks say.

use std::cmp::Ordering;

use hlaska_kernel::Lang;

use super::badge::{CrisisState, Report, Spa, Warning};

pub(super) struct Words(pub Lang);

impl Words {
    fn pick(&self, cs: &'static str, en: &'static str) -> &'static str {
        match self.0 {
            Lang::Cs => cs,
            Lang::En => en,
        }
    }

    pub fn observed(&self) -> &'static str {
        self.pick("pozorováno na hlásném profilu", "observed at the gauge")
    }

    pub fn spa(&self, spa: Spa) -> &'static str {
        match spa {
            Spa::Unknown => self.pick("SPA nelze určit", "level unknown"),
            Spa::Below => self.pick("pod 1. SPA", "below level 1"),
            Spa::First => self.pick("1. SPA (bdělost)", "level 1 (watch)"),
            Spa::Second => self.pick("2. SPA (pohotovost)", "level 2 (alert)"),
            Spa::Third => self.pick("3. SPA (ohrožení)", "level 3 (danger)"),
            Spa::Extreme => self.pick("nad 3. SPA (extrém)", "above level 3 (extreme)"),
        }
    }

    pub fn spa_short(&self, spa: Spa) -> &'static str {
        match spa {
            Spa::Unknown => self.pick("nelze určit", "unknown"),
            Spa::Below => self.pick("pod limity", "below"),
            Spa::First => self.pick("1.\u{a0}SPA", "level\u{a0}1"),
            Spa::Second => self.pick("2.\u{a0}SPA", "level\u{a0}2"),
            Spa::Third => self.pick("3.\u{a0}SPA", "level\u{a0}3"),
            Spa::Extreme => self.pick("extrém", "extreme"),
        }
    }

    pub fn trend(&self, direction: Ordering) -> &'static str {
        match direction {
            Ordering::Greater => self.pick("stoupá", "rising"),
            Ordering::Less => self.pick("klesá", "falling"),
            Ordering::Equal => self.pick("setrvalý", "steady"),
        }
    }

    pub fn declared(&self, level: u8) -> &'static str {
        match level {
            1 => self.pick("Vyhlášen 1.\u{a0}SPA", "Level\u{a0}1 declared"),
            2 => self.pick("Vyhlášen 2.\u{a0}SPA", "Level\u{a0}2 declared"),
            _ => self.pick("Vyhlášen 3.\u{a0}SPA", "Level\u{a0}3 declared"),
        }
    }

    pub fn warning(&self, level: Warning) -> &'static str {
        match level {
            Warning::Low => self.pick("nízký stupeň nebezpečí", "low degree of danger"),
            Warning::High => self.pick("vysoký stupeň nebezpečí", "high degree of danger"),
            Warning::Extreme => self.pick("extrémní stupeň nebezpečí", "extreme degree of danger"),
        }
    }

    pub fn crisis(&self, state: CrisisState) -> &'static str {
        match state {
            CrisisState::Danger => self.pick("Stav nebezpečí", "State of danger"),
            CrisisState::Emergency => self.pick("Nouzový stav", "State of emergency"),
            CrisisState::ThreatToState => {
                self.pick("Stav ohrožení státu", "State of threat to the state")
            }
            CrisisState::War => self.pick("Válečný stav", "State of war"),
        }
    }

    pub fn report(&self, state: Report) -> &'static str {
        match state {
            Report::None => self.pick("bez odpovědi", "no answer"),
            Report::Normal => self.pick("klid", "normal"),
            Report::Watch => self.pick("sledujeme", "watching"),
            Report::Affected => self.pick("zasaženo", "affected"),
            Report::Critical => self.pick("kritické", "critical"),
        }
    }
}
