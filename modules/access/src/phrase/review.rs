//! Words of the review of access.

use hlaska_kernel::Lang;
use hlaska_kernel::number::{counted, counted_en};

use super::Phrase;

pub(crate) const REVIEWS: Phrase = Phrase::new("Prověrka přístupů", "Access review");
pub(crate) const LEAD: Phrase = Phrase::new(
    "Jednou za rok správce každé organizace u svých lidí potvrdí, že přístup potřebují, změní ho, \
     nebo odebere. Co odebere, přestane platit hned.",
    "Once a year the administrator of each organisation confirms for each of its people that the \
     access is needed, changes it, or takes it away. What is taken away ends at once.",
);
pub(crate) const START: Phrase = Phrase::new("Zahájit prověrku", "Start a review");
pub(crate) const WHOLE: Phrase = Phrase::new("všechny organizace", "all organisations");
pub(crate) const SCOPE: Phrase =
    Phrase::new("Organizace a všechny pod ní", "Organisation and all below it");
pub(crate) const DEADLINE: Phrase = Phrase::new("Termín", "Deadline");
pub(crate) const STARTED: Phrase = Phrase::new("Zahájena", "Started");
pub(crate) const STATE: Phrase = Phrase::new("Stav", "State");
pub(crate) const RUNNING: Phrase = Phrase::new("běží", "under way");
pub(crate) const LATE: Phrase = Phrase::new("po termínu", "past the deadline");
pub(crate) const CLOSED: Phrase = Phrase::new("uzavřena", "closed");
pub(crate) const DONE: Phrase = Phrase::new("Ověřeno", "Reviewed");
pub(crate) const MISSING: Phrase = Phrase::new("Zbývá", "Left");
pub(crate) const NONE: Phrase = Phrase::new("Zatím žádná prověrka. ", "No review yet. ");
pub(crate) const NONE_MEANS: Phrase = Phrase::new(
    "Nikdo zatím nepotvrdil, kdo přístup skutečně potřebuje.",
    "Nobody has confirmed yet who really needs access.",
);
pub(crate) const PROGRESS: Phrase =
    Phrase::new("Postup po organizacích", "Progress by organisation");
pub(crate) const ADMINISTRATORS: Phrase = Phrase::new("Správci", "Administrators");
pub(crate) const REMINDED: Phrase = Phrase::new("Připomenuto", "Reminded");
pub(crate) const REMIND: Phrase = Phrase::new("Zapsat připomenutí", "Note a reminder");
pub(crate) const NO_ADMINISTRATOR: Phrase =
    Phrase::new("nemá vlastního, ověří nadřízený", "none of its own, the one above reviews");
pub(crate) const PEOPLE: Phrase = Phrase::new("Lidé k ověření", "People to review");
pub(crate) const NOBODY: Phrase = Phrase::new("Nikdo neodpovídá výběru. ", "Nobody fits. ");
pub(crate) const NOBODY_MEANS: Phrase = Phrase::new("Zobrazte všechny.", "Show everybody.");
pub(crate) const LAST_SIGN_IN: Phrase = Phrase::new("Poslední přihlášení", "Last sign-in");
pub(crate) const NEVER: Phrase = Phrase::new("nikdy", "never");
pub(crate) const ANSWER: Phrase = Phrase::new("Rozhodnutí", "Decision");
pub(crate) const CONFIRM: Phrase = Phrase::new("Potvrdit", "Confirm");
pub(crate) const CHANGE: Phrase = Phrase::new("Změnit", "Change");
pub(crate) const REMOVE: Phrase = Phrase::new("Odebrat přístup", "Take access away");
pub(crate) const OWN: Phrase = Phrase::new("ověří jiný správce", "reviewed by another");
pub(crate) const NOT_REVIEWED: Phrase = Phrase::new("neověřeno", "not reviewed");
pub(crate) const SHOW: Phrase = Phrase::new("Zobrazit", "Show");
pub(crate) const ALL: Phrase = Phrase::new("všechny", "everybody");
pub(crate) const WAITING: Phrase = Phrase::new("čekající na rozhodnutí", "waiting for a decision");
pub(crate) const CLOSE: Phrase = Phrase::new("Uzavřít prověrku", "Close the review");
pub(crate) const CLOSE_LEAD: Phrase = Phrase::new(
    "Záznam zůstane: kdo koho kdy potvrdil, změnil nebo odebral a kdo ověřen nebyl.",
    "The record stays: who confirmed, changed or removed whom and when, and who was not reviewed.",
);
pub(crate) const NOTE: Phrase = Phrase::new("Poznámka k záznamu", "Note for the record");
pub(crate) const BY: Phrase = Phrase::new("Zahájil", "Started by");

/// `Po termínu zbývá ověřit 3 osoby.`
pub(crate) fn overdue(count: usize, lang: Lang) -> String {
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    match lang {
        Lang::Cs => format!(
            "Termín uplynul a neověřeno zůstává: {}.",
            counted(count, "osoba", "osoby", "osob")
        ),
        Lang::En => format!(
            "The deadline has passed and {} not reviewed.",
            counted_en(count, "person is", "people are")
        ),
    }
}
