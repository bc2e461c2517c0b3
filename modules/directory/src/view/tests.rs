use hlaska_journal::{View, World};
use hlaska_kernel::Timestamp;

use super::*;
use crate::model::ContactKind;
use crate::testing::*;

fn contact(number: u128, kind: ContactKind, value: &str, rank: u8) -> DirectoryEvent {
    DirectoryEvent::ContactRecorded {
        contact: ContactId::from_u128(number),
        organisation: PLAV_OFFICE,
        post: None,
        facts: ContactFacts { rank, ..facts(kind, value) },
        verified: None,
    }
}

fn values(world: &World) -> Vec<String> {
    let contacts = world.view::<Directory>().contacts_of(PLAV_OFFICE);
    contacts.iter().map(|contact| contact.facts.value.clone()).collect()
}

#[test]
fn contacts_stand_in_the_order_in_which_they_are_tried() {
    let world = given(&[
        contact(1, ContactKind::Email, "a@example.cz", 1),
        contact(2, ContactKind::FixedLine, "+420387000003", 2),
        contact(3, ContactKind::Mobile, "+420000000001", 1),
    ]);
    assert_eq!(values(&world), ["+420000000001", "a@example.cz", "+420387000003"]);
}

#[test]
fn after_a_year_a_contact_is_to_be_checked() {
    let world = given(&[holder(), holder_is_mayor(), holders_mobile(), office_line()]);
    let directory = world.view::<Directory>();
    let mobile = directory.contact(HOLDERS_MOBILE).unwrap();
    let after = |days: i64| Timestamp::from_second(now().as_second() + days * 86_400).unwrap();
    assert!(!mobile.is_stale(after(364)));
    assert!(mobile.is_stale(after(366)));
    assert!(directory.contact(OFFICE_LINE).unwrap().is_stale(now()), "nobody has confirmed it");
}

#[test]
fn one_person_holds_functions_in_several_organisations() {
    let second = DirectoryEvent::FunctionTaken {
        post: PostId::from_u128(77),
        organisation: ORP_OFFICE,
        person: HOLDER,
        kind: crate::model::FunctionKind::CrisisStaffMember,
        label: String::new(),
    };
    let world = given(&[holder(), holder_is_mayor(), second]);
    let directory = world.view::<Directory>();
    assert_eq!(directory.offices_of(HOLDER), [ORP_OFFICE, PLAV_OFFICE]);
    assert_eq!(directory.posts_held(HOLDER).count(), 2);
}

#[test]
fn what_was_erased_by_law_leaves_a_gap_and_nothing_breaks() {
    // Without the entries that told the name and the number.
    let corrected = DirectoryEvent::ContactCorrected {
        contact: HOLDERS_MOBILE,
        organisation: PLAV_OFFICE,
        facts: facts(ContactKind::Mobile, "+420777000111"),
        verified: None,
    };
    let world =
        given(&[holder_is_mayor(), corrected, mobile_invalid(), campaign(), plav_answered()]);
    let directory = world.view::<Directory>();
    assert_eq!(directory.posts_of(PLAV_OFFICE).len(), 1);
    assert!(directory.person(HOLDER).is_none());
    assert!(directory.contact(HOLDERS_MOBILE).is_none());
}

#[test]
fn a_mere_confirmation_is_no_change() {
    let confirmed = DirectoryEvent::ContactsConfirmed {
        organisation: PLAV_OFFICE,
        contacts: vec![HOLDERS_MOBILE],
        how: How::Owner,
    };
    let before = given(&[holder(), holder_is_mayor(), holders_mobile()]);
    let after = given(&[holder(), holder_is_mayor(), holders_mobile(), confirmed]);
    let changed_at = |world: &World| world.view::<Directory>().changed_at(PLAV_OFFICE);
    assert_eq!(changed_at(&before), changed_at(&after));
}

#[test]
fn the_view_comes_back_from_a_snapshot() {
    let history =
        [holder(), holder_is_mayor(), holders_mobile(), office_line(), campaign(), plav_answered()];
    let world = given(&history);
    let bytes = postcard::to_stdvec(world.view::<Directory>()).unwrap();
    let back: Directory = postcard::from_bytes(&bytes).unwrap();
    assert_eq!(postcard::to_stdvec(&back).unwrap(), bytes);
    assert_eq!(Directory::NAME, "directory");
}
