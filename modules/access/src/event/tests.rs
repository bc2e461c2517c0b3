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

fn later_ones() -> Vec<AccessEvent> {
    let at: Timestamp = "2026-11-29T16:06:00Z".parse().unwrap();
    let (account, organisation, grant) = (WHO, WHERE, MAYOR);
    let review = ReviewId::from_u128(4);
    let (reason, note) = ("Sloučení".to_owned(), "Bez výhrad".to_owned());
    let (kind, territory) = (OrganisationKind::VolunteerFireUnit, Territory::Region);
    let function = "Velitel jednotky".to_owned();
    let answer = ReviewAnswer::Confirmed;
    let clearance = Some(Marking::Internal);
    vec![
        AccessEvent::LinkIssued { account, purpose: LinkPurpose::Invitation, expires_at: at },
        AccessEvent::LinkUsed { account, purpose: LinkPurpose::Return },
        AccessEvent::LinkWithdrawn { account },
        AccessEvent::OrganisationChanged { organisation, kind, territory, parent: None },
        AccessEvent::OrganisationEnded { organisation, reason: reason.clone() },
        AccessEvent::OrganisationRestored { organisation, reason: reason.clone() },
        AccessEvent::MembershipAdded { account, organisation, function },
        AccessEvent::MembershipEnded { account, organisation, reason: reason.clone() },
        AccessEvent::MembershipGrantAdded { account, organisation, grant },
        AccessEvent::MembershipGrantRemoved { account, organisation, grant },
        AccessEvent::ClearanceSet { account, clearance },
        AccessEvent::ClearanceSet { account, clearance: None },
        AccessEvent::ValiditySet { account, until: Some(at) },
        AccessEvent::AccountReturned { account, reason },
        AccessEvent::ReviewStarted { review, organisation: Some(WHERE), deadline: at },
        AccessEvent::ReviewAnswered { review, account, organisation, answer },
        AccessEvent::ReviewReminded { review, organisation },
        AccessEvent::ReviewClosed { review, note },
    ]
}

#[test]
fn nor_does_that_of_later_kinds() {
    insta::assert_snapshot!(lines(&later_ones()), @r#"
    access.link_issued {"link_issued":{"account":"00000000-0000-0000-0000-000000000001","purpose":"invitation","expires_at":"2026-11-29T16:06:00Z"}}
    access.link_used {"link_used":{"account":"00000000-0000-0000-0000-000000000001","purpose":"return"}}
    access.link_withdrawn {"link_withdrawn":{"account":"00000000-0000-0000-0000-000000000001"}}
    access.organisation_changed {"organisation_changed":{"organisation":"00000000-0000-0000-0000-000000000002","kind":"volunteer_fire_unit","territory":"region","parent":null}}
    access.organisation_ended {"organisation_ended":{"organisation":"00000000-0000-0000-0000-000000000002","reason":"Sloučení"}}
    access.organisation_restored {"organisation_restored":{"organisation":"00000000-0000-0000-0000-000000000002","reason":"Sloučení"}}
    access.membership_added {"membership_added":{"account":"00000000-0000-0000-0000-000000000001","organisation":"00000000-0000-0000-0000-000000000002","function":"Velitel jednotky"}}
    access.membership_ended {"membership_ended":{"account":"00000000-0000-0000-0000-000000000001","organisation":"00000000-0000-0000-0000-000000000002","reason":"Sloučení"}}
    access.membership_grant_added {"membership_grant_added":{"account":"00000000-0000-0000-0000-000000000001","organisation":"00000000-0000-0000-0000-000000000002","grant":{"role":"mayor","territory":{"municipality":[3102,535346]}}}}
    access.membership_grant_removed {"membership_grant_removed":{"account":"00000000-0000-0000-0000-000000000001","organisation":"00000000-0000-0000-0000-000000000002","grant":{"role":"mayor","territory":{"municipality":[3102,535346]}}}}
    access.clearance_set {"clearance_set":{"account":"00000000-0000-0000-0000-000000000001","clearance":"internal"}}
    access.clearance_set {"clearance_set":{"account":"00000000-0000-0000-0000-000000000001","clearance":null}}
    access.validity_set {"validity_set":{"account":"00000000-0000-0000-0000-000000000001","until":"2026-11-29T16:06:00Z"}}
    access.account_returned {"account_returned":{"account":"00000000-0000-0000-0000-000000000001","reason":"Sloučení"}}
    access.review_started {"review_started":{"review":"00000000-0000-0000-0000-000000000004","organisation":"00000000-0000-0000-0000-000000000002","deadline":"2026-11-29T16:06:00Z"}}
    access.review_answered {"review_answered":{"review":"00000000-0000-0000-0000-000000000004","account":"00000000-0000-0000-0000-000000000001","organisation":"00000000-0000-0000-0000-000000000002","answer":"confirmed"}}
    access.review_reminded {"review_reminded":{"review":"00000000-0000-0000-0000-000000000004","organisation":"00000000-0000-0000-0000-000000000002"}}
    access.review_closed {"review_closed":{"review":"00000000-0000-0000-0000-000000000004","note":"Bez výhrad"}}
    "#);
}

fn lines(events: &[AccessEvent]) -> String {
    let line =
        |event: &AccessEvent| format!("{} {}", event.kind(), serde_json::to_string(event).unwrap());
    events.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_written_form_never_changes() {
    insta::assert_snapshot!(lines(&one_of_each()), @r#"
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
    for event in [one_of_each(), later_ones()].concat() {
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
