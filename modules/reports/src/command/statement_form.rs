//! The form in which a statement comes, the same for a mayor and for those who write for him.

use hlaska_kernel::{Refusal, Said};
use hlaska_web::{Fields, FormReader, TEXT_LIMIT};

use super::report::Word;
use crate::statement::{Need, People, Situation, Statement, Supplies, Supply, Utility};

/// More people than live in the region is a slip of the finger.
const MOST_PEOPLE: u32 = 700_000;

/// The whole form, every mistake collected.
pub(super) fn word(form: &Fields) -> Result<Word, Refusal> {
    let mut reader = FormReader::new(form);
    let word = read(form, &mut reader);
    reader.finish(word)
}

pub(super) fn read(form: &Fields, reader: &mut FormReader<'_>) -> Word {
    if form.has("unchanged") {
        return Word::Unchanged { of: form.get("seen").parse().ok() };
    }
    Word::Statement(Statement {
        situation: situation(form, reader),
        people: People {
            evacuated: reader.count("evacuated", MOST_PEOPLE),
            cut_off: reader.count("cut_off", MOST_PEOPLE),
            injured: reader.count("injured", MOST_PEOPLE),
        },
        supplies: supplies(form),
        needs: needs(form),
        needs_text: reader.optional("needs_text", 1000),
        note: reader.optional("note", TEXT_LIMIT),
    })
}

/// What the form says it belongs to; `None` when it does not say.
pub(super) fn is_exercise(form: &Fields) -> Option<bool> {
    match form.get("exercise") {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

fn situation(form: &Fields, reader: &mut FormReader<'_>) -> Situation {
    Situation::from_name(form.get("situation")).unwrap_or_else(|| {
        reader.error(
            "situation",
            Said::new("Vyberte, jaká je v obci situace.", "Choose how the situation is."),
        );
        Situation::Normal
    })
}

/// What was not said is not known.
fn supplies(form: &Fields) -> Supplies {
    let said =
        |utility: Utility| Supply::from_name(form.get(utility.name())).unwrap_or(Supply::Unknown);
    Supplies {
        electricity: said(Utility::Electricity),
        water: said(Utility::Water),
        phone: said(Utility::Phone),
        roads: said(Utility::Roads),
    }
}

fn needs(form: &Fields) -> Vec<Need> {
    let ticked: Vec<&str> = form.all("need").collect();
    Need::ALL.iter().copied().filter(|need| ticked.contains(&need.name())).collect()
}
