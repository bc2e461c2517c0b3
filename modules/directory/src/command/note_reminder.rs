use hlaska_access::Accounts;
use hlaska_journal::World;
use hlaska_kernel::{Action, Permit, Refusal, Row, Said};
use hlaska_web::{Decision, Fields, FormReader};

use super::issue_links::{Whom, chosen};
use super::{CAMPAIGNERS, NOTE_LIMIT, decision, open_campaign};
use crate::event::DirectoryEvent;
use crate::model::CampaignId;

/// Those who have not answered were reminded, by phone or mail, outside of the portal.
pub struct NoteReminder;

impl Action for NoteReminder {
    const ROW: Row = Row { action: "directory.note_reminder", roles: CAMPAIGNERS };
}

/// Field `note`.
pub fn parse(form: &Fields) -> Result<String, Refusal> {
    let mut reader = FormReader::new(form);
    let note = reader.required("note", NOTE_LIMIT);
    reader.finish(note)
}

pub fn note_reminder(
    world: &World,
    permit: &Permit<'_, NoteReminder>,
    campaign: CampaignId,
    note: String,
) -> Result<Decision, Refusal> {
    let known = open_campaign(world, campaign)?;
    let accounts = world.view::<Accounts>();
    let organisations = chosen(accounts, known, permit.place(), Whom::Waiting);
    if organisations.is_empty() {
        return Err(Refusal::Conflict(Said::new(
            "Odpověděli už všichni, není koho urgovat.",
            "Everybody has answered, there is nobody to remind.",
        )));
    }
    Ok(decision([DirectoryEvent::ReminderNoted { campaign, organisations, note }]))
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::{Place, policy};

    use super::*;
    use crate::testing::*;

    #[test]
    fn those_who_owe_an_answer_stand_in_the_reminder() {
        let world = given(&[campaign(), plav_answered()]);
        let actor = manager();
        let permit = policy::permit(&actor, Place::Region).unwrap();
        let events = said(note_reminder(&world, &permit, CAMPAIGN, "telefonicky".to_owned()));
        let [DirectoryEvent::ReminderNoted { organisations, .. }] = &events[..] else {
            panic!("{events:?}")
        };
        assert!(!organisations.contains(&PLAV_OFFICE) && organisations.contains(&KRUMLOV_OFFICE));
        assert_eq!(fields(parse(&Fields::default())), ["note"]);
    }
}
