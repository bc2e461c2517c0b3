//! One row, thought through.

use hlaska_kernel::policy::fits;
use hlaska_kernel::{Grant, Lang, OrganisationId, Refusal, Role, Said, Territory, czech};
use hlaska_territory::Gazetteer;

use super::Line;
use super::line::Fault;
use super::plan::{Change, Surroundings};
use crate::command::{At, add_grant, create_account, create_organisation};
use crate::event::{AccessEvent, OrganisationKind};
use crate::ground;
use crate::reach::Reach;
use crate::text::text;
use crate::view::{Accounts, Organisation};

type Outcome<T> = Result<T, Said>;

/// Where the events of the rows before have been taken in.
struct Ahead<'a> {
    accounts: &'a mut Accounts,
    around: &'a Surroundings<'a>,
    by: &'a str,
    events: &'a mut Vec<AccessEvent>,
}

impl Ahead<'_> {
    fn take(&mut self, event: AccessEvent) {
        self.accounts.absorb(event.clone(), self.around.now, self.by);
        self.events.push(event);
    }
}

pub(super) fn thought_through(
    accounts: &mut Accounts,
    around: &Surroundings<'_>,
    by: &str,
    line: &Line,
    events: &mut Vec<AccessEvent>,
) -> Outcome<Vec<Change>> {
    if let Some(fault) = line.fault {
        return Err(faulty(fault));
    }
    let mut ahead = Ahead { accounts, around, by, events };
    let mut changes = Vec::new();
    let organisation = organisation(&mut ahead, line, &mut changes)?;
    person(&mut ahead, line, organisation, &mut changes)?;
    Ok(changes)
}

fn organisation(
    ahead: &mut Ahead<'_>,
    line: &Line,
    changes: &mut Vec<Change>,
) -> Outcome<OrganisationId> {
    if line.organisation.is_empty() {
        return Err(Said::new("Chybí název organizace.", "The organisation has no name."));
    }
    let gazetteer = ahead.around.gazetteer;
    if let Some(known) = ahead.accounts.organisation_named(&line.organisation) {
        let reach = Reach::of_actor(ahead.accounts, ahead.around.actor);
        if !reach.includes(known.id) {
            return Err(outside());
        }
        same(ahead.accounts, known, line, gazetteer)?;
        return Ok(known.id);
    }
    let kind = kind(&line.kind)?;
    let input = create_organisation::Input {
        id: ahead.around.organisation(),
        name: line.organisation.clone(),
        kind,
        territory: ground::read(&line.territory, gazetteer)?,
        parent: parent(ahead.accounts, line)?,
    };
    let id = input.id;
    let created = create_organisation::created(ahead.accounts, ahead.around.actor, input);
    ahead.take(created.map_err(said)?);
    changes.push(Change::Organisation);
    Ok(id)
}

/// What an organisation is does not change by the way.
fn same(
    accounts: &Accounts,
    known: &Organisation,
    line: &Line,
    gazetteer: &Gazetteer,
) -> Outcome<()> {
    if known.ended_at.is_some() {
        return Err(Said::new("Organizace je ukončena.", "The organisation was ended."));
    }
    let differs = (!line.kind.is_empty() && kind(&line.kind)? != known.kind)
        || (!line.territory.is_empty()
            && ground::read(&line.territory, gazetteer)? != known.territory)
        || (!line.parent.is_empty() && parent(accounts, line)? != known.parent);
    if differs {
        return Err(Said::new(
            "Organizace má v portálu jiný druh, území nebo nadřízenou. Změňte to na její stránce.",
            "The organisation has another kind, territory or parent. Change it on its page.",
        ));
    }
    Ok(())
}

fn parent(accounts: &Accounts, line: &Line) -> Outcome<Option<OrganisationId>> {
    if line.parent.is_empty() {
        return Ok(None);
    }
    let found = accounts.organisation_named(&line.parent).map(|one| one.id);
    let unknown = || {
        Said::new(
            format!("Nadřízená organizace „{}“ v portálu není.", line.parent),
            format!("There is no organisation “{}” to stand above.", line.parent),
        )
    };
    found.map(Some).ok_or_else(unknown)
}

/// By its name on screen in either language, or its stable name.
fn kind(typed: &str) -> Outcome<OrganisationKind> {
    let wanted = czech::fold(typed);
    let called = |kind: OrganisationKind, lang| czech::fold(text(lang).kind_name(kind)) == wanted;
    let is = |kind: &OrganisationKind| {
        kind.name() == wanted || called(*kind, Lang::Cs) || called(*kind, Lang::En)
    };
    let short = match wanted.as_str() {
        "orp" => Some(OrganisationKind::Orp),
        "hzs" => Some(OrganisationKind::FireService),
        "pcr" => Some(OrganisationKind::Police),
        "zzs" => Some(OrganisationKind::Ambulance),
        "khs" => Some(OrganisationKind::HygieneStation),
        "kvs" => Some(OrganisationKind::VeterinaryAdministration),
        "sdh" | "jsdh" => Some(OrganisationKind::VolunteerFireUnit),
        _ => None,
    };
    short.or_else(|| OrganisationKind::ALL.into_iter().find(is)).ok_or_else(|| {
        Said::new(
            format!("Druh organizace „{typed}“ portál nezná."),
            format!("The portal knows no kind of organisation “{typed}”."),
        )
    })
}

fn role(typed: &str) -> Outcome<Role> {
    let wanted = czech::fold(typed);
    let called = |role: Role, lang| czech::fold(text(lang).role_name(role)) == wanted;
    let is =
        |role: &Role| role.name() == wanted || called(*role, Lang::Cs) || called(*role, Lang::En);
    let short = match wanted.as_str() {
        "starosta" => Some(Role::Mayor),
        "tajemnik" => Some(Role::OrpSecretary),
        "operator" => Some(Role::Operator),
        _ => None,
    };
    short.or_else(|| Role::ALL.into_iter().find(is)).ok_or_else(|| {
        Said::new(
            format!("Roli „{typed}“ portál nezná."),
            format!("The portal knows no role “{typed}”."),
        )
    })
}

fn person(
    ahead: &mut Ahead<'_>,
    line: &Line,
    organisation: OrganisationId,
    changes: &mut Vec<Change>,
) -> Outcome<()> {
    if [&line.person, &line.login, &line.role].iter().all(|cell| cell.is_empty()) {
        return Ok(());
    }
    if line.login.is_empty() || line.role.is_empty() {
        return Err(Said::new(
            "K osobě patří přihlašovací jméno i role.",
            "A person needs a login name and a role.",
        ));
    }
    let territory = ahead.accounts.organisation(organisation).map(|one| one.territory);
    let grant = grant(role(&line.role)?, territory.unwrap_or(Territory::Region));
    match ahead.accounts.by_login(&line.login).map(|one| (one.id, one.organisation)) {
        Some((account, home)) if home == organisation => {
            let at = At { account, organisation };
            let given = add_grant::given(ahead.accounts, ahead.around.actor, at, grant);
            for event in given.map_err(said)? {
                ahead.take(event);
                changes.push(Change::Role(grant));
            }
            Ok(())
        }
        Some(_) => Err(Said::new(
            "Přihlašovací jméno patří účtu jiné organizace.",
            "The login name belongs to an account of another organisation.",
        )),
        None => account(ahead, line, organisation, grant, changes),
    }
}

fn account(
    ahead: &mut Ahead<'_>,
    line: &Line,
    organisation: OrganisationId,
    grant: Grant,
    changes: &mut Vec<Change>,
) -> Outcome<()> {
    if line.person.is_empty() {
        let message = "Nový účet potřebuje jméno osoby nebo funkci.";
        return Err(Said::new(message, "A new account needs the person's name or function."));
    }
    let input = create_account::Input {
        id: ahead.around.account(),
        login: line.login.clone(),
        name: line.person.clone(),
        organisation,
        grant,
    };
    let created = create_account::created(ahead.accounts, ahead.around.actor, input);
    for event in created.map_err(said)? {
        ahead.take(event);
    }
    changes.extend([Change::Account, Change::Role(grant)]);
    Ok(())
}

/// The role for the organisation's territory, or for the region where it is held for that only.
fn grant(role: Role, territory: Territory) -> Grant {
    let territory = if fits(role, territory) { territory } else { Territory::Region };
    Grant { role, territory }
}

fn faulty(fault: Fault) -> Said {
    match fault {
        Fault::Formula => Said::new(
            "Řádek obsahuje vzorec. Vložte místo něj hodnotu.",
            "The row holds a formula. Put a value in its place.",
        ),
        Fault::LooksLikeFormula => Said::new(
            "Hodnota začíná znakem =, +, - nebo @. Začněte ji jinak.",
            "A value begins with =, +, - or @. Begin it otherwise.",
        ),
        Fault::TooLong => {
            Said::new("Text v buňce je příliš dlouhý.", "The text of a cell is too long.")
        }
    }
}

fn outside() -> Said {
    Said::new(
        "Organizaci tohoto názvu nespravujete.",
        "You do not administer an organisation of this name.",
    )
}

/// What the rule said, in one sentence.
fn said(refusal: Refusal) -> Said {
    match refusal {
        Refusal::Invalid(errors) => {
            let join = |texts: Vec<&str>| texts.join(" ");
            Said::new(
                join(errors.iter().map(|one| one.message.cs.as_str()).collect()),
                join(errors.iter().map(|one| one.message.en.as_str()).collect()),
            )
        }
        Refusal::Conflict(said) | Refusal::Unavailable(said) => said,
        Refusal::NotFound | Refusal::Denied(_) => outside(),
    }
}
