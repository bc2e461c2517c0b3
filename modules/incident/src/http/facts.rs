//! Opening, changing, joining with a signal.

use hlaska_kernel::{FieldError, Refusal, Said};
use hlaska_territory::Gazetteer;
use hlaska_web::audit::code;
use hlaska_web::{Answer, Cx};

use crate::command::{self, Amend, AttachSignal, Open, Opening, address};
use crate::event::Facts;
use crate::incident::{Incident, IncidentId};
use crate::page::{
    asked_incident, asked_signal, edit_with_errors, is_surely_exercise, new_with_errors,
};
use crate::permits;

pub(super) async fn post_open(cx: Cx) -> Result<Answer, Refusal> {
    let signal = asked_signal(&cx, &cx.form)?;
    let facts = match facts(&cx) {
        Err(Refusal::Invalid(errors)) => return new_with_errors(&cx, &errors),
        read => read?,
    };
    if permits::over_all::<Open>(cx.actor()?, &facts.unmarked()).is_err() {
        return new_with_errors(&cx, &[outside()]);
    }
    let exercise = cx.form.has("cviceni") || is_surely_exercise(&cx, signal.as_ref());
    let id = id_from_key(&cx);
    let signal = signal.map(|signal| signal.id);
    cx.execute(|world, actor| {
        let permit = permits::over_all::<Open>(actor, &facts.unmarked())?;
        command::open(world, &permit, Opening { id, facts: facts.clone(), exercise, signal })
    })
    .await?;
    Ok(Answer::redirect(&address(id)))
}

/// The key of the form becomes the identifier, so the same form sent twice opens one event.
fn id_from_key(cx: &Cx) -> IncidentId {
    let key = cx.key().and_then(|key| key.parse().ok());
    key.unwrap_or_else(|| IncidentId::fresh(cx.portal.env()))
}

pub(super) async fn post_amend(cx: Cx) -> Result<Answer, Refusal> {
    let incident = asked_incident(&cx)?;
    let read = command::both(facts(&cx), command::parse_reason(&cx.form));
    let (facts, reason) = match read {
        Err(Refusal::Invalid(errors)) => return edit_with_errors(&cx, &errors),
        read => read?,
    };
    permits::over_all::<Amend>(cx.actor()?, &incident.guards())?;
    if permits::over_all::<Amend>(cx.actor()?, &facts.unmarked()).is_err() {
        return edit_with_errors(&cx, &[outside()]);
    }
    let done = cx
        .execute(|world, actor| {
            permits::over_all::<Amend>(actor, &incident.guards())?;
            let permit = permits::over_all::<Amend>(actor, &facts.unmarked())?;
            command::amend(world, &permit, incident.id, facts.clone(), reason.clone())
        })
        .await;
    match done {
        Err(Refusal::Invalid(errors)) => edit_with_errors(&cx, &errors),
        done => {
            let done = done?;
            if !done.repeated && incident.facts.handling != facts.handling {
                note_marking(&cx, &incident, &facts);
            }
            Ok(Answer::redirect(&address(incident.id)))
        }
    }
}

fn note_marking(cx: &Cx, incident: &Incident, facts: &Facts) {
    let record = cx.record(code::MARKING_CHANGED).object("incident", incident.id);
    let before = incident.facts.handling.marking.name();
    cx.note(record.marking(facts.handling.marking.name()).detail(before));
}

pub(super) async fn post_attach(cx: Cx) -> Result<Answer, Refusal> {
    let incident = asked_incident(&cx)?;
    let signal = asked_signal(&cx, &cx.form)?.ok_or(Refusal::NotFound)?;
    cx.execute(|world, actor| {
        let permit = permits::touching::<AttachSignal>(actor, &incident.guards())?;
        command::attach_signal(world, &permit, incident.id, &signal)
    })
    .await?;
    Ok(Answer::redirect(&address(incident.id)))
}

fn facts(cx: &Cx) -> Result<Facts, Refusal> {
    command::parse_facts(&cx.form, &cx.portal.service::<Gazetteer>(), cx.now)
}

fn outside() -> FieldError {
    let (cs, en) = crate::text::both(|words| words.outside());
    FieldError { field: "obce", message: Said::new(cs, en) }
}
