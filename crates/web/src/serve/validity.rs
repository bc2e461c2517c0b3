//! From when until when a certificate is good: the one thing of it that the TLS library does not
//! tell. Certificates are DER: a tag, a length, a content, which may hold further ones.

use hlaska_kernel::Timestamp;

/// When a certificate may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Validity {
    pub from: Timestamp,
    pub until: Timestamp,
}

const SEQUENCE: u8 = 0x30;
const VERSION: u8 = 0xa0;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;

/// `None` where the bytes are no certificate.
pub(super) fn of(certificate: &[u8]) -> Option<Validity> {
    let signed = Der(Der(certificate).content_of(SEQUENCE)?).content_of(SEQUENCE)?;
    let mut fields = Der(signed);
    if fields.peek() == Some(VERSION) {
        fields.next()?;
    }
    // Serial number, algorithm, issuer.
    for _ in 0..3 {
        fields.next()?;
    }
    let mut times = Der(fields.content_of(SEQUENCE)?);
    let (from, until) = (moment(times.next()?)?, moment(times.next()?)?);
    Some(Validity { from, until })
}

/// What is left to read.
struct Der<'a>(&'a [u8]);

impl<'a> Der<'a> {
    fn peek(&self) -> Option<u8> {
        self.0.first().copied()
    }

    fn content_of(&mut self, tag: u8) -> Option<&'a [u8]> {
        self.next().filter(|(found, _)| *found == tag).map(|(_, content)| content)
    }

    /// Tag and content of what comes next.
    fn next(&mut self) -> Option<(u8, &'a [u8])> {
        let (&[tag, first], rest) = self.0.split_first_chunk()?;
        let (length, rest) = match first {
            0..=0x7f => (usize::from(first), rest),
            0x81..=0x83 => {
                let (digits, rest) = rest.split_at_checked(usize::from(first - 0x80))?;
                (digits.iter().fold(0, |sum, digit| sum << 8 | usize::from(*digit)), rest)
            }
            _ => return None,
        };
        let (content, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some((tag, content))
    }
}

/// `261122203800Z`, or `20261122203800Z` after 2049.
fn moment((tag, text): (u8, &[u8])) -> Option<Timestamp> {
    let text = std::str::from_utf8(text).ok().filter(|text| text.is_ascii())?;
    let whole = match tag {
        UTC_TIME => format!("{}{text}", if text < "50" { "20" } else { "19" }),
        GENERALIZED_TIME => text.to_owned(),
        _ => return None,
    };
    if whole.len() != 15 {
        return None;
    }
    let part = |at: usize| &whole[at..at + 2];
    let date = format!("{}-{}-{}", &whole[..4], part(4), part(6));
    format!("{date}T{}:{}:{}Z", part(8), part(10), part(12)).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(from: (i32, u8, u8), until: (i32, u8, u8)) -> Vec<u8> {
        let key = rcgen::KeyPair::generate().unwrap();
        let mut wanted = rcgen::CertificateParams::new(vec!["hlaska.example".to_owned()]).unwrap();
        wanted.not_before = rcgen::date_time_ymd(from.0, from.1, from.2);
        wanted.not_after = rcgen::date_time_ymd(until.0, until.1, until.2);
        wanted.self_signed(&key).unwrap().der().to_vec()
    }

    #[test]
    fn both_ends_are_read_in_both_ways_of_writing_a_time() {
        let certificate = made((2026, 11, 1), (2027, 1, 30));
        let validity = of(&certificate).unwrap();
        assert_eq!(validity.from.to_string(), "2026-11-01T00:00:00Z");
        assert_eq!(validity.until.to_string(), "2027-01-30T00:00:00Z");
        assert_eq!(
            of(&made((1999, 1, 1), (2051, 2, 3))).unwrap().until.to_string(),
            "2051-02-03T00:00:00Z"
        );
        assert_eq!(
            of(&made((1999, 1, 1), (2051, 2, 3))).unwrap().from.to_string(),
            "1999-01-01T00:00:00Z"
        );
    }

    #[test]
    fn damaged_bytes_are_no_certificate() {
        let sound = made((2026, 11, 1), (2027, 1, 30));
        assert_eq!(of(b""), None);
        assert_eq!(of(b"\x30\x84\xff\xff\xff\xff"), None);
        for length in 0..sound.len() {
            assert_eq!(of(&sound[..length]), None, "cut to {length}");
        }
        // Whatever a byte is changed to, it is read or refused, never a crash.
        for at in 0..120 {
            let mut damaged = sound.clone();
            damaged[at] ^= 0xff;
            let _ = of(&damaged);
        }
    }
}
