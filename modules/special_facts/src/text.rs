//! The module's words, both languages side by side.

use hlaska_kernel::Lang;
use hlaska_kernel::number::NBSP;

use crate::event::FactKind;

/// Declares the trait and both its implementations; a sentence without its translation does not
/// compile.
macro_rules! words {
    ($($name:ident: $cs:literal, $en:literal;)*) => {
        pub trait Text {
            fn lang(&self) -> Lang;
            $(fn $name(&self) -> &'static str;)*
        }
        struct Cs;
        struct En;
        impl Text for Cs {
            fn lang(&self) -> Lang { Lang::Cs }
            $(fn $name(&self) -> &'static str { $cs })*
        }
        impl Text for En {
            fn lang(&self) -> Lang { Lang::En }
            $(fn $name(&self) -> &'static str { $en })*
        }
    };
}

words! {
    title: "Zvláštní skutečnosti", "Special facts";
    lead: "Protokoly, do kterých smíte nahlížet, a seznamy oprávněných osob, které vedete. Každé nahlédnutí se zaznamená.", "Registers you may read and lists of entitled persons you keep. Every reading is recorded.";
    mark: "ZVLÁŠTNÍ SKUTEČNOSTI", "ZVLÁŠTNÍ SKUTEČNOSTI";
    registers: "Jednací protokoly", "Registers";
    register: "Samostatný jednací protokol", "Register of special facts";
    my_lists: "Seznamy oprávněných osob, ve kterých jsem", "Lists of entitled persons I am on";
    in_register: "Záznamů", "Entries";
    no_register: "Na žádném seznamu nejste", "You are on no list";
    no_register_means: "Do protokolu nahlíží jen osoba zapsaná v seznamu oprávněných osob.", "Only a person on a list of entitled persons reads a register.";
    kept_lists: "Seznamy oprávněných osob", "Lists of entitled persons";
    list: "Seznam", "List";
    ground: "Území", "Territory";
    persons: "Osob", "Persons";
    no_list: "Žádný seznam", "No list";
    no_list_means: "Založte seznam, do něj zapište určené osoby. Teprve pak lze označovat záznamy.", "Found a list and enter the designated persons. Only then records can be marked.";
    new_list: "Nový seznam", "New list";
    list_name: "Název seznamu", "Name of the list";
    list_name_hint: "Např. „Osoby určené pro krizový plán ORP“", "E.g. “Persons designated for the crisis plan”";
    found: "Založit seznam", "Found the list";
    list_lead: "Seznam osob určených k seznamování se se zvláštními skutečnostmi. Změna platí okamžitě, i pro otevřené stránky.", "Persons designated to learn special facts. A change holds at once, for open pages too.";
    entitled: "Oprávněné osoby", "Entitled persons";
    person: "Osoba", "Person";
    function: "Funkce", "Function";
    reason: "Důvod určení", "Reason";
    signed_by: "Podepsal", "Signed by";
    signed_by_hint: "Kdo osobu určil, např. starosta ORP", "Who designated the person";
    since: "Od", "Since";
    until: "Do", "Until";
    until_hint: "Poslední den oprávnění; nevyplněno = bez konce", "The last day; empty means no end";
    no_end: "bez konce", "no end";
    nobody: "V seznamu nikdo není", "Nobody is on the list";
    nobody_means: "Dokud nikoho nezapíšete, nikdo záznamy tohoto seznamu neuvidí, ani vy.", "Until somebody is entered nobody sees its records, not even you.";
    enter_person: "Zapsat osobu", "Enter a person";
    enter: "Zapsat do seznamu", "Enter on the list";
    remove: "Vyškrtnout", "Strike off";
    removal_reason: "Důvod vyškrtnutí", "Why";
    who_read: "Kdo četl", "Who read";
    when: "Kdy", "When";
    what: "Co", "What";
    how: "Jak", "How";
    device: "Zařízení", "Device";
    viewed: "zobrazení", "on the screen";
    nobody_read: "Zatím nikdo nenahlížel", "Nobody has read so far";
    nobody_read_means: "Každé zobrazení a každý výtisk se objeví zde.", "Every view and every copy will show here.";
    number: "Č. j.", "No.";
    subject: "Věc", "Subject";
    subject_hint: "Název, který nic neprozrazuje", "A title that reveals nothing";
    registered: "Zaevidováno", "Registered";
    originator: "Původce", "Originator";
    dated: "Datum dokumentu", "Date of the document";
    copies: "Výtisků", "Copies";
    recipients: "Rozdělovník", "Recipients";
    storage: "Uložení", "Place of storage";
    returned: "Vráceno", "Returned";
    returned_hint: "Které výtisky a od koho, např. „výtisk č. 2 od HZS kraje“", "Which copies and from whom";
    note_return: "Zapsat vrácení", "Note a return";
    empty_register: "Protokol je prázdný", "The register is empty";
    empty_register_means: "Nic zatím nebylo zaevidováno.", "Nothing has been registered so far.";
    new_fact: "Zaevidovat", "Register";
    fact_kind: "Druh", "Kind";
    kind_document: "Dokument na papíře", "Document on paper";
    kind_record: "Záznam v portálu", "Record in the portal";
    protected_text: "Chráněný obsah", "Protected text";
    protected_text_hint: "U dokumentu na papíře se neukládá. Utajované informace sem nepatří.", "Not stored for a document on paper. Classified information does not belong here.";
    register_it: "Zaevidovat", "Register";
    entry: "Zápis v protokolu", "Entry of the register";
    recorded: "Toto nahlédnutí bylo zaznamenáno.", "This reading was recorded.";
    on_paper: "Obsah je jen na papíře", "The content is on paper only";
    on_paper_means: "Kde je uložen, stojí v zápisu.", "The entry says where it is kept.";
    copies_mean: "Každý výtisk nese označení, jméno, čas a své číslo. Jeho pořízení se zaznamená.", "Each copy bears the mark, a name, the time and its number. Making one is recorded.";
}

pub fn text(lang: Lang) -> &'static dyn Text {
    match lang {
        Lang::Cs => &Cs,
        Lang::En => &En,
    }
}

impl dyn Text + '_ {
    pub fn kind(&self, kind: FactKind) -> &'static str {
        match kind {
            FactKind::Document => self.kind_document(),
            FactKind::Record => self.kind_record(),
        }
    }
    pub fn copy_number(&self, number: u32) -> String {
        match self.lang() {
            Lang::Cs => format!("výtisk č.{NBSP}{number}"),
            Lang::En => format!("copy no.{NBSP}{number}"),
        }
    }
    pub fn copy_of(&self, number: u32, all: u32) -> String {
        match self.lang() {
            Lang::Cs => format!("{} z{NBSP}{all}", self.copy_number(number)),
            Lang::En => format!("{} of{NBSP}{all}", self.copy_number(number)),
        }
    }
}
