//! Addresses of the module.

use hlaska_kernel::{EntitledListId, FieldError, Place, Refusal, Role, Territory, permit};
use hlaska_web::{Access, Answer, Cx, Route};

use crate::command::{
    KeepList, RegisterFact, enter_person, found_list, note_return, register, remove_person,
};
use crate::event::FactId;
use crate::page::{self, HOME, fact, home, list, paper, protocol};
use crate::view::SpecialFacts;

/// Whoever works in operations may stand on a list.
const READERS: &[Role] =
    &[Role::RegionManager, Role::OrpSecretary, Role::Mayor, Role::Operator, Role::Reader];

pub(crate) fn routes() -> Vec<Route> {
    let readers = Access::Roles(READERS);
    let (keep, write) = (Access::to::<KeepList>(), Access::to::<RegisterFact>());
    vec![
        Route::get(HOME, readers, home::page),
        Route::post("/zvlastni-skutecnosti/seznamy", keep, post_list).fresh(),
        Route::get("/zvlastni-skutecnosti/seznamy/{id}", keep, list::page),
        Route::post("/zvlastni-skutecnosti/seznamy/{id}/osoby", keep, post_person).fresh(),
        Route::post("/zvlastni-skutecnosti/seznamy/{id}/osoby/odebrat", keep, post_removal).fresh(),
        Route::get("/zvlastni-skutecnosti/protokol/{id}", readers, protocol::page),
        Route::post("/zvlastni-skutecnosti/protokol/{id}", write, post_fact),
        Route::get("/zvlastni-skutecnosti/zaznamy/{id}", readers, fact::page),
        Route::get("/zvlastni-skutecnosti/zaznamy/{id}/tisk", readers, paper::page),
        Route::post("/zvlastni-skutecnosti/zaznamy/{id}/vraceno", write, post_return),
        Route::get(paper::CSS, Access::SignedIn, paper::css),
    ]
}

/// A mistake in the form shows the form again.
fn or_form(
    refusal: Refusal,
    again: impl FnOnce(&[FieldError]) -> Result<Answer, Refusal>,
) -> Result<Answer, Refusal> {
    match refusal {
        Refusal::Invalid(errors) => again(&errors),
        other => Err(other),
    }
}

/// The ground of the authority the keeper speaks for: the region, or the own ORP.
fn own_ground(cx: &Cx) -> Result<Place, Refusal> {
    let grants = &cx.actor()?.grants;
    let own = grants.iter().find(|grant| keeps(grant.role, grant.territory));
    own.map(|grant| grant.territory.place()).ok_or(Refusal::NotFound)
}

fn keeps(role: Role, territory: Territory) -> bool {
    matches!(role, Role::RegionManager | Role::OrpSecretary)
        && !matches!(territory, Territory::Municipality(..))
}

async fn post_list(cx: Cx) -> Result<Answer, Refusal> {
    let name = match found_list::parse(&cx.form) {
        Ok(name) => name,
        Err(refusal) => return or_form(refusal, |errors| home::refused(&cx, errors)),
    };
    let key = cx.key().and_then(|key| key.parse().ok());
    let list = key.unwrap_or_else(|| EntitledListId::fresh(cx.portal.env()));
    let place = own_ground(&cx)?;
    cx.execute(|world, actor| {
        let permit = permit::<KeepList>(actor, place)?;
        found_list::found_list(world, &permit, list, name.clone())
    })
    .await?;
    Ok(Answer::redirect(&page::list_address(list)))
}

async fn post_person(cx: Cx) -> Result<Answer, Refusal> {
    let (list, place) = page::kept(&cx)?;
    let done = match enter_person::parse(&cx.form, cx.now) {
        Ok(person) => {
            cx.execute(|world, actor| {
                let permit = permit::<KeepList>(actor, place)?;
                enter_person::enter_person(world, &permit, list, person.clone())
            })
            .await
        }
        Err(refusal) => Err(refusal),
    };
    settled(&cx, list, done.map(drop)).await
}

async fn post_removal(cx: Cx) -> Result<Answer, Refusal> {
    let (list, place) = page::kept(&cx)?;
    let done = match remove_person::parse(&cx.form) {
        Ok((account, reason)) => {
            cx.execute(|world, actor| {
                let permit = permit::<KeepList>(actor, place)?;
                remove_person::remove_person(world, &permit, list, account, reason.clone())
            })
            .await
        }
        Err(refusal) => Err(refusal),
    };
    settled(&cx, list, done.map(drop)).await
}

/// Open streams look at once whether they may stay.
async fn settled(
    cx: &Cx,
    list: EntitledListId,
    done: Result<(), Refusal>,
) -> Result<Answer, Refusal> {
    match done {
        Ok(()) => {
            cx.portal.access_changed();
            Ok(Answer::redirect(&page::list_address(list)))
        }
        Err(Refusal::Invalid(errors)) => list::refused(cx, &errors).await,
        Err(refusal) => Err(refusal),
    }
}

async fn post_fact(cx: Cx) -> Result<Answer, Refusal> {
    let list = page::open_list(&cx)?;
    let filing = match register::parse(&cx.form) {
        Ok(filing) => filing,
        Err(refusal) => return or_form(refusal, |errors| protocol::refused(&cx, errors)),
    };
    let key = cx.key().and_then(|key| key.parse().ok());
    let fact = key.unwrap_or_else(|| FactId::fresh(cx.portal.env()));
    cx.execute(|world, actor| {
        let permit = permit::<RegisterFact>(actor, list.guarded())?;
        register::register(world, &permit, list.id, fact, filing.clone(), cx.now)
    })
    .await?;
    Ok(Answer::redirect(&page::protocol_address(list.id)))
}

async fn post_return(cx: Cx) -> Result<Answer, Refusal> {
    let found = page::asked_fact(&cx)?;
    let note = match note_return::parse(&cx.form) {
        Ok(note) => note,
        Err(Refusal::Invalid(errors)) => return fact::refused(&cx, &errors).await,
        Err(refusal) => return Err(refusal),
    };
    cx.execute(|world, actor| {
        let list = world.view::<SpecialFacts>().find(found.list).ok_or(Refusal::NotFound)?;
        let permit = permit::<RegisterFact>(actor, list.guarded())?;
        note_return::note_return(world, &permit, found.id, note.clone())
    })
    .await?;
    Ok(Answer::redirect(&page::protocol_address(found.list)))
}
