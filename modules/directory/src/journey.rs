//! The directory through the whole portal: pages, forms, links, live parts.

mod campaign;
mod eyes;
mod keeping;
mod link;

use hlaska_access::OrganisationKind;
use hlaska_kernel::{OrganisationId, Territory};
use hlaska_rig::{Person, Rig};
use hlaska_testkit::page::Page;
use hlaska_web::Decision;

use crate::event::DirectoryEvent;
use crate::testing::*;

pub const JSDH: OrganisationId = OrganisationId::from_u128(5);

/// A portal with the region, two ORPs and the municipality of Plav.
pub struct Scene {
    pub rig: Rig,
}

impl Scene {
    pub fn new() -> Self {
        let rig = Rig::of(vec![crate::module()]);
        let offices = offices();
        rig.system("test", move |_| {
            let new = |event: &hlaska_access::AccessEvent| {
                hlaska_journal::NewEvent::new(event.stream(), event)
            };
            offices.iter().map(new).collect::<Vec<_>>().into()
        });
        Self { rig }
    }

    /// These events have been written.
    #[must_use]
    pub fn with(self, events: &[DirectoryEvent]) -> Self {
        let events = events.to_vec();
        self.rig.system("test", move |_| -> Decision {
            events.iter().map(DirectoryEvent::written).collect::<Vec<_>>().into()
        });
        self
    }

    /// Plav's mayor with a mobile and the office's line, nobody's word yet on the latter.
    pub fn plav() -> Self {
        Self::new().with(&[holder(), holder_is_mayor(), holders_mobile(), office_line()])
    }

    /// A company on the territory of Plav that belongs to nobody above.
    #[must_use]
    pub fn with_company(self) -> Self {
        self.rig.system("test", |_| {
            let event = hlaska_access::AccessEvent::OrganisationCreated {
                organisation: JSDH,
                name: "Pila Plav".into(),
                kind: OrganisationKind::Company,
                territory: PLAV,
                parent: None,
            };
            vec![hlaska_journal::NewEvent::new(event.stream(), &event)].into()
        });
        self
    }

    pub fn manager(&self) -> Person {
        self.rig.sign_in(manager())
    }
    pub fn secretary(&self) -> Person {
        self.rig.sign_in(secretary())
    }
    pub fn mayor(&self) -> Person {
        self.rig.sign_in(mayor())
    }
    pub fn krumlov(&self) -> Person {
        let role = hlaska_kernel::Role::OrpSecretary;
        self.rig.sign_in(actor(role, Territory::Orp(KRUMLOV), KRUMLOV_OFFICE))
    }
    pub fn later(&self, days: i64) {
        self.rig.clock.advance_seconds(days * 86_400);
    }
    pub fn page(&self, person: &Person, address: &str) -> Page {
        self.rig.get(person, address).page()
    }
    pub fn entries(&self) -> u64 {
        self.rig.portal.world().seq()
    }
}

pub fn plav_address() -> String {
    crate::page::address(PLAV_OFFICE)
}
