//! What can be done with ways of signing in. One's own need no role; whoever asks has shown who
//! they are, lately and by what they have.

pub(crate) mod reset;
pub(crate) mod review;

use hlaska_access::{Outcome, note};
use hlaska_journal::{Author, NewEvent, World};
use hlaska_kernel::{AccountId, Refusal, Role, Row, Said};
use hlaska_web::{Cx, Decision, Portal};

use crate::event::{FactorEvent, PasskeyId};
use crate::view::{Factors, Held};

pub(crate) use reset::Reset;
pub(crate) use review::Review;

/// Every row of the module.
pub(crate) fn rows() -> Vec<Row> {
    use hlaska_kernel::Action;
    vec![Reset::ROW, Review::ROW]
}

/// Longest name of a key, characters.
pub(crate) const NAME_LIMIT: usize = 60;
/// More keys than this nobody keeps track of.
const MOST_PASSKEYS: usize = 20;

pub(crate) fn decision(events: impl IntoIterator<Item = FactorEvent>) -> Decision {
    let new = |event: FactorEvent| NewEvent::new(event.stream(), &event);
    events.into_iter().map(new).collect::<Vec<_>>().into()
}

/// Writes what the account did to itself, and a line for its owner.
pub(crate) async fn write(
    cx: &Cx,
    account: AccountId,
    decide: impl Fn(&World) -> Result<Decision, Refusal>,
) -> Result<(), Refusal> {
    cx.portal.execute(Author::Account(account), None, decide).await?;
    note(cx, Some(account), Outcome::FactorsChanged).await
}

pub(crate) fn add_passkey(
    world: &World,
    account: AccountId,
    passkey: PasskeyId,
    name: &str,
) -> Result<Decision, Refusal> {
    if world.view::<Factors>().of(account).passkeys.len() >= MOST_PASSKEYS {
        return Err(Refusal::Conflict(Said::new(
            "Máte už dvacet přístupových klíčů. Nejdřív některý odeberte.",
            "You have twenty passkeys already. Remove one first.",
        )));
    }
    let name = name.to_owned();
    Ok(decision([FactorEvent::PasskeyAdded { account, passkey, name }]))
}

pub(crate) fn rename_passkey(
    world: &World,
    account: AccountId,
    passkey: PasskeyId,
    name: &str,
) -> Result<Decision, Refusal> {
    let held = world.view::<Factors>().of(account);
    let known = held.passkey(passkey).ok_or(Refusal::NotFound)?;
    if known.name == name {
        return Ok(Decision::default());
    }
    let name = name.to_owned();
    Ok(decision([FactorEvent::PasskeyRenamed { account, passkey, name }]))
}

/// `needed`: somebody whose roles want a strong way keeps at least one.
pub(crate) fn remove_passkey(
    world: &World,
    account: AccountId,
    passkey: PasskeyId,
    needed: bool,
) -> Result<Decision, Refusal> {
    let held = world.view::<Factors>().of(account);
    held.passkey(passkey).ok_or(Refusal::NotFound)?;
    not_the_last(held, needed)?;
    Ok(decision([FactorEvent::PasskeyRemoved { account, passkey }]))
}

pub(crate) fn turn_codes_off(
    world: &World,
    account: AccountId,
    needed: bool,
) -> Result<Decision, Refusal> {
    let held = world.view::<Factors>().of(account);
    if !held.has_codes() {
        return Ok(Decision::default());
    }
    not_the_last(held, needed)?;
    let none = FactorEvent::RecoveryIssued { account, count: 0 };
    Ok(decision([FactorEvent::CodesTurnedOff { account }, none]))
}

fn not_the_last(held: &Held, needed: bool) -> Result<(), Refusal> {
    if !needed || held.ways() > 1 {
        return Ok(());
    }
    Err(Refusal::Conflict(Said::new(
        "Je to váš poslední silný způsob přihlášení a vaše role jej vyžaduje. Nejdřív přidejte jiný.",
        "This is your last strong way of signing in and your role needs one. Add another first.",
    )))
}

/// A key whose counter went back stays usable: shutting its owner out may be just what somebody
/// wants. It is shown as suspected.
pub(crate) async fn suspect(
    cx: &Cx,
    account: AccountId,
    passkey: PasskeyId,
) -> Result<(), Refusal> {
    let event = FactorEvent::PasskeySuspected { account, passkey };
    let author = Author::System("passkeys".to_owned());
    cx.portal.execute(author, None, |_| Ok(decision([event.clone()]))).await?;
    note(cx, Some(account), Outcome::Refused).await
}

/// Do the roles of the account ask for a strong way of signing in?
pub(crate) fn needs_strong(portal: &Portal, account: AccountId) -> bool {
    let wanted = &portal.settings().strong_roles;
    portal.actor(account).is_some_and(|actor| wanted.iter().any(|role| actor.holds(*role)))
}

pub(crate) const ADMINISTRATOR: &[Role] = &[Role::Administrator];

#[cfg(test)]
mod tests;
