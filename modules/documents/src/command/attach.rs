//! Přiložit soubor k události. The content was screened and is kept before this is decided.

use hlaska_incident::{Handling, IncidentId, Incidents};
use hlaska_journal::{NewEvent, World};
use hlaska_kernel::{Action, Lang, Permit, Refusal, Role, Row, Said};
use hlaska_screen::Accepted;
use hlaska_web::{Decision, Fields, FormReader};

use crate::document::DocumentId;
use crate::event::{DocumentsEvent, stream};
use crate::handling;

pub struct Attach;

impl Action for Attach {
    const ROW: Row = Row {
        action: "documents.attach",
        roles: &[Role::RegionManager, Role::OrpSecretary, Role::Mayor, Role::Operator],
    };
}

pub(crate) const NOTE_LIMIT: usize = 300;

/// What the form says of the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Input {
    pub note: String,
    pub handling: Handling,
}

/// What is kept already.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Kept {
    pub document: DocumentId,
    pub name: String,
    pub kind: &'static str,
    pub size_bytes: u64,
    pub image_only: bool,
}

impl Kept {
    pub(crate) fn of(document: DocumentId, accepted: &Accepted, size_bytes: usize) -> Self {
        Self {
            document,
            name: accepted.safe_name.clone(),
            kind: accepted.kind.name(),
            size_bytes: size_bytes as u64,
            image_only: accepted.is_image_only,
        }
    }
}

pub(crate) fn attach(
    world: &World,
    permit: &Permit<'_, Attach>,
    incident: IncidentId,
    kept: &Kept,
    input: &Input,
) -> Result<Decision, Refusal> {
    let viewer = permit.actor().viewer(Lang::Cs);
    let incident = world.view::<Incidents>().get(&viewer, incident).ok_or(Refusal::NotFound)?;
    if !handling::opens(&viewer, incident, input.handling) {
        return Err(out_of_reach());
    }
    let attached = DocumentsEvent::Attached {
        document: kept.document,
        incident: incident.id,
        kind: kept.kind.to_owned(),
        size_bytes: kept.size_bytes,
        handling: input.handling,
        image_only: kept.image_only,
    };
    let (document, name) = (kept.document, kept.name.clone());
    let named = DocumentsEvent::Named { document, name, note: input.note.clone() };
    let entry = |event: &DocumentsEvent| {
        NewEvent::new(stream(kept.document), event).exercise(incident.exercise)
    };
    Ok(vec![entry(&attached), entry(&named)].into())
}

fn out_of_reach() -> Refusal {
    let message = Said::new(
        "Takové označení zvolit nemůžete, soubor byste sami nepřečetli.",
        "You cannot choose this marking: you could not read the file yourself.",
    );
    Refusal::field("oznaceni", message)
}

/// Reads the form; the file itself is judged apart.
pub(crate) fn parse(form: &Fields, has_file: bool) -> Result<Input, Refusal> {
    let mut reader = FormReader::new(form);
    if !has_file {
        reader.error("soubor", Said::new("Vyberte soubor.", "Choose a file."));
    }
    let note = reader.optional("popis", NOTE_LIMIT);
    let handling = handling::from_word(form.get("oznaceni")).unwrap_or_else(|| {
        let message = Said::new("Vyberte označení ze seznamu.", "Choose a marking from the list.");
        reader.error("oznaceni", message);
        Handling::default()
    });
    if !reader.ticked("prohlaseni") {
        let message = Said::new(
            "Bez potvrzení soubor nelze přiložit. Obsahuje-li utajované informace, do portálu \
             nepatří.",
            "Without the confirmation no file can be attached. Classified information does not \
             belong into the portal.",
        );
        reader.error("prohlaseni", message);
    }
    reader.finish(Input { note, handling })
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::{Action, Actor, EntitledListId, Marking, policy::Reason};
    use hlaska_rig::{BUDEJOVICE, KRUMLOV, PLAV, Story, mayor, operator, orp_secretary, reader};

    use super::*;
    use crate::journey::given::{FLOOD, flood, form};
    use crate::view::Documents;

    fn kept() -> Kept {
        Kept {
            document: DocumentId::from_u128(5),
            name: "plán.pdf".into(),
            kind: "pdf",
            size_bytes: 12,
            image_only: false,
        }
    }

    fn decide(story: &Story, actor: &Actor, sent: &str) -> Result<Decision, Refusal> {
        let incidents = story.view::<Incidents>();
        let viewer = actor.viewer(Lang::Cs);
        let incident = incidents.get(&viewer, FLOOD).ok_or(Refusal::NotFound)?;
        let permit = handling::touching::<Attach>(actor, incident)?;
        attach(&story.world, &permit, FLOOD, &kept(), &parse(&form(sent), true)?)
    }

    #[test]
    fn a_file_and_its_name_are_two_entries() {
        let decision = decide(&flood(), &operator(), "popis=hr%C3%A1ze&prohlaseni=1").unwrap();
        let kinds: Vec<_> = decision.events.iter().map(NewEvent::kind).collect();
        assert_eq!(kinds, ["documents.attached", "documents.named"]);
        assert!(!decision.events[0].payload().contains("plán"), "the record names nothing");
    }

    #[test]
    fn whoever_is_touched_may_attach() {
        let sent = "prohlaseni=1";
        for actor in [mayor(PLAV), orp_secretary(BUDEJOVICE), operator()] {
            assert!(decide(&flood(), &actor, sent).is_ok(), "{}", actor.name);
        }
        let refused = decide(&flood(), &reader(), sent).err().unwrap();
        let Refusal::Denied(denied) = refused else { panic!("{refused:?}") };
        assert_eq!((denied.action, denied.because), (Attach::ROW.action, Reason::Territory));
        let other = decide(&flood(), &orp_secretary(KRUMLOV), sent).err();
        assert_eq!(other, Some(Refusal::NotFound));
    }

    #[test]
    fn nobody_attaches_what_they_could_not_read() {
        let mut uncleared = operator();
        uncleared.clearance = Marking::Internal;
        let fields = |sent: &str, actor: &Actor| match decide(&flood(), actor, sent) {
            Err(Refusal::Invalid(errors)) => errors.iter().map(|error| error.field).collect(),
            Err(other) => panic!("{other:?}"),
            Ok(_) => Vec::new(),
        };
        let none: [&str; 0] = [];
        assert_eq!(fields("oznaceni=sensitive&prohlaseni=1", &uncleared), ["oznaceni"]);
        assert_eq!(fields("oznaceni=sensitive&prohlaseni=1", &operator()), none);
        let list = EntitledListId::from_u128(7);
        let on_list = format!("oznaceni=list:{list}&prohlaseni=1");
        assert_eq!(fields(&on_list, &operator()), ["oznaceni"]);
        let mut listed = operator();
        listed.lists = vec![list];
        assert_eq!(fields(&on_list, &listed), none);
        assert_eq!(fields("oznaceni=tajne&prohlaseni=1", &operator()), ["oznaceni"]);
        assert_eq!(fields("oznaceni=open", &operator()), ["prohlaseni"]);
    }

    #[test]
    fn whoever_may_not_read_the_marking_does_not_see_the_file() {
        let story = flood().does(&operator(), |world, actor| {
            let incident = world.view::<Incidents>().get(&actor.viewer(Lang::Cs), FLOOD);
            let permit = handling::touching::<Attach>(actor, incident.unwrap())?;
            let input = parse(&form("oznaceni=sensitive&prohlaseni=1"), true)?;
            attach(world, &permit, FLOOD, &kept(), &input)
        });
        let seen = |actor: &Actor| {
            let viewer = actor.viewer(Lang::Cs);
            let incident = story.view::<Incidents>().get(&viewer, FLOOD);
            incident.map(|incident| story.view::<Documents>().of(&viewer, incident).count())
        };
        let mut uncleared = reader();
        uncleared.clearance = Marking::Internal;
        assert_eq!(seen(&operator()), Some(1));
        assert_eq!(seen(&uncleared), Some(0));
        assert_eq!(seen(&orp_secretary(KRUMLOV)), None);
    }
}
