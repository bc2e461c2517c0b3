//! Golden samples: what stands in journals must be readable for ever.

use super::*;
use crate::statement::{Need, People, Situation, Supplies, Supply};
use crate::testing::{FIRST, FLOOD, HLUBOKA, PLAV, clock};

/// The event's kind and JSON; fails when the JSON does not bring the same event back.
fn sample(event: &ReportsEvent) -> String {
    let json = serde_json::to_string(event).unwrap();
    assert_eq!(serde_json::from_str::<ReportsEvent>(&json).unwrap(), *event);
    format!("{} {json}", event.kind())
}

#[test]
fn asked() {
    let event = ReportsEvent::Asked {
        ask: FIRST,
        incident: FLOOD,
        what: "Stav na toku".into(),
        municipalities: vec![HLUBOKA, PLAV],
        due_at: clock("14:00"),
        repeat_minutes: Some(60),
    };
    insta::assert_snapshot!(sample(&event), @r#"reports.asked {"asked":{"ask":"00000000-0000-0000-0000-000000000001","incident":"00000000-0000-0000-0000-000000000f10","what":"Stav na toku","municipalities":[{"municipality":[3102,544485]},{"municipality":[3102,535346]}],"due_at":"2026-11-22T13:00:00Z","repeat_minutes":60}}"#);
}

#[test]
fn ask_closed() {
    let event = ReportsEvent::AskClosed { ask: FIRST, withdrawn: true, reason: "omyl".into() };
    insta::assert_snapshot!(sample(&event), @r#"reports.ask_closed {"ask_closed":{"ask":"00000000-0000-0000-0000-000000000001","withdrawn":true,"reason":"omyl"}}"#);
}

#[test]
fn reported() {
    let event = ReportsEvent::Reported {
        place: HLUBOKA,
        statement: Statement {
            situation: Situation::Affected,
            people: People { evacuated: Some(12), cut_off: Some(0), injured: None },
            supplies: Supplies {
                electricity: Supply::Out,
                water: Supply::Ok,
                phone: Supply::Unknown,
                roads: Supply::Partly,
            },
            needs: Need::ALL.to_vec(),
            needs_text: "300 pytlů".into(),
            note: "voda v návsi".into(),
        },
        source: Source::Own,
        confirms: Some(7),
        queued: true,
    };
    insta::assert_snapshot!(sample(&event), @r#"reports.reported {"reported":{"place":{"municipality":[3102,544485]},"statement":{"situation":"affected","people":{"evacuated":12,"cut_off":0,"injured":null},"supplies":{"electricity":"out","water":"ok","phone":"unknown","roads":"partly"},"needs":["sandbags","pumps","generators","drinking_water","people","evacuation"],"needs_text":"300 pytlů","note":"voda v návsi"},"source":"own","confirms":7,"queued":true}}"#);
}

#[test]
fn reported_by_a_caller() {
    let event = ReportsEvent::Reported {
        place: PLAV,
        statement: Statement::plain(Situation::Critical),
        source: Source::Caller { name: "starosta".into(), channel: Channel::InPerson },
        confirms: None,
        queued: false,
    };
    insta::assert_snapshot!(sample(&event), @r#"reports.reported {"reported":{"place":{"municipality":[3102,535346]},"statement":{"situation":"critical","people":{"evacuated":null,"cut_off":null,"injured":null},"supplies":{"electricity":"unknown","water":"unknown","phone":"unknown","roads":"unknown"},"needs":[],"needs_text":"","note":""},"source":{"caller":{"name":"starosta","channel":"in_person"}},"confirms":null,"queued":false}}"#);
}

#[test]
fn no_contact_marked() {
    let event = ReportsEvent::NoContactMarked {
        place: PLAV,
        channel: Channel::Phone,
        note: "nebere to".into(),
    };
    insta::assert_snapshot!(sample(&event), @r#"reports.no_contact_marked {"no_contact_marked":{"place":{"municipality":[3102,535346]},"channel":"phone","note":"nebere to"}}"#);
}

#[test]
fn reminder_noted() {
    let event = ReportsEvent::ReminderNoted {
        ask: FIRST,
        municipalities: vec![PLAV],
        channel: Channel::Sms,
        note: String::new(),
    };
    insta::assert_snapshot!(sample(&event), @r#"reports.reminder_noted {"reminder_noted":{"ask":"00000000-0000-0000-0000-000000000001","municipalities":[{"municipality":[3102,535346]}],"channel":"sms","note":""}}"#);
}
