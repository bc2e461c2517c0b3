//! A record as a message of RFC 5424.

use std::fmt::Write;

use hlaska_kernel::Lang;
use hlaska_kernel::number::hex;

use crate::class::{Class, Outcome};
use crate::code;
use crate::config::Framing;
use crate::content::{Content, Entry};
use crate::export::local_time;

/// The message in its frame; nothing for a record whose content was dropped.
pub(crate) fn framed(entry: &Entry, framing: Framing, enterprise_number: u32) -> String {
    let Some(content) = &entry.content else { return String::new() };
    let text = message(entry, content, enterprise_number);
    match framing {
        Framing::OctetCounting => format!("{} {text}", text.len()),
        Framing::Newline => format!("{text}\n"),
    }
}

fn message(entry: &Entry, content: &Content, enterprise_number: u32) -> String {
    let mut text = format!(
        "<{}>1 {} {} hlaska - {} [hlaska@{enterprise_number}",
        facility(content.class) * 8 + severity(content),
        local_time(content.at_us, content.offset_min),
        content.host,
        content.code,
    );
    let mut put = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = write!(text, " {name}=\"{}\"", escaped(&value));
        }
    };
    put("seq", Some(entry.seq.to_string()));
    put("hash", Some(hex(&entry.hash)));
    parameters(content, &mut put);
    // The mark says that the text is UTF-8.
    let _ = write!(text, "] \u{feff}{}", for_people(content));
    text
}

fn parameters(content: &Content, put: &mut impl FnMut(&str, Option<String>)) {
    let fields = &content.fields;
    put("class", Some(content.class.name().to_owned()));
    put("outcome", Some(content.outcome.name().to_owned()));
    put("reason", fields.reason.clone());
    put("asset", Some(content.asset.to_string()));
    put("build", Some(content.build.clone()));
    put("account", fields.account.map(|id| id.to_string()));
    put("accountClass", fields.account_class.map(|class| class.name().to_owned()));
    put("organisation", fields.organisation.map(|id| id.to_string()));
    put("onBehalf", fields.on_behalf.clone());
    put("idp", fields.identity_provider.clone());
    put("device", fields.device.clone());
    put("ip", fields.address.map(|address| address.to_string()));
    put("agent", fields.agent.clone());
    put("session", fields.session.clone());
    put("objectKind", fields.object_kind.clone());
    put("objectId", fields.object_id.clone());
    put("place", fields.place.and_then(|place| serde_json::to_string(&place).ok()));
    put("incident", fields.incident.clone());
    put("exercise", fields.exercise.then(|| "1".to_owned()));
    put("marking", fields.marking.clone());
    put("request", fields.request.clone());
    put("count", (content.count > 1).then(|| content.count.to_string()));
}

/// What RFC 5424 escapes in a value.
fn escaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        if matches!(c, '"' | '\\' | ']') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn for_people(content: &Content) -> String {
    let words = content.known_code().map_or(content.code.as_str(), |code| code.words(Lang::Cs));
    let mut text = format!("{words} ({})", content.outcome.words(Lang::Cs));
    if let Some(detail) = &content.fields.detail {
        let _ = write!(text, ": {detail}");
    }
    text
}

/// 10, security and authorisation, for signing in; 13, log audit, for all the rest.
fn facility(class: Class) -> u8 {
    if class == Class::A { 10 } else { 13 }
}

/// 1 alert … 6 informational.
fn severity(content: &Content) -> u8 {
    const ALERT: [code::Code; 3] =
        [code::TAMPER_DETECTED, code::BREAK_GLASS_OPENED, code::VERIFY_FAIL];
    let is = |code: &code::Code| content.code == code.name;
    match (content.class, content.outcome) {
        _ if ALERT.iter().any(is) => 1,
        _ if is(&code::SYSTEM_CRITICAL) => 2,
        (Class::F, _) => 3,
        (_, Outcome::Fail | Outcome::Deny) => 4,
        (Class::B | Class::C | Class::H | Class::I, Outcome::Ok) => 5,
        _ => 6,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use hlaska_kernel::{Env, ManualClock, SeededRandom};

    use super::*;
    use crate::{Asset, Record};

    fn entry(record: Record) -> Entry {
        let at = "2026-11-22T20:37:15.000123Z".parse().unwrap();
        let env = Env::new(Arc::new(ManualClock::at(at)), Arc::new(SeededRandom::new(1)));
        let asset = Asset { id: uuid::Uuid::nil(), host: "portal-1".into(), build: "b1".into() };
        let content = Content::of(record, &asset, &env);
        Entry { seq: 42, at, content: Some(content), hash: [0xab; 32] }
    }

    #[test]
    fn a_message_is_what_the_standard_says() {
        let record = Record::new(code::LOGIN_FAIL).outcome(Outcome::Fail);
        let entry = entry(record.reason("a \"b\" \\ ]c").detail("špatné heslo"));
        let framed = framed(&entry, Framing::OctetCounting, 32_473);
        let (length, message) = framed.split_once(' ').unwrap();
        assert_eq!(length, message.len().to_string());
        let hash = "ab".repeat(32);
        let asset = uuid::Uuid::nil();
        assert_eq!(
            message,
            format!(
                "<84>1 2026-11-22T21:37:15.000123+01:00 portal-1 hlaska - auth.login.fail \
                 [hlaska@32473 seq=\"42\" hash=\"{hash}\" class=\"a\" outcome=\"fail\" \
                 reason=\"a \\\"b\\\" \\\\ \\]c\" asset=\"{asset}\" build=\"b1\"] \
                 \u{feff}Neúspěšné přihlášení (neúspěch): špatné heslo"
            )
        );
    }

    #[test]
    fn what_is_grave_is_grave_for_the_collector_too() {
        let severity = |record| severity(&entry(record).content.unwrap());
        assert_eq!(severity(Record::new(code::TAMPER_DETECTED)), 1);
        assert_eq!(severity(Record::new(code::SYSTEM_ERROR)), 3);
        assert_eq!(severity(Record::new(code::DENIED).outcome(Outcome::Deny)), 4);
        assert_eq!(severity(Record::new(code::ROLE_GRANTED)), 5);
        assert_eq!(severity(Record::new(code::LOGIN_OK)), 6);
    }

    #[test]
    fn a_frame_of_lines_ends_with_its_line() {
        let entry = entry(Record::new(code::LOGIN_OK).detail("a\nb"));
        let framed = framed(&entry, Framing::Newline, 1);
        assert_eq!(framed.matches('\n').count(), 1);
        assert!(framed.ends_with("a b\n"));
    }
}
