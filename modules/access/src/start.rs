//! Accounts made by the program: the first administrator, and those an operator of the server
//! asks for.

use hlaska_journal::Author;
use hlaska_kernel::{AccountId, Grant, OrganisationId, Place, Refusal, Role, Territory};
use hlaska_kernel::{Lang, Timestamp};
use hlaska_territory::Gazetteer;
use hlaska_web::portal::Portal;

use crate::command::issue_link::{USUAL_HOURS, expiry, purpose};
use crate::command::{create_account, create_organisation, issue_link};
use crate::event::{LinkPurpose, OrganisationKind};
use crate::storage::{credential, link, log, refused};
use crate::view::Accounts;

/// While nobody who runs the portal has a password: makes sure there is an administrator and
/// answers the path of a fresh one-time link, to be printed for whoever started the server.
pub async fn first_start(portal: &Portal) -> Result<Option<String>, Refusal> {
    let administrators: Vec<AccountId> = {
        let world = portal.world();
        world.view::<Accounts>().administrators().map(|account| account.id).collect()
    };
    let in_use = credential::any(portal.node().db(), &administrators).await;
    if in_use.map_err(|error| refused(&error))? {
        return Ok(None);
    }
    if has_other_link(portal) || were_in(portal, &administrators).await? {
        return Ok(None);
    }
    let account = match administrators.first() {
        Some(account) => *account,
        None => first_administrator(portal).await?,
    };
    invite(portal, START, account).await.map(Some)
}

/// Has any of them ever signed in, e.g. with a passkey and no password at all? Then a link printed
/// at a start would be a way in for whoever reads the log.
async fn were_in(portal: &Portal, administrators: &[AccountId]) -> Result<bool, Refusal> {
    for account in administrators {
        let entered = log::was_entered(portal.node().db(), *account).await;
        if entered.map_err(|error| refused(&error))? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Has an administrator a link that works and was not made by an earlier start? It was given to
/// somebody, and a new one would take it from them.
fn has_other_link(portal: &Portal) -> bool {
    let now = portal.env().now();
    let start = Author::System(START.to_owned()).to_string();
    let world = portal.world();
    let open = world.view::<Accounts>().administrators().filter_map(|one| one.link.as_ref());
    open.into_iter().any(|link| link.expires_at > now && link.by != start)
}

/// The part of the program that lets the first administrator in.
const START: &str = "start";

async fn first_administrator(portal: &Portal) -> Result<AccountId, Refusal> {
    let grant = Grant { role: Role::Administrator, territory: Territory::Region };
    let wanted = NewAccount { login: "spravce", name: "Správce portálu", grant };
    create(portal, START, &wanted, &usual_organisation(portal, grant)).await
}

/// Creates an account with one role, in the organisation usual for it, and answers the path of
/// its one-time link.
pub async fn add_account(
    portal: &Portal,
    login: &str,
    name: &str,
    role: Role,
    territory: Territory,
) -> Result<String, Refusal> {
    let grant = Grant { role, territory };
    let wanted = NewAccount { login, name, grant };
    let account = create(portal, "console", &wanted, &usual_organisation(portal, grant)).await?;
    invite(portal, "console", account).await
}

/// An account the program is about to make.
pub(crate) struct NewAccount<'a> {
    pub login: &'a str,
    pub name: &'a str,
    pub grant: Grant,
}

/// The organisation it belongs to; created when there is none of the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Office {
    pub name: String,
    pub kind: OrganisationKind,
    pub territory: Territory,
}

/// Where people of the role usually work.
fn usual_organisation(portal: &Portal, grant: Grant) -> Office {
    let gazetteer = portal.service::<Gazetteer>();
    let ground = gazetteer.name_of(grant.territory.place(), Lang::Cs);
    let region = gazetteer.name_of(Place::Region, Lang::Cs);
    let (kind, name) = match grant.role {
        Role::RegionManager => (OrganisationKind::Region, format!("Krajský úřad, {region}")),
        Role::OrpSecretary => (OrganisationKind::Orp, ground),
        Role::Mayor => (OrganisationKind::Municipality, format!("Obec {ground}")),
        Role::Operator => (OrganisationKind::FireService, format!("HZS kraje, {region}")),
        Role::Reader => (OrganisationKind::Other, format!("Další složky, {ground}")),
        Role::Administrator | Role::Auditor => {
            (OrganisationKind::Other, "Správa portálu".to_owned())
        }
        Role::OrganisationAdministrator => return seat(grant.territory, &ground, &region),
    };
    Office { name, kind, territory: grant.territory }
}

/// The office of a territory, where its own administrator works.
fn seat(territory: Territory, ground: &str, region: &str) -> Office {
    let (kind, name) = match territory {
        Territory::Region => (OrganisationKind::Region, format!("Krajský úřad, {region}")),
        Territory::Orp(_) => (OrganisationKind::Orp, ground.to_owned()),
        Territory::Municipality(..) => (OrganisationKind::Municipality, format!("Obec {ground}")),
    };
    Office { name, kind, territory }
}

/// The account with its organisation; both events say which part of the program made them.
pub(crate) async fn create(
    portal: &Portal,
    author: &str,
    wanted: &NewAccount<'_>,
    office: &Office,
) -> Result<AccountId, Refusal> {
    let organisation = organisation(portal, author, office).await?;
    let id = AccountId::fresh(portal.env());
    let input = create_account::Input {
        id,
        login: wanted.login.to_owned(),
        name: wanted.name.to_owned(),
        organisation,
        grant: wanted.grant,
    };
    let author = Author::System(author.to_owned());
    portal.execute(author, None, |world| create_account::create(world, input.clone())).await?;
    Ok(id)
}

async fn organisation(
    portal: &Portal,
    author: &str,
    office: &Office,
) -> Result<OrganisationId, Refusal> {
    if let Some(known) = known_organisation(portal, &office.name) {
        return Ok(known);
    }
    let id = OrganisationId::fresh(portal.env());
    let Office { name, kind, territory } = office.clone();
    let input =
        create_organisation::Input { id, name, kind, territory, parent: above(portal, office) };
    let author = Author::System(author.to_owned());
    portal.execute(author, None, |world| create_organisation::create(world, input.clone())).await?;
    Ok(id)
}

fn known_organisation(portal: &Portal, name: &str) -> Option<OrganisationId> {
    portal.world().view::<Accounts>().organisation_named(name).map(|known| known.id)
}

/// A municipality stands below its ORP and an ORP below the region, where these are known.
fn above(portal: &Portal, office: &Office) -> Option<OrganisationId> {
    let (kind, territory) = match (office.kind, office.territory) {
        (OrganisationKind::Municipality, Territory::Municipality(orp, _)) => {
            (OrganisationKind::Orp, Territory::Orp(orp))
        }
        (OrganisationKind::Orp, _) => (OrganisationKind::Region, Territory::Region),
        _ => return None,
    };
    portal.world().view::<Accounts>().organisation_of(kind, territory).map(|known| known.id)
}

/// Issues a link in the name of a part of the program.
async fn invite(portal: &Portal, author: &str, account: AccountId) -> Result<String, Refusal> {
    let expires_at = expiry(portal.env().now(), USUAL_HOURS);
    let author = Author::System(author.to_owned());
    portal.execute(author, None, |world| issue_link::issue(world, account, expires_at)).await?;
    hand_out(portal, account, expires_at).await
}

/// A one-time link for somebody who has lost every way in, handed out by whoever broke the seal of
/// the emergency account.
pub async fn let_in(portal: &Portal, by: AccountId, account: AccountId) -> Result<String, Refusal> {
    let expires_at = expiry(portal.env().now(), USUAL_HOURS);
    let author = Author::Account(by);
    portal.execute(author, None, |world| issue_link::issue(world, account, expires_at)).await?;
    hand_out(portal, account, expires_at).await
}

/// Keeps the digest of a fresh token and answers the path with the token itself.
pub(crate) async fn hand_out(
    portal: &Portal,
    account: AccountId,
    expires_at: Timestamp,
) -> Result<String, Refusal> {
    let token = portal.env().secret();
    let purpose = {
        let world = portal.world();
        world.view::<Accounts>().account(account).map_or(LinkPurpose::SetPassword, purpose)
    };
    let kept = link::put(portal.node().db(), &token, account, purpose, expires_at).await;
    kept.map_err(|error| refused(&error))?;
    Ok(format!("/pozvanka/{token}"))
}
