use hlaska_access::Accounts;
use hlaska_journal::World;
use hlaska_kernel::{
    AccountId, Action, OrganisationId, Permit, Refusal, Role, Row, Said, Territory, Timestamp,
};
use hlaska_territory::Gazetteer;
use hlaska_web::{Decision, Fields, FormReader};

use super::{NAME_LIMIT, decision};
use crate::event::{MachineEvent, Purpose};
use crate::view::Machines;

pub(crate) const RUNS_THE_PORTAL: &[Role] = &[Role::Administrator];

pub(crate) struct IssueKey;

impl Action for IssueKey {
    const ROW: Row = Row { action: "machines.issue_key", roles: RUNS_THE_PORTAL };
}

/// How long a key may live, months of thirty days; the longest is a year.
pub(crate) const MONTHS: [u8; 4] = [12, 6, 3, 1];
const MONTH_SECONDS: i64 = 30 * 24 * 3600;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    pub key: AccountId,
    pub name: String,
    pub purpose: Purpose,
    pub organisation: OrganisationId,
    pub territory: Territory,
    pub expires_at: Timestamp,
}

/// Fields `name`, `purpose`, `organisation`, `territory`, `months`.
pub(crate) fn parse(
    form: &Fields,
    key: AccountId,
    gazetteer: &Gazetteer,
    now: Timestamp,
) -> Result<Input, Refusal> {
    let mut reader = FormReader::new(form);
    let name = reader.required("name", NAME_LIMIT);
    let purpose = Purpose::from_name(form.get("purpose"));
    if purpose.is_none() {
        reader.error("purpose", Said::new("Vyberte účel.", "Choose a purpose."));
    }
    let organisation = form.get("organisation").parse().ok();
    if organisation.is_none() {
        reader.error("organisation", Said::new("Vyberte organizaci.", "Choose an organisation."));
    }
    let territory = hlaska_access::read_territory(form.get("territory"), gazetteer);
    if let Err(said) = &territory {
        reader.error("territory", said.clone());
    }
    let months = form.get("months").parse().ok().filter(|months| MONTHS.contains(months));
    if months.is_none() {
        reader.error("months", Said::new("Vyberte platnost.", "Choose how long it is valid."));
    }
    let ends = now.as_second() + i64::from(months.unwrap_or(1)) * MONTH_SECONDS;
    // Where something is missing the reader knows; the placeholders never leave this function.
    reader.finish(Input {
        key,
        name,
        purpose: purpose.unwrap_or(Purpose::Read),
        organisation: organisation.unwrap_or(OrganisationId::from_u128(0)),
        territory: territory.unwrap_or(Territory::Region),
        expires_at: Timestamp::from_second(ends).unwrap_or(now),
    })
}

pub(crate) fn issue_key(
    world: &World,
    _permit: &Permit<'_, IssueKey>,
    input: Input,
    public_key: String,
) -> Result<Decision, Refusal> {
    if world.view::<Machines>().get(input.key).is_some() {
        return Ok(Decision::default());
    }
    let organisation = world.view::<Accounts>().organisation(input.organisation);
    let Some(organisation) = organisation else {
        let message = Said::new("Vyberte organizaci.", "Choose an organisation.");
        return Err(Refusal::field("organisation", message));
    };
    if !organisation.territory.covers(input.territory.place()) {
        return Err(Refusal::field("territory", too_wide()));
    }
    let Input { key, name, purpose, organisation, territory, expires_at } = input;
    Ok(decision(&MachineEvent::KeyIssued {
        key,
        name,
        purpose,
        organisation,
        territory,
        public_key,
        expires_at,
    }))
}

fn too_wide() -> Said {
    Said::new(
        "Organizace má menší území. Klíč nesmí číst víc než ona.",
        "The organisation has a smaller territory. A key may not read more than it does.",
    )
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::{Place, permit};
    use hlaska_rig::actor;

    use super::*;
    use crate::testing::{REGION_OFFICE, kinds, with_offices};

    const KEY: AccountId = AccountId::from_u128(1);

    fn parsed(form: &str) -> Result<Input, Refusal> {
        let now = "2026-11-22T16:00:00Z".parse().unwrap();
        parse(&Fields::parse(form.as_bytes()), KEY, &Gazetteer::builtin(), now)
    }

    fn good() -> Input {
        let sent =
            format!("name=GIS&purpose=read&organisation={REGION_OFFICE}&territory=kraj&months=12");
        parsed(&sent).unwrap()
    }

    #[test]
    fn a_key_is_issued_once_and_ends() {
        let who = actor(Role::Administrator, Territory::Region, 1);
        let leave = permit::<IssueKey>(&who, Place::Region).unwrap();
        let story = with_offices();
        let decided = issue_key(&story.world, &leave, good(), "00".to_owned()).unwrap();
        assert_eq!(kinds(&decided), ["machines.key_issued"]);
        let story = story.does(&who, |_, _| Ok(decided));
        let again = issue_key(&story.world, &leave, good(), "11".to_owned()).unwrap();
        assert!(kinds(&again).is_empty());
        let machine = story.world.view::<Machines>().get(KEY).unwrap();
        assert!(machine.is_good("2027-11-16T00:00:00Z".parse().unwrap()));
        assert!(!machine.is_good("2027-11-18T00:00:00Z".parse().unwrap()));
    }

    #[test]
    fn everything_missing_is_said_at_once() {
        let Err(Refusal::Invalid(errors)) = parsed("months=24&territory=x") else { panic!() };
        let fields: Vec<_> = errors.iter().map(|one| one.field).collect();
        assert_eq!(fields, ["name", "purpose", "organisation", "territory", "months"]);
    }

    #[test]
    fn a_key_reads_no_more_than_its_organisation() {
        let who = actor(Role::Administrator, Territory::Region, 1);
        let leave = permit::<IssueKey>(&who, Place::Region).unwrap();
        let organisation = crate::testing::ORP_OFFICE;
        let wide = Input { organisation, ..good() };
        let refused = issue_key(&with_offices().world, &leave, wide, "00".to_owned());
        assert!(matches!(refused, Err(Refusal::Invalid(_))));
    }
}
