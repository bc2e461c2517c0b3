//! Reads what is known of an event from a form.

use hlaska_kernel::{Place, Refusal, Said, Timestamp};
use hlaska_territory::Gazetteer;
use hlaska_web::{Fields, FormReader};

use crate::catalogue;
use crate::event::{Facts, IncidentLevel};
use crate::handling;
use crate::places::{self, Answer};

const TITLE_LIMIT: usize = 120;
const DESCRIPTION_LIMIT: usize = 4_000;

/// Fields: `nazev`, `popis`, `druh`, `uroven`, `stupen`, `cas`, `oznaceni` and those of the places.
pub(crate) fn parse_facts(
    form: &Fields,
    gazetteer: &Gazetteer,
    now: Timestamp,
) -> Result<Facts, Refusal> {
    let mut reader = FormReader::new(form);
    let facts = Facts {
        title: reader.required("nazev", TITLE_LIMIT),
        description: reader.optional("popis", DESCRIPTION_LIMIT),
        kind: kind(&mut reader),
        level: level(&mut reader, form),
        alarm: alarm(&mut reader, form),
        places: read_places(&mut reader, places::resolve(form, gazetteer)),
        occurred_at: reader.moment("cas", now),
        handling: handling::read(&mut reader, form),
    };
    reader.finish(facts)
}

fn kind(reader: &mut FormReader<'_>) -> String {
    let code = reader.required("druh", 64);
    if !code.is_empty() && !catalogue::has(catalogue::kinds(), &code) {
        reader.error("druh", Said::new("Vyberte druh ze seznamu.", "Choose a kind from the list."));
    }
    code
}

fn level(reader: &mut FormReader<'_>, form: &Fields) -> IncidentLevel {
    IncidentLevel::from_name(form.get("uroven")).unwrap_or_else(|| {
        let message = Said::new("Vyberte, kdo událost řídí.", "Choose who directs.");
        reader.error("uroven", message);
        IncidentLevel::Municipality
    })
}

fn alarm(reader: &mut FormReader<'_>, form: &Fields) -> Option<String> {
    let code = form.get("stupen");
    if code.is_empty() {
        return None;
    }
    if !catalogue::has(catalogue::alarms(), code) {
        let message = Said::new("Vyberte stupeň ze seznamu.", "Choose a level from the list.");
        reader.error("stupen", message);
    }
    Some(code.to_owned())
}

fn read_places(reader: &mut FormReader<'_>, answer: Answer) -> Vec<Place> {
    for name in &answer.unknown {
        reader.error("obce", unknown(name));
    }
    for question in &answer.questions {
        reader.error("obce", ambiguous(&question.typed));
    }
    if answer == Answer::default() {
        let message = Said::new(
            "Uveďte aspoň jedno místo: zaškrtněte správní obvod, nebo napište název obce.",
            "Give at least one place: tick a district or write the name of a municipality.",
        );
        reader.error("obce", message);
    }
    answer.places
}

fn unknown(name: &str) -> Said {
    Said::new(
        format!("Obec „{name}“ v kraji není. Opravte název, nebo jej vymažte."),
        format!("The region has no municipality “{name}”. Correct the name or delete it."),
    )
}

fn ambiguous(name: &str) -> Said {
    Said::new(
        format!("Vyberte, kterou obec myslíte názvem „{name}“."),
        format!("Choose which municipality you mean by “{name}”."),
    )
}
