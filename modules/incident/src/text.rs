//! The module's words, both languages side by side.

mod counted;

use hlaska_kernel::Lang;

use crate::event::{Channel, EntryKind, IncidentLevel};

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
    situation: "Situace", "Situation";
    title: "Události", "Emergency events";
    lead: "Mimořádné události a jejich deníky.", "Emergency events and their logs.";
    views: "Které události", "Which events";
    open_ones: "Otevřené", "Open";
    closed_ones: "Uzavřené", "Closed";
    open: "Otevřená", "Open";
    closed: "Uzavřená", "Closed";
    open_new: "Založit událost", "Open an event";
    details: "Podrobnosti", "Details";
    search: "Hledat", "Search";
    search_hint: "Název, druh nebo místo; na háčcích a koncovkách nezáleží", "Title, kind or place; diacritics and endings do not matter";
    search_log_hint: "Slova ze záznamů; na háčcích a koncovkách nezáleží", "Words of entries; diacritics and endings do not matter";
    find: "Najít", "Find";
    no_open: "Žádná otevřená událost", "No open event";
    no_open_means: "Nikdo ji v portálu nezaložil. Neznamená to, že se nic neděje: podívejte se na podněty a na stav zdrojů dat.", "Nobody has opened one in the portal. It does not mean that nothing is happening: look at the signals and at the data feeds.";
    no_closed: "Žádná uzavřená událost", "No closed event";
    no_closed_means: "Uzavřené události zůstávají k nahlédnutí zde.", "Closed events stay here to be looked at.";
    none_found: "Nic takového se nenašlo", "Nothing like that was found";
    none_found_means: "Zkuste jiné slovo, nebo se podívejte mezi uzavřené události.", "Try another word or look among the closed events.";
    caption_open: "Otevřené události", "Open events";
    caption_closed: "Uzavřené události", "Closed events";
    event: "Událost", "Event";
    kind: "Druh", "Kind";
    places: "Místo", "Place";
    began: "Začátek", "Began";
    last_written: "Poslední zápis", "Last written";
    directs: "Řídí", "Directed by";
    alarm: "Stupeň poplachu", "Alarm level";
    alarm_none: "nevyhlášen", "none announced";
    description: "Popis", "Description";
    opened_by: "Založil", "Opened by";
    edit: "Upravit údaje", "Change the data";
    close: "Uzavřít událost", "Close the event";
    reopen: "Znovu otevřít", "Open again";
    event_is_closed: "Událost je uzavřená.", "The event is closed.";
    exercise_means: "Cvičná událost. Záznamy a hlášení z ní se nesmějí zaměnit se skutečností.", "An event of an exercise. Its entries and reports must not be taken for reality.";
    joined_signals: "Podněty této události", "Signals of this event";

    form_new: "Nová událost", "New event";
    form_edit: "Úprava údajů události", "Data of the event";
    signal_fills: "Údaje jsou předvyplněné z podnětu. Zkontrolujte je.", "The data were filled in from the signal. Check them.";
    name: "Název", "Title";
    name_hint: "Co a kde, krátce; např. „Povodeň na Malši“", "What and where, briefly; e.g. “Flood on the Malše”";
    kind_label: "Druh události", "Kind of event";
    level_label: "Kdo událost řídí", "Who directs";
    level_municipality: "Obec", "Municipality";
    level_orp: "ORP", "ORP";
    level_region: "Kraj", "Region";
    when_began: "Začátek události", "When it began";
    whole_region: "Celý kraj", "The whole region";
    orps: "Správní obvody ORP", "Districts of ORPs";
    municipalities: "Obce", "Municipalities";
    municipalities_hint: "Názvy oddělte čárkou; háčky a čárky nejsou nutné. Obce uvnitř zaškrtnutého obvodu vypisovat nemusíte.", "Separate names by commas; diacritics are not needed. Those inside a ticked district need not be listed.";
    which_one: "Kterou obec myslíte?", "Which municipality do you mean?";
    exercise_tick: "Jde o cvičení, ne o skutečnou událost", "This is an exercise, not a real event";
    exercise_locked: "Událost bude vedena jako cvičení.", "The event will be kept as an exercise.";
    submit_new: "Založit událost", "Open the event";
    submit_edit: "Uložit změny", "Store the changes";
    reason: "Důvod", "Reason";
    reason_edit: "Důvod změny", "Reason for the change";
    reason_edit_hint: "Zapíše se do deníku, např. „řízení převzal kraj“.", "Goes into the log, e.g. “the region took over”.";
    reason_close: "Proč se událost uzavírá", "Why the event is closed";
    reason_close_hint: "Např. „hladiny klesly pod 1. SPA, zabezpečovací práce skončily“.", "E.g. “levels fell below SPA 1, securing works have ended”.";
    close_means: "Do uzavřené události se už nezapisuje. Lze ji znovu otevřít.", "Nothing is written into a closed event. It can be opened again.";
    reason_reopen: "Proč se událost znovu otevírá", "Why the event is opened again";
    back: "Zpět bez uložení", "Back without storing";
    may_join: "Nepatří podnět k už otevřené události?", "Does the signal belong to an event already open?";
    join: "Připojit k události", "Join with the event";
    already_grown: "Z podnětu už událost vznikla", "An event has grown out of the signal already";
    already_grown_unseen: "řeší se v jiném území", "solved in another territory";

    log: "Deník události", "Log of the event";
    write: "Zápis do deníku", "Write into the log";
    write_kind: "Druh záznamu", "Kind of entry";
    received: "Přijato", "Received";
    sent: "Odesláno", "Sent";
    order: "Příkaz", "Order";
    measure: "Opatření", "Measure";
    note: "Poznámka", "Note";
    wording: "Doslovné znění", "Verbatim text";
    wording_hint: "Enter zapíše, Shift+Enter nový řádek, klávesa n sem skočí odkudkoli.", "Enter writes, Shift+Enter breaks the line, the key n comes here from anywhere.";
    counterparty: "Od koho / komu", "From / to whom";
    channel: "Jakou cestou", "Which way";
    phone: "telefon", "telephone";
    radio: "rádio", "radio";
    email: "e-mail", "e-mail";
    sms: "SMS", "SMS";
    isds: "datová schránka", "data box";
    web: "web", "web";
    in_person: "osobně", "in person";
    when: "Čas události", "When it happened";
    when_hint: "Když jej nezměníte, platí čas odeslání.", "Left alone it is the time of sending.";
    significant: "Významná událost", "Significant";
    unsent: "Nezapsáno", "Not written";
    unsent_means: "Odpověď portálu nepřišla: spojení vypadlo, nebo vypršelo přihlášení. Text zůstal ve formuláři, odešlete jej znovu; dvakrát se nezapíše.", "The portal did not answer: the connection was lost or the session ended. The text is still in the form, send it again; it will not be written twice.";
    submit_entry: "Zapsat", "Write";
    all_kinds: "vše", "everything";
    deeds: "Vedení události", "Directing";
    others: "Z ostatních částí portálu", "From other parts of the portal";
    show_kind: "Zobrazit", "Show";
    only_significant: "Jen významné", "Significant only";
    sorting: "Řazení", "Order";
    newest_first: "Od nejnovějších", "Newest first";
    oldest_first: "Od nejstarších", "Oldest first";
    whole_log: "Celý deník k tisku", "The whole log for print";
    empty_log: "Deník je zatím prázdný", "The log is empty so far";
    empty_log_means: "Nikdo nic nezapsal.", "Nobody has written anything.";
    nothing_in_log: "Takový záznam tu není", "There is no such entry";
    nothing_in_log_means: "Zkuste jiné slovo nebo zrušte výběr.", "Try another word or lift the choice.";
    show_all: "Zobrazit celý deník", "Show the whole log";
    was_opened: "Událost založena", "Event opened";
    was_amended: "Změna údajů", "Data changed";
    was_attached: "Připojen podnět", "Signal joined";
    was_closed: "Událost uzavřena", "Event closed";
    was_reopened: "Událost znovu otevřena", "Event opened again";
    was_invited: "Přizvána organizace", "Organisation invited";
    was_withdrawn: "Přizvání zrušeno", "Invitation withdrawn";
    protected_text: "Obsah je zvláštní skutečnost. Každé otevření se zaznamená.", "The content is a special fact. Every opening is recorded.";
    read_protected: "Otevřít obsah", "Open the content";
    reading_recorded: "Toto nahlédnutí bylo zaznamenáno.", "This reading was recorded.";
    to_print: "K tisku", "For print";
    back_to_event: "Zpět k události", "Back to the event";
    author: "Zapsal", "Written by";
    handling: "Kdo to uvidí", "Who will see it";
    handling_entry_hint: "Platí navíc k označení události. Citlivé záznamy a zvláštní skutečnosti mají vlastní číselnou řadu.", "On top of the marking of the event. Sensitive entries and special facts are numbered apart.";
    as_event: "Jako událost – uvidí každý, kdo vidí událost", "As the event – seen by all who see the event";
    was_handled: "Označení", "Marking";
    invited: "Přizvané organizace", "Invited organisations";
    invite: "Přizvat organizaci", "Invite an organisation";
    invite_means: "Lidé přizvané organizace uvidí tuto událost, i když leží mimo jejich území. Nic v ní nezmění a označené záznamy jim zůstanou skryté, pokud je nesmějí číst.", "People of an invited organisation will see this event although it lies outside their territory. They change nothing in it, and marked entries stay hidden from those who may not read them.";
    organisation: "Organizace", "Organisation";
    invite_submit: "Přizvat", "Invite";
    withdraw: "Zrušit přizvání", "Withdraw the invitation";
    none_invited: "Žádná organizace není přizvaná", "No organisation is invited";
    none_invited_means: "Událost vidí jen ti, jejichž území se týká.", "The event is seen only by those whose territory it touches.";
    correct: "Opravit", "Correct";
    mark: "Označit jako významné", "Mark as significant";
    unmark: "Zrušit významnost", "Not significant";
    form_correct: "Oprava záznamu", "Correction of an entry";
    correct_means: "Původní záznam zůstane v deníku přeškrtnutý, oprava se zapíše jako nový záznam.", "The original entry stays in the log struck through; the correction is written as a new one.";
    reason_correct: "Důvod opravy", "Reason for the correction";
    submit_correct: "Zapsat opravu", "Write the correction";
    outside: "Událost leží mimo území, za které odpovídáte. Vyberte místa ve svém území.", "The event lies outside the territory you are responsible for. Choose places inside it.";
}

pub fn text(lang: Lang) -> &'static dyn Text {
    match lang {
        Lang::Cs => &Cs,
        Lang::En => &En,
    }
}

/// The same sentence in both languages.
pub fn both(sentence: fn(&dyn Text) -> &'static str) -> (&'static str, &'static str) {
    (sentence(&Cs), sentence(&En))
}

impl dyn Text + '_ {
    pub fn level(&self, level: IncidentLevel) -> &'static str {
        match level {
            IncidentLevel::Municipality => self.level_municipality(),
            IncidentLevel::Orp => self.level_orp(),
            IncidentLevel::Region => self.level_region(),
        }
    }

    pub fn entry(&self, kind: EntryKind) -> &'static str {
        match kind {
            EntryKind::Received => self.received(),
            EntryKind::Sent => self.sent(),
            EntryKind::Order => self.order(),
            EntryKind::Measure => self.measure(),
            EntryKind::Note => self.note(),
        }
    }

    pub fn way(&self, channel: Channel) -> &'static str {
        match channel {
            Channel::Phone => self.phone(),
            Channel::Radio => self.radio(),
            Channel::Email => self.email(),
            Channel::Sms => self.sms(),
            Channel::Isds => self.isds(),
            Channel::Web => self.web(),
            Channel::InPerson => self.in_person(),
        }
    }
}
