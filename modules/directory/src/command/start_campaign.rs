use hlaska_access::{Accounts, Organisation, OrganisationKind};
use hlaska_journal::World;
use hlaska_kernel::{
    Action, Actor, Lang, OrganisationId, Permit, Place, Refusal, Row, Said, Territory, Timestamp,
    time,
};
use hlaska_web::{Decision, Fields, FormReader};

use super::{CAMPAIGNERS, NOTE_LIMIT, decision};
use crate::event::DirectoryEvent;
use crate::model::CampaignId;
use crate::reach;
use crate::view::Directory;

/// Organisations of a territory are asked to confirm their contacts.
pub struct StartCampaign;

impl Action for StartCampaign {
    const ROW: Row = Row { action: "directory.start_campaign", roles: CAMPAIGNERS };
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    pub campaign: CampaignId,
    pub place: Place,
    pub what: String,
    /// Only organisations of this kind; `None`: all.
    pub kind: Option<OrganisationKind>,
    pub due_at: Timestamp,
}

/// No campaign waits longer than a year.
const LONGEST_SECONDS: i64 = 366 * 24 * 3600;

/// Fields `place` (`region` or an ORP's code), `what`, `kind`, `due`.
pub fn parse(form: &Fields, campaign: CampaignId, now: Timestamp) -> Result<Input, Refusal> {
    let mut reader = FormReader::new(form);
    let place = read_place(form.get("place"));
    if place.is_none() {
        reader.error("place", Said::new("Vyberte území.", "Choose the territory."));
    }
    let kind = OrganisationKind::from_name(form.get("kind"));
    if kind.is_none() && form.has("kind") {
        reader.error("kind", Said::new("Vyberte druh ze seznamu.", "Choose a kind of the list."));
    }
    let what = reader.required("what", NOTE_LIMIT);
    let due_at = read_due(&mut reader, form, now);
    let place = place.unwrap_or(Place::Region);
    reader.finish(Input { campaign, place, what, kind, due_at })
}

fn read_place(typed: &str) -> Option<Place> {
    match typed {
        "region" => Some(Place::Region),
        code => code.parse().ok().map(Place::Orp),
    }
}

fn read_due(reader: &mut FormReader<'_>, form: &Fields, now: Timestamp) -> Timestamp {
    let due = time::from_input(form.get("due"));
    let ahead = due.map(|due| due.as_second() - now.as_second());
    match (due, ahead) {
        (Some(due), Some(1..=LONGEST_SECONDS)) => return due,
        (None, _) => reader.error(
            "due",
            Said::new("Zadejte datum a čas termínu.", "Enter the date and time of the deadline."),
        ),
        _ => reader.error(
            "due",
            Said::new(
                "Termín musí být v budoucnu, nejdéle za rok.",
                "The deadline must be in the future, a year away at most.",
            ),
        ),
    }
    now
}

/// Is the whole of `inner` inside `outer`?
pub fn contains(outer: Place, inner: Place) -> bool {
    let territory = match outer {
        Place::Region => Territory::Region,
        Place::Orp(orp) => Territory::Orp(orp),
        Place::Municipality(orp, code) => Territory::Municipality(orp, code),
    };
    territory.covers(inner)
}

/// Organisations a campaign of the actor would ask.
pub fn asked<'a>(
    accounts: &'a Accounts,
    actor: &Actor,
    place: Place,
    kind: Option<OrganisationKind>,
) -> Vec<&'a Organisation> {
    let all = reach::seen(accounts, &actor.viewer(Lang::Cs)).into_iter();
    all.filter(|one| contains(place, one.territory.place()))
        .filter(|one| kind.is_none_or(|kind| one.kind == kind))
        .collect()
}

pub fn start_campaign(
    world: &World,
    permit: &Permit<'_, StartCampaign>,
    input: Input,
) -> Result<Decision, Refusal> {
    let Input { campaign, what, kind, due_at, .. } = input;
    if world.view::<Directory>().campaign(campaign).is_some() {
        return Ok(Decision::default());
    }
    let place = permit.place();
    let organisations: Vec<OrganisationId> =
        asked(world.view::<Accounts>(), permit.actor(), place, kind).iter().map(|o| o.id).collect();
    if organisations.is_empty() {
        let said = Said::new(
            "V tomto území portál takovou organizaci nevede. Nejdřív ji ať správce založí.",
            "The portal knows no such organisation there. Have an administrator create it first.",
        );
        return Err(Refusal::field("place", said));
    }
    Ok(decision([DirectoryEvent::CampaignStarted { campaign, place, what, organisations, due_at }]))
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::policy;

    use super::*;
    use crate::testing::*;

    fn parsed(form: &str) -> Result<Input, Refusal> {
        parse(&Fields::parse(form.as_bytes()), CAMPAIGN, now())
    }

    const FORM: &str = "place=3102&what=Potvrďte&due=2026-12-15T12:00";

    #[test]
    fn an_orp_asks_the_organisations_inside_it() {
        let world = given(&[]);
        let actor = secretary();
        let input = parsed(FORM).unwrap();
        let permit = policy::permit(&actor, input.place).unwrap();
        let events = said(start_campaign(&world, &permit, input));
        let [DirectoryEvent::CampaignStarted { organisations, place, .. }] = &events[..] else {
            panic!("{events:?}")
        };
        assert_eq!(organisations[..], [ORP_OFFICE, PLAV_OFFICE]);
        assert_eq!(*place, Place::Orp(BUDEJOVICE));
    }

    #[test]
    fn a_kind_that_is_not_there_is_refused() {
        let world = given(&[]);
        let actor = secretary();
        let input = parsed(&format!("{FORM}&kind=police")).unwrap();
        let permit = policy::permit(&actor, input.place).unwrap();
        assert_eq!(fields(start_campaign(&world, &permit, input)), ["place"]);
    }

    #[test]
    fn nobody_starts_one_on_foreign_ground() {
        let actor = secretary();
        assert!(policy::permit::<StartCampaign>(&actor, Place::Orp(KRUMLOV)).is_err());
        assert!(policy::permit::<StartCampaign>(&actor, Place::Region).is_err());
        assert!(policy::permit::<StartCampaign>(&mayor(), PLAV.place()).is_err());
    }

    #[test]
    fn everything_missing_is_said_at_once() {
        assert_eq!(fields(parsed("")), ["place", "what", "due"]);
        assert_eq!(fields(parsed("place=region&what=x&due=2026-11-01T12:00")), ["due"]);
        assert_eq!(
            fields(parsed("place=region&what=x&due=2028-11-01T12:00&kind=x")),
            ["kind", "due"]
        );
    }
}
