//! Marks on the time axis: whole hours and midnights of Prague.

use hlaska_kernel::number::NBSP;
use hlaska_kernel::time::{clock, prague};
use hlaska_kernel::{Lang, Timestamp};
use jiff::civil::Date;

/// A mark and its label; midnights carry the date.
#[derive(Debug, PartialEq, Eq)]
pub struct TimeMark {
    pub at: Timestamp,
    pub label: String,
    pub midnight: bool,
}

pub fn time_marks(from: Timestamp, to: Timestamp, lang: Lang) -> Vec<TimeMark> {
    let hours = (to.as_second() - from.as_second()) / 3600;
    let step = match hours {
        ..=8 => 1,
        9..=16 => 2,
        17..=30 => 3,
        31..=60 => 6,
        61..=120 => 12,
        _ => 24,
    };
    let days = prague(from).date().series(jiff::Span::new().days(1));
    // a fortnight has room for a label at every second midnight only
    let every = usize::try_from(hours / (24 * 10)).unwrap_or(0) + 1;
    days.take_while(|day| starts_by(*day, to))
        .step_by(every)
        .flat_map(|day| marks_of(day, step, lang))
        .filter(|mark| (from..=to).contains(&mark.at))
        .collect()
}

fn starts_by(day: Date, to: Timestamp) -> bool {
    day <= prague(to).date()
}

/// The hour skipped in spring gives no mark, the repeated one in autumn gives one.
fn marks_of(day: Date, step: i8, lang: Lang) -> Vec<TimeMark> {
    let zone = prague(Timestamp::UNIX_EPOCH).time_zone().clone();
    let hours = (0..24i8).step_by(usize::from(step.unsigned_abs()));
    hours
        .filter_map(|hour| {
            let local = day.at(hour, 0, 0, 0).to_zoned(zone.clone()).ok()?;
            let (at, midnight) = (local.timestamp(), hour == 0);
            let label = if midnight { date_label(local.date(), lang) } else { clock(at) };
            (local.hour() == hour).then_some(TimeMark { at, label, midnight })
        })
        .collect()
}

fn date_label(day: Date, lang: Lang) -> String {
    match lang {
        Lang::Cs => format!("{}.{NBSP}{}.", day.day(), day.month()),
        Lang::En => day.strftime("%-d\u{a0}%b").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fake::at;

    fn labels(from: &str, to: &str, lang: Lang) -> Vec<String> {
        time_marks(at(from), at(to), lang).into_iter().map(|mark| mark.label).collect()
    }

    #[test]
    fn a_day_is_marked_by_hours_of_prague() {
        let shown = labels("2026-10-01T19:00:00Z", "2026-10-02T19:00:00Z", Lang::Cs);
        assert_eq!(
            shown,
            ["21:00", "2.\u{a0}10.", "03:00", "06:00", "09:00", "12:00", "15:00", "18:00", "21:00"]
        );
    }

    #[test]
    fn the_hour_skipped_in_spring_has_no_mark() {
        let shown = labels("2026-03-28T23:00:00Z", "2026-03-29T03:00:00Z", Lang::En);
        assert_eq!(shown, ["29\u{a0}Mar", "01:00", "03:00", "04:00", "05:00"]);
    }

    #[test]
    fn a_month_is_marked_by_days_that_do_not_collide() {
        let shown = labels("2026-10-01T00:00:00Z", "2026-10-31T00:00:00Z", Lang::Cs);
        assert!((5..=12).contains(&shown.len()), "{shown:?}");
    }

    #[test]
    fn a_span_of_no_length_has_at_most_one_mark() {
        assert!(labels("2026-10-02T19:00:00Z", "2026-10-02T19:00:00Z", Lang::Cs).len() <= 1);
    }
}
