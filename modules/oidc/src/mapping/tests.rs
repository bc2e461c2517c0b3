use hlaska_kernel::Role;

use super::*;

const RULES: &str = r#"
    id = "kraj"
    label = "účet kraje"
    issuer = "https://id.kraj.example"
    portal_url = "https://portal.kraj.example"
    client_id = "hlaska"
    client_secret_file = "secret"
    [[mapping]]
    claim = "groups"
    value = "krizove-rizeni"
    role = "region_manager"
    territory = "kraj"
    organisation = "Krajský úřad Jihočeského kraje"
    [[mapping]]
    claim = "realm_access.roles"
    value = "starosta"
    role = "mayor"
    territory_claim = "obec"
    organisation_claim = "ico"
    [[mapping]]
    claim = "tajemnik"
    role = "orp_secretary"
    territory_claim = "orp"
    [[organisation]]
    code = "00000019"
    name = "Obec Plav"
"#;

const PLAV: Territory = Territory::Municipality(Cisorp(3102), MunicipalityCode(535_346));

fn mapped(claims: &str) -> Mapped {
    let config: ProviderConfig = toml::from_str(RULES).unwrap();
    config.check().unwrap();
    map(&serde_json::from_str(claims).unwrap(), &config, &Gazetteer::builtin())
}

#[test]
fn a_group_gives_a_role_and_an_organisation() {
    let mapped = mapped(r#"{"groups":["vsichni","krizove-rizeni"]}"#);
    let manager = Grant { role: Role::RegionManager, territory: Territory::Region };
    assert_eq!(mapped.grants, [manager]);
    let office = Workplace::Named("Krajský úřad Jihočeského kraje".to_owned());
    assert_eq!(mapped.workplace, Some(office));
}

#[test]
fn territory_and_organisation_come_from_codes() {
    let claims = r#"{"realm_access":{"roles":["starosta"]},"obec":535346,"ico":"00000019"}"#;
    let mayor = mapped(claims);
    assert_eq!(mayor.grants, [Grant { role: Role::Mayor, territory: PLAV }]);
    assert_eq!(mayor.workplace, Some(Workplace::Named("Obec Plav".to_owned())));
    let secretary = mapped(r#"{"tajemnik":true,"orp":"3102"}"#);
    assert_eq!(secretary.workplace, Some(Workplace::Seat(Territory::Orp(Cisorp(3102)))));
}

#[test]
fn what_means_nothing_here_gives_nothing() {
    for claims in [
        "{}",
        r#"{"groups":"jini"}"#,
        // No code, an unknown code, ground that does not fit the role, an unknown organisation.
        r#"{"realm_access":{"roles":["starosta"]},"ico":"00000019"}"#,
        r#"{"realm_access":{"roles":["starosta"]},"obec":"999999","ico":"00000019"}"#,
        r#"{"realm_access":{"roles":["starosta"]},"obec":"3102","ico":"00000019"}"#,
        r#"{"realm_access":{"roles":["starosta"]},"obec":"535346","ico":"11111111"}"#,
        r#"{"realm_access":"starosta","obec":"535346"}"#,
    ] {
        assert_eq!(mapped(claims), Mapped::default(), "{claims}");
    }
}

#[test]
fn several_rules_add_up_and_the_first_names_the_organisation() {
    let claims = r#"{"groups":"krizove-rizeni","tajemnik":"ano","orp":["3102"]}"#;
    let mapped = mapped(claims);
    assert_eq!(mapped.grants.len(), 2);
    assert!(matches!(mapped.workplace, Some(Workplace::Named(_))));
}
