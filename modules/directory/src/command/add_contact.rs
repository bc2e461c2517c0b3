use hlaska_journal::World;
use hlaska_kernel::{Action, OrganisationId, Permit, Refusal, Row, Said};
use hlaska_web::{Decision, Fields, FormReader};

use super::{EDITORS, decision, not_twice, post_in_force, read_contact};
use crate::event::DirectoryEvent;
use crate::model::{ContactFacts, ContactId, How, PostId};
use crate::reach;
use crate::view::Directory;

pub struct AddContact;

impl Action for AddContact {
    const ROW: Row = Row { action: "directory.add_contact", roles: EDITORS };
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    pub contact: ContactId,
    pub organisation: OrganisationId,
    /// `None`: of the organisation as such.
    pub post: Option<PostId>,
    pub facts: ContactFacts,
    /// Somebody has tried it.
    pub checked: bool,
}

/// Fields `post` (empty: the organisation), `kind`, `value`, `purpose`, `rank`, `checked`.
pub fn parse(
    form: &Fields,
    organisation: OrganisationId,
    contact: ContactId,
) -> Result<Input, Refusal> {
    let mut reader = FormReader::new(form);
    let post = reader
        .parsed("post", Said::new("Vyberte funkci ze seznamu.", "Choose a function of the list."));
    let facts = read_contact(&mut reader, form);
    let checked = reader.ticked("checked");
    reader.finish(Input { contact, organisation, post, facts, checked })
}

pub fn add_contact(
    world: &World,
    permit: &Permit<'_, AddContact>,
    input: Input,
) -> Result<Decision, Refusal> {
    let Input { contact, organisation, post, facts, checked } = input;
    if world.view::<Directory>().contact(contact).is_some() {
        return Ok(Decision::default());
    }
    if let Some(post) = post {
        post_in_force(world, post, organisation)?;
    }
    not_twice(world, organisation, post, &facts, None)?;
    let verified = vouched(reach::how(world, permit.actor(), organisation), checked);
    Ok(decision([DirectoryEvent::ContactRecorded { contact, organisation, post, facts, verified }]))
}

/// An owner's word counts; somebody else must have tried the contact.
pub fn vouched(how: How, checked: bool) -> Option<How> {
    (how == How::Owner || checked).then_some(how)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::*;

    fn parsed(form: &str) -> Result<Input, Refusal> {
        parse(&Fields::parse(form.as_bytes()), PLAV_OFFICE, ContactId::from_u128(9))
    }

    const LINE: &str = "kind=fixed_line&value=387+123+456&purpose=work";

    fn verified(events: &[DirectoryEvent]) -> Option<How> {
        let [DirectoryEvent::ContactRecorded { verified, .. }] = events else {
            panic!("{events:?}")
        };
        *verified
    }

    #[test]
    fn an_owners_contact_is_confirmed_by_writing_it_down() {
        let world = given(&[]);
        let (mayor, manager) = (mayor(), manager());
        let add = |actor, form| add_contact(&world, &allowed(&world, actor), parsed(form).unwrap());
        assert_eq!(verified(&said(add(&mayor, LINE))), Some(How::Owner));
        assert_eq!(verified(&said(add(&manager, LINE))), None);
        let tried = format!("{LINE}&checked=1");
        assert_eq!(verified(&said(add(&manager, &tried))), Some(How::Administrator));
    }

    #[test]
    fn the_same_value_does_not_stand_twice_under_one_function() {
        let world = given(&[holder(), holder_is_mayor(), holders_mobile()]);
        let actor = mayor();
        let add = |form: &str| add_contact(&world, &allowed(&world, &actor), parsed(form).unwrap());
        let mobile = "kind=mobile&value=602123456&purpose=always";
        assert_eq!(fields(add(&format!("{mobile}&post={MAYOR_POST}"))), ["value"]);
        assert_eq!(said(add(mobile)).len(), 1);
    }

    #[test]
    fn mistakes_are_said_at_their_fields() {
        assert_eq!(fields(parsed("")), ["value", "kind", "purpose"]);
        assert_eq!(fields(parsed("kind=email&value=x&purpose=work&rank=0")), ["value", "rank"]);
        assert_eq!(parsed(LINE).unwrap().facts.value, "+420387123456");
    }

    #[test]
    fn a_function_that_ended_takes_no_contacts() {
        let world = given(&[holder(), holder_is_mayor(), holder_ended()]);
        let actor = mayor();
        let input = parsed(&format!("{LINE}&post={MAYOR_POST}")).unwrap();
        let refused = add_contact(&world, &allowed(&world, &actor), input);
        assert!(matches!(refused.err(), Some(Refusal::Conflict(_))));
    }
}
