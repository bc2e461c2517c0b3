//! Contacts for the demonstration's organisations. Numbers that nobody has, addresses of the domain
//! kept for examples, functions instead of names.

use hlaska_access::{Accounts, Organisation, OrganisationKind};
use hlaska_journal::Author;
use hlaska_kernel::{Env, Refusal};
use hlaska_web::Portal;

use crate::event::DirectoryEvent;
use crate::model::{
    ContactFacts, ContactId, ContactKind, FunctionKind, How, PersonId, PostId, Purpose,
};
use crate::reach;
use crate::view::Directory;

/// Gives every organisation a function and two contacts, unless it has some. Half of them nobody has
/// confirmed yet.
pub async fn demo_contacts(portal: &Portal) -> Result<(), Refusal> {
    let bare: Vec<Organisation> = {
        let world = portal.world();
        let directory = world.view::<Directory>();
        let all = world.view::<Accounts>().organisations_visible(&reach::everywhere()).into_iter();
        all.filter(|one| directory.contacts_of(one.id).is_empty()).cloned().collect()
    };
    for (number, organisation) in (1..).zip(&bare) {
        let events = contacts(portal.env(), organisation, number);
        let author = Author::System("demo".to_owned());
        let written = || events.iter().map(DirectoryEvent::written).collect::<Vec<_>>();
        portal.execute(author, None, |_| Ok(written().into())).await?;
    }
    Ok(())
}

/// The function that answers for such an organisation, and what its holder is called here.
fn function(kind: OrganisationKind) -> (FunctionKind, &'static str) {
    match kind {
        OrganisationKind::Region => (FunctionKind::CrisisOfficer, "Osoba – kraj (ukázka)"),
        OrganisationKind::Orp => (FunctionKind::BoardSecretary, "Osoba – ORP (ukázka)"),
        OrganisationKind::Municipality => (FunctionKind::Mayor, "Osoba – obec (ukázka)"),
        OrganisationKind::FireService => (FunctionKind::KopisOperator, "Směna KOPIS (ukázka)"),
        OrganisationKind::RiverBasin => {
            (FunctionKind::WaterDispatcher, "Směna dispečinku (ukázka)")
        }
        _ => (FunctionKind::PlanContact, "Kontaktní osoba (ukázka)"),
    }
}

fn contacts(env: &Env, one: &Organisation, number: u32) -> Vec<DirectoryEvent> {
    let (kind, name) = function(one.kind);
    let (person, post) = (PersonId::fresh(env), PostId::fresh(env));
    let (name, title, account) = (name.to_owned(), String::new(), None);
    let contact = |post, kind, value, purpose, verified| DirectoryEvent::ContactRecorded {
        contact: ContactId::fresh(env),
        organisation: one.id,
        post,
        facts: ContactFacts { kind, value, purpose, rank: 1 },
        verified,
    };
    let phone = format!("+420{number:09}");
    let email = format!("ukazka{number}@example.cz");
    let checked = number.is_multiple_of(2).then_some(How::Administrator);
    let label = String::new();
    vec![
        DirectoryEvent::PersonRecorded { person, name, title, account },
        DirectoryEvent::FunctionTaken { post, organisation: one.id, person, kind, label },
        contact(Some(post), ContactKind::ServiceMobile, phone, Purpose::Always, checked),
        contact(None, ContactKind::Email, email, Purpose::Work, None),
    ]
}
