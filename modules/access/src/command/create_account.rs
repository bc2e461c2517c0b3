use hlaska_journal::World;
use hlaska_kernel::{AccountId, Action, Actor, Grant, OrganisationId, Permit, Refusal, Row, Said};
use hlaska_territory::Gazetteer;
use hlaska_web::{Decision, Fields, FormReader};

use super::add_grant::{self, check};
use super::{ADMINISTRATORS, NAME_LIMIT, decision};
use crate::event::AccessEvent;
use crate::reach::{Reach, may_give};
use crate::view::{Accounts, folded};

pub(crate) struct CreateAccount;

impl Action for CreateAccount {
    const ROW: Row = Row { action: "access.create_account", roles: ADMINISTRATORS };
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    pub id: AccountId,
    pub login: String,
    pub name: String,
    pub organisation: OrganisationId,
    pub grant: Grant,
}

const LOGIN_LIMIT: usize = 80;

/// Fields `login`, `name`, `organisation`, `role`, `territory`.
pub(crate) fn parse(form: &Fields, id: AccountId, gazetteer: &Gazetteer) -> Result<Input, Refusal> {
    let mut reader = FormReader::new(form);
    let login = reader.required("login", LOGIN_LIMIT);
    if !login.is_empty() && !is_login(&login) {
        reader.error("login", unfit_login());
    }
    let name = reader.required("name", NAME_LIMIT);
    let choose = Said::new("Vyberte organizaci.", "Choose an organisation.");
    let organisation = reader.parsed("organisation", choose.clone());
    if form.get("organisation").is_empty() {
        reader.error("organisation", choose);
    }
    let grant = add_grant::read(&mut reader, form, gazetteer);
    // Without a complaint there is a value; the placeholders never leave this function.
    let organisation = organisation.unwrap_or(OrganisationId::from_u128(0));
    reader.finish(Input { id, login, name, organisation, grant })
}

/// An e-mail address or a short name: letters, digits and `. - _ + @`.
fn is_login(login: &str) -> bool {
    login.len() >= 3 && login.chars().all(|c| c.is_ascii_alphanumeric() || ".-_+@".contains(c))
}

fn unfit_login() -> Said {
    Said::new(
        "Přihlašovací jméno má aspoň 3 znaky: písmena bez háčků a čárek, číslice, tečku, pomlčku \
         nebo celou e-mailovou adresu.",
        "A login name has at least 3 characters: plain letters, digits, a dot, a hyphen, or a \
         whole e-mail address.",
    )
}

pub(crate) fn create_account(
    world: &World,
    permit: &Permit<'_, CreateAccount>,
    input: Input,
) -> Result<Decision, Refusal> {
    let claim = claim(&input.login);
    let mut decision = decision(created(world.view::<Accounts>(), permit.actor(), input)?);
    decision.claims.push(claim);
    Ok(decision)
}

/// A login name is taken once, on all nodes together.
pub(crate) fn claim(login: &str) -> String {
    format!("login:{}", folded(login))
}

/// The same for rules that only think it through.
pub(crate) fn created(
    accounts: &Accounts,
    actor: &Actor,
    input: Input,
) -> Result<Vec<AccessEvent>, Refusal> {
    let reach = Reach::of_actor(accounts, actor);
    let organisation = reach.organisation(input.organisation)?;
    if organisation.ended_at.is_some() {
        return Err(Refusal::field("organisation", ended()));
    }
    let grant = input.grant;
    let events = sound(accounts, input)?;
    may_give(&reach, organisation, grant)?;
    Ok(events)
}

/// The same for the program itself, which has no permit.
pub(crate) fn create(world: &World, input: Input) -> Result<Decision, Refusal> {
    let claim = claim(&input.login);
    let mut decision = decision(sound(world.view::<Accounts>(), input)?);
    decision.claims.push(claim);
    Ok(decision)
}

fn sound(accounts: &Accounts, input: Input) -> Result<Vec<AccessEvent>, Refusal> {
    if accounts.by_login(&input.login).is_some() {
        return Err(Refusal::field("login", taken()));
    }
    if accounts.account(input.id).is_some() || accounts.organisation(input.organisation).is_none() {
        return Err(Refusal::NotFound);
    }
    if !is_login(&input.login) {
        return Err(Refusal::field("login", unfit_login()));
    }
    check(&[], input.grant)?;
    let Input { id: account, login, name, organisation, grant } = input;
    Ok(vec![
        AccessEvent::AccountCreated { account, login, name, organisation },
        AccessEvent::GrantAdded { account, grant },
    ])
}

fn ended() -> Said {
    Said::new(
        "Organizace byla ukončena. Nejdřív ji obnovte.",
        "The organisation was ended. Restore it first.",
    )
}

fn taken() -> Said {
    Said::new(
        "Toto přihlašovací jméno už patří jinému účtu, třeba zablokovanému. Zvolte jiné.",
        "This login name belongs to another account, perhaps a blocked one. Choose another.",
    )
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    fn parsed(form: &str) -> Result<Input, Refusal> {
        parse(&Fields::parse(form.as_bytes()), MAYOR, &Gazetteer::builtin())
    }

    fn mayor_of_plav() -> Input {
        parsed(&format!(
            "login=starosta&name=Starosta+obce+Plav&organisation={PLAV_OFFICE}&role=mayor&territory=Plav"
        ))
        .unwrap()
    }

    #[test]
    fn an_account_comes_with_its_role_and_claims_its_name() {
        let decided =
            create_account(&given(&[plav_office()]), &permit(&administrator()), mayor_of_plav())
                .unwrap();
        assert_eq!(decided.claims, ["login:starosta"]);
        assert_eq!(said(Ok(decided)), [mayor_created(), mayor_granted()]);
    }

    #[test]
    fn everything_missing_is_said_at_once() {
        assert_eq!(
            fields(parsed("login=&name=&organisation=&role=&territory=")),
            ["login", "name", "organisation", "role", "territory"]
        );
    }

    #[test]
    fn a_login_is_plain() {
        for bad in ["ab", "starosta obce", "žluťoučký", "a<b>c"] {
            let form =
                format!("login={bad}&name=N&organisation={PLAV_OFFICE}&role=reader&territory=kraj");
            assert_eq!(fields(parsed(&form)), ["login"], "{bad}");
        }
    }

    #[test]
    fn a_login_is_taken_whatever_its_case_and_for_ever() {
        let gone = AccessEvent::AccountDeactivated { account: MAYOR, reason: "Odešel".to_owned() };
        let world = given(&[plav_office(), mayor_created(), mayor_granted(), gone]);
        let again = Input { id: STRANGER, login: "Starosta".to_owned(), ..mayor_of_plav() };
        assert_eq!(fields(create(&world, again)), ["login"]);
    }

    #[test]
    fn a_role_needs_a_territory_it_fits() {
        let form = format!("login=abc&name=N&organisation={PLAV_OFFICE}&role=mayor&territory=kraj");
        assert_eq!(fields(parsed(&form)), ["territory"]);
    }
}
