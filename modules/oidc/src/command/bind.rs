use hlaska_access::Accounts;
use hlaska_journal::World;
use hlaska_kernel::{AccountId, Action, Permit, Refusal, Row, Said};
use hlaska_web::{Decision, Fields, FormReader};

use super::ADMINISTRATOR;
use crate::event::OidcEvent;
use crate::view::Bindings;

/// A person at a provider is this account: never decided by a likeness of names or addresses.
pub(crate) struct Bind;

impl Action for Bind {
    const ROW: Row = Row { action: "oidc.bind", roles: ADMINISTRATOR };
}

/// Field `account`.
pub(crate) fn parse(form: &Fields) -> Result<AccountId, Refusal> {
    let mut reader = FormReader::new(form);
    let choose = Said::new("Vyberte účet.", "Choose an account.");
    let account = reader.parsed("account", choose.clone());
    if !form.has("account") {
        reader.error("account", choose);
    }
    // Without a complaint there is a value; the placeholder never leaves this function.
    reader.finish(account.unwrap_or(AccountId::from_u128(0)))
}

pub(crate) fn bind(
    world: &World,
    _permit: &Permit<'_, Bind>,
    key: &str,
    account: AccountId,
) -> Result<Decision, Refusal> {
    let bindings = world.view::<Bindings>();
    let request = bindings.request(key).ok_or(Refusal::NotFound)?;
    let known = world.view::<Accounts>().account(account);
    if !known.is_some_and(|account| account.active) {
        let said = Said::new(
            "Vyberte účet, který není zablokovaný.",
            "Choose an account that is not blocked.",
        );
        return Err(Refusal::field("account", said));
    }
    let (provider, issuer) = (request.provider.clone(), request.issuer.clone());
    let subject = request.subject.clone();
    let bound = OidcEvent::Bound { key: key.to_owned(), provider, issuer, subject, account };
    Ok(vec![bound.into()].into())
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn whoever_asked_becomes_the_chosen_account() {
        let world = given(&[office(), somebody(), asked()]);
        let decided = bind(&world, &permit(&administrator()), KEY, SOMEBODY);
        assert_eq!(kinds(decided), ["oidc.bound"]);
    }

    #[test]
    fn nobody_becomes_a_blocked_or_unknown_account() {
        let world = given(&[office(), somebody(), blocked(), asked()]);
        for account in [SOMEBODY, AccountId::from_u128(77)] {
            let decided = bind(&world, &permit(&administrator()), KEY, account);
            assert!(matches!(decided, Err(Refusal::Invalid(_))));
        }
    }

    #[test]
    fn there_is_nobody_to_bind_without_a_request() {
        let world = given(&[office(), somebody()]);
        let decided = bind(&world, &permit(&administrator()), KEY, SOMEBODY);
        assert!(matches!(decided, Err(Refusal::NotFound)));
    }

    #[test]
    fn a_form_without_an_account_is_sent_back() {
        assert!(matches!(parse(&Fields::parse(b"account=")), Err(Refusal::Invalid(_))));
        assert!(matches!(parse(&Fields::parse(b"account=x")), Err(Refusal::Invalid(_))));
    }
}
