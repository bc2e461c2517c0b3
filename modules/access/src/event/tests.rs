use hlaska_kernel::{Cisorp, MunicipalityCode, Role};

use super::*;

const WHO: AccountId = AccountId::from_u128(1);
const WHERE: OrganisationId = OrganisationId::from_u128(2);
const MAYOR: Grant = Grant {
    role: Role::Mayor,
    territory: Territory::Municipality(Cisorp(3102), MunicipalityCode(535_346)),
};

fn one_of_each() -> Vec<AccessEvent> {
    let created = AccessEvent::OrganisationCreated {
        organisation: WHERE,
        name: "Obec Plav".to_owned(),
        kind: OrganisationKind::Municipality,
        territory: MAYOR.territory,
        parent: Some(OrganisationId::from_u128(3)),
    };
    let purpose = LinkPurpose::SetPassword;
    vec![
        created,
        AccessEvent::OrganisationRenamed { organisation: WHERE, name: "Plav".to_owned() },
        AccessEvent::AccountCreated {
            account: WHO,
            login: "starosta@plav.example".to_owned(),
            name: "Starosta obce Plav".to_owned(),
            organisation: WHERE,
        },
        AccessEvent::GrantAdded { account: WHO, grant: MAYOR },
        AccessEvent::GrantRemoved {
            account: WHO,
            grant: Grant { role: Role::OrpSecretary, territory: Territory::Orp(Cisorp(3102)) },
        },
        AccessEvent::GrantAdded {
            account: WHO,
            grant: Grant { role: Role::Reader, territory: Territory::Region },
        },
        AccessEvent::AccountDeactivated { account: WHO, reason: "Odešel".to_owned() },
        AccessEvent::AccountReactivated { account: WHO, reason: "Vrátil se".to_owned() },
        AccessEvent::PasswordSet { account: WHO, by: PasswordChange::Link },
        AccessEvent::LinkIssued {
            account: WHO,
            purpose,
            expires_at: "2026-11-29T16:06:00Z".parse().unwrap(),
        },
        AccessEvent::LinkUsed { account: WHO, purpose },
    ]
}

#[test]
fn the_written_form_never_changes() {
    let lines: Vec<_> = one_of_each()
        .iter()
        .map(|event| format!("{} {}", event.kind(), serde_json::to_string(event).unwrap()))
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
    access.organisation_created {"organisation_created":{"organisation":"00000000-0000-0000-0000-000000000002","name":"Obec Plav","kind":"municipality","territory":{"municipality":[3102,535346]},"parent":"00000000-0000-0000-0000-000000000003"}}
    access.organisation_renamed {"organisation_renamed":{"organisation":"00000000-0000-0000-0000-000000000002","name":"Plav"}}
    access.account_created {"account_created":{"account":"00000000-0000-0000-0000-000000000001","login":"starosta@plav.example","name":"Starosta obce Plav","organisation":"00000000-0000-0000-0000-000000000002"}}
    access.grant_added {"grant_added":{"account":"00000000-0000-0000-0000-000000000001","grant":{"role":"mayor","territory":{"municipality":[3102,535346]}}}}
    access.grant_removed {"grant_removed":{"account":"00000000-0000-0000-0000-000000000001","grant":{"role":"orp_secretary","territory":{"orp":3102}}}}
    access.grant_added {"grant_added":{"account":"00000000-0000-0000-0000-000000000001","grant":{"role":"reader","territory":"region"}}}
    access.account_deactivated {"account_deactivated":{"account":"00000000-0000-0000-0000-000000000001","reason":"Odešel"}}
    access.account_reactivated {"account_reactivated":{"account":"00000000-0000-0000-0000-000000000001","reason":"Vrátil se"}}
    access.password_set {"password_set":{"account":"00000000-0000-0000-0000-000000000001","by":"link"}}
    access.link_issued {"link_issued":{"account":"00000000-0000-0000-0000-000000000001","purpose":"set_password","expires_at":"2026-11-29T16:06:00Z"}}
    access.link_used {"link_used":{"account":"00000000-0000-0000-0000-000000000001","purpose":"set_password"}}
    "#);
}

#[test]
fn what_was_written_can_be_read() {
    for event in one_of_each() {
        let json = serde_json::to_string(&event).unwrap();
        assert_eq!(serde_json::from_str::<AccessEvent>(&json).unwrap(), event);
    }
}

#[test]
fn every_kind_of_organisation_has_a_name_that_leads_back() {
    for kind in OrganisationKind::ALL {
        assert_eq!(OrganisationKind::from_name(kind.name()), Some(kind));
    }
}
