use super::super::testing::*;
use super::*;

fn somebody_with(grants: &[Grant]) -> Arrival {
    let office = Workplace::Named("Krajský úřad".to_owned());
    Arrival {
        key: KEY.to_owned(),
        provider: "kraj".to_owned(),
        issuer: "https://id.example".to_owned(),
        subject: "s1".to_owned(),
        name: "Někdo Jiný".to_owned(),
        email: "nekdo@example".to_owned(),
        mapped: Mapped {
            grants: grants.to_vec(),
            workplace: (!grants.is_empty()).then_some(office),
        },
        new_account: AccountId::from_u128(5),
        new_organisation: OrganisationId::from_u128(6),
    }
}

fn comes(history: &[NewEvent], grants: &[Grant]) -> (Vec<&'static str>, World) {
    let mut world = given(history);
    let decision = arrive(&world, &somebody_with(grants), &Gazetteer::builtin()).unwrap();
    let kinds = decision.events.iter().map(NewEvent::kind).collect();
    decision.events.iter().for_each(|event| write(&mut world, event));
    (kinds, world)
}

fn grants(world: &World, account: AccountId) -> Vec<Grant> {
    world.view::<Accounts>().account(account).unwrap().grants.clone()
}

#[test]
fn a_stranger_with_claims_gets_an_account_in_the_known_organisation() {
    let (kinds, world) = comes(&[office()], &[MANAGER]);
    assert_eq!(
        kinds,
        ["access.account_created", "access.grant_added", "oidc.bound", "oidc.roles_mapped"]
    );
    let account = world.view::<Accounts>().account(AccountId::from_u128(5)).unwrap().clone();
    assert_eq!((account.organisation, account.grants.as_slice()), (OFFICE, &[MANAGER][..]));
    assert_eq!(account.name, "Někdo Jiný");
}

#[test]
fn an_organisation_nobody_knows_is_created() {
    let (kinds, world) = comes(&[], &[MANAGER]);
    assert_eq!(kinds[0], "access.organisation_created");
    let office = world.view::<Accounts>().organisation(OrganisationId::from_u128(6)).unwrap();
    assert_eq!((office.name.as_str(), office.kind), ("Krajský úřad", OrganisationKind::Region));
}

#[test]
fn a_stranger_without_claims_asks_once() {
    let (kinds, _) = comes(&[], &[]);
    assert_eq!(kinds, ["oidc.access_requested"]);
    assert_eq!(comes(&[asked()], &[]).0, Vec::<&str>::new());
    assert_eq!(comes(&[asked(), declined()], &[]).0, Vec::<&str>::new());
}

#[test]
fn a_likeness_of_names_binds_nobody() {
    let namesake = of_access(&AccessEvent::AccountCreated {
        account: SOMEBODY,
        login: "nekdo@example".to_owned(),
        name: "Někdo Jiný".to_owned(),
        organisation: OFFICE,
    });
    assert_eq!(comes(&[office(), namesake], &[]).0, ["oidc.access_requested"]);
}

#[test]
fn claims_lost_take_the_role_away_and_nothing_given_by_hand() {
    let history =
        [office(), somebody(), granted(READER), bound(), granted(MANAGER), mapped(&[MANAGER])];
    let (kinds, world) = comes(&history, &[]);
    assert_eq!(kinds, ["access.grant_removed", "oidc.roles_mapped"]);
    assert_eq!(grants(&world, SOMEBODY), [READER]);
}

#[test]
fn a_role_given_by_hand_stays_also_when_claims_gave_it_for_a_while() {
    let by_hand = [office(), somebody(), granted(MANAGER), bound()];
    assert_eq!(comes(&by_hand, &[MANAGER]).0, Vec::<&str>::new());
    assert_eq!(comes(&by_hand, &[]).0, Vec::<&str>::new());
}

#[test]
fn nothing_is_written_when_nothing_changed() {
    let history = [office(), somebody(), bound(), granted(MANAGER), mapped(&[MANAGER])];
    assert_eq!(comes(&history, &[MANAGER]).0, Vec::<&str>::new());
}

#[test]
fn a_role_taken_back_by_hand_returns_as_long_as_claims_give_it() {
    let taken = of_access(&AccessEvent::GrantRemoved { account: SOMEBODY, grant: MANAGER });
    let history = [office(), somebody(), bound(), granted(MANAGER), mapped(&[MANAGER]), taken];
    assert_eq!(comes(&history, &[MANAGER]).0, ["access.grant_added"]);
}

#[test]
fn a_blocked_account_gets_nothing() {
    let history = [office(), somebody(), bound(), blocked()];
    assert_eq!(comes(&history, &[MANAGER]).0, Vec::<&str>::new());
}

#[test]
fn whoever_runs_the_machine_is_given_no_role_in_operations() {
    let history = [office(), somebody(), granted(ADMINISTRATION), bound()];
    assert_eq!(comes(&history, &[MANAGER]).0, Vec::<&str>::new());
}

#[test]
fn the_last_administrator_is_not_lost_with_a_claim() {
    let history =
        [office(), somebody(), bound(), granted(ADMINISTRATION), mapped(&[ADMINISTRATION])];
    let (kinds, world) = comes(&history, &[]);
    assert_eq!(kinds, Vec::<&str>::new());
    assert_eq!(grants(&world, SOMEBODY), [ADMINISTRATION]);
}
