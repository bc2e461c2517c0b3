use hlaska_journal::World;
use hlaska_kernel::{Action, OrganisationId, Permit, Refusal, Row};
use hlaska_web::{Decision, Fields, FormReader};

use super::add_contact::vouched;
use super::{EDITORS, contact_of, decision, not_twice, read_contact};
use crate::event::DirectoryEvent;
use crate::model::{ContactFacts, ContactId};
use crate::reach;

/// The contact as it is from now on; an invalid one becomes valid again.
pub struct CorrectContact;

impl Action for CorrectContact {
    const ROW: Row = Row { action: "directory.correct_contact", roles: EDITORS };
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    pub contact: ContactId,
    pub organisation: OrganisationId,
    pub facts: ContactFacts,
    pub checked: bool,
}

/// Fields `kind`, `value`, `purpose`, `rank`, `checked`.
pub fn parse(
    form: &Fields,
    organisation: OrganisationId,
    contact: ContactId,
) -> Result<Input, Refusal> {
    let mut reader = FormReader::new(form);
    let facts = read_contact(&mut reader, form);
    let checked = reader.ticked("checked");
    reader.finish(Input { contact, organisation, facts, checked })
}

pub fn correct_contact(
    world: &World,
    permit: &Permit<'_, CorrectContact>,
    input: Input,
) -> Result<Decision, Refusal> {
    let Input { contact, organisation, facts, checked } = input;
    let known = contact_of(world, contact, organisation)?;
    let verified = vouched(reach::how(world, permit.actor(), organisation), checked);
    if known.facts == facts && known.flaw.is_none() && verified.is_none() {
        return Ok(Decision::default());
    }
    not_twice(world, organisation, known.post, &facts, Some(contact))?;
    Ok(decision([DirectoryEvent::ContactCorrected { contact, organisation, facts, verified }]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::How;
    use crate::testing::*;
    use crate::view::Directory;

    fn parsed(value: &str) -> Input {
        let form = format!("kind=mobile&value={value}&purpose=always&rank=1");
        parse(&Fields::parse(form.as_bytes()), PLAV_OFFICE, HOLDERS_MOBILE).unwrap()
    }

    #[test]
    fn a_new_value_loses_the_old_confirmation() {
        let history = [holder(), holder_is_mayor(), holders_mobile()];
        let world = given(&history);
        assert!(world.view::<Directory>().contact(HOLDERS_MOBILE).unwrap().verified.is_some());
        let actor = manager();
        let changed = correct_contact(&world, &allowed(&world, &actor), parsed("777000111"));
        let world = given(&[&history[..], &said(changed)[..]].concat());
        let contact = world.view::<Directory>().contact(HOLDERS_MOBILE).unwrap();
        assert_eq!(contact.facts.value, "+420777000111");
        assert_eq!(contact.verified, None);
    }

    #[test]
    fn the_same_value_changes_nothing_unless_somebody_vouches_for_it() {
        let world = given(&[holder(), holder_is_mayor(), holders_mobile()]);
        let (manager, mayor) = (manager(), mayor());
        let same = correct_contact(&world, &allowed(&world, &manager), parsed("602123456"));
        assert_eq!(said(same), []);
        let own = said(correct_contact(&world, &allowed(&world, &mayor), parsed("602123456")));
        assert!(matches!(
            own[..],
            [DirectoryEvent::ContactCorrected { verified: Some(How::Owner), .. }]
        ));
    }

    #[test]
    fn an_invalid_contact_is_valid_again_once_corrected() {
        let history = [holder(), holder_is_mayor(), holders_mobile(), mobile_invalid()];
        let world = given(&history);
        assert!(world.view::<Directory>().contacts_of(PLAV_OFFICE).is_empty());
        let actor = manager();
        let back = correct_contact(&world, &allowed(&world, &actor), parsed("602123456"));
        let world = given(&[&history[..], &said(back)[..]].concat());
        assert_eq!(world.view::<Directory>().contacts_of(PLAV_OFFICE).len(), 1);
    }
}
