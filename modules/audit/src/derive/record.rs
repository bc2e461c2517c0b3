//! One entry of the journal as a record.

use hlaska_audit::{AccountClass, Record};
use hlaska_journal::{Author, Entry};
use hlaska_kernel::{AccountId, OrganisationId, Place, Territory};
use serde_json::Value;

use super::table::row;

/// What the views know beyond the entry.
pub(crate) trait Known {
    /// Own organisation and class of an account.
    fn standing(&self, account: AccountId) -> Option<(OrganisationId, AccountClass)>;
    /// Where the incident of this identifier is.
    fn ground(&self, incident: &str) -> Option<Place>;
}

/// What of an entry may stand in a record: no names, contacts, keys.
const TOLD: [&str; 17] = [
    "account",
    "grant",
    "grants",
    "organisation",
    "purpose",
    "by",
    "reason",
    "answer",
    "clearance",
    "until",
    "until_s",
    "kind",
    "provider",
    "expires_at",
    "deadline",
    "feed",
    "person",
];

/// `None` for what the journal alone keeps.
pub(crate) fn record(entry: &Entry, known: &impl Known) -> Option<Record> {
    let meta = &entry.meta;
    let code = row(&meta.kind)?.1?;
    let payload: Value = entry.payload.as_deref().and_then(read).unwrap_or_default();
    let (kind, id) = meta.stream.split_once('/').unwrap_or((&meta.stream, ""));
    let record = Record::new(code)
        .happened(meta.recorded_at)
        .exercise(meta.exercise)
        .object(kind, id)
        .request(format!("{}{}", super::MARK, meta.seq))
        .reason(&meta.kind)
        .detail(told(&payload));
    let record = match &meta.on_behalf {
        Some(whom) => record.on_behalf(whom),
        None => record,
    };
    let record = with_place(with_author(record, &meta.author, known), &payload);
    if kind == "incident" { with_incident(record, id, known) } else { Some(record) }
}

fn with_incident(record: Record, id: &str, known: &impl Known) -> Option<Record> {
    let record = record.incident(id);
    Some(match known.ground(id) {
        Some(place) => record.place(place),
        None => record,
    })
}

fn with_author(record: Record, author: &Author, known: &impl Known) -> Record {
    let Some(account) = author.account() else {
        return record.account_class(AccountClass::Technical).device(author);
    };
    let record = record.account(account);
    let own = known.standing(account);
    let record = match (author, own) {
        (Author::Member(_, organisation), _) => record.organisation(*organisation),
        (_, Some((organisation, _))) => record.organisation(organisation),
        _ => record,
    };
    match own {
        Some((_, class)) => record.account_class(class),
        None => record,
    }
}

fn with_place(record: Record, payload: &Value) -> Record {
    let place = place_in(payload).or_else(|| payload.get("grant").and_then(place_in));
    match place {
        Some(place) => record.place(place),
        None => record,
    }
}

fn place_in(value: &Value) -> Option<Place> {
    let of = |name: &str| value.get(name).cloned();
    let place = of("place").and_then(|value| serde_json::from_value(value).ok());
    let territory = || of("territory").and_then(|value| serde_json::from_value(value).ok());
    place.or_else(|| {
        territory().map(|territory| match territory {
            Territory::Region => Place::Region,
            Territory::Orp(orp) => Place::Orp(orp),
            Territory::Municipality(orp, code) => Place::Municipality(orp, code),
        })
    })
}

/// The inside of an event: its name is the kind.
fn read(payload: &str) -> Option<Value> {
    let Value::Object(event) = serde_json::from_str(payload).ok()? else { return None };
    event.into_iter().next().map(|(_, inside)| inside)
}

fn told(payload: &Value) -> String {
    let Value::Object(fields) = payload else { return String::new() };
    let short = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Object(inner) => match inner.get("account") {
            Some(account) => account.as_str().unwrap_or_default().to_owned(),
            None => value.to_string(),
        },
        other => other.to_string(),
    };
    let known = fields.iter().filter(|(name, _)| TOLD.contains(&name.as_str()));
    known.map(|(name, value)| format!("{name}={}", short(value))).collect::<Vec<_>>().join(" ")
}
