use std::hash::{DefaultHasher, Hash, Hasher};

use hlaska_sensors::{Station, builtin_stations};

/// A real gauging station as the stand-in serves it.
#[derive(Debug, Clone)]
pub struct Gauge {
    pub station: Station,
    pub catchment_km2: Option<f64>,
    /// Stage and discharge that belong together, rising: the known points of the rating curve.
    rating: Vec<(f64, f64)>,
}

/// The region's stations that have limits of the stage.
pub fn builtin() -> Vec<Gauge> {
    let mut gauges: Vec<Gauge> = builtin_stations().into_iter().filter_map(Gauge::of).collect();
    gauges.sort_by(|a, b| a.station.id.cmp(&b.station.id));
    gauges
}

impl Gauge {
    fn of(station: Station) -> Option<Self> {
        let limits = &station.thresholds.spa_stage_cm;
        limits[0].and(limits[2])?;
        let mut rating: Vec<(f64, f64)> = limits
            .iter()
            .zip(station.thresholds.spa_discharge_m3s)
            .filter_map(|(stage, discharge)| Some(((*stage)?, discharge?)))
            .collect();
        rating.sort_by(|a, b| a.0.total_cmp(&b.0));
        Some(Self { catchment_km2: station.catchment_km2, station, rating })
    }

    pub fn first_limit_cm(&self) -> f64 {
        self.station.thresholds.spa_stage_cm[0].unwrap_or(100.0)
    }

    pub fn third_limit_cm(&self) -> f64 {
        self.station.thresholds.spa_stage_cm[2].unwrap_or(200.0)
    }

    /// Discharge at a stage along the known points, m³/s; `None` where there are none.
    pub fn discharge_m3s(&self, stage_cm: f64) -> Option<f64> {
        let (first, last) = (self.rating.first()?, self.rating.last()?);
        if stage_cm <= first.0 {
            return Some(first.1 * (stage_cm / first.0).max(0.0).powf(1.6));
        }
        if stage_cm >= last.0 {
            return Some(last.1 * (stage_cm / last.0).powf(1.6));
        }
        self.rating.windows(2).find(|pair| stage_cm <= pair[1].0).map(|pair| {
            let share = (stage_cm - pair[0].0) / (pair[1].0 - pair[0].0).max(0.1);
            pair[0].1 + share * (pair[1].1 - pair[0].1)
        })
    }

    /// A number of the gauge's own, 0 to 2π, so that no two behave alike.
    pub fn phase(&self) -> f64 {
        let mut hasher = DefaultHasher::new();
        self.station.id.hash(&mut hasher);
        let share = f64::from(u16::try_from(hasher.finish() % 10_000).unwrap_or(0)) / 10_000.0;
        share * std::f64::consts::TAU
    }
}
