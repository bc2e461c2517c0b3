//! One account for each role, for demonstrations and exercises. They are named after functions,
//! not after people, and get a new password at every start.

use std::sync::Arc;

use hlaska_journal::Author;
use hlaska_kernel::{AccountId, Cisorp, Grant, MunicipalityCode, Refusal, Role, Said, Territory};
use hlaska_web::portal::Portal;

use crate::command::set_password;
use crate::event::{OrganisationKind, PasswordChange};
use crate::gate::Gate;
use crate::secret;
use crate::start::{self, NewAccount, Office};
use crate::storage::{credential, refused};
use crate::view::Accounts;

/// What is printed so that somebody can sign in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DemoAccount {
    pub role: Role,
    pub login: String,
    pub password: String,
    pub name: String,
    pub organisation: String,
}

struct Part {
    login: &'static str,
    name: &'static str,
    organisation: &'static str,
    kind: OrganisationKind,
    grant: Grant,
}

const BUDEJOVICE: Cisorp = Cisorp(3102);
/// Roudné on the Malše, with a reporting gauge in the village.
const ROUDNE: Territory = Territory::Municipality(BUDEJOVICE, MunicipalityCode(544_973));
const DISTRICT: Territory = Territory::Orp(BUDEJOVICE);

/// From the top down, so that the organisation above exists first.
const CAST: [Part; 8] = [
    Part {
        login: "kraj",
        name: "Krizový manažer kraje",
        organisation: "Krajský úřad Jihočeského kraje",
        kind: OrganisationKind::Region,
        grant: Grant { role: Role::RegionManager, territory: Territory::Region },
    },
    Part {
        login: "orp",
        name: "Tajemník bezpečnostní rady ORP",
        organisation: "Magistrát města České Budějovice",
        kind: OrganisationKind::Orp,
        grant: Grant { role: Role::OrpSecretary, territory: DISTRICT },
    },
    Part {
        login: "starosta",
        name: "Starosta obce Roudné",
        organisation: "Obec Roudné",
        kind: OrganisationKind::Municipality,
        grant: Grant { role: Role::Mayor, territory: ROUDNE },
    },
    Part {
        login: "kopis",
        name: "Operátor KOPIS",
        organisation: "HZS Jihočeského kraje",
        kind: OrganisationKind::FireService,
        grant: Grant { role: Role::Operator, territory: Territory::Region },
    },
    Part {
        login: "povodi",
        name: "Dispečer vodohospodářského dispečinku",
        organisation: "Povodí Vltavy",
        kind: OrganisationKind::RiverBasin,
        grant: Grant { role: Role::Reader, territory: Territory::Region },
    },
    Part {
        login: "admin",
        name: "Správce portálu",
        organisation: "Správa portálu",
        kind: OrganisationKind::Other,
        grant: Grant { role: Role::Administrator, territory: Territory::Region },
    },
    Part {
        login: "orp-spravce",
        name: "Správce účtů ORP",
        organisation: "Magistrát města České Budějovice",
        kind: OrganisationKind::Orp,
        grant: Grant { role: Role::OrganisationAdministrator, territory: DISTRICT },
    },
    Part {
        login: "auditor",
        name: "Auditor",
        organisation: "Správa portálu",
        kind: OrganisationKind::Other,
        grant: Grant { role: Role::Auditor, territory: Territory::Region },
    },
];

/// Makes sure the accounts exist and gives each a fresh password.
pub async fn demo_accounts(portal: &Portal) -> Result<Vec<DemoAccount>, Refusal> {
    let mut accounts = Vec::new();
    for part in &CAST {
        accounts.push(one(portal, part).await?);
    }
    Ok(accounts)
}

async fn one(portal: &Portal, part: &Part) -> Result<DemoAccount, Refusal> {
    let known = known(portal, part.login);
    let account = match known {
        Some(account) => account,
        None => create(portal, part).await?,
    };
    let password = secret::readable(portal.env());
    give_password(portal, account, &password).await?;
    Ok(DemoAccount {
        role: part.grant.role,
        login: part.login.to_owned(),
        password,
        name: part.name.to_owned(),
        organisation: part.organisation.to_owned(),
    })
}

fn known(portal: &Portal, login: &str) -> Option<AccountId> {
    portal.world().view::<Accounts>().by_login(login).map(|account| account.id)
}

async fn create(portal: &Portal, part: &Part) -> Result<AccountId, Refusal> {
    let wanted = NewAccount { login: part.login, name: part.name, grant: part.grant };
    let (name, territory) = (part.organisation.to_owned(), part.grant.territory);
    start::create(portal, "demo", &wanted, &Office { name, kind: part.kind, territory }).await
}

async fn give_password(portal: &Portal, account: AccountId, password: &str) -> Result<(), Refusal> {
    let gate: Arc<Gate> = portal.service();
    let phc = gate.passwords.hash(portal.env(), password).await.map_err(|error| {
        let said = error.to_string();
        Refusal::Conflict(Said::new(said.clone(), said))
    })?;
    let by = PasswordChange::Program;
    let author = Author::System("demo".to_owned());
    portal.execute(author, None, |w| set_password::set_password(w, account, by)).await?;
    let now = portal.env().now();
    credential::set(portal.node().db(), account, phc, now).await.map_err(|error| refused(&error))
}
