//! What can be done with the directory; one file for each thing.

pub mod add_contact;
pub mod add_function;
pub mod answer;
pub mod close_campaign;
pub mod confirm;
pub mod correct_contact;
pub mod correct_function;
pub mod end_function;
pub mod hand_over;
pub mod invalidate_contact;
pub mod issue_links;
pub mod note_reminder;
pub mod start_campaign;

use hlaska_journal::World;
use hlaska_kernel::{Action, OrganisationId, Refusal, Role, Row, Said};
use hlaska_web::{Decision, Fields, FormReader};

use crate::event::DirectoryEvent;
use crate::model::{
    CampaignId, ContactFacts, ContactId, ContactKind, FunctionKind, PostId, Purpose,
};
use crate::value;
use crate::view::Directory;
use crate::view::campaign::Campaign;
use crate::view::record::{Contact, Post};

/// Who keeps contacts; each within what [`crate::reach`] says.
pub const EDITORS: &[Role] = &[
    Role::RegionManager,
    Role::OrpSecretary,
    Role::Mayor,
    Role::Administrator,
    Role::OrganisationAdministrator,
];
/// Who runs campaigns.
pub const CAMPAIGNERS: &[Role] = &[Role::RegionManager, Role::OrpSecretary];

/// Every row of the module.
pub fn rows() -> Vec<Row> {
    vec![
        add_function::AddFunction::ROW,
        correct_function::CorrectFunction::ROW,
        hand_over::HandOverFunction::ROW,
        end_function::EndFunction::ROW,
        add_contact::AddContact::ROW,
        correct_contact::CorrectContact::ROW,
        invalidate_contact::InvalidateContact::ROW,
        confirm::ConfirmContacts::ROW,
        start_campaign::StartCampaign::ROW,
        issue_links::IssueLinks::ROW,
        note_reminder::NoteReminder::ROW,
        close_campaign::CloseCampaign::ROW,
    ]
}

/// Longest name of a person or closer words of a function, characters.
pub const NAME_LIMIT: usize = 120;
pub const TITLE_LIMIT: usize = 40;
/// Longest reason or note, characters.
pub const NOTE_LIMIT: usize = 500;

fn decision(events: impl IntoIterator<Item = DirectoryEvent>) -> Decision {
    events.into_iter().map(|event| event.written()).collect::<Vec<_>>().into()
}

/// A function in force of this organisation.
fn post_in_force(
    world: &World,
    id: PostId,
    organisation: OrganisationId,
) -> Result<&Post, Refusal> {
    let post = post_of(world, id, organisation)?;
    if post.ended.is_none() {
        return Ok(post);
    }
    Err(Refusal::Conflict(Said::new(
        "Funkce už byla ukončena. Zapište novou.",
        "The function has ended. Write a new one down.",
    )))
}

fn post_of(world: &World, id: PostId, organisation: OrganisationId) -> Result<&Post, Refusal> {
    let post = world.view::<Directory>().post(id);
    post.filter(|post| post.organisation == organisation).ok_or(Refusal::NotFound)
}

fn contact_of(
    world: &World,
    id: ContactId,
    organisation: OrganisationId,
) -> Result<&Contact, Refusal> {
    let contact = world.view::<Directory>().contact(id);
    contact.filter(|contact| contact.organisation == organisation).ok_or(Refusal::NotFound)
}

fn open_campaign(world: &World, id: CampaignId) -> Result<&Campaign, Refusal> {
    let campaign = world.view::<Directory>().campaign(id).ok_or(Refusal::NotFound)?;
    if campaign.is_open() {
        return Ok(campaign);
    }
    Err(Refusal::Conflict(Said::new(
        "Kampaň už je uzavřená. Založte novou.",
        "The campaign is closed. Start a new one.",
    )))
}

/// Fields `function` and `label`.
fn read_function(reader: &mut FormReader<'_>, form: &Fields) -> (FunctionKind, String) {
    let label = reader.optional("label", NAME_LIMIT);
    let kind = FunctionKind::from_name(form.get("function"));
    if kind.is_none() {
        reader.error("function", Said::new("Vyberte funkci.", "Choose the function."));
    }
    let kind = kind.unwrap_or(FunctionKind::Other);
    if kind == FunctionKind::Other && form.has("function") && label.is_empty() {
        reader
            .error("label", Said::new("Napište, jaká funkce to je.", "Say which function it is."));
    }
    (kind, label)
}

/// Fields `kind`, `value`, `purpose`, `rank`.
pub fn read_contact(reader: &mut FormReader<'_>, form: &Fields) -> ContactFacts {
    let typed = reader.required("value", value::VALUE_LIMIT);
    let kind = ContactKind::from_name(form.get("kind"));
    if kind.is_none() {
        reader.error("kind", Said::new("Vyberte druh kontaktu.", "Choose the kind of contact."));
    }
    let purpose = Purpose::from_name(form.get("purpose"));
    if purpose.is_none() {
        reader.error("purpose", Said::new("Vyberte, kdy platí.", "Choose when it holds."));
    }
    let kind = kind.unwrap_or(ContactKind::Mobile);
    let value = match value::normalised(kind, &typed) {
        Ok(value) => value,
        Err(_) if typed.is_empty() || !form.has("kind") => String::new(),
        Err(said) => {
            reader.error("value", said);
            String::new()
        }
    };
    let purpose = purpose.unwrap_or(Purpose::Always);
    ContactFacts { kind, value, purpose, rank: read_rank(reader, form) }
}

fn read_rank(reader: &mut FormReader<'_>, form: &Fields) -> u8 {
    if !form.has("rank") {
        return 1;
    }
    if let Ok(rank @ 1..=9) = form.get("rank").parse() {
        return rank;
    }
    reader.error("rank", Said::new("Zadejte pořadí od 1 do 9.", "Enter an order from 1 to 9."));
    1
}

/// The same value twice under one function helps nobody.
fn not_twice(
    world: &World,
    organisation: OrganisationId,
    post: Option<PostId>,
    facts: &ContactFacts,
    but: Option<ContactId>,
) -> Result<(), Refusal> {
    let contacts = world.view::<Directory>().contacts_of(organisation);
    let twice = contacts.iter().any(|one| {
        one.post == post
            && Some(one.id) != but
            && (one.facts.kind, &one.facts.value) == (facts.kind, &facts.value)
    });
    if twice {
        let said = Said::new("Tento kontakt tu už je.", "This contact is here already.");
        return Err(Refusal::field("value", said));
    }
    Ok(())
}
