//! What the caller may do and read: the page "Co tu smím" for programs.

use hlaska_access::{Power, Powers, action_name, role_name};
use hlaska_kernel::{EntitledListId, Lang, Marking, Refusal};
use hlaska_special_facts::SpecialFacts;
use hlaska_territory::Gazetteer;
use hlaska_web::{Answer, Cx, Export};
use serde_json::{Value, json};

/// `GET /api/v1/me`
pub async fn me(cx: Cx) -> Result<Answer, Refusal> {
    let powers = Powers::of(&cx)?;
    let (actor, lang) = (cx.actor()?, cx.lang());
    let body = json!({
        "account": actor.account,
        "name": actor.name,
        "organisation": { "id": actor.organisation, "name": actor.organisation_name },
        "display": powers.display,
        "grants": powers.grants.iter().map(|power| grant(&cx, power)).collect::<Vec<_>>(),
        "withheld_roles": powers.withheld.iter().map(|role| role.name()).collect::<Vec<_>>(),
        "readable_markings": powers.readable.iter().map(|one| one.name()).collect::<Vec<_>>(),
        "special_facts_lists": powers.lists.iter().map(|id| list(&cx, *id)).collect::<Vec<_>>(),
        "language": if lang == Lang::Cs { "cs" } else { "en" },
    });
    Ok(Export::of(&cx, Marking::Open).marks(Answer::json(body.to_string())))
}

fn grant(cx: &Cx, power: &Power) -> Value {
    let (grant, lang) = (power.grant, cx.lang());
    let action = |name: &&'static str| json!({ "action": name, "name": action_name(name, lang) });
    json!({
        "role": grant.role.name(),
        "role_name": role_name(grant.role, lang),
        "territory": grant.territory,
        "territory_name": cx.portal.service::<Gazetteer>().name_of(grant.territory.place(), lang),
        "actions": power.actions.iter().map(action).collect::<Vec<_>>(),
    })
}

fn list(cx: &Cx, id: EntitledListId) -> Value {
    let world = cx.world();
    let found = world.view::<SpecialFacts>().list(&cx.viewer(), id);
    json!({ "id": id, "name": found.map(|list| list.name.clone()) })
}
