//! Values of contacts: one written form for what people type in many.

use hlaska_kernel::Said;
use hlaska_kernel::number::NBSP;

use crate::model::ContactKind;

/// Longest value, characters.
pub const VALUE_LIMIT: usize = 100;
const CALL_SIGN_LIMIT: usize = 40;

/// The written form of what was typed, or what is wrong with it.
pub fn normalised(kind: ContactKind, typed: &str) -> Result<String, Said> {
    match kind {
        _ if kind.is_phone() => phone(typed).ok_or_else(bad_phone),
        ContactKind::Email => email(typed).ok_or_else(bad_email),
        ContactKind::DataBox => data_box(typed).ok_or_else(bad_data_box),
        _ => call_sign(typed).ok_or_else(bad_call_sign),
    }
}

/// `602 123 456`, `00420602123456`, `+420 602/123456`, `+49 …`, `112`.
fn phone(typed: &str) -> Option<String> {
    let is_filling = |c: char| c.is_whitespace() || "./-–()".contains(c);
    let bare: String = typed.chars().filter(|c| !is_filling(*c)).collect();
    let international = bare.strip_prefix('+').or_else(|| bare.strip_prefix("00"));
    let digits = international.unwrap_or(&bare);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match (international, digits.len()) {
        (None, 9) => Some(format!("+420{digits}")),
        // 112, 155, 116 111: lines of the country itself.
        (None, 3..=6) if digits.starts_with('1') => Some(digits.to_owned()),
        // Also 420602123456, typed without the plus.
        (_, 12) if digits.starts_with("420") => Some(format!("+{digits}")),
        (Some(_), 8..=15) if !digits.starts_with("420") => Some(format!("+{digits}")),
        _ => None,
    }
}

fn email(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let (name, host) = typed.rsplit_once('@')?;
    let good_name = !name.is_empty()
        && name.len() <= 64
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._%+-'".contains(&b))
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !name.contains("..");
    let good_label = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let good_host = host.contains('.') && host.len() <= 100 && host.split('.').all(good_label);
    (good_name && good_host).then(|| format!("{name}@{}", host.to_ascii_lowercase()))
}

/// Seven letters and digits, as the information system of data boxes gives them.
fn data_box(typed: &str) -> Option<String> {
    let id: String = typed.split_whitespace().collect::<String>().to_ascii_lowercase();
    (id.len() == 7 && id.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(id)
}

fn call_sign(typed: &str) -> Option<String> {
    let sign = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    (!sign.is_empty() && sign.chars().count() <= CALL_SIGN_LIMIT).then_some(sign)
}

fn bad_phone() -> Said {
    Said::new(
        "Zadejte devět číslic, např. 602 123 456, nebo číslo s předvolbou státu, např. +49 ….",
        "Enter nine digits, e.g. 602 123 456, or a number with a country code, e.g. +49 ….",
    )
}

fn bad_email() -> Said {
    Said::new("Zadejte e-mail, např. urad@example.cz.", "Enter an e-mail, e.g. office@example.cz.")
}

fn bad_data_box() -> Said {
    Said::new(
        "Datová schránka má sedm písmen a číslic, např. abc2d3f.",
        "A data box has seven letters and digits, e.g. abc2d3f.",
    )
}

fn bad_call_sign() -> Said {
    Said::new(
        format!("Zadejte volací znak, nejvýš {CALL_SIGN_LIMIT} znaků."),
        format!("Enter the call sign, at most {CALL_SIGN_LIMIT} characters."),
    )
}

/// The value as people read it: digits of a phone in threes.
pub fn shown(kind: ContactKind, value: &str) -> String {
    if !kind.is_phone() {
        return value.to_owned();
    }
    match value.strip_prefix("+420") {
        Some(digits) => format!("+420{NBSP}{}", in_threes(digits)),
        None => value
            .strip_prefix('+')
            .map_or_else(|| value.to_owned(), |digits| format!("+{}", in_threes(digits))),
    }
}

fn in_threes(digits: &str) -> String {
    let gap = NBSP.to_string();
    let groups: Vec<_> = digits.as_bytes().chunks(3).map(String::from_utf8_lossy).collect();
    groups.join(&gap)
}

/// Where a tap on the contact leads; a data box and a call sign lead nowhere.
pub fn href(kind: ContactKind, value: &str) -> Option<String> {
    match kind {
        ContactKind::Email => Some(format!("mailto:{value}")),
        _ if kind.is_phone() => Some(format!("tel:{value}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ContactKind::{DataBox, Email, Mobile, Radio};

    #[track_caller]
    fn reads(kind: ContactKind, typed: &str, value: &str) {
        assert_eq!(
            normalised(kind, typed).map_err(|said| said.en).as_deref(),
            Ok(value),
            "{typed}"
        );
    }

    #[test]
    fn a_czech_phone_has_one_written_form() {
        for typed in [
            "602123456",
            "602 123 456",
            "+420 602 123 456",
            "00420602123456",
            "420 602-123-456",
            "602/123.456",
        ] {
            reads(Mobile, typed, "+420602123456");
        }
        reads(Mobile, "+420 000 000 001", "+420000000001");
        reads(Mobile, "+49 151 23456789", "+4915123456789");
        reads(Mobile, "112", "112");
        for typed in ["", "60212345", "6021234567", "+420 60212345", "602 123 45x", "+", "950"] {
            assert!(normalised(Mobile, typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn phones_are_shown_in_threes_and_called_by_a_tap() {
        assert_eq!(shown(Mobile, "+420602123456"), "+420\u{a0}602\u{a0}123\u{a0}456");
        assert_eq!(shown(Mobile, "+4915123456789"), "+491\u{a0}512\u{a0}345\u{a0}678\u{a0}9");
        assert_eq!(shown(Mobile, "112"), "112");
        assert_eq!(href(Mobile, "+420602123456").as_deref(), Some("tel:+420602123456"));
        assert_eq!(href(Email, "a@example.cz").as_deref(), Some("mailto:a@example.cz"));
        assert_eq!(href(DataBox, "abc2d3f"), None);
    }

    #[test]
    fn an_email_has_a_name_and_a_host() {
        reads(Email, " Starosta@Example.CZ ", "Starosta@example.cz");
        for typed in [
            "",
            "a",
            "a@b",
            "@example.cz",
            "a b@example.cz",
            "a@-x.cz",
            "a..b@example.cz",
            "a@example..cz",
            "<a>@example.cz",
        ] {
            assert!(normalised(Email, typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn a_data_box_has_seven_characters() {
        reads(DataBox, "ABC2D3F", "abc2d3f");
        reads(DataBox, " abc 2d3f ", "abc2d3f");
        for typed in ["", "abc2d3", "abc2d3fg", "abc-d3f", "ábc2d3f"] {
            assert!(normalised(DataBox, typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn a_call_sign_is_one_short_line() {
        reads(Radio, " PJB  501 ", "PJB 501");
        assert!(normalised(Radio, "").is_err());
        assert!(normalised(Radio, &"x".repeat(41)).is_err());
    }
}
