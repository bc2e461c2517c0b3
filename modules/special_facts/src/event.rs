//! What the journal remembers of special facts. The JSON forms are for ever.

use hlaska_journal::Event;
use hlaska_kernel::{AccountId, EntitledListId, Place, Timestamp};
use serde::{Deserialize, Serialize};

hlaska_kernel::id!(
    /// One entry of a register of special facts.
    FactId
);

/// A person on a list, in the columns the list of entitled persons has.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Entitled {
    pub account: AccountId,
    /// The function for which the person is entitled.
    pub function: String,
    pub reason: String,
    /// Who designated the person and signed it.
    pub signed_by: String,
    pub since: Timestamp,
    /// The end is written down by itself when it comes.
    pub until: Option<Timestamp>,
}

/// What is registered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// On paper; the portal only keeps where it is.
    Document,
    /// The protected text is here.
    Record,
}

impl FactKind {
    pub const ALL: [Self; 2] = [Self::Record, Self::Document];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Record => "record",
        }
    }
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A line of the register with what it protects.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Filing {
    pub kind: FactKind,
    /// Tells nothing of the content.
    pub subject: String,
    pub originator: String,
    /// The day on the document, `2026-11-22`.
    pub dated: String,
    pub copies: u32,
    pub recipients: String,
    pub storage: String,
    /// The protected text; empty for a document on paper.
    pub text: String,
}

/// What happens to lists and registers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpecialFactsEvent {
    /// A crisis authority begins a list and with it a register of its own.
    ListFounded {
        list: EntitledListId,
        name: String,
        place: Place,
    },
    PersonEntered {
        list: EntitledListId,
        person: Entitled,
    },
    PersonRemoved {
        list: EntitledListId,
        account: AccountId,
        reason: String,
    },
    /// `number` runs from 1 without gaps within the year of the register.
    Registered {
        list: EntitledListId,
        fact: FactId,
        number: u32,
        year: i16,
        filing: Filing,
    },
    /// Copies came back.
    Returned {
        list: EntitledListId,
        fact: FactId,
        note: String,
    },
}

impl Event for SpecialFactsEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::ListFounded { .. } => "special_facts.list_founded",
            Self::PersonEntered { .. } => "special_facts.person_entered",
            Self::PersonRemoved { .. } => "special_facts.person_removed",
            Self::Registered { .. } => "special_facts.registered",
            Self::Returned { .. } => "special_facts.returned",
        }
    }
}

/// The stream of a list and its register.
pub(crate) fn stream(list: EntitledListId) -> String {
    format!("special_facts/{list}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{LIST, SECRETARY, filing, person};

    fn json(event: &SpecialFactsEvent) -> String {
        format!("{} {}", event.kind(), serde_json::to_string(event).unwrap())
    }

    #[test]
    fn the_forms_are_for_ever() {
        let (list, fact) = (LIST, FactId::from_u128(3));
        let founded =
            SpecialFactsEvent::ListFounded { list, name: "ORP".into(), place: Place::Region };
        insta::assert_snapshot!(json(&founded), @r#"special_facts.list_founded {"list_founded":{"list":"00000000-0000-0000-0000-000000000011","name":"ORP","place":"region"}}"#);
        let person = person(SECRETARY);
        let entered = SpecialFactsEvent::PersonEntered { list, person };
        insta::assert_snapshot!(json(&entered), @r#"special_facts.person_entered {"person_entered":{"list":"00000000-0000-0000-0000-000000000011","person":{"account":"00000000-0000-0000-0000-00000000000a","function":"tajemník bezpečnostní rady","reason":"zpracování krizového plánu","signed_by":"starosta ORP","since":"2026-11-22T16:00:00Z","until":null}}}"#);
        let account = AccountId::from_u128(1);
        let removed = SpecialFactsEvent::PersonRemoved { list, account, reason: "odešel".into() };
        insta::assert_snapshot!(json(&removed), @r#"special_facts.person_removed {"person_removed":{"list":"00000000-0000-0000-0000-000000000011","account":"00000000-0000-0000-0000-000000000001","reason":"odešel"}}"#);
        let filing = filing("obsah");
        let registered =
            SpecialFactsEvent::Registered { list, fact, number: 1, year: 2026, filing };
        insta::assert_snapshot!(json(&registered), @r#"special_facts.registered {"registered":{"list":"00000000-0000-0000-0000-000000000011","fact":"00000000-0000-0000-0000-000000000003","number":1,"year":2026,"filing":{"kind":"record","subject":"Příloha krizového plánu","originator":"ORP","dated":"2026-11-22","copies":2,"recipients":"HZS kraje","storage":"trezor 3","text":"obsah"}}}"#);
        let returned = SpecialFactsEvent::Returned { list, fact, note: "výtisk 1".into() };
        insta::assert_snapshot!(json(&returned), @r#"special_facts.returned {"returned":{"list":"00000000-0000-0000-0000-000000000011","fact":"00000000-0000-0000-0000-000000000003","note":"výtisk 1"}}"#);
    }
}
