//! Displays of a territory.

use std::collections::BTreeMap;

use hlaska_kernel::{AccountId, FieldError, Refusal, Said, policy};
use hlaska_territory::Gazetteer;
use hlaska_web::audit::{Outcome, code};
use hlaska_web::{Answer, Cx, Session, StatusCode};

use crate::command::pair_display::{self, PairDisplay};
use crate::command::revoke::{self, RevokeDisplay};
use crate::page::{DISPLAYS, displays as page};
use crate::storage::{self, refused};
use crate::turnstile::Turnstile;
use crate::view::Machines;

pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    answer(&cx, None, &[]).await
}

/// With where each display was seen last.
async fn answer(
    cx: &Cx,
    refused_one: Option<AccountId>,
    errors: &[FieldError],
) -> Result<Answer, Refusal> {
    let ids: Vec<AccountId> = {
        let world = cx.world();
        world.view::<Machines>().of(true, &cx.viewer()).iter().map(|one| one.id).collect()
    };
    let mut seen: BTreeMap<AccountId, Session> = BTreeMap::new();
    for id in ids {
        let sessions = cx.portal.sessions().list(id).await.map_err(|error| refused(&error))?;
        if let Some(session) = sessions.into_iter().next() {
            seen.insert(id, session);
        }
    }
    Ok(page::answer(cx, &seen, refused_one, errors))
}

pub(super) async fn pair(cx: Cx) -> Result<Answer, Refusal> {
    match paired(&cx).await {
        Ok(()) => Ok(Answer::redirect(&format!("{DISPLAYS}?hotovo=sparovano"))),
        Err(Refusal::Invalid(errors)) => {
            let again = answer(&cx, None, &errors).await?;
            Ok(again.status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other),
    }
}

async fn paired(cx: &Cx) -> Result<(), Refusal> {
    let display = cx.key().and_then(|key| key.parse().ok());
    let display = display.unwrap_or_else(|| AccountId::fresh(cx.portal.env()));
    if cx.world().view::<Machines>().get(display).is_some() {
        return Ok(());
    }
    let input = pair_display::parse(&cx.form, display, &cx.portal.service::<Gazetteer>())?;
    let place = input.territory.place();
    policy::permit::<PairDisplay>(cx.actor()?, place).map_err(|_| foreign_ground())?;
    let code = storage::tidy_code(cx.form.get("code"));
    waits(cx, &code).await?;
    cx.execute(|world, actor| {
        let permit = policy::permit::<PairDisplay>(actor, place)?;
        pair_display::pair_display(world, &permit, input.clone())
    })
    .await?;
    let let_in = storage::let_in(cx.portal.node().db(), &code, display).await;
    let_in.map_err(|error| refused(&error))
}

async fn waits(cx: &Cx, code: &str) -> Result<(), Refusal> {
    let may_try = cx.portal.service::<Turnstile>().may_try(cx.actor()?.account, cx.now);
    let found = if may_try {
        let found = storage::is_waiting(cx.portal.node().db(), code, cx.now).await;
        found.map_err(|error| refused(&error))?
    } else {
        false
    };
    if found {
        return Ok(());
    }
    let reason = if may_try { "code" } else { "too_often" };
    cx.note(cx.record(code::KIOSK_FAIL).outcome(Outcome::Fail).reason(reason));
    Err(Refusal::field("code", if may_try { unknown_code() } else { too_often() }))
}

fn unknown_code() -> Said {
    Said::new(
        "Pod tímto kódem žádná obrazovka nečeká. Opište kód, který na ní právě svítí.",
        "No screen waits under this code. Copy the code it shows now.",
    )
}

fn too_often() -> Said {
    Said::new("Příliš mnoho pokusů. Počkejte minutu.", "Too many attempts. Wait a minute.")
}

fn foreign_ground() -> Refusal {
    let message = Said::new(
        "Obrazovka může ukazovat jen vaše území nebo jeho část.",
        "A display may show only your own territory or a part of it.",
    );
    Refusal::field("territory", message)
}

pub(super) async fn revoke(cx: Cx) -> Result<Answer, Refusal> {
    let display: AccountId = cx.params.parse("id")?;
    let place = {
        let world = cx.world();
        let machines = world.view::<Machines>();
        machines.get(display).ok_or(Refusal::NotFound)?.territory.place()
    };
    policy::permit::<RevokeDisplay>(cx.actor()?, place).map_err(|_| Refusal::NotFound)?;
    let reason = match revoke::parse(&cx.form) {
        Ok(reason) => reason,
        Err(Refusal::Invalid(errors)) => {
            let again = answer(&cx, Some(display), &errors).await?;
            return Ok(again.status(StatusCode::UNPROCESSABLE_ENTITY));
        }
        Err(other) => return Err(other),
    };
    cx.execute(|world, actor| {
        let permit = policy::permit::<RevokeDisplay>(actor, place)?;
        revoke::revoke_display(world, &permit, display, reason.clone())
    })
    .await?;
    cx.portal.sessions().end_all(display).await.map_err(|error| refused(&error))?;
    cx.portal.access_changed();
    cx.note(cx.record(code::KIOSK_REVOKED).object("display", display));
    Ok(Answer::redirect(&format!("{DISPLAYS}?hotovo=zruseno")))
}
