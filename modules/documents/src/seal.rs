//! Encryption of one file under a key of its own.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit};
use hlaska_kernel::Env;

use crate::document::DocumentId;

/// A key used for one file and nothing else.
pub(crate) type Key = [u8; 32];

/// Never twice under one key: each key seals one file once.
const NONCE: [u8; 12] = [0; 12];

/// The content cannot be sealed or does not open: a wrong key or bytes that were changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the content cannot be sealed or opened")]
pub(crate) struct Broken;

pub(crate) fn new_key(env: &Env) -> Key {
    env.bytes()
}

pub(crate) fn seal(key: &Key, id: DocumentId, content: &[u8]) -> Result<Vec<u8>, Broken> {
    let (name, cipher) = (id.to_string(), ChaCha20Poly1305::new(key.into()));
    let payload = Payload { msg: content, aad: name.as_bytes() };
    cipher.encrypt((&NONCE).into(), payload).map_err(|_| Broken)
}

pub(crate) fn open(key: &[u8], id: DocumentId, sealed: &[u8]) -> Result<Vec<u8>, Broken> {
    let key: &Key = key.try_into().map_err(|_| Broken)?;
    let (name, cipher) = (id.to_string(), ChaCha20Poly1305::new(key.into()));
    let payload = Payload { msg: sealed, aad: name.as_bytes() };
    cipher.decrypt((&NONCE).into(), payload).map_err(|_| Broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: DocumentId = DocumentId::from_u128(1);

    #[test]
    fn only_its_own_key_and_name_open_a_file() {
        let sealed = seal(&[7; 32], ID, b"obsah").unwrap();
        assert!(!sealed.windows(5).any(|window| window == b"obsah"));
        assert_eq!(open(&[7; 32], ID, &sealed).unwrap(), b"obsah");
        assert_eq!(open(&[8; 32], ID, &sealed), Err(Broken));
        assert_eq!(open(&[0; 3], ID, &sealed), Err(Broken));
        assert_eq!(open(&[7; 32], DocumentId::from_u128(2), &sealed), Err(Broken));
        let mut changed = sealed;
        changed[0] ^= 1;
        assert_eq!(open(&[7; 32], ID, &changed), Err(Broken));
    }
}
