//! Golden samples: what stands in journals must be readable for ever.

use super::*;
use crate::testing::*;

/// The event's kind and JSON; fails when the JSON does not bring the same event back.
fn sample(event: &DirectoryEvent) -> String {
    let json = serde_json::to_string(event).unwrap();
    assert_eq!(serde_json::from_str::<DirectoryEvent>(&json).unwrap(), *event);
    format!("{} {json}", event.kind())
}

#[test]
fn people() {
    let person = DirectoryEvent::PersonRecorded {
        person: HOLDER,
        name: "Osoba Žlutá".into(),
        title: "Ing.".into(),
        account: Some(AccountId::from_u128(5)),
    };
    insta::assert_snapshot!(sample(&person), @r#"directory.person_recorded {"person_recorded":{"person":"00000000-0000-0000-0000-00000000001a","name":"Osoba Žlutá","title":"Ing.","account":"00000000-0000-0000-0000-000000000005"}}"#);
    let corrected = DirectoryEvent::PersonCorrected {
        person: HOLDER,
        name: "Osoba Zlatá".into(),
        title: String::new(),
        account: None,
    };
    insta::assert_snapshot!(sample(&corrected), @r#"directory.person_corrected {"person_corrected":{"person":"00000000-0000-0000-0000-00000000001a","name":"Osoba Zlatá","title":"","account":null}}"#);
}

#[test]
fn functions() {
    insta::assert_snapshot!(sample(&holder_is_mayor()), @r#"directory.function_taken {"function_taken":{"post":"00000000-0000-0000-0000-00000000002a","organisation":"00000000-0000-0000-0000-000000000003","person":"00000000-0000-0000-0000-00000000001a","kind":"mayor","label":""}}"#);
    let corrected = DirectoryEvent::FunctionCorrected {
        post: MAYOR_POST,
        organisation: PLAV_OFFICE,
        kind: FunctionKind::Other,
        label: "správce areálu".into(),
    };
    insta::assert_snapshot!(sample(&corrected), @r#"directory.function_corrected {"function_corrected":{"post":"00000000-0000-0000-0000-00000000002a","organisation":"00000000-0000-0000-0000-000000000003","kind":"other","label":"správce areálu"}}"#);
    let over = DirectoryEvent::FunctionHandedOver {
        post: MAYOR_POST,
        organisation: PLAV_OFFICE,
        person: HOLDER,
        how: How::Administrator,
    };
    insta::assert_snapshot!(sample(&over), @r#"directory.function_handed_over {"function_handed_over":{"post":"00000000-0000-0000-0000-00000000002a","organisation":"00000000-0000-0000-0000-000000000003","person":"00000000-0000-0000-0000-00000000001a","how":"administrator"}}"#);
    insta::assert_snapshot!(sample(&holder_ended()), @r#"directory.function_ended {"function_ended":{"post":"00000000-0000-0000-0000-00000000002a","organisation":"00000000-0000-0000-0000-000000000003","reason":"volby"}}"#);
}

#[test]
fn contacts() {
    insta::assert_snapshot!(sample(&holders_mobile()), @r#"directory.contact_recorded {"contact_recorded":{"contact":"00000000-0000-0000-0000-00000000003a","organisation":"00000000-0000-0000-0000-000000000003","post":"00000000-0000-0000-0000-00000000002a","facts":{"kind":"mobile","value":"+420602123456","purpose":"always","rank":1},"verified":"owner"}}"#);
    insta::assert_snapshot!(sample(&office_line()), @r#"directory.contact_recorded {"contact_recorded":{"contact":"00000000-0000-0000-0000-00000000003b","organisation":"00000000-0000-0000-0000-000000000003","post":null,"facts":{"kind":"fixed_line","value":"+420387123456","purpose":"always","rank":1},"verified":null}}"#);
    let corrected = DirectoryEvent::ContactCorrected {
        contact: HOLDERS_MOBILE,
        organisation: PLAV_OFFICE,
        facts: facts(crate::model::ContactKind::DataBox, "abc2d3f"),
        verified: Some(How::Link),
    };
    insta::assert_snapshot!(sample(&corrected), @r#"directory.contact_corrected {"contact_corrected":{"contact":"00000000-0000-0000-0000-00000000003a","organisation":"00000000-0000-0000-0000-000000000003","facts":{"kind":"data_box","value":"abc2d3f","purpose":"always","rank":1},"verified":"link"}}"#);
    insta::assert_snapshot!(sample(&mobile_invalid()), @r#"directory.contact_invalidated {"contact_invalidated":{"contact":"00000000-0000-0000-0000-00000000003a","organisation":"00000000-0000-0000-0000-000000000003","reason":"Neexistující číslo","how":"administrator"}}"#);
    let confirmed = DirectoryEvent::ContactsConfirmed {
        organisation: PLAV_OFFICE,
        contacts: vec![HOLDERS_MOBILE, OFFICE_LINE],
        how: How::Campaign,
    };
    insta::assert_snapshot!(sample(&confirmed), @r#"directory.contacts_confirmed {"contacts_confirmed":{"organisation":"00000000-0000-0000-0000-000000000003","contacts":["00000000-0000-0000-0000-00000000003a","00000000-0000-0000-0000-00000000003b"],"how":"campaign"}}"#);
}

#[test]
fn campaigns() {
    insta::assert_snapshot!(sample(&campaign()), @r#"directory.campaign_started {"campaign_started":{"campaign":"00000000-0000-0000-0000-00000000004a","place":"region","what":"Potvrďte kontakty","organisations":["00000000-0000-0000-0000-000000000001","00000000-0000-0000-0000-000000000002","00000000-0000-0000-0000-000000000003","00000000-0000-0000-0000-000000000004"],"due_at":"2026-12-15T12:00:00Z"}}"#);
    let organisations = vec![PLAV_OFFICE];
    let links = DirectoryEvent::LinksIssued { campaign: CAMPAIGN, organisations, replaces: true };
    insta::assert_snapshot!(sample(&links), @r#"directory.links_issued {"links_issued":{"campaign":"00000000-0000-0000-0000-00000000004a","organisations":["00000000-0000-0000-0000-000000000003"],"replaces":true}}"#);
    insta::assert_snapshot!(sample(&plav_answered()), @r#"directory.campaign_answered {"campaign_answered":{"campaign":"00000000-0000-0000-0000-00000000004a","organisation":"00000000-0000-0000-0000-000000000003","answer":"confirmed","how":"link","note":""}}"#);
    let organisations = vec![PLAV_OFFICE];
    let note = "telefonicky".into();
    let reminded = DirectoryEvent::ReminderNoted { campaign: CAMPAIGN, organisations, note };
    insta::assert_snapshot!(sample(&reminded), @r#"directory.reminder_noted {"reminder_noted":{"campaign":"00000000-0000-0000-0000-00000000004a","organisations":["00000000-0000-0000-0000-000000000003"],"note":"telefonicky"}}"#);
    insta::assert_snapshot!(sample(&campaign_closed()), @r#"directory.campaign_closed {"campaign_closed":{"campaign":"00000000-0000-0000-0000-00000000004a","reason":""}}"#);
}
