use hlaska_journal::World;
use hlaska_kernel::{Action, OrganisationId, Permit, Refusal, Row};
use hlaska_web::{Decision, Fields, FormReader};

use super::{EDITORS, NOTE_LIMIT, contact_of, decision};
use crate::event::DirectoryEvent;
use crate::model::ContactId;
use crate::reach;

/// Nobody is reached there any more.
pub struct InvalidateContact;

impl Action for InvalidateContact {
    const ROW: Row = Row { action: "directory.invalidate_contact", roles: EDITORS };
}

/// Field `reason`.
pub fn parse(form: &Fields) -> Result<String, Refusal> {
    let mut reader = FormReader::new(form);
    let reason = reader.required("reason", NOTE_LIMIT);
    reader.finish(reason)
}

pub fn invalidate_contact(
    world: &World,
    permit: &Permit<'_, InvalidateContact>,
    organisation: OrganisationId,
    contact: ContactId,
    reason: String,
) -> Result<Decision, Refusal> {
    if contact_of(world, contact, organisation)?.flaw.is_some() {
        return Ok(Decision::default());
    }
    let how = reach::how(world, permit.actor(), organisation);
    Ok(decision([DirectoryEvent::ContactInvalidated { contact, organisation, reason, how }]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::*;

    #[test]
    fn it_is_marked_once_with_a_reason() {
        let world = given(&[holder(), holder_is_mayor(), holders_mobile()]);
        let actor = manager();
        let reason = parse(&Fields::parse("reason=Neexistující+číslo".as_bytes())).unwrap();
        let permit = allowed(&world, &actor);
        let done = invalidate_contact(&world, &permit, PLAV_OFFICE, HOLDERS_MOBILE, reason);
        assert!(matches!(&said(done)[..], [DirectoryEvent::ContactInvalidated { .. }]));
        let world = given(&[holder(), holder_is_mayor(), holders_mobile(), mobile_invalid()]);
        let again =
            invalidate_contact(&world, &permit, PLAV_OFFICE, HOLDERS_MOBILE, "znovu".to_owned());
        assert_eq!(said(again), []);
        assert_eq!(fields(parse(&Fields::default())), ["reason"]);
    }
}
