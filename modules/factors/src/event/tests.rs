use super::*;

const ACCOUNT: AccountId = AccountId::from_u128(1);
const KEY: PasskeyId = PasskeyId::from_u128(2);

fn one_of_each() -> Vec<FactorEvent> {
    let (account, passkey) = (ACCOUNT, KEY);
    let name = "Služební telefon".to_owned();
    vec![
        FactorEvent::PasskeyAdded { account, passkey, name: name.clone() },
        FactorEvent::PasskeyRenamed { account, passkey, name },
        FactorEvent::PasskeyRemoved { account, passkey },
        FactorEvent::PasskeySuspected { account, passkey },
        FactorEvent::CodesTurnedOn { account },
        FactorEvent::CodesTurnedOff { account },
        FactorEvent::RecoveryIssued { account, count: 10 },
        FactorEvent::RecoveryUsed { account },
        FactorEvent::Reset { account, reason: "Osobně".to_owned() },
        FactorEvent::Sealed { account },
        FactorEvent::SealBroken { account, reason: "Výpadek".to_owned(), until_s: 3600 },
        FactorEvent::SealReviewed { account, finding: "V pořádku".to_owned() },
    ]
}

/// The journal is for ever: this text may grow, no line of it may change.
#[test]
fn the_written_form_never_changes() {
    let written: Vec<_> = one_of_each()
        .iter()
        .map(|event| format!("{} {}", event.kind(), serde_json::to_string(event).unwrap()))
        .collect();
    insta::assert_snapshot!(written.join("\n"), @r#"
    factors.passkey_added {"passkey_added":{"account":"00000000-0000-0000-0000-000000000001","passkey":"00000000-0000-0000-0000-000000000002","name":"Služební telefon"}}
    factors.passkey_renamed {"passkey_renamed":{"account":"00000000-0000-0000-0000-000000000001","passkey":"00000000-0000-0000-0000-000000000002","name":"Služební telefon"}}
    factors.passkey_removed {"passkey_removed":{"account":"00000000-0000-0000-0000-000000000001","passkey":"00000000-0000-0000-0000-000000000002"}}
    factors.passkey_suspected {"passkey_suspected":{"account":"00000000-0000-0000-0000-000000000001","passkey":"00000000-0000-0000-0000-000000000002"}}
    factors.codes_turned_on {"codes_turned_on":{"account":"00000000-0000-0000-0000-000000000001"}}
    factors.codes_turned_off {"codes_turned_off":{"account":"00000000-0000-0000-0000-000000000001"}}
    factors.recovery_issued {"recovery_issued":{"account":"00000000-0000-0000-0000-000000000001","count":10}}
    factors.recovery_used {"recovery_used":{"account":"00000000-0000-0000-0000-000000000001"}}
    factors.reset {"reset":{"account":"00000000-0000-0000-0000-000000000001","reason":"Osobně"}}
    factors.sealed {"sealed":{"account":"00000000-0000-0000-0000-000000000001"}}
    factors.seal_broken {"seal_broken":{"account":"00000000-0000-0000-0000-000000000001","reason":"Výpadek","until_s":3600}}
    factors.seal_reviewed {"seal_reviewed":{"account":"00000000-0000-0000-0000-000000000001","finding":"V pořádku"}}
    "#);
}

#[test]
fn what_is_written_is_read_back() {
    for event in one_of_each() {
        let json = serde_json::to_string(&event).unwrap();
        assert_eq!(serde_json::from_str::<FactorEvent>(&json).unwrap(), event);
        assert_eq!(event.stream(), format!("factors/{ACCOUNT}"));
    }
}
