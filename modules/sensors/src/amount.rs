//! Measured amounts as text, with as many places as the measurement is worth.

use hlaska_kernel::Lang;
use hlaska_kernel::number::{NBSP, decimal};

use crate::station::Quantity;

/// `82 cm`, `8,16 m³/s`, `16,8 °C`.
pub fn amount(value: f64, quantity: Quantity, lang: Lang) -> String {
    format!("{}{NBSP}{}", bare(value, quantity, lang), quantity.unit())
}

/// The same without its unit, for a column whose head names the unit.
pub fn bare(value: f64, quantity: Quantity, lang: Lang) -> String {
    decimal(value, places(value, quantity), lang)
}

/// Discharge comes out of a rating curve: three significant digits are more than it deserves.
fn places(value: f64, quantity: Quantity) -> usize {
    match quantity {
        Quantity::Stage => 0,
        Quantity::WaterTemperature => 1,
        Quantity::Discharge if value >= 100.0 => 0,
        Quantity::Discharge if value >= 10.0 => 1,
        Quantity::Discharge if value >= 1.0 => 2,
        Quantity::Discharge => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_has_the_places_it_deserves() {
        let cs = |value, quantity| amount(value, quantity, Lang::Cs);
        assert_eq!(cs(82.0, Quantity::Stage), "82\u{a0}cm");
        assert_eq!(cs(-4.0, Quantity::Stage), "−4\u{a0}cm");
        assert_eq!(cs(8.16432, Quantity::Discharge), "8,16\u{a0}m³/s");
        assert_eq!(cs(360.63, Quantity::Discharge), "361\u{a0}m³/s");
        assert_eq!(cs(0.126, Quantity::Discharge), "0,126\u{a0}m³/s");
        assert_eq!(amount(16.8, Quantity::WaterTemperature, Lang::En), "16.8\u{a0}°C");
    }
}
