use std::fmt::Display;
use std::net::IpAddr;

use hlaska_kernel::number::hex;
use hlaska_kernel::{AccountId, OrganisationId, Place, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::class::{AccountClass, Outcome};
use crate::code::Code;

/// Who, from where, on what. Everything that is not known stays empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Fields {
    /// Why it ended as it did: a short code, not a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_class: Option<AccountClass>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrganisationId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_behalf: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_provider: Option<String>,
    /// The device's lasting identity: a device cookie, a key, a kiosk; not its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<IpAddr>,
    /// First 16 hexadecimal digits of the SHA-256 of the user agent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent: Option<String>,
    /// First 16 hexadecimal digits of the session's digest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object_kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incident: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub exercise: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marking: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for this shape")]
fn is_false(value: &bool) -> bool {
    !value
}

/// One thing that happened, on its way into the audit.
///
/// Texts are cut to a length, control characters become spaces, and a run of characters that looks
/// like a key or a token is shortened; still, never put a secret into a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    pub(crate) code: Code,
    pub(crate) outcome: Outcome,
    pub(crate) fields: Fields,
    /// When it happened, where that is not now.
    pub(crate) happened: Option<Timestamp>,
}

/// Characters of a name, an identifier, a reason.
const SHORT: usize = 120;
/// Characters of the detail.
const LONG: usize = 1_000;

impl Record {
    /// Happened and ended well, unless said otherwise.
    pub fn new(code: Code) -> Self {
        Self { code, outcome: Outcome::Ok, fields: Fields::default(), happened: None }
    }
    /// For what is derived from something written down earlier.
    #[must_use]
    pub fn happened(mut self, at: Timestamp) -> Self {
        self.happened = Some(at);
        self
    }
    #[must_use]
    pub fn outcome(mut self, outcome: Outcome) -> Self {
        self.outcome = outcome;
        self
    }
    /// A short code of why: `wrong_password`, `no_role`.
    #[must_use]
    pub fn reason(mut self, reason: impl Display) -> Self {
        self.fields.reason = clean(&reason, SHORT);
        self
    }
    #[must_use]
    pub fn account(mut self, account: AccountId) -> Self {
        self.fields.account = Some(account);
        self
    }
    #[must_use]
    pub fn account_class(mut self, class: AccountClass) -> Self {
        self.fields.account_class = Some(class);
        self
    }
    #[must_use]
    pub fn organisation(mut self, organisation: OrganisationId) -> Self {
        self.fields.organisation = Some(organisation);
        self
    }
    /// In whose name the account acted.
    #[must_use]
    pub fn on_behalf(mut self, whom: impl Display) -> Self {
        self.fields.on_behalf = clean(&whom, SHORT);
        self
    }
    /// `local`, or the name of the provider that vouched for the person.
    #[must_use]
    pub fn identity_provider(mut self, provider: impl Display) -> Self {
        self.fields.identity_provider = clean(&provider, SHORT);
        self
    }
    /// The device's lasting identity; never the cookie itself, only its public name or digest.
    #[must_use]
    pub fn device(mut self, device: impl Display) -> Self {
        self.fields.device = clean(&device, SHORT);
        self
    }
    #[must_use]
    pub fn address(mut self, address: IpAddr) -> Self {
        self.fields.address = Some(address.to_canonical());
        self
    }
    /// The user agent as sent; only a digest of it is kept.
    #[must_use]
    pub fn agent(mut self, user_agent: &str) -> Self {
        self.fields.agent = Some(hex(&Sha256::digest(user_agent.as_bytes())[..8]));
        self
    }
    /// The session's *digest*, never its token; the beginning is kept.
    #[must_use]
    pub fn session(mut self, digest: &str) -> Self {
        self.fields.session = clean(&digest, 16);
        self
    }
    /// What it was done to: a kind (`incident`, `account`, `page`) and the thing's identifier.
    #[must_use]
    pub fn object(mut self, kind: &str, id: impl Display) -> Self {
        self.fields.object_kind = clean(&kind, SHORT);
        self.fields.object_id = clean(&id, SHORT);
        self
    }
    #[must_use]
    pub fn place(mut self, place: Place) -> Self {
        self.fields.place = Some(place);
        self
    }
    #[must_use]
    pub fn incident(mut self, id: impl Display) -> Self {
        self.fields.incident = clean(&id, SHORT);
        self
    }
    #[must_use]
    pub fn exercise(mut self, exercise: bool) -> Self {
        self.fields.exercise = exercise;
        self
    }
    #[must_use]
    pub fn marking(mut self, marking: &str) -> Self {
        self.fields.marking = clean(&marking, SHORT);
        self
    }
    #[must_use]
    pub fn request(mut self, request: impl Display) -> Self {
        self.fields.request = clean(&request, SHORT);
        self
    }
    /// For people: what else helps to understand it.
    #[must_use]
    pub fn detail(mut self, detail: impl Display) -> Self {
        self.fields.detail = clean(&detail, LONG);
        self
    }
    pub fn code(&self) -> Code {
        self.code
    }
    pub fn fields(&self) -> &Fields {
        &self.fields
    }
}

/// A text that cannot pretend to be another record, or to read differently than it is written.
fn clean(text: &impl Display, limit: usize) -> Option<String> {
    let text: String = text.to_string().chars().map(harmless).take(limit).collect();
    let text = shorten_keys(text.trim());
    (!text.is_empty()).then_some(text)
}

fn harmless(c: char) -> char {
    let turns =
        matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    let breaks = matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}');
    if c.is_control() || turns || breaks { ' ' } else { c }
}

/// No identifier of ours has so many characters in one piece; keys and tokens have.
const KEY: usize = 40;

fn shorten_keys(text: &str) -> String {
    let of_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '=' | '+');
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let end = rest.find(|c| !of_key(c)).unwrap_or(rest.len()).max(c.len_utf8());
        let (piece, after) = rest.split_at(end);
        match piece.get(..4).filter(|_| piece.len() >= KEY) {
            Some(start) => out.extend([start, "…"]),
            None => out.push_str(piece),
        }
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code;

    #[test]
    fn a_record_cannot_forge_another_one() {
        let record = Record::new(code::LOGIN_FAIL).detail("novák\r\n<13>1 forged\u{202e}\0");
        assert_eq!(record.fields.detail.as_deref(), Some("novák  <13>1 forged"));
    }

    #[test]
    fn texts_are_short_and_empty_ones_are_not_there() {
        let record = Record::new(code::LOGIN_FAIL).reason("č ".repeat(500)).device(" \n");
        assert_eq!(record.fields.reason.map(|text| text.chars().count()), Some(119));
        assert_eq!(record.fields.device, None);
    }

    #[test]
    fn what_looks_like_a_key_is_shortened() {
        let secret = "a1b2".repeat(16);
        let record = Record::new(code::API_KEY_FAIL).detail(format!("klíč {secret}, dál"));
        assert_eq!(record.fields.detail.as_deref(), Some("klíč a1b2…, dál"));
        let id = AccountId::from_u128(7);
        let record = Record::new(code::API_KEY_FAIL).object("account", id);
        assert_eq!(record.fields.object_id, Some(id.to_string()));
    }

    #[test]
    fn an_address_has_one_form() {
        let mapped = "::ffff:192.0.2.7".parse().unwrap();
        let record = Record::new(code::LOGIN_OK).address(mapped);
        assert_eq!(record.fields.address, "192.0.2.7".parse().ok());
    }
}
