/// A measured or forecast quantity under ČHMÚ's own names, in ČHMÚ's own order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quantity {
    /// H: stage, cm.
    Stage,
    /// `H_F`: forecast stage, cm.
    StageForecast,
    /// Q: discharge, m³/s.
    Discharge,
    /// `Q_F`: forecast discharge, m³/s.
    DischargeForecast,
    /// TH: water temperature, °C (ČHMÚ writes the unit with a zero, `0C`).
    WaterTemperature,
}

impl Quantity {
    pub(super) const ALL: [Self; 5] = [
        Self::Stage,
        Self::StageForecast,
        Self::Discharge,
        Self::DischargeForecast,
        Self::WaterTemperature,
    ];

    pub(super) fn name_and_unit(self) -> (&'static str, &'static str) {
        match self {
            Self::Stage => ("H", "CM"),
            Self::StageForecast => ("H_F", "CM"),
            Self::Discharge => ("Q", "M3_S"),
            Self::DischargeForecast => ("Q_F", "M3_S"),
            Self::WaterTemperature => ("TH", "0C"),
        }
    }
}

/// One row of the station list. Start from [`Gauge::new`] and set what the test is about.
#[derive(Clone, Debug)]
pub struct Gauge {
    /// WIGOS number, `0-203-1-421500`.
    pub id: String,
    pub name: String,
    pub stream: String,
    pub latitude: f64,
    pub longitude: f64,
    /// `H`, `Q` or empty: the quantity that decides SPA.
    pub decides: &'static str,
    pub drought_cm: Option<f64>,
    /// 1st to 3rd SPA and the extreme flood.
    pub spa_cm: [Option<f64>; 4],
    pub drought_m3s: Option<f64>,
    pub spa_m3s: [Option<f64>; 4],
    pub has_forecast: bool,
}

impl Gauge {
    /// A gauge in South Bohemia with SPA at 100, 150, 200 and the extreme at 300 cm.
    pub fn new(id: &str, name: &str, stream: &str) -> Self {
        Self {
            id: id.to_owned(),
            name: name.to_owned(),
            stream: stream.to_owned(),
            latitude: 48.97,
            longitude: 14.47,
            decides: "H",
            drought_cm: Some(20.0),
            spa_cm: [100.0, 150.0, 200.0, 300.0].map(Some),
            drought_m3s: Some(2.0),
            spa_m3s: [40.0, 80.0, 120.0, 300.0].map(Some),
            has_forecast: false,
        }
    }

    #[must_use]
    pub fn spa_cm(mut self, limits: [impl Into<Option<f64>>; 4]) -> Self {
        self.spa_cm = limits.map(Into::into);
        self
    }

    #[must_use]
    pub fn at(mut self, latitude: f64, longitude: f64) -> Self {
        (self.latitude, self.longitude) = (latitude, longitude);
        self
    }

    /// Six digits with leading zeros, the tail of the WIGOS number.
    pub(super) fn database_number(&self) -> &str {
        self.id.rsplit('-').next().unwrap_or_default()
    }
}
