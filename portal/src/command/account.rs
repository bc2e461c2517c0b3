use hlaska_kernel::{
    Cisorp, FieldError, MunicipalityCode, Place as GroundPlace, Refusal, Role, Territory,
};
use hlaska_web::portal::{Portal, Settings};

use super::block_on;
use crate::assemble::{BUILD, assemble};
use crate::cli::{Account, AccountWhat, Place};
use crate::config::Config;
use crate::console::say;
use crate::error::CommandError;

pub fn run(options: &Account) -> Result<(), CommandError> {
    match &options.what {
        AccountWhat::Add { place, login, name, role, territory } => {
            add(place, [login, name, role, territory])
        }
        AccountWhat::BreakGlass(place) => seal(place),
    }
}

fn open(place: &Place) -> Result<Portal, CommandError> {
    let settings = Settings { build: BUILD.to_owned(), ..Settings::default() };
    Ok(assemble(place, Config::load(&place.data)?, settings)?.portal)
}

/// The only moment anybody can read the halves.
fn seal(place: &Place) -> Result<(), CommandError> {
    let portal = open(place)?;
    let [first, second] = block_on(async {
        hlaska_factors::seal_account(&portal)
            .await
            .map_err(|refusal| CommandError::Refused(in_words(&refusal)))
    })?;
    say("The emergency account is sealed anew. Each half into an envelope of its own:");
    say(&format!("  first half   {first}"));
    say(&format!("  second half  {second}"));
    say("They open /prihlaseni/nouzove together, once.");
    Ok(())
}

fn add(place: &Place, [login, name, role, territory]: [&String; 4]) -> Result<(), CommandError> {
    let portal = open(place)?;
    let role = Role::from_name(role)
        .ok_or_else(|| CommandError::Refused(format!("there is no role {role}")))?;
    let territory = territory_of(&portal, territory)?;
    let link = block_on(async {
        hlaska_access::add_account(&portal, login, name, role, territory)
            .await
            .map_err(|refusal| CommandError::Refused(in_words(&refusal)))
    })?;
    say(&link);
    Ok(())
}

/// Every mistake with its field, as a form would say it.
fn in_words(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Invalid(errors) => {
            let line = |error: &FieldError| format!("{}: {}", error.field, error.message.en);
            errors.iter().map(line).collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    }
}

fn territory_of(portal: &Portal, text: &str) -> Result<Territory, CommandError> {
    let gazetteer = portal.service::<hlaska_territory::Gazetteer>();
    let unknown = || CommandError::Refused(format!("{text} is no territory of this region"));
    if text == "kraj" {
        return Ok(Territory::Region);
    }
    let code: u32 = text.parse().map_err(|_| unknown())?;
    if let Some(GroundPlace::Municipality(orp, code)) = gazetteer.place_of(MunicipalityCode(code)) {
        return Ok(Territory::Municipality(orp, code));
    }
    let orp = u16::try_from(code).ok().and_then(|code| gazetteer.orp(Cisorp(code)));
    orp.map(|orp| Territory::Orp(orp.cisorp)).ok_or_else(unknown)
}
