//! One-time codes of RFC 6238: six digits of HMAC-SHA-1, a new one every 30 seconds. Every
//! authenticator app knows exactly this setting; others are known to some.

use hlaska_kernel::Timestamp;
use ring::hmac;

/// 160 bits, as long as the hash.
pub(crate) const SECRET_BYTES: usize = 20;
const STEP_SECONDS: i64 = 30;
/// Clocks of phones and slow hands: one step either way.
const SLACK: i64 = 1;

pub(crate) fn step_at(now: Timestamp) -> i64 {
    now.as_second().div_euclid(STEP_SECONDS)
}

pub(crate) fn code(secret: &[u8], step: i64) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret);
    let tag = hmac::sign(&key, &step.to_be_bytes());
    let bytes = tag.as_ref();
    let offset = usize::from(bytes.last().copied().unwrap_or(0) & 15);
    let four = bytes.get(offset..offset + 4).and_then(|four| <[u8; 4]>::try_from(four).ok());
    let number = u32::from_be_bytes(four.unwrap_or_default()) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}

/// The step whose code was typed, if it is one of those good now. Which one it was takes no longer
/// or shorter to find out.
pub(crate) fn matching_step(secret: &[u8], typed: &str, now: Timestamp) -> Option<i64> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let here = step_at(now);
    (here - SLACK..=here + SLACK).fold(None, |found, step| {
        let fits = equal(code(secret, step).as_bytes(), digits.as_bytes());
        if fits { Some(step) } else { found }
    })
}

fn equal(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |sum, (a, b)| sum | (a ^ b)) == 0
}

/// For the eye and for typing: groups of four.
pub(crate) fn in_groups(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let groups = letters.chunks(4).map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join(" ")
}

/// RFC 4648 without padding, as apps want it.
pub(crate) fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut text = String::new();
    for chunk in bytes.chunks(5) {
        let mut five = [0; 8];
        five[3..3 + chunk.len()].copy_from_slice(chunk);
        let bits = u64::from_be_bytes(five);
        for place in 0..(chunk.len() * 8).div_ceil(5) {
            let index = bits >> (35 - 5 * place) & 31;
            text.push(char::from(LETTERS[usize::try_from(index).unwrap_or(0)]));
        }
    }
    text
}

/// What the square code says to the app.
pub(crate) fn address(secret: &[u8], login: &str, host: &str) -> String {
    let escaped: String = form_urlencoded::byte_serialize(login.as_bytes()).collect();
    let (label, secret) = (escaped.replace('+', "%20"), base32(secret));
    format!("otpauth://totp/Hl%C3%A1ska:{label}?secret={secret}&issuer=Hl%C3%A1ska%20{host}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The shared secret of RFC 6238, appendix B.
    const SECRET: &[u8] = b"12345678901234567890";

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).unwrap()
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // Last six of the eight digits of appendix B, SHA-1.
        for (seconds, expected) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code(SECRET, step_at(at(seconds))), expected, "{seconds}");
        }
    }

    #[test]
    fn a_neighbouring_code_is_good_and_a_distant_one_is_not() {
        let typed = code(SECRET, 100);
        for (seconds, good) in [
            (98 * 30 + 29, false),
            (99 * 30, true),
            (100 * 30, true),
            (101 * 30 + 29, true),
            (102 * 30, false),
        ] {
            let found = matching_step(SECRET, &typed, at(seconds));
            assert_eq!(found, good.then_some(100), "{seconds}");
        }
    }

    #[test]
    fn spaces_do_not_matter_and_everything_else_does() {
        let typed = code(SECRET, 100);
        let spaced = format!(" {} {} ", &typed[..3], &typed[3..]);
        assert_eq!(matching_step(SECRET, &spaced, at(3000)), Some(100));
        for wrong in ["", "000", &typed[1..], &format!("{typed}0")] {
            assert_eq!(matching_step(SECRET, wrong, at(3000)), None, "{wrong:?}");
        }
    }

    #[test]
    fn the_secret_is_written_as_apps_read_it() {
        assert_eq!(base32(b"foobar"), "MZXW6YTBOI");
        assert_eq!(base32(b"foob"), "MZXW6YQ");
        assert_eq!(in_groups("MZXW6YTBOI"), "MZXW 6YTB OI");
        let address = address(b"foobar", "jan novak@x", "kraj.example");
        assert_eq!(
            address,
            "otpauth://totp/Hl%C3%A1ska:jan%20novak%40x?secret=MZXW6YTBOI&issuer=Hl%C3%A1ska%20kraj.example"
        );
    }
}
