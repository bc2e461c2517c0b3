//! Numbers as a Czech or English reader expects them.

use crate::lang::Lang;

/// No-break space.
pub const NBSP: char = '\u{a0}';

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A decimal number with `places` places: decimal comma and spaced thousands in Czech.
pub fn decimal(value: f64, places: usize, lang: Lang) -> String {
    let text = format!("{value:.places$}");
    let (whole, fraction) =
        text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("−", digits));
    let (thousands, point) = match lang {
        Lang::Cs => (NBSP, ','),
        Lang::En => (',', '.'),
    };
    let mut out = String::from(sign);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            out.push(thousands);
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

/// A whole number with spaced thousands.
pub fn whole(value: u64, lang: Lang) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts on a page stay far below 2^53")]
    decimal(value as f64, 0, lang)
}

/// `count` with the Czech noun in its right form: 1 obec, 2 obce, 5 obcí.
pub fn counted(count: u64, one: &str, few: &str, many: &str) -> String {
    format!("{}{NBSP}{}", whole(count, Lang::Cs), plural(count, one, few, many))
}

/// The form of a Czech noun that goes with a whole number.
pub fn plural<'a>(count: u64, one: &'a str, few: &'a str, many: &'a str) -> &'a str {
    match count {
        1 => one,
        2..=4 => few,
        _ => many,
    }
}

/// `count` with an English noun.
pub fn counted_en(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", whole(count, Lang::En), if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_czech_or_english() {
        assert_eq!(decimal(1234.5, 1, Lang::Cs), "1\u{a0}234,5");
        assert_eq!(decimal(-0.419, 3, Lang::En), "−0.419");
        assert_eq!(whole(637_834, Lang::Cs), "637\u{a0}834");
        assert_eq!(whole(79, Lang::En), "79");
    }

    #[test]
    fn czech_nouns_follow_their_numbers() {
        let obce = |count| counted(count, "obec", "obce", "obcí");
        assert_eq!(obce(1), "1\u{a0}obec");
        assert_eq!(obce(4), "4\u{a0}obce");
        assert_eq!(obce(0), "0\u{a0}obcí");
        assert_eq!(obce(79), "79\u{a0}obcí");
    }
}
