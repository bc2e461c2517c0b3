//! Words about people's accounts.

use hlaska_kernel::number::{counted, counted_en};
use hlaska_kernel::{Lang, Marking};

use super::Phrase;
use crate::event::LinkPurpose;

// the list
pub(crate) const ALL: Phrase = Phrase::new("všechny", "all");
pub(crate) const ENDING: Phrase = Phrase::new("končící do 14 dnů", "ending within 14 days");
pub(crate) const HAS_LINK: Phrase = Phrase::new("s platným odkazem", "with a working link");
pub(crate) const INVITATIONS: Phrase = Phrase::new("Pozvánky", "Invitations");
pub(crate) const OFFICE_ENDED: Phrase = Phrase::new("organizace ukončena", "organisation ended");
pub(crate) const LAST_REVIEWED: Phrase = Phrase::new("Naposledy ověřen", "Last reviewed");

// one account
pub(crate) const VALID_UNTIL: Phrase = Phrase::new("Platnost do", "Valid until");
pub(crate) const NO_END: Phrase = Phrase::new("bez omezení", "no end");
pub(crate) const VALIDITY: Phrase = Phrase::new("Platnost účtu", "Validity of the account");
pub(crate) const VALIDITY_LEAD: Phrase = Phrase::new(
    "Po tomto dni se účet sám zablokuje. Nejdéle 12 měsíců; prázdné pole znamená bez omezení.",
    "After this day the account blocks itself. Twelve months at most; empty means no end.",
);
pub(crate) const VALIDITY_BUTTON: Phrase = Phrase::new("Uložit platnost", "Save validity");
pub(crate) const CLEARANCE: Phrase = Phrase::new("Smí číst nejvýše", "May read at most");
pub(crate) const CLEARANCE_LEAD: Phrase = Phrase::new(
    "Nejvyšší označení záznamů a souborů, které osoba přečte. Zvláštní skutečnosti čte jen ten, \
     kdo je na seznamu oprávněných osob.",
    "The highest marking of records and files the person reads. Special facts are read only by \
     those on the list of entitled persons.",
);
pub(crate) const CLEARANCE_USUAL: Phrase = Phrase::new("obvyklé pro roli", "usual for the role");
pub(crate) const CLEARANCE_BUTTON: Phrase = Phrase::new("Uložit oprávnění", "Save clearance");
pub(crate) const FORMER: Phrase = Phrase::new("Dřívější role", "Former roles");
pub(crate) const FORMER_LEAD: Phrase = Phrase::new(
    "Osoba je měla před odchodem. Potvrďte jen ty, které k práci potřebuje teď.",
    "The person held them before leaving. Confirm only those needed for the work now.",
);
pub(crate) const CONFIRM: Phrase = Phrase::new("Potvrdit", "Confirm");
pub(crate) const DROP: Phrase = Phrase::new("Nevracet", "Do not return");
pub(crate) const LEFT: Phrase = Phrase::new("Datum odchodu", "Date of leaving");
pub(crate) const LEFT_HINT: Phrase = Phrase::new("Prázdné znamená dnes.", "Empty means today.");
pub(crate) const RETURN_LEAD: Phrase = Phrase::new(
    "Osoba si jednorázovým odkazem nastaví nové heslo. Dřívější role se nabídnou k potvrzení.",
    "The person sets a new password by a one-time link. Former roles are offered to be confirmed.",
);

// links
pub(crate) const HOURS: Phrase = Phrase::new("Platnost odkazu", "The link works for");
pub(crate) const OPEN_LINK: Phrase = Phrase::new("Vydaný odkaz", "Link handed out");
pub(crate) const WITHDRAW: Phrase = Phrase::new("Odvolat odkaz", "Withdraw the link");
pub(crate) const RENEW: Phrase = Phrase::new("Vydat nový", "Issue a new one");
pub(crate) const PURPOSE: Phrase = Phrase::new("Účel", "Purpose");
pub(crate) const ISSUED: Phrase = Phrase::new("Vydán", "Issued");
pub(crate) const ISSUED_BY: Phrase = Phrase::new("Vydal", "Issued by");
pub(crate) const UNTIL: Phrase = Phrase::new("Platí do", "Works until");
pub(crate) const EXPIRED: Phrase = Phrase::new("vypršel", "expired");
pub(crate) const ACTIONS: Phrase = Phrase::new("Kroky", "Actions");
pub(crate) const NO_INVITATION: Phrase =
    Phrase::new("Žádná otevřená pozvánka. ", "No open invitation. ");
pub(crate) const NO_INVITATION_MEANS: Phrase =
    Phrase::new("Odkaz vydáte na stránce účtu.", "A link is issued on the page of the account.");
pub(crate) const ASK: Phrase = Phrase::new(
    "O nový odkaz požádejte správce své organizace:",
    "Ask the administrator of your organisation for a new link:",
);

// memberships
pub(crate) const MEMBERSHIPS: Phrase = Phrase::new("Jedná i za", "Acts also for");
pub(crate) const FUNCTION: Phrase = Phrase::new("Funkce", "Function");
pub(crate) const END_MEMBERSHIP: Phrase = Phrase::new("Ukončit zastupování", "End acting for it");
pub(crate) const ADD_MEMBER: Phrase =
    Phrase::new("Přizvat osobu z jiné organizace", "Let somebody of another organisation act");
pub(crate) const ADD_MEMBER_LEAD: Phrase = Phrase::new(
    "Osoba použije svůj účet a při práci za tuto organizaci se viditelně přepne.",
    "The person uses their own account and visibly switches when working for this organisation.",
);
pub(crate) const ADD_MEMBER_BUTTON: Phrase = Phrase::new("Přizvat", "Add");

// switching
pub(crate) const ACTING: Phrase = Phrase::new("Za koho jednám", "For whom I act");
pub(crate) const ACTING_LEAD: Phrase = Phrase::new(
    "Platí pro toto zařízení. U zápisů bude stát organizace, za kterou jednáte.",
    "Holds for this device. The organisation you act for stands next to what you write.",
);
pub(crate) const ACTING_BUTTON: Phrase = Phrase::new("Přepnout", "Switch");
pub(crate) const ACTING_DONE: Phrase = Phrase::new("Přepnuto.", "Switched.");

pub(crate) fn hours(hours: i64, lang: Lang) -> &'static str {
    match (hours, lang) {
        (24, Lang::Cs) => "24\u{a0}hodin",
        (24, Lang::En) => "24\u{a0}hours",
        (168, Lang::Cs) => "7\u{a0}dní",
        (168, Lang::En) => "7\u{a0}days",
        (_, Lang::Cs) => "30\u{a0}dní",
        (_, Lang::En) => "30\u{a0}days",
    }
}

pub(crate) fn purpose(purpose: LinkPurpose, lang: Lang) -> &'static str {
    match (purpose, lang) {
        (LinkPurpose::Invitation, Lang::Cs) => "první přihlášení",
        (LinkPurpose::Invitation, Lang::En) => "first sign-in",
        (LinkPurpose::SetPassword, Lang::Cs) => "nové heslo",
        (LinkPurpose::SetPassword, Lang::En) => "new password",
        (LinkPurpose::Return, Lang::Cs) => "návrat",
        (LinkPurpose::Return, Lang::En) => "return",
    }
}

/// `končí za 9 dní`
pub(crate) fn ends_in(days: i64, lang: Lang) -> String {
    let days = u64::try_from(days).unwrap_or(0);
    match lang {
        Lang::Cs => format!("končí za {}", counted(days, "den", "dny", "dní")),
        Lang::En => format!("ends in {}", counted_en(days, "day", "days")),
    }
}

pub(crate) fn marking(marking: Marking, lang: Lang) -> &'static str {
    match (marking, lang) {
        (Marking::Open, Lang::Cs) => "běžné záznamy",
        (Marking::Open, Lang::En) => "ordinary records",
        (Marking::Internal, Lang::Cs) => "vnitřní záznamy",
        (Marking::Internal, Lang::En) => "internal records",
        (Marking::Sensitive, Lang::Cs) => "citlivé záznamy",
        (Marking::Sensitive, Lang::En) => "sensitive records",
        (Marking::SpecialFacts, Lang::Cs) => "zvláštní skutečnosti",
        (Marking::SpecialFacts, Lang::En) => "special facts",
    }
}
