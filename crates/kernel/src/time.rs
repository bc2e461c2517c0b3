//! UTC is stored, Europe/Prague is shown.

use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Timestamp, Zoned};

use crate::lang::Lang;
use crate::number::NBSP;

fn prague_zone() -> TimeZone {
    // The zone database is compiled in; UTC is the visible fallback of a broken build.
    TimeZone::get("Europe/Prague").unwrap_or(TimeZone::UTC)
}

/// The moment on a clock in Prague.
pub fn prague(at: Timestamp) -> Zoned {
    at.to_zoned(prague_zone())
}

/// `22. 11. 2026 17:06`, with the offset added in the hour that comes twice in autumn.
pub fn date_time(at: Timestamp, lang: Lang) -> String {
    format!("{} {}", date(at, lang), clock(at))
}

/// `22. 11. 2026`
pub fn date(at: Timestamp, lang: Lang) -> String {
    let zoned = prague(at);
    match lang {
        Lang::Cs => format!("{}.{NBSP}{}.{NBSP}{}", zoned.day(), zoned.month(), zoned.year()),
        Lang::En => zoned.strftime("%-d %b %Y").to_string().replace(' ', "\u{a0}"),
    }
}

/// `17:06`, or `02:30 +01:00` where the hour is repeated.
pub fn clock(at: Timestamp) -> String {
    let zoned = prague(at);
    let plain = zoned.strftime("%H:%M").to_string();
    if is_repeated(&zoned) { format!("{plain}{NBSP}{}", zoned.strftime("%:z")) } else { plain }
}

fn is_repeated(zoned: &Zoned) -> bool {
    let ambiguous = prague_zone().to_ambiguous_zoned(zoned.datetime());
    matches!(ambiguous.offset(), AmbiguousOffset::Fold { .. })
}

/// `22. 11. 17:06` on lists where the year is plain.
pub fn short(at: Timestamp, lang: Lang) -> String {
    let zoned = prague(at);
    match lang {
        Lang::Cs => format!("{}.{NBSP}{}. {}", zoned.day(), zoned.month(), clock(at)),
        Lang::En => format!("{} {}", zoned.strftime("%-d\u{a0}%b"), clock(at)),
    }
}

/// Value for `<input type=datetime-local>`.
pub fn for_input(at: Timestamp) -> String {
    prague(at).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// Reads the value of `<input type=datetime-local>`; in the repeated hour the earlier one is meant.
pub fn from_input(text: &str) -> Option<Timestamp> {
    let civil: DateTime = text.trim().parse().ok()?;
    civil.to_zoned(prague_zone()).ok().map(|zoned| zoned.timestamp())
}

/// How long ago, in words: `před 5 min`, `právě teď`, `za 2 h`.
pub fn ago(at: Timestamp, now: Timestamp, lang: Lang) -> String {
    let seconds = now.as_second() - at.as_second();
    let span = span_words(seconds.abs(), lang);
    match (lang, seconds) {
        (Lang::Cs, -59..=59) => "právě teď".to_owned(),
        (Lang::En, -59..=59) => "just now".to_owned(),
        (Lang::Cs, 60..) => format!("před{NBSP}{span}"),
        (Lang::En, 60..) => format!("{span} ago"),
        (Lang::Cs, _) => format!("za{NBSP}{span}"),
        (Lang::En, _) => format!("in {span}"),
    }
}

/// A length of time: `5 min`, `2 h 10 min`, `3 dny`.
pub fn span_words(seconds: i64, lang: Lang) -> String {
    let minutes = seconds / 60;
    match minutes {
        0..60 => format!("{minutes}{NBSP}min"),
        60..1440 if minutes % 60 == 0 => format!("{}{NBSP}h", minutes / 60),
        60..1440 => format!("{}{NBSP}h{NBSP}{}{NBSP}min", minutes / 60, minutes % 60),
        _ => days(minutes / 1440, lang),
    }
}

fn days(count: i64, lang: Lang) -> String {
    let count = count.unsigned_abs();
    match lang {
        // after "před" and "za" alike; the plain length uses the same words closely enough
        Lang::Cs => crate::number::counted(count, "den", "dny", "dní"),
        Lang::En => crate::number::counted_en(count, "day", "days"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_moment_is_shown_in_prague() {
        assert_eq!(date_time(at("2026-11-22T16:06:00Z"), Lang::Cs), "22.\u{a0}11.\u{a0}2026 17:06");
        assert_eq!(date_time(at("2026-07-01T16:06:00Z"), Lang::En), "1\u{a0}Jul\u{a0}2026 18:06");
    }

    #[test]
    fn the_repeated_hour_names_its_offset() {
        assert_eq!(clock(at("2026-10-25T00:30:00Z")), "02:30\u{a0}+02:00");
        assert_eq!(clock(at("2026-10-25T01:30:00Z")), "02:30\u{a0}+01:00");
        assert_eq!(clock(at("2026-10-25T02:30:00Z")), "03:30");
    }

    #[test]
    fn what_a_form_sends_is_what_it_was_given() {
        let moment = at("2026-11-22T16:06:00Z");
        assert_eq!(from_input(&for_input(moment)), Some(moment));
        assert_eq!(from_input("yesterday"), None);
    }

    #[test]
    fn age_is_said_in_words() {
        let now = at("2026-11-22T16:06:00Z");
        assert_eq!(ago(at("2026-11-22T16:05:30Z"), now, Lang::Cs), "právě teď");
        assert_eq!(
            ago(at("2026-11-22T13:56:00Z"), now, Lang::Cs),
            "před\u{a0}2\u{a0}h\u{a0}10\u{a0}min"
        );
        assert_eq!(ago(at("2026-11-22T16:16:00Z"), now, Lang::En), "in 10\u{a0}min");
    }
}
