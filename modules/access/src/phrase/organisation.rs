//! Words about organisations.

use super::Phrase;

pub(crate) const FIND: Phrase = Phrase::new("Hledat organizaci", "Find an organisation");
pub(crate) const PEOPLE: Phrase = Phrase::new("Lidé", "People");
pub(crate) const NO_PEOPLE: Phrase = Phrase::new("Zatím nikdo. ", "Nobody yet. ");
pub(crate) const NO_PEOPLE_MEANS: Phrase = Phrase::new(
    "Za organizaci se nikdo nepřihlásí. Založte účet.",
    "Nobody signs in for the organisation. Create an account.",
);
pub(crate) const BELOW: Phrase = Phrase::new("Podřízené organizace", "Organisations below");
pub(crate) const NONE_BELOW: Phrase = Phrase::new("Žádné. ", "None. ");
pub(crate) const NONE_BELOW_MEANS: Phrase = Phrase::new(
    "Nová organizace se sem zařadí, když tuto zvolíte jako nadřízenou.",
    "A new organisation stands here when this one is chosen as the one above.",
);
pub(crate) const NEW_BELOW: Phrase = Phrase::new("Nová podřízená", "New one below");
pub(crate) const CHANGE: Phrase = Phrase::new("Změnit zařazení", "Change its place");
pub(crate) const CHANGE_LEAD: Phrase = Phrase::new(
    "Druh a území určují, jaké role mohou lidé organizace dostat. Dané role se samy nezmění.",
    "Kind and territory decide which roles its people can get. Roles already given stay.",
);
pub(crate) const CHANGE_BUTTON: Phrase = Phrase::new("Uložit zařazení", "Save its place");
pub(crate) const END: Phrase = Phrase::new("Ukončit organizaci", "End the organisation");
pub(crate) const END_LEAD: Phrase = Phrase::new(
    "Její lidé hned ztratí přístup. Účty, zápisy a historie zůstávají.",
    "Its people lose access at once. Accounts, entries and history stay.",
);
pub(crate) const END_BUTTON: Phrase = Phrase::new("Ukončit organizaci", "End the organisation");
pub(crate) const RESTORE: Phrase = Phrase::new("Obnovit organizaci", "Restore the organisation");
pub(crate) const RESTORE_LEAD: Phrase = Phrase::new(
    "Aktivní účty jejích lidí budou zase fungovat.",
    "Active accounts of its people will work again.",
);
pub(crate) const STATE: Phrase = Phrase::new("Stav", "State");
pub(crate) const ENDED: Phrase = Phrase::new("ukončena", "ended");
pub(crate) const GOES_ON: Phrase = Phrase::new("v provozu", "in operation");
pub(crate) const MEMBER: Phrase = Phrase::new("přizvaná osoba", "from another organisation");
pub(crate) const NARROW: Phrase = Phrase::new("Nic neodpovídá. ", "Nothing fits. ");
pub(crate) const NARROW_MEANS: Phrase = Phrase::new("Zkuste kratší text.", "Try a shorter text.");
