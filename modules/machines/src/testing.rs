//! Two offices and a display, for tests.

use hlaska_access::{AccessEvent, Accounts, OrganisationKind};
use hlaska_journal::{NewEvent, Views};
use hlaska_kernel::{AccountId, OrganisationId, Territory};
use hlaska_rig::{BUDEJOVICE, Story};
use hlaska_web::Decision;

use crate::event::MachineEvent;
use crate::view::Machines;

pub const REGION_OFFICE: OrganisationId = OrganisationId::from_u128(11);
pub const ORP_OFFICE: OrganisationId = OrganisationId::from_u128(12);
pub const DISPLAY: AccountId = AccountId::from_u128(21);

pub fn empty() -> Story {
    Story::new(Views::default().with::<Machines>().with::<Accounts>())
}

pub fn with_offices() -> Story {
    let office = |organisation, name: &str, kind, territory| {
        let (name, parent) = (name.to_owned(), None);
        AccessEvent::OrganisationCreated { organisation, name, kind, territory, parent }
    };
    let region = office(REGION_OFFICE, "Kraj", OrganisationKind::Region, Territory::Region);
    let orp = Territory::Orp(BUDEJOVICE);
    let orp = office(ORP_OFFICE, "Magistrát", OrganisationKind::Orp, orp);
    let told = [region, orp].map(|event| NewEvent::new(event.stream(), &event));
    empty().system("test", |_| Decision::from(told.to_vec()))
}

pub fn with_display() -> Story {
    let event = MachineEvent::DisplayPaired {
        display: DISPLAY,
        name: "Sál krizového štábu".to_owned(),
        organisation: REGION_OFFICE,
        territory: Territory::Region,
    };
    with_offices().system("test", |_| vec![NewEvent::new(event.stream(), &event)].into())
}

/// What a decision would write.
pub fn kinds(decision: &Decision) -> Vec<&'static str> {
    decision.events.iter().map(NewEvent::kind).collect()
}
