//! Bulk import: a file, a preview, a confirmation.

use hlaska_kernel::id::Uuid;
use hlaska_kernel::{AccountId, Actor, FieldError, Refusal, Said, policy};
use hlaska_territory::Gazetteer;
use hlaska_web::{Answer, Cx, StatusCode};
use http::header::CONTENT_DISPOSITION;
use parking_lot::Mutex;

use crate::command::import_people::{Confirmed, ImportPeople, import_people};
use crate::command::issue_link;
use crate::import::line::HEADER;
use crate::import::plan::{Plan, Surroundings, plan};
use crate::import::{self, Line};
use crate::page::IMPORT;
use crate::page::import as page;
use crate::reach::own_ground;
use crate::start::hand_out;
use crate::storage::{draft, refused};
use crate::view::Accounts;

pub(super) async fn get(cx: Cx) -> Result<Answer, Refusal> {
    Ok(page::answer(&cx, &[]))
}

/// The heading alone, as Excel in Czech opens it.
pub(super) async fn template(_cx: Cx) -> Result<Answer, Refusal> {
    let text = format!("\u{feff}{}\r\n", HEADER.join(";"));
    let name = "attachment; filename=\"hlaska-import.csv\"";
    Ok(Answer::typed("text/csv; charset=utf-8", text).header(CONTENT_DISPOSITION, name))
}

pub(super) async fn upload(cx: Cx) -> Result<Answer, Refusal> {
    let read = match cx.files.first() {
        Some(file) => import::read(&file.name, &file.bytes).map_err(|why| why.said()),
        None => Err(Said::new("Vyberte soubor.", "Choose a file.")),
    };
    match read {
        Ok(lines) => kept(&cx, &lines).await,
        Err(message) => {
            let errors = [FieldError { field: "file", message }];
            Ok(page::answer(&cx, &errors).status(StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

async fn kept(cx: &Cx, lines: &[Line]) -> Result<Answer, Refusal> {
    let id = cx.key().and_then(|key| key.parse().ok()).unwrap_or_else(|| cx.portal.env().uuid());
    let account = cx.actor()?.account;
    let kept = draft::put(cx.portal.node().db(), id, account, lines, cx.now).await;
    kept.map_err(|error| refused(&error))?;
    Ok(Answer::redirect(&format!("{IMPORT}/{id}")))
}

fn id(cx: &Cx) -> Result<Uuid, Refusal> {
    cx.params.parse("id")
}

async fn lines(cx: &Cx) -> Result<Vec<Line>, Refusal> {
    let found = draft::find(cx.portal.node().db(), id(cx)?, cx.actor()?.account).await;
    found.map_err(|error| refused(&error))?.ok_or(Refusal::NotFound)
}

fn planned(cx: &Cx, lines: &[Line]) -> Result<Plan, Refusal> {
    let (gazetteer, env) = (cx.portal.service::<Gazetteer>(), cx.portal.env());
    let fresh = || env.uuid();
    let around = around(cx.actor()?, &gazetteer, cx, &fresh);
    Ok(plan(cx.world().view::<Accounts>(), &around, lines))
}

fn around<'a>(
    actor: &'a Actor,
    gazetteer: &'a Gazetteer,
    cx: &Cx,
    fresh: &'a dyn Fn() -> Uuid,
) -> Surroundings<'a> {
    Surroundings { actor, gazetteer, now: cx.now, fresh }
}

pub(super) async fn preview(cx: Cx) -> Result<Answer, Refusal> {
    let plan = planned(&cx, &lines(&cx).await?)?;
    Ok(page::preview(&cx, id(&cx)?, &plan))
}

/// Writes what was shown. The links are in the answer itself, because nothing may keep them.
pub(super) async fn confirm(cx: Cx) -> Result<Answer, Refusal> {
    let lines = lines(&cx).await?;
    let links_until = issue_link::parse(&cx.form, cx.now)?;
    let (gazetteer, env) = (cx.portal.service::<Gazetteer>(), cx.portal.env().clone());
    let digest = cx.form.get("digest");
    // Whoever decides last is the one whose decision was written.
    let invited: Mutex<Vec<AccountId>> = Mutex::default();
    let done = cx
        .execute(|world, actor| {
            let permit = policy::permit::<ImportPeople>(actor, own_ground(actor))?;
            let fresh = || env.uuid();
            let around = around(actor, &gazetteer, &cx, &fresh);
            let confirmed = Confirmed { lines: &lines, digest, links_until };
            let (decision, people) = import_people(world, &permit, &around, &confirmed)?;
            *invited.lock() = people;
            Ok(decision)
        })
        .await?;
    if done.repeated {
        return Ok(Answer::redirect(&format!("{IMPORT}/{}", id(&cx)?)));
    }
    cx.portal.access_changed();
    let mut links = Vec::new();
    for account in invited.into_inner() {
        links.push((account, hand_out(&cx.portal, account, links_until).await?));
    }
    Ok(page::done(&cx, &links, links_until))
}
