//! Codes on paper for the day the phone is lost.

use hlaska_kernel::Env;
use hlaska_kernel::number::hex;
use sha2::{Digest, Sha256};

use crate::totp::base32;

/// How many are handed out at once.
pub(crate) const COUNT: u8 = 10;
/// 120 bits: nobody guesses one, so a plain digest is enough to keep it.
const CODE_BYTES: usize = 15;

/// `ABCD-EFGH-IJKL-MNOP-QRST-UVWX`
pub(crate) fn fresh(env: &Env) -> String {
    let letters: Vec<char> = base32(&env.bytes::<CODE_BYTES>()).chars().collect();
    let groups = letters.chunks(4).map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join("-")
}

/// What is kept of one. Case, spaces and dashes do not matter; 0, 1 and 8 stand for the letters
/// they are taken for, which the alphabet of codes has and those digits it has not.
pub(crate) fn digest(typed: &str) -> String {
    hex(&Sha256::digest(plain(typed).as_bytes()))
}

/// The letters alone, as they were printed.
pub(crate) fn plain(typed: &str) -> String {
    typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| match c.to_ascii_uppercase() {
            '0' => 'O',
            '1' => 'I',
            '8' => 'B',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use hlaska_kernel::env::{SeededRandom, SystemClock};

    use super::*;

    #[test]
    fn codes_are_long_readable_and_all_different() {
        let env = Env::new(Arc::new(SystemClock), Arc::new(SeededRandom::new(3)));
        let mut codes: Vec<_> = (0..COUNT).map(|_| fresh(&env)).collect();
        assert!(codes.iter().all(|code| code.len() == 29 && code.matches('-').count() == 5));
        codes.sort();
        codes.dedup();
        assert_eq!(codes.len(), usize::from(COUNT));
        // 24 letters of five bits each.
        assert!(codes[0].replace('-', "").len() * 5 >= 112);
    }

    #[test]
    fn how_it_is_typed_does_not_matter() {
        let kept = digest("ABOI-EFGH");
        assert_eq!(digest(" aboi efgh "), kept);
        assert_eq!(digest("8B01".replace('8', "A").as_str()), digest("ABOI"));
        assert_ne!(digest("ABOI-EFGJ"), kept);
    }
}
