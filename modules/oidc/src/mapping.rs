//! From what a provider says of somebody to roles here. Pure: claims and rules in, grants out.

use hlaska_kernel::policy::fits;
use hlaska_kernel::{Cisorp, Grant, MunicipalityCode, Territory};
use hlaska_territory::Gazetteer;
use serde_json::{Map, Value};

use crate::config::{ProviderConfig, Rule};

/// Where somebody works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Workplace {
    /// The organisation of this name.
    Named(String),
    /// The office of a territory: the region's, an ORP's, a municipality's.
    Seat(Territory),
}

/// What the rules make of somebody's claims.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Mapped {
    /// In order, without repetition.
    pub grants: Vec<Grant>,
    /// Of the first rule that fits.
    pub workplace: Option<Workplace>,
}

pub(crate) fn map(
    claims: &Map<String, Value>,
    config: &ProviderConfig,
    gazetteer: &Gazetteer,
) -> Mapped {
    let mut mapped = Mapped::default();
    for rule in config.mapping.iter().filter(|rule| applies(rule, claims)) {
        let Some((grant, workplace)) = outcome(rule, claims, config, gazetteer) else {
            let claim = &rule.claim;
            tracing::warn!(provider = config.id, claim, "a rule fits but leads to no territory");
            continue;
        };
        mapped.grants.push(grant);
        mapped.workplace.get_or_insert(workplace);
    }
    mapped.grants.sort_unstable();
    mapped.grants.dedup();
    mapped
}

fn applies(rule: &Rule, claims: &Map<String, Value>) -> bool {
    let values = values(claims, &rule.claim);
    match &rule.value {
        Some(wanted) => values.contains(wanted),
        None => !values.is_empty(),
    }
}

/// `None` where a code means nothing here: better no role than one for the wrong ground.
fn outcome(
    rule: &Rule,
    claims: &Map<String, Value>,
    config: &ProviderConfig,
    gazetteer: &Gazetteer,
) -> Option<(Grant, Workplace)> {
    let only = |claim: &Option<String>| values(claims, claim.as_deref()?).into_iter().next();
    let territory = rule.territory.clone().or_else(|| only(&rule.territory_claim))?;
    let territory = ground(&territory, gazetteer)?;
    let grant = Grant { role: rule.role, territory };
    if !fits(grant.role, grant.territory) {
        return None;
    }
    let workplace = match (&rule.organisation, &rule.organisation_claim) {
        (Some(name), _) => Workplace::Named(name.clone()),
        (None, Some(_)) => coded(&only(&rule.organisation_claim)?, config, gazetteer)?,
        (None, None) => Workplace::Seat(territory),
    };
    Some((grant, workplace))
}

fn coded(code: &str, config: &ProviderConfig, gazetteer: &Gazetteer) -> Option<Workplace> {
    let named = config.organisation.iter().find(|one| one.code == code);
    match named {
        Some(one) => Some(Workplace::Named(one.name.clone())),
        None => ground(code, gazetteer).map(Workplace::Seat),
    }
}

/// `kraj`, or the code of an ORP or a municipality of this region.
fn ground(text: &str, gazetteer: &Gazetteer) -> Option<Territory> {
    if text == "kraj" {
        return Some(Territory::Region);
    }
    let code: u32 = text.parse().ok()?;
    let orp = u16::try_from(code).ok().and_then(|code| gazetteer.orp(Cisorp(code)));
    if let Some(orp) = orp {
        return Some(Territory::Orp(orp.cisorp));
    }
    let municipality = gazetteer.municipality(MunicipalityCode(code))?;
    Some(Territory::Municipality(municipality.orp, municipality.code))
}

/// What a claim says, as texts: one value or many.
fn values(claims: &Map<String, Value>, claim: &str) -> Vec<String> {
    let one = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(said) => Some(said.to_string()),
        _ => None,
    };
    match find(claims, claim) {
        Some(Value::Array(many)) => many.iter().filter_map(one).collect(),
        Some(value) => one(value).into_iter().collect(),
        None => Vec::new(),
    }
}

/// The claim of this name, or the one inside another: `realm_access.roles`.
fn find<'a>(claims: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    if let Some(found) = claims.get(name) {
        return Some(found);
    }
    let (outer, inner) = name.split_once('.')?;
    find(claims.get(outer)?.as_object()?, inner)
}

#[cfg(test)]
mod tests;
