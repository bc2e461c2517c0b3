//! A list with its register, for tests.

use hlaska_access::{AccessEvent, Accounts, OrganisationKind};
use hlaska_journal::{NewEvent, Views};
use hlaska_kernel::{
    AccountId, EntitledListId, Grant, OrganisationId, Place, Role, Territory, Timestamp, permit,
};
use hlaska_rig::{BUDEJOVICE, Story, minute, orp_secretary};
use hlaska_web::Decision;

use crate::command::{enter_person, found_list, register};
use crate::event::{Entitled, FactId, FactKind, Filing};
use crate::view::{SpecialFacts, lists_of};

pub const LIST: EntitledListId = EntitledListId::from_u128(0x11);
pub const FACT: FactId = FactId::from_u128(11);
pub const SECRETARY: AccountId = AccountId::from_u128(0xA);
pub const MAYOR: AccountId = AccountId::from_u128(0xB);
const OFFICE: OrganisationId = OrganisationId::from_u128(1);

pub fn person(account: AccountId) -> Entitled {
    Entitled {
        account,
        function: "tajemník bezpečnostní rady".into(),
        reason: "zpracování krizového plánu".into(),
        signed_by: "starosta ORP".into(),
        since: minute(0),
        until: None,
    }
}

pub fn filing(text: &str) -> Filing {
    Filing {
        kind: FactKind::Record,
        subject: "Příloha krizového plánu".into(),
        originator: "ORP".into(),
        dated: "2026-11-22".into(),
        copies: 2,
        recipients: "HZS kraje".into(),
        storage: "trezor 3".into(),
        text: text.into(),
    }
}

/// Two people of ORP České Budějovice have accounts.
pub fn quiet() -> Story {
    Story::new(Views::default().with::<SpecialFacts>().with::<Accounts>())
        .system("start", |_| people())
}

pub fn people() -> Decision {
    let territory = Territory::Orp(BUDEJOVICE);
    let office = AccessEvent::OrganisationCreated {
        organisation: OFFICE,
        name: "Magistrát".into(),
        kind: OrganisationKind::Orp,
        territory,
        parent: None,
    };
    let mut events = vec![NewEvent::new(format!("organisation/{OFFICE}"), &office)];
    for (account, login) in [(SECRETARY, "tajemnik"), (MAYOR, "starosta")] {
        let (name, login) = (format!("Osoba {login}"), login.to_owned());
        let created = AccessEvent::AccountCreated { account, login, name, organisation: OFFICE };
        let grant = Grant { role: Role::OrpSecretary, territory };
        let granted = AccessEvent::GrantAdded { account, grant };
        let stream = format!("account/{account}");
        events.extend([NewEvent::new(stream.clone(), &created), NewEvent::new(stream, &granted)]);
    }
    events.into()
}

pub fn founded() -> Story {
    quiet().does(&orp_secretary(BUDEJOVICE), |world, actor| {
        let permit = permit(actor, Place::Orp(BUDEJOVICE))?;
        found_list::found_list(world, &permit, LIST, "Seznam ORP České Budějovice".into())
    })
}

pub fn entered() -> Story {
    enter(founded(), person(SECRETARY))
}

pub fn entered_until(until: Timestamp) -> Story {
    enter(founded(), Entitled { until: Some(until), ..person(SECRETARY) })
}

fn enter(story: Story, person: Entitled) -> Story {
    story.does(&orp_secretary(BUDEJOVICE), |world, actor| {
        let permit = permit(actor, Place::Orp(BUDEJOVICE))?;
        enter_person::enter_person(world, &permit, LIST, person)
    })
}

/// [`FACT`] is in the register.
pub fn registered() -> Story {
    let story = entered();
    let mut secretary = orp_secretary(BUDEJOVICE);
    secretary.lists = lists_of(&story.world, SECRETARY);
    story.does(&secretary, |world, actor| {
        let guarded = world.view::<SpecialFacts>().find(LIST).unwrap().guarded();
        let permit = permit(actor, guarded)?;
        register::register(world, &permit, LIST, FACT, filing("Kódy vrat"), minute(0))
    })
}
