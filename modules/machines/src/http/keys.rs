//! Keys of programs.

use hlaska_kernel::{AccountId, FieldError, Place, Refusal, Said, policy};
use hlaska_territory::Gazetteer;
use hlaska_web::audit::code;
use hlaska_web::{Answer, Cx, StatusCode};

use crate::command::issue_key::{self, IssueKey};
use crate::command::revoke::{self, RevokeKey};
use crate::key;
use crate::page::{KEYS, keys as page};
use crate::view::Machines;

pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    Ok(page::answer(&cx, None, &[]))
}

fn again(cx: &Cx, one: Option<AccountId>, errors: &[FieldError]) -> Answer {
    page::answer(cx, one, errors).status(StatusCode::UNPROCESSABLE_ENTITY)
}

/// Shows the secret half on the answer itself: it exists nowhere else and is not shown again.
pub(super) async fn issue(cx: Cx) -> Result<Answer, Refusal> {
    match issued(&cx).await {
        Ok(Some(secret)) => Ok(page::handed_out(&cx, &secret)),
        Ok(None) => Ok(Answer::redirect(&format!("{KEYS}?hotovo=vydano"))),
        Err(Refusal::Invalid(errors)) => Ok(again(&cx, None, &errors)),
        Err(other) => Err(other),
    }
}

/// The secret; `None` for a form that came twice.
async fn issued(cx: &Cx) -> Result<Option<String>, Refusal> {
    let id = cx.key().and_then(|key| key.parse().ok());
    let id = id.unwrap_or_else(|| AccountId::fresh(cx.portal.env()));
    if cx.world().view::<Machines>().get(id).is_some() {
        return Ok(None);
    }
    let input = issue_key::parse(&cx.form, id, &cx.portal.service::<Gazetteer>(), cx.now)?;
    let pair = key::generate(id, cx.portal.env()).ok_or_else(no_pair)?;
    let done = cx
        .execute(|world, actor| {
            let permit = policy::permit::<IssueKey>(actor, Place::Region)?;
            issue_key::issue_key(world, &permit, input.clone(), pair.public_key.clone())
        })
        .await?;
    if done.repeated {
        return Ok(None);
    }
    cx.note(cx.record(code::API_KEY_ISSUED).object("key", id));
    Ok(Some(pair.secret))
}

fn no_pair() -> Refusal {
    Refusal::Unavailable(Said::new(
        "Klíč se nepodařilo vytvořit. Zkuste to znovu.",
        "The key could not be made. Try again.",
    ))
}

pub(super) async fn revoke(cx: Cx) -> Result<Answer, Refusal> {
    let id: AccountId = cx.params.parse("id")?;
    let place = {
        let world = cx.world();
        world.view::<Machines>().get(id).ok_or(Refusal::NotFound)?.territory.place()
    };
    let reason = match revoke::parse(&cx.form) {
        Ok(reason) => reason,
        Err(Refusal::Invalid(errors)) => return Ok(again(&cx, Some(id), &errors)),
        Err(other) => return Err(other),
    };
    cx.execute(|world, actor| {
        let permit = policy::permit::<RevokeKey>(actor, place)?;
        revoke::revoke_key(world, &permit, id, reason.clone())
    })
    .await?;
    cx.note(cx.record(code::API_KEY_REVOKED).object("key", id));
    Ok(Answer::redirect(&format!("{KEYS}?hotovo=zruseno")))
}
