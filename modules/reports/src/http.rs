//! Addresses and what is sent to them.

use hlaska_kernel::{MunicipalityCode, Place, Refusal, Role, policy};
use hlaska_territory::Gazetteer;
use hlaska_web::{Access, Answer, Cx, Route};

use crate::ask::AskId;
use crate::command::ask::AskMunicipalities;
use crate::command::close::CloseAsk;
use crate::command::no_contact::MarkNoContact;
use crate::command::record::RecordReport;
use crate::command::remind::NoteReminder;
use crate::command::report::Report;
use crate::command::{ask, close, no_contact, record, remind, report};
use crate::page::{self, Sight, address, ask_form, detail, obec};
use crate::place::hull;
use crate::view::Reports;

/// Those who see the board.
pub const BOARD_ROLES: &[Role] =
    &[Role::RegionManager, Role::OrpSecretary, Role::Operator, Role::Reader];

pub fn routes() -> Vec<Route> {
    let board = Access::Roles(BOARD_ROLES);
    vec![
        Route::get("/obec", Access::SignedIn, obec::page).live(obec::parts),
        Route::post(obec::SEND_TO, Access::to::<Report>(), send_report),
        Route::get("/hlaseni", board, page::board::page).live(page::board::parts),
        Route::get("/hlaseni/zapsat", Access::to::<RecordReport>(), page::find::page),
        Route::get("/hlaseni/{obec}", board, detail::page).live(detail::parts),
        Route::get("/hlaseni/{obec}/zapsat", Access::to::<RecordReport>(), page::record::page),
        Route::post("/hlaseni/{obec}/zapsat", Access::to::<RecordReport>(), record_report),
        Route::post("/hlaseni/{obec}/nedovolano", Access::to::<MarkNoContact>(), mark_no_contact),
        Route::get("/udalosti/{id}/vyzva", Access::to::<AskMunicipalities>(), ask_form::page),
        Route::post("/udalosti/{id}/vyzva", Access::to::<AskMunicipalities>(), send_ask),
        Route::get("/vyzvy/{vyzva}", board, page::ask::page).live(page::ask::parts),
        Route::post("/vyzvy/{vyzva}/uzavrit", Access::to::<CloseAsk>(), close_ask),
        Route::post("/vyzvy/{vyzva}/urgence", Access::to::<NoteReminder>(), note_reminder),
    ]
}

/// A mistake in the form shows the form again; everything else goes its usual way.
fn or_form(
    refusal: Refusal,
    again: impl FnOnce(&[hlaska_kernel::FieldError]) -> Result<Answer, Refusal>,
) -> Result<Answer, Refusal> {
    match refusal {
        Refusal::Invalid(errors) => again(&errors),
        other => Err(other),
    }
}

/// The route by which a mayor's word comes, at once or from the queue of an offline phone.
async fn send_report(cx: Cx) -> Result<Answer, Refusal> {
    match sent(&cx).await {
        Ok(answer) => Ok(answer),
        Err(refusal) => or_form(refusal, |errors| obec::refused(&cx, errors)),
    }
}

async fn sent(cx: &Cx) -> Result<Answer, Refusal> {
    let place = obec::chosen(&obec::own(&cx.viewer()), cx.form.get("obec"))?;
    let usual = page::record::usual_kind(cx, place);
    let input = report::parse(&cx.form, usual, cx.queued_at(), cx.now)?;
    let kind = u8::from(input.exercise);
    let done = cx
        .execute(|world, actor| {
            let permit = policy::permit::<Report>(actor, place)?;
            report::report(world, &permit, input.clone())
        })
        .await?;
    let code = code_of(place)?;
    let to = format!("/obec?obec={code}&cviceni={kind}&odeslano={}", done.seq);
    Ok(Answer::redirect(&to))
}

async fn record_report(cx: Cx) -> Result<Answer, Refusal> {
    match recorded(&cx).await {
        Ok(answer) => Ok(answer),
        Err(refusal) => or_form(refusal, |errors| page::record::refused(&cx, errors)),
    }
}

async fn recorded(cx: &Cx) -> Result<Answer, Refusal> {
    let live = cx.live();
    let place = detail::place(&live)?;
    let usual = page::record::usual_kind(cx, place);
    let name = Sight::of(&live).name(place);
    let input = record::parse(&cx.form, name, usual, cx.now)?;
    cx.execute(|world, actor| {
        let permit = policy::permit::<RecordReport>(actor, place)?;
        record::record(world, &permit, input.clone())
    })
    .await?;
    Ok(Answer::redirect(&format!("{}?ulozeno=hlaseni", address(code_of(place)?))))
}

async fn mark_no_contact(cx: Cx) -> Result<Answer, Refusal> {
    match marked(&cx).await {
        Ok(answer) => Ok(answer),
        Err(refusal) => or_form(refusal, |errors| page::record::no_contact_refused(&cx, errors)),
    }
}

async fn marked(cx: &Cx) -> Result<Answer, Refusal> {
    let place = detail::place(&cx.live())?;
    let usual = page::record::usual_kind(cx, place);
    let input = no_contact::parse(&cx.form, usual)?;
    cx.execute(|world, actor| {
        let permit = policy::permit::<MarkNoContact>(actor, place)?;
        no_contact::mark(world, &permit, input.clone())
    })
    .await?;
    Ok(Answer::redirect(&format!("{}?ulozeno=nedovolano", address(code_of(place)?))))
}

fn code_of(place: Place) -> Result<MunicipalityCode, Refusal> {
    place.municipality().ok_or(Refusal::NotFound)
}

async fn send_ask(cx: Cx) -> Result<Answer, Refusal> {
    match asked(&cx).await {
        Ok(answer) => Ok(answer),
        Err(refusal) => or_form(refusal, |errors| ask_form::refused(&cx, errors)),
    }
}

/// The ask takes its name from the form's key, so that a form sent twice asks once.
async fn asked(cx: &Cx) -> Result<Answer, Refusal> {
    let (incident, frame) = ask_form::framed(cx)?;
    let id =
        cx.key().and_then(|key| key.parse().ok()).unwrap_or_else(|| AskId::fresh(cx.portal.env()));
    let to = format!("/vyzvy/{id}");
    if wrote(cx, id)? {
        return Ok(Answer::redirect(&to));
    }
    let gazetteer = cx.portal.service::<Gazetteer>();
    let usual = ask_form::usual(cx, &frame, &Sight::of(&cx.live()));
    let input = ask::parse(&cx.form, (id, incident), usual, &gazetteer, cx.now)?;
    let place = hull(&input.municipalities).ok_or(Refusal::NotFound)?;
    cx.execute(|world, actor| {
        let permit = policy::permit::<AskMunicipalities>(actor, place)?;
        ask::ask(world, &permit, input.clone())
    })
    .await?;
    Ok(Answer::redirect(&to))
}

/// Did this person make the ask already?
fn wrote(cx: &Cx, id: AskId) -> Result<bool, Refusal> {
    let me = cx.author()?.to_string();
    let world = cx.world();
    Ok(world.view::<Reports>().ask_raw(id).is_some_and(|ask| ask.author == me))
}

async fn close_ask(cx: Cx) -> Result<Answer, Refusal> {
    match closed(&cx).await {
        Ok(answer) => Ok(answer),
        Err(refusal) => or_form(refusal, |errors| page::ask::refused(&cx, errors)),
    }
}

async fn closed(cx: &Cx) -> Result<Answer, Refusal> {
    let (id, place) = ask_of(cx)?;
    if has_closed(cx, id)? {
        return Ok(Answer::redirect(&format!("/vyzvy/{id}")));
    }
    let input = close::parse(&cx.form, id)?;
    cx.execute(|world, actor| {
        let permit = policy::permit::<CloseAsk>(actor, place)?;
        close::close(world, &permit, input.clone())
    })
    .await?;
    Ok(Answer::redirect(&format!("/vyzvy/{id}")))
}

/// A second tap on the same button is no mistake.
fn has_closed(cx: &Cx, id: AskId) -> Result<bool, Refusal> {
    let me = cx.author()?.to_string();
    let world = cx.world();
    let ask = world.view::<Reports>().ask_raw(id);
    Ok(ask.and_then(|ask| ask.closed.as_ref()).is_some_and(|closing| closing.author == me))
}

async fn note_reminder(cx: Cx) -> Result<Answer, Refusal> {
    match reminded(&cx).await {
        Ok(answer) => Ok(answer),
        Err(refusal) => or_form(refusal, |errors| page::ask::refused(&cx, errors)),
    }
}

async fn reminded(cx: &Cx) -> Result<Answer, Refusal> {
    let (id, place) = ask_of(cx)?;
    let input = remind::parse(&cx.form, id, cx.now)?;
    cx.execute(|world, actor| {
        let permit = policy::permit::<NoteReminder>(actor, place)?;
        remind::remind(world, &permit, input.clone())
    })
    .await?;
    Ok(Answer::redirect(&format!("/vyzvy/{id}")))
}

/// The ask in the address and the place for which permission is needed.
fn ask_of(cx: &Cx) -> Result<(AskId, Place), Refusal> {
    let id: AskId = cx.params.parse("vyzva")?;
    let world = cx.world();
    let ask = world.view::<Reports>().ask(&cx.viewer(), id).ok_or(Refusal::NotFound)?;
    let place = hull(&ask.municipalities).ok_or(Refusal::NotFound)?;
    Ok((id, place))
}
