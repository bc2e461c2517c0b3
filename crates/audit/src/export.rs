//! Records for other people's tools: JSON Lines with the names of the Elastic Common Schema, and
//! CSV for a table.

use std::fmt::Write;

use hlaska_kernel::number::hex;
use hlaska_kernel::{Lang, Timestamp};
use hlaska_store::{Db, Result};
use serde_json::{Map, Value, json};

use crate::class::{AccountClass, Outcome};
use crate::content::{Content, Entry};
use crate::filter::Filter;
use crate::read;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    JsonLines,
    Csv,
}

impl Format {
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::JsonLines => "application/x-ndjson",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }
    pub const fn extension(self) -> &'static str {
        match self {
            Self::JsonLines => "jsonl",
            Self::Csv => "csv",
        }
    }
}

/// Records read at one time; bounds the memory of an export of any length.
const PIECE: u32 = 1_000;

/// An export under way.
pub struct Export {
    db: Db,
    filter: Filter,
    format: Format,
    after: u64,
    up_to: u64,
    is_first: bool,
}

impl Export {
    pub(crate) fn new(db: Db, filter: Filter, format: Format, up_to: u64) -> Self {
        Self { db, filter, format, after: 0, up_to, is_first: true }
    }

    /// The next piece; `None` at the end.
    pub async fn next(&mut self) -> Result<Option<String>> {
        let (filter, after, up_to) = (self.filter.clone(), self.after, self.up_to);
        let found =
            self.db.read(move |conn| read::after(conn, &filter, after, up_to, PIECE)).await?;
        let mut text = String::new();
        if std::mem::take(&mut self.is_first) && self.format == Format::Csv {
            // Spreadsheets recognise UTF-8 by this mark only.
            let _ = writeln!(text, "\u{feff}{}\r", CSV_HEAD.join(","));
        }
        for entry in &found {
            self.after = entry.seq;
            match self.format {
                Format::JsonLines => drop(writeln!(text, "{}", json_line(entry))),
                Format::Csv => drop(writeln!(text, "{}\r", csv_line(entry))),
            }
        }
        Ok((!text.is_empty()).then_some(text))
    }
}

/// `2026-11-22T21:37:15.123456+01:00`, as the clock in Prague stood.
pub(crate) fn local_time(at_us: i64, offset_min: i32) -> String {
    let at = Timestamp::from_microsecond(at_us).unwrap_or(Timestamp::UNIX_EPOCH);
    let offset = jiff::tz::Offset::from_seconds(offset_min * 60).unwrap_or(jiff::tz::Offset::UTC);
    let civil = offset.to_datetime(at).strftime("%Y-%m-%dT%H:%M:%S%.6f").to_string();
    let sign = if offset_min < 0 { '-' } else { '+' };
    let minutes = offset_min.abs();
    format!("{civil}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// One record as one JSON object on one line.
pub(crate) fn json_line(entry: &Entry) -> String {
    let mut object = Map::new();
    let mut put = |name: &str, value: Value| {
        if !value.is_null() {
            object.insert(name.to_owned(), value);
        }
    };
    put("@timestamp", json!(entry.at.to_string()));
    put("ecs.version", json!("8.11.0"));
    put("event.sequence", json!(entry.seq));
    put("event.hash", json!(hex(&entry.hash)));
    if let Some(content) = &entry.content {
        what(content, &mut put);
        who(content, &mut put);
        on_what(content, &mut put);
    }
    Value::Object(object).to_string()
}

fn what(content: &Content, put: &mut impl FnMut(&str, Value)) {
    let outcome = match content.outcome {
        Outcome::Ok => "success",
        Outcome::Fail | Outcome::Deny => "failure",
    };
    put("event.created", json!(local_time(content.at_us, content.offset_min)));
    put("event.timezone", json!(&local_time(content.at_us, content.offset_min)[26..]));
    put("event.kind", json!("event"));
    put("event.code", json!(content.code));
    put("event.action", json!(content.code));
    put("event.outcome", json!(outcome));
    put("event.reason", json!(content.fields.reason));
    put("event.provider", json!("hlaska"));
    put("message", json!(content.fields.detail));
    put("hlaska.class", json!(content.class.name()));
    put("hlaska.outcome", json!(content.outcome.name()));
    put("hlaska.action_cs", json!(content.known_code().map(|code| code.words(Lang::Cs))));
    put("observer.id", json!(content.asset));
    put("observer.hostname", json!(content.host));
    put("observer.version", json!(content.build));
    if content.count > 1 {
        put("hlaska.count", json!(content.count));
        let until = content.until_us.and_then(|us| Timestamp::from_microsecond(us).ok());
        put("event.end", json!(until.map(|until| until.to_string())));
    }
}

fn who(content: &Content, put: &mut impl FnMut(&str, Value)) {
    let fields = &content.fields;
    put("user.id", json!(fields.account));
    put("hlaska.account_class", json!(fields.account_class.map(AccountClass::name)));
    put("organization.id", json!(fields.organisation));
    put("hlaska.on_behalf_of", json!(fields.on_behalf));
    put("hlaska.identity_provider", json!(fields.identity_provider));
    put("device.id", json!(fields.device));
    put("source.ip", json!(fields.address));
    put("hlaska.user_agent_hash", json!(fields.agent));
    put("hlaska.session", json!(fields.session));
    put("http.request.id", json!(fields.request));
}

fn on_what(content: &Content, put: &mut impl FnMut(&str, Value)) {
    let fields = &content.fields;
    put("hlaska.object.kind", json!(fields.object_kind));
    put("hlaska.object.id", json!(fields.object_id));
    put("hlaska.place", json!(fields.place));
    put("hlaska.incident", json!(fields.incident));
    put("hlaska.marking", json!(fields.marking));
    if fields.exercise {
        put("hlaska.exercise", json!(true));
    }
}

const CSV_HEAD: [&str; 25] = [
    "seq",
    "time",
    "code",
    "class",
    "outcome",
    "reason",
    "count",
    "asset",
    "host",
    "build",
    "account",
    "account_class",
    "organisation",
    "on_behalf",
    "identity_provider",
    "device",
    "address",
    "session",
    "object_kind",
    "object_id",
    "incident",
    "exercise",
    "marking",
    "request",
    "detail",
];

fn csv_line(entry: &Entry) -> String {
    let Some(content) = &entry.content else { return entry.seq.to_string() };
    let fields = &content.fields;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let cells: [String; 25] = [
        entry.seq.to_string(),
        local_time(content.at_us, content.offset_min),
        content.code.clone(),
        content.class.name().to_owned(),
        content.outcome.name().to_owned(),
        text(&fields.reason),
        content.count.to_string(),
        content.asset.to_string(),
        content.host.clone(),
        content.build.clone(),
        fields.account.map(|id| id.to_string()).unwrap_or_default(),
        fields.account_class.map(|class| class.name().to_owned()).unwrap_or_default(),
        fields.organisation.map(|id| id.to_string()).unwrap_or_default(),
        text(&fields.on_behalf),
        text(&fields.identity_provider),
        text(&fields.device),
        fields.address.map(|address| address.to_string()).unwrap_or_default(),
        text(&fields.session),
        text(&fields.object_kind),
        text(&fields.object_id),
        text(&fields.incident),
        fields.exercise.to_string(),
        text(&fields.marking),
        text(&fields.request),
        text(&fields.detail),
    ];
    cells.map(|cell| csv_cell(&cell)).join(",")
}

/// Quoted; a cell that a spreadsheet would take for a formula is made plain text.
fn csv_cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@']);
    let plain = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | ':' | '_'));
    match (formula, plain) {
        (true, _) => format!("\"'{}\"", text.replace('"', "\"\"")),
        (false, true) => text.to_owned(),
        (false, false) => format!("\"{}\"", text.replace('"', "\"\"")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_told_with_its_zone() {
        let at: Timestamp = "2026-11-22T20:37:15.000123Z".parse().unwrap();
        assert_eq!(local_time(at.as_microsecond(), 60), "2026-11-22T21:37:15.000123+01:00");
        assert_eq!(local_time(at.as_microsecond(), -90), "2026-11-22T19:07:15.000123-01:30");
    }

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(csv_cell("=1+1"), "\"'=1+1\"");
        assert_eq!(csv_cell("řekl „ano\", šel"), "\"řekl „ano\"\", šel\"");
        assert_eq!(csv_cell("auth.login.ok"), "auth.login.ok");
    }
}
