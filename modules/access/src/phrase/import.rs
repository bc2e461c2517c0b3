//! Words of the import.

use super::Phrase;

pub(crate) const IMPORT: Phrase = Phrase::new("Hromadný import", "Bulk import");
pub(crate) const LEAD: Phrase = Phrase::new(
    "Tabulka .xlsx nebo .csv (UTF-8 i Windows-1250), nejvýše 2 000 řádků a 2 MB. Nejdřív uvidíte, \
     co by se změnilo; nic se nezapíše, dokud to nepotvrdíte.",
    "A table in .xlsx or .csv (UTF-8 or Windows-1250), 2,000 rows and 2 MB at most. First you see \
     what would change; nothing is written until you confirm it.",
);
pub(crate) const TEMPLATE: Phrase = Phrase::new("Stáhnout šablonu", "Download the template");
pub(crate) const FILE: Phrase = Phrase::new("Soubor", "File");
pub(crate) const PREVIEW: Phrase = Phrase::new("Zobrazit náhled změn", "Show what would change");
pub(crate) const PREVIEW_TITLE: Phrase = Phrase::new("Náhled importu", "Preview of the import");
pub(crate) const NEW_ORGANISATIONS: Phrase = Phrase::new("nových organizací", "new organisations");
pub(crate) const NEW_ACCOUNTS: Phrase = Phrase::new("nových účtů", "new accounts");
pub(crate) const NEW_ROLES: Phrase = Phrase::new("přidaných rolí", "added roles");
pub(crate) const UNCHANGED: Phrase = Phrase::new("řádků beze změny", "rows without a change");
pub(crate) const BAD: Phrase = Phrase::new("chybných řádků", "bad rows");
pub(crate) const BAD_ROWS: Phrase = Phrase::new("Chybné řádky", "Bad rows");
pub(crate) const BAD_LEAD: Phrase = Phrase::new(
    "Tyto řádky se přeskočí. Opravte je v tabulce a nahrajte ji znovu; co už je zapsané, se nezdvojí.",
    "These rows are left out. Correct them in the table and upload it again; what is written \
     already is not written twice.",
);
pub(crate) const ROWS: Phrase = Phrase::new("Řádky", "Rows");
pub(crate) const NUMBER: Phrase = Phrase::new("Řádek", "Row");
pub(crate) const REASON: Phrase = Phrase::new("Proč", "Why");
pub(crate) const WHAT: Phrase = Phrase::new("Co se stane", "What happens");
pub(crate) const NO_CHANGE: Phrase = Phrase::new("beze změny", "no change");
pub(crate) const ORGANISATION: Phrase = Phrase::new("nová organizace", "new organisation");
pub(crate) const ACCOUNT: Phrase = Phrase::new("nový účet", "new account");
pub(crate) const ROLE: Phrase = Phrase::new("role", "role");
pub(crate) const NOTHING: Phrase = Phrase::new("Nic k zapsání. ", "Nothing to write. ");
pub(crate) const NOTHING_MEANS: Phrase = Phrase::new(
    "Vše z tabulky už v portálu je, nebo jsou všechny řádky chybné.",
    "Everything in the table is in the portal already, or all rows are bad.",
);
pub(crate) const CONFIRM: Phrase = Phrase::new("Zapsat změny", "Write the changes");
pub(crate) const DONE: Phrase = Phrase::new("Import je zapsán", "The import is written");
pub(crate) const LINKS: Phrase = Phrase::new("Odkazy k předání", "Links to hand over");
pub(crate) const LINKS_ONCE: Phrase = Phrase::new(
    "Odkazy vidíte jen teď. Portál si je nepamatuje; ztracený nahradíte novým na stránce účtu.",
    "You see the links only now. The portal does not keep them; a lost one is replaced on the \
     page of the account.",
);
pub(crate) const NO_LINKS: Phrase =
    Phrase::new("Žádný nový účet nevznikl. ", "No new account was made. ");
pub(crate) const NO_LINKS_MEANS: Phrase =
    Phrase::new("Není co předávat.", "There is nothing to hand over.");
