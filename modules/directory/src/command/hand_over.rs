use hlaska_journal::World;
use hlaska_kernel::{Action, OrganisationId, Permit, Refusal, Row};
use hlaska_web::{Decision, Fields, FormReader};

use super::add_function::{Who, person, read_person};
use super::{EDITORS, decision, post_in_force};
use crate::event::DirectoryEvent;
use crate::model::{PersonId, PostId};
use crate::reach;

/// Somebody else holds the function from now on; its contacts stay with it.
pub struct HandOverFunction;

impl Action for HandOverFunction {
    const ROW: Row = Row { action: "directory.hand_over_function", roles: EDITORS };
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    pub post: PostId,
    pub organisation: OrganisationId,
    pub who: Who,
}

/// Fields `name`, `title`; `id` is for the person the form makes.
pub fn parse(
    form: &Fields,
    organisation: OrganisationId,
    post: PostId,
    id: PersonId,
) -> Result<Input, Refusal> {
    let mut reader = FormReader::new(form);
    let who = read_person(&mut reader, id);
    reader.finish(Input { post, organisation, who })
}

pub fn hand_over(
    world: &World,
    permit: &Permit<'_, HandOverFunction>,
    input: Input,
) -> Result<Decision, Refusal> {
    let Input { post, organisation, who } = input;
    let known = post_in_force(world, post, organisation)?;
    if matches!(who, Who::New { id, .. } if id == known.person) {
        return Ok(Decision::default());
    }
    let (person, recorded) = person(world, permit.actor(), organisation, who)?;
    let how = reach::how(world, permit.actor(), organisation);
    let over = DirectoryEvent::FunctionHandedOver { post, organisation, person, how };
    Ok(decision(recorded.into_iter().chain([over])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::How;
    use crate::testing::*;
    use crate::view::Directory;

    #[test]
    fn the_function_and_its_contacts_stay_when_somebody_else_takes_it() {
        let history = [holder(), holder_is_mayor(), holders_mobile()];
        let world = given(&history);
        let actor = mayor();
        let form = Fields::parse("name=Osoba+Bílá".as_bytes());
        let input = parse(&form, PLAV_OFFICE, MAYOR_POST, PersonId::from_u128(9)).unwrap();
        let events = said(hand_over(&world, &allowed(&world, &actor), input));
        let [_, DirectoryEvent::FunctionHandedOver { how: How::Owner, .. }] = &events[..] else {
            panic!("{events:?}")
        };
        let world = given(&[&history[..], &events[..]].concat());
        let directory = world.view::<Directory>();
        let post = directory.post(MAYOR_POST).unwrap();
        assert_eq!(directory.person(post.person).unwrap().name, "Osoba Bílá");
        assert_eq!(post.former[0].person, HOLDER);
        assert_eq!(directory.contacts_of(PLAV_OFFICE).len(), 1);
    }

    #[test]
    fn a_function_that_ended_is_not_handed_over() {
        let world = given(&[holder(), holder_is_mayor(), holder_ended()]);
        let actor = mayor();
        let form = Fields::parse("name=Osoba".as_bytes());
        let input = parse(&form, PLAV_OFFICE, MAYOR_POST, PersonId::from_u128(9)).unwrap();
        let refused = hand_over(&world, &allowed(&world, &actor), input);
        assert!(matches!(refused.err(), Some(Refusal::Conflict(_))));
    }
}
