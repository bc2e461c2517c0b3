//! The log.

use hlaska_kernel::Refusal;
use hlaska_web::ui::Tone;
use hlaska_web::{Answer, Cx};

use crate::command::{self, CorrectEntry, MarkSignificant, WriteEntry, address};
use crate::incident::{Incident, IncidentId};
use crate::page::{
    EntrySaid, asked_incident, correct_with_errors, entry_fragment, incident_with_errors,
    note_incident,
};
use crate::permits;
use crate::text::text;
use crate::view::Incidents;

pub(super) async fn post_entry(cx: Cx) -> Result<Answer, Refusal> {
    let incident = asked_incident(&cx)?;
    match write(&cx, &incident).await {
        Ok(seq) => Ok(written(&cx, incident.id, number_of(&cx, incident.id, seq))),
        Err(Refusal::Invalid(errors)) if !cx.wants_fragment() => {
            note_incident(&cx, &incident).await?;
            incident_with_errors(&cx, &errors)
        }
        Err(Refusal::Invalid(errors)) => {
            let said =
                EntrySaid { values: Some(&cx.form), errors: &errors, ..EntrySaid::default() };
            Ok(entry_fragment(&cx, incident.id, &said))
        }
        Err(Refusal::Conflict(why) | Refusal::Unavailable(why)) if cx.wants_fragment() => {
            let flash = Some((Tone::Bad, why.get(cx.lang()).to_owned()));
            let said = EntrySaid { values: Some(&cx.form), flash, ..EntrySaid::default() };
            Ok(entry_fragment(&cx, incident.id, &said))
        }
        Err(refusal) => Err(refusal),
    }
}

/// Answers the entry's place in the journal.
async fn write(cx: &Cx, incident: &Incident) -> Result<u64, Refusal> {
    let written = command::parse_written(&cx.form, cx.now)?;
    let done = cx
        .execute(|world, actor| {
            let permit = permits::touching::<WriteEntry>(actor, &incident.guards())?;
            command::write_entry(world, &permit, incident.id, written.clone())
        })
        .await?;
    Ok(done.seq)
}

fn number_of(cx: &Cx, id: IncidentId, seq: u64) -> u32 {
    let world = cx.world();
    let incident = world.view::<Incidents>().find(id);
    let entry = incident.and_then(|one| one.entries.values().find(|e| e.stamp.seq == seq));
    entry.map_or(0, |entry| entry.number)
}

/// A fresh form in place, or the page anew; kind and way stay for the next entry.
fn written(cx: &Cx, id: IncidentId, number: u32) -> Answer {
    let (kind, channel) = (cx.form.get("zaznam"), cx.form.get("kanal"));
    if cx.wants_fragment() {
        let flash = Some((Tone::Good, text(cx.lang()).written_as(number)));
        return entry_fragment(cx, id, &EntrySaid { flash, kind, channel, ..EntrySaid::default() });
    }
    let kept = form_urlencoded::Serializer::new(String::new())
        .append_pair("zapsano", &number.to_string())
        .append_pair("posledni", kind)
        .append_pair("cesta", channel)
        .finish();
    Answer::redirect(&format!("{}?{kept}#zapis", address(id)))
}

pub(super) async fn post_correction(cx: Cx) -> Result<Answer, Refusal> {
    let incident = asked_incident(&cx)?;
    let number: u32 = cx.params.parse("cislo")?;
    let read =
        command::both(command::parse_written(&cx.form, cx.now), command::parse_reason(&cx.form));
    let (written, reason) = match read {
        Err(Refusal::Invalid(errors)) => return correct_with_errors(&cx, &errors),
        read => read?,
    };
    cx.execute(|world, actor| {
        let permit = permits::touching::<CorrectEntry>(actor, &incident.guards())?;
        let (written, reason) = (written.clone(), reason.clone());
        command::correct_entry(world, &permit, incident.id, number, written, reason)
    })
    .await?;
    Ok(Answer::redirect(&format!("{}#zaznam-{number}", address(incident.id))))
}

pub(super) async fn post_mark(cx: Cx) -> Result<Answer, Refusal> {
    let incident = asked_incident(&cx)?;
    let number: u32 = cx.params.parse("cislo")?;
    let significant = cx.form.has("vyznamne");
    cx.execute(|world, actor| {
        let permit = permits::touching::<MarkSignificant>(actor, &incident.guards())?;
        command::mark_significant(world, &permit, incident.id, number, significant)
    })
    .await?;
    Ok(Answer::redirect(&format!("{}#zaznam-{number}", address(incident.id))))
}
