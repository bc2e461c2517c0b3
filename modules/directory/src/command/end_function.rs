use hlaska_journal::World;
use hlaska_kernel::{Action, OrganisationId, Permit, Refusal, Row, Timestamp};
use hlaska_web::{Decision, Fields, FormReader};

use super::{EDITORS, NOTE_LIMIT, post_of};
use crate::event::DirectoryEvent;
use crate::model::PostId;

/// Nobody holds the function any more; nothing is deleted.
pub struct EndFunction;

impl Action for EndFunction {
    const ROW: Row = Row { action: "directory.end_function", roles: EDITORS };
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    pub post: PostId,
    pub organisation: OrganisationId,
    pub ended_at: Timestamp,
    pub reason: String,
}

/// Fields `ended`, `reason`.
pub fn parse(
    form: &Fields,
    organisation: OrganisationId,
    post: PostId,
    now: Timestamp,
) -> Result<Input, Refusal> {
    let mut reader = FormReader::new(form);
    let ended_at = reader.moment("ended", now);
    let reason = reader.optional("reason", NOTE_LIMIT);
    reader.finish(Input { post, organisation, ended_at, reason })
}

pub fn end_function(
    world: &World,
    _permit: &Permit<'_, EndFunction>,
    input: Input,
) -> Result<Decision, Refusal> {
    let Input { post, organisation, ended_at, reason } = input;
    if post_of(world, post, organisation)?.ended.is_some() {
        return Ok(Decision::default());
    }
    let ended = DirectoryEvent::FunctionEnded { post, organisation, reason };
    Ok(vec![ended.written().occurred(ended_at)].into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::*;
    use crate::view::Directory;

    fn ends(at: &str) -> Result<Input, Refusal> {
        let form = Fields::parse(format!("ended={at}&reason=volby").as_bytes());
        parse(&form, PLAV_OFFICE, MAYOR_POST, now())
    }

    #[test]
    fn it_ends_on_the_day_that_is_said_and_takes_its_contacts_along() {
        let history = [holder(), holder_is_mayor(), holders_mobile()];
        let world = given(&history);
        let actor = mayor();
        let input = ends("2026-11-20T12:00").unwrap();
        let decided = end_function(&world, &allowed(&world, &actor), input).unwrap();
        let at = decided.events[0].occurred_at().unwrap();
        assert_eq!(at.to_string(), "2026-11-20T11:00:00Z");
        let world = given(&[&history[..], &said(Ok(decided))[..]].concat());
        let directory = world.view::<Directory>();
        assert!(directory.posts_of(PLAV_OFFICE).is_empty());
        assert!(directory.contacts_of(PLAV_OFFICE).is_empty());
        assert_eq!(directory.former_posts(PLAV_OFFICE).len(), 1);
    }

    #[test]
    fn it_ends_once_and_not_in_the_future() {
        let world = given(&[holder(), holder_is_mayor(), holder_ended()]);
        let actor = mayor();
        let again = end_function(&world, &allowed(&world, &actor), ends("").unwrap());
        assert_eq!(said(again), []);
        assert_eq!(fields(ends("2027-11-20T12:00")), ["ended"]);
    }
}
