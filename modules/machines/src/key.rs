//! A program's key: how it looks, what it signs, how the signature is checked.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use hlaska_kernel::number::hex;
use hlaska_kernel::{AccountId, Env};
use http::Method;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use sha2::{Digest, Sha256};

/// A fresh pair. The secret half is shown once.
pub(crate) struct Pair {
    /// `hlaska_sk_<id>_<seed in base64url>`.
    pub secret: String,
    pub public_key: String,
}

/// The two halves; `None` only if the generator's own check fails.
pub(crate) fn generate(id: AccountId, env: &Env) -> Option<Pair> {
    let seed: [u8; 32] = env.bytes();
    let pair = Ed25519KeyPair::from_seed_unchecked(&seed).ok()?;
    let secret = format!("hlaska_sk_{id}_{}", BASE64_URL_SAFE_NO_PAD.encode(seed));
    Some(Pair { secret, public_key: hex(pair.public_key().as_ref()) })
}

/// What an `Authorization` header says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Claim {
    pub key: AccountId,
    /// Seconds since 1970 by the program's clock.
    pub time: i64,
    pub nonce: String,
    signature: Vec<u8>,
}

/// Longer than any sound header.
const LONGEST: usize = 512;

/// Reads `Hlaska key="…", time="…", nonce="…", signature="…"`.
pub(crate) fn parse(header: &str) -> Option<Claim> {
    let fields = header.strip_prefix("Hlaska ").filter(|_| header.len() <= LONGEST)?;
    let field = |name: &str| {
        fields.split(',').find_map(|field| {
            let value = field.trim().strip_prefix(name)?.strip_prefix("=\"")?;
            value.strip_suffix('"')
        })
    };
    let nonce = field("nonce").filter(|text| is_nonce(text))?;
    Some(Claim {
        key: field("key")?.parse().ok()?,
        time: field("time")?.parse().ok()?,
        nonce: nonce.to_owned(),
        signature: BASE64_URL_SAFE_NO_PAD.decode(field("signature")?).ok()?,
    })
}

fn is_nonce(text: &str) -> bool {
    (16..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Digest of the empty body: the interface only reads.
fn digest_of_nothing() -> String {
    hex(&Sha256::digest([]))
}

impl Claim {
    /// The text that was signed, one thing a line.
    fn signed(&self, method: &Method, address: &str) -> String {
        let Self { time, nonce, .. } = self;
        format!("{method}\n{address}\n{time}\n{nonce}\n{}", digest_of_nothing())
    }

    /// Was exactly this request signed with the secret half of `public_key` (hexadecimal)?
    pub(crate) fn fits(&self, public_key: &str, method: &Method, address: &str) -> bool {
        let Some(key) = bytes(public_key) else { return false };
        let text = self.signed(method, address);
        UnparsedPublicKey::new(&ED25519, key).verify(text.as_bytes(), &self.signature).is_ok()
    }
}

fn bytes(hexadecimal: &str) -> Option<Vec<u8>> {
    let pairs = (0..hexadecimal.len()).step_by(2);
    pairs.map(|at| u8::from_str_radix(hexadecimal.get(at..at + 2)?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: AccountId = AccountId::from_u128(7);
    const ADDRESS: &str = "/api/v1/gauges?orp=3102";

    fn signed(pair: &Pair, time: i64, nonce: &str) -> String {
        let seed = pair.secret.splitn(4, '_').nth(3).unwrap();
        let seed = BASE64_URL_SAFE_NO_PAD.decode(seed).unwrap();
        let keys = Ed25519KeyPair::from_seed_unchecked(&seed).unwrap();
        let text = format!("GET\n{ADDRESS}\n{time}\n{nonce}\n{}", digest_of_nothing());
        let signature = BASE64_URL_SAFE_NO_PAD.encode(keys.sign(text.as_bytes()));
        format!(r#"Hlaska key="{ID}", time="{time}", nonce="{nonce}", signature="{signature}""#)
    }

    fn pair() -> Pair {
        generate(ID, &Env::system()).unwrap()
    }

    #[test]
    fn a_signature_opens_exactly_the_request_it_was_made_for() {
        let pair = pair();
        let claim = parse(&signed(&pair, 1_000, "00112233445566778899aabbccddeeff")).unwrap();
        assert_eq!((claim.key, claim.time), (ID, 1_000));
        assert!(claim.fits(&pair.public_key, &Method::GET, ADDRESS));
        assert!(!claim.fits(&pair.public_key, &Method::POST, ADDRESS));
        assert!(!claim.fits(&pair.public_key, &Method::GET, "/api/v1/gauges"));
        assert!(!claim.fits(&super::tests::pair().public_key, &Method::GET, ADDRESS));
        let later = Claim { time: 1_001, ..claim };
        assert!(!later.fits(&pair.public_key, &Method::GET, ADDRESS));
    }

    #[test]
    fn a_header_that_is_none_says_nothing() {
        let good = signed(&pair(), 1, "00112233445566778899aabbccddeeff");
        assert!(parse(&good).is_some());
        for bad in [
            String::new(),
            "Bearer x".to_owned(),
            good.replace("Hlaska", "Basic"),
            good.replace("time=\"1\"", "time=\"soon\""),
            good.replace("0011", "zz11"),
            good.replace("nonce", "once"),
            format!("{good}{}", " ".repeat(600)),
        ] {
            assert_eq!(parse(&bad), None, "{bad}");
        }
    }
}
