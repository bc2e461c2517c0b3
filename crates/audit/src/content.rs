//! What is kept of a record, and how it hangs on the one before.

use hlaska_kernel::czech::fold;
use hlaska_kernel::{Env, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::asset::Asset;
use crate::class::{Class, Outcome};
use crate::code::Code;
use crate::record::{Fields, Record};

/// Hash before the first record.
pub(crate) const GENESIS: [u8; 32] = [0; 32];

/// A record as it is kept: the six fields the law asks for, and more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Version of this form.
    pub v: u8,
    /// When, in microseconds since 1970 (UTC).
    pub at_us: i64,
    /// How many minutes the clock in Prague was ahead of UTC at that moment.
    pub offset_min: i32,
    /// Name of the code.
    pub code: String,
    pub class: Class,
    pub outcome: Outcome,
    /// The technical asset that recorded it.
    pub asset: Uuid,
    pub host: String,
    pub build: String,
    pub fields: Fields,
    /// How many equal ones this stands for; more than one only after a flood.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub count: u64,
    /// When the last of them happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until_us: Option<i64>,
}

fn one() -> u64 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for this shape")]
fn is_one(count: &u64) -> bool {
    *count == 1
}

impl Content {
    /// The record, happening now, here.
    pub(crate) fn of(record: Record, asset: &Asset, env: &Env) -> Self {
        let now = record.happened.unwrap_or_else(|| env.now());
        let offset = hlaska_kernel::time::prague(now).offset();
        Self {
            v: 1,
            at_us: now.as_microsecond(),
            offset_min: offset.seconds() / 60,
            code: record.code.name.to_owned(),
            class: record.code.class,
            outcome: record.outcome,
            asset: asset.id,
            host: asset.host.clone(),
            build: asset.build.clone(),
            fields: record.fields,
            count: 1,
            until_us: None,
        }
    }

    pub fn at(&self) -> Timestamp {
        Timestamp::from_microsecond(self.at_us).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// `None` for a code this portal does not know; its name is there still.
    pub fn known_code(&self) -> Option<Code> {
        Code::from_name(&self.code)
    }

    pub(crate) fn json(&self) -> String {
        // Plain data; serde_json fails only on maps with odd keys.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Everything in it that people search for, without case and diacritics.
    pub(crate) fn words(&self) -> String {
        let fields = &self.fields;
        let texts = [
            Some(&self.code),
            Some(&self.host),
            fields.reason.as_ref(),
            fields.on_behalf.as_ref(),
            fields.identity_provider.as_ref(),
            fields.device.as_ref(),
            fields.session.as_ref(),
            fields.object_kind.as_ref(),
            fields.object_id.as_ref(),
            fields.incident.as_ref(),
            fields.marking.as_ref(),
            fields.request.as_ref(),
            fields.detail.as_ref(),
        ];
        let mut words: Vec<String> = texts.into_iter().flatten().map(|text| fold(text)).collect();
        words.extend(fields.account.map(|account| account.to_string()));
        words.extend(fields.address.map(|address| address.to_string()));
        words.join(" ")
    }
}

/// One record and its place in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// 1, 2, 3 … without gaps; the order of truth, while the clock is an attribute.
    pub seq: u64,
    pub at: Timestamp,
    /// `None` when it was dropped after its time of retention.
    pub content: Option<Content>,
    pub hash: [u8; 32],
}

pub(crate) fn digest(content: &str) -> [u8; 32] {
    Sha256::digest(content.as_bytes()).into()
}

/// Covers the digest and not the content, so that the content can be dropped.
pub(crate) fn link(previous: &[u8; 32], seq: u64, at_us: i64, digest: &[u8; 32]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(previous);
    hash.update(seq.to_be_bytes());
    hash.update(at_us.to_be_bytes());
    hash.update(digest);
    hash.finalize().into()
}
