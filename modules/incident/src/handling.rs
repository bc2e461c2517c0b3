//! How carefully an event or an entry of its log is to be handled.

use hlaska_kernel::id::Uuid;
use hlaska_kernel::{Actor, EntitledListId, Guarded, Marking, Refusal, Said};
use hlaska_web::{Fields, FormReader};
use serde::{Deserialize, Serialize};

/// The marking and, for special facts, the list that opens it.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub struct Handling {
    pub marking: Marking,
    pub list: Option<EntitledListId>,
}

/// Numbers of one series; the next one begins above them.
const SERIES: u32 = 1_000_000;
/// Series of special facts, chosen by the list so that one list tells nothing of another.
const LISTS: u128 = 4_000;
/// What precedes the identifier of a list in a form.
const LIST: &str = "list:";

impl Handling {
    pub const fn of(marking: Marking) -> Self {
        Self { marking, list: None }
    }
    pub const fn on_list(list: EntitledListId) -> Self {
        Self { marking: Marking::SpecialFacts, list: Some(list) }
    }
    pub(crate) fn is_open(self) -> bool {
        self.marking == Marking::Open
    }
    /// The same thing, handled so.
    pub(crate) fn guard(self, object: Guarded) -> Guarded {
        match self.list {
            Some(list) => object.on_list(list),
            None => object.marked(self.marking),
        }
    }

    /// Entries of each marking are numbered apart: a gap would tell of an entry one may not read.
    pub(crate) fn numbers(self) -> std::ops::Range<u32> {
        let series = match (self.marking, self.list) {
            (Marking::SpecialFacts, Some(list)) => 3 + place_among_lists(list),
            (marking, _) => marking as u32,
        };
        series * SERIES + 1..(series + 1) * SERIES
    }

    /// As the form says it: the name of a marking, or `list:` and a list.
    pub(crate) fn word(self) -> String {
        self.list.map_or_else(|| self.marking.name().to_owned(), |list| format!("{LIST}{list}"))
    }

    fn from_word(word: &str) -> Option<Self> {
        if let Some(list) = word.strip_prefix(LIST) {
            return list.parse().ok().map(Self::on_list);
        }
        let marking = if word.is_empty() { Marking::Open } else { Marking::from_name(word)? };
        (marking != Marking::SpecialFacts).then(|| Self::of(marking))
    }

    /// What the author may choose: nobody writes what they could not read.
    pub(crate) fn choices(clearance: Marking, lists: &[EntitledListId]) -> Vec<Self> {
        let plain =
            Marking::ALL.into_iter().filter(|one| *one <= clearance.min(Marking::Sensitive));
        plain.map(Self::of).chain(lists.iter().copied().map(Self::on_list)).collect()
    }
}

fn place_among_lists(list: EntitledListId) -> u32 {
    let id = list.to_string().parse::<Uuid>().map_or(0, |id| id.as_u128());
    u32::try_from(id % LISTS).unwrap_or(0)
}

/// A registration number as it is written: the letter of its series and its order in it.
pub(crate) fn spelled(number: u32) -> String {
    let letter = match number / SERIES {
        0 => "",
        1 => "I-",
        2 => "C-",
        _ => "ZS-",
    };
    format!("{letter}{}", number % SERIES)
}

/// Field `oznaceni`; a form without it means no restriction.
pub(crate) fn read(reader: &mut FormReader<'_>, form: &Fields) -> Handling {
    Handling::from_word(form.get("oznaceni")).unwrap_or_else(|| {
        let message = Said::new("Vyberte označení ze seznamu.", "Choose a marking from the list.");
        reader.error("oznaceni", message);
        Handling::default()
    })
}

/// Refused before anything is stored: what one could not read oneself.
pub(crate) fn within_reach(handling: Handling, actor: &Actor) -> Result<(), Refusal> {
    let choices = Handling::choices(actor.clearance, &actor.lists);
    let refused = || {
        let message = Said::new(
            "Takové označení zvolit nemůžete, záznam byste sami nepřečetli.",
            "You cannot choose this marking: you could not read the record yourself.",
        );
        Refusal::field("oznaceni", message)
    };
    choices.contains(&handling).then_some(()).ok_or_else(refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTED: EntitledListId = EntitledListId::from_u128(7);

    #[test]
    fn a_marking_comes_back_from_its_word() {
        for one in Handling::choices(Marking::Sensitive, &[LISTED]) {
            assert_eq!(Handling::from_word(&one.word()), Some(one));
        }
        assert_eq!(Handling::from_word(""), Some(Handling::default()));
        for bad in ["special_facts", "list:", "vyhrazene", "list:x"] {
            assert_eq!(Handling::from_word(bad), None, "{bad}");
        }
    }

    #[test]
    fn nobody_chooses_what_they_could_not_read() {
        let words = |clearance, lists: &[EntitledListId]| {
            Handling::choices(clearance, lists).into_iter().map(Handling::word).collect::<Vec<_>>()
        };
        assert_eq!(words(Marking::Open, &[]), ["open"]);
        assert_eq!(words(Marking::Sensitive, &[]), ["open", "internal", "sensitive"]);
        assert_eq!(words(Marking::SpecialFacts, &[]), ["open", "internal", "sensitive"]);
        assert_eq!(words(Marking::Open, &[LISTED]), ["open".to_owned(), format!("list:{LISTED}")]);
    }

    #[test]
    fn each_marking_has_numbers_of_its_own() {
        let first = |handling: Handling| spelled(handling.numbers().start);
        assert_eq!(first(Handling::default()), "1");
        assert_eq!(first(Handling::of(Marking::Internal)), "I-1");
        assert_eq!(first(Handling::of(Marking::Sensitive)), "C-1");
        assert_eq!(first(Handling::on_list(LISTED)), "ZS-1");
        let other = Handling::on_list(EntitledListId::from_u128(8)).numbers();
        assert!(!other.contains(&Handling::on_list(LISTED).numbers().start));
    }
}
