use sha2::{Digest, Sha256};

use crate::entry::Meta;

/// Hash before the first entry.
pub(crate) const GENESIS: [u8; 32] = [0; 32];

pub(crate) fn digest(payload: &[u8]) -> [u8; 32] {
    Sha256::digest(payload).into()
}

/// Every part is preceded by its length, so no two envelopes share one encoding.
pub(crate) fn link(previous: &[u8; 32], meta: &Meta, digest: &[u8; 32]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(previous);
    hash.update(meta.seq.to_be_bytes());
    hash.update(meta.version.to_be_bytes());
    hash.update(meta.occurred_at.as_microsecond().to_be_bytes());
    hash.update(meta.recorded_at.as_microsecond().to_be_bytes());
    hash.update([u8::from(meta.exercise), u8::from(meta.on_behalf.is_some())]);
    let author = meta.author.to_string();
    let on_behalf = meta.on_behalf.as_deref().unwrap_or_default();
    for part in [&meta.stream, &meta.kind, &author, on_behalf, &meta.origin] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.update(digest);
    hash.finalize().into()
}
