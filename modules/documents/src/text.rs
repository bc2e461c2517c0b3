//! The module's words, both languages side by side.

use hlaska_kernel::Lang;
use hlaska_kernel::number::{NBSP, decimal};

/// Declares the trait and both its implementations; a sentence without its translation does not
/// compile.
macro_rules! words {
    ($($name:ident: $cs:literal, $en:literal;)*) => {
        pub trait Text {
            $(fn $name(&self) -> &'static str;)*
        }
        struct Cs;
        struct En;
        impl Text for Cs { $(fn $name(&self) -> &'static str { $cs })* }
        impl Text for En { $(fn $name(&self) -> &'static str { $en })* }
    };
}

words! {
    files: "Soubory", "Files";
    file: "Soubor", "File";
    situation: "Situace", "Situation";
    incidents: "Události", "Emergency events";
    attach: "Přiložit soubor", "Attach a file";
    attached: "Soubor přiložen", "File attached";
    spill_short: "Únik informace", "Spill";
    attached_by: "Přiložil(a)", "Attached by";
    when: "Čas", "Time";
    none: "K události není přiložen žádný soubor.", "No file is attached to the event.";
    none_means: "Mohou být soubory, které nesmíte číst.", "There may be files you may not read.";
    choose: "Soubor k přiložení", "File to attach";
    accepted: "PDF, DOCX, XLSX, ODT, ODS, JPEG, PNG nebo prostý text, nejvýš 10 MB.",
        "PDF, DOCX, XLSX, ODT, ODS, JPEG, PNG or plain text, at most 10 MB.";
    note: "Co to je", "What it is";
    note_hint: "Stručně, např. Snímek protržené hráze", "In short, e.g. Picture of the broken levee";
    handling: "Označení", "Marking";
    no_classified: "Do portálu nepatří utajované informace",
        "Classified information does not belong here";
    no_classified_means: "Soubor s označením Vyhrazené, Důvěrné, Tajné nebo Přísně tajné portál \
        odmítne. Naskenovaný text přečíst neumí, za ten odpovídáte vy.",
        "A file marked Vyhrazené, Důvěrné, Tajné or Přísně tajné (act 412/2005) is refused. A \
        scanned text cannot be read by the portal; for that you answer.";
    declare: "Potvrzuji, že soubor neobsahuje utajované informace.",
        "I confirm that the file contains no classified information.";
    back: "Zpět na událost", "Back to the event";
    back_to_file: "Zpět", "Back";
    refused: "Soubor nebyl přiložen a portál z něj nic neuložil",
        "The file was not attached and nothing of it was stored";
    steps: "Co teď", "What to do now";
    step_keep: "Soubor nikam neposílejte, netiskněte a nekopírujte. Nic nemažte.",
        "Do not send, print or copy the file. Delete nothing.";
    step_guard: "Počítač nebo nosič mějte pod dohledem a nikomu jej nepůjčujte.",
        "Keep the computer or medium under watch and lend it to nobody.";
    step_call: "Hned zavolejte bezpečnostního ředitele svého úřadu a řiďte se jeho pokyny.",
        "Call the security director of your office at once and follow the instructions.";
    step_wrong: "Je-li označení omylem, rozhodne o tom původce nebo bezpečnostní ředitel. Teprve \
        potom přiložte opravený soubor.",
        "If the marking is a mistake, its originator or the security director decides. Only then \
        attach the corrected file.";
    recorded: "Odmítnutí je zaznamenáno pro správce.", "The refusal is on record for the administrator.";
    image_only: "bez čitelného textu", "no readable text";
    report: "Ohlásit utajovanou informaci", "Report classified information";
    report_lead: "Soubor se hned uzavře: nikdo jej neotevře ani nestáhne, dokud se nerozhodne.",
        "The file is closed at once: nobody opens or downloads it until it is decided.";
    suspended: "Uzavřen, ohlášena utajovaná informace", "Closed, classified information reported";
    suspended_file: "Uzavřený soubor", "Closed file";
    closed: "Soubor je uzavřen: někdo ohlásil, že obsahuje utajovanou informaci.",
        "The file is closed: somebody reported that it contains classified information.";
    clear: "Zpřístupnit soubor", "Reopen the file";
    clear_lead: "Rozhodl-li bezpečnostní ředitel, že soubor utajovanou informaci neobsahuje:",
        "If the security director decided that the file holds no classified information:";
    clear_reason: "Kdo a jak rozhodl", "Who decided and how";
    destroyed: "Obsah zničen", "Content destroyed";
    destroyed_file: "Zničený soubor", "Destroyed file";
    spill: "Únik utajované informace", "Spill of classified information";
    spill_lead: "Obsah souboru se nenávratně zničí i s názvem. Zůstane záznam, kdo a kdy jej přiložil a kdo a proč jej zničil.",
        "The content of the file is destroyed for good with its name. A record stays of who \
        attached it and when, and of who destroyed it and why.";
    spill_first: "Nejdřív zavolejte bezpečnostního ředitele. Rozhodne, zda má být obsah zničen.",
        "Call the security director first. The director decides whether the content is to be destroyed.";
    spill_copies: "Kopie, které si lidé stáhli, portál zničit neumí. Kdo soubor otevřel, stojí v záznamech o přístupech.",
        "Copies people downloaded cannot be destroyed by the portal. The access records say who opened the file.";
    number: "Číslo souboru", "Number of the file";
    number_hint: "Stojí u souboru na stránce události", "It stands by the file on the event's page";
    find: "Najít", "Find";
    size: "Velikost", "Size";
    reason: "Důvod zničení", "Reason for destroying";
    reason_hint: "Zůstane v záznamech. Nic z obsahu neopisujte.",
        "It stays in the records. Copy nothing of the content.";
    go_on: "Pokračovat", "Continue";
    sure: "Opravdu zničit obsah?", "Really destroy the content?";
    sure_tick: "Obsah souboru má být zničen. Vím, že jej nelze obnovit.",
        "The content is to be destroyed. I know that it cannot be restored.";
    destroy: "Zničit obsah", "Destroy the content";
    no_such: "Soubor tohoto čísla není. Zkontrolujte číslo.", "There is no file of this number. Check it.";
    gone: "Obsah tohoto souboru byl zničen.", "The content of this file was destroyed.";
}

pub fn text(lang: Lang) -> &'static dyn Text {
    match lang {
        Lang::Cs => &Cs,
        Lang::En => &En,
    }
}

/// `1,2 MB`, `34 kB`
pub(crate) fn size(bytes: u64, lang: Lang) -> String {
    #[expect(clippy::cast_precision_loss, reason = "files are small")]
    let bytes = bytes as f64;
    if bytes >= 1e6 {
        format!("{}{NBSP}MB", decimal(bytes / 1e6, 1, lang))
    } else {
        format!("{}{NBSP}kB", decimal((bytes / 1e3).ceil(), 0, lang))
    }
}

/// `č. 123`
pub(crate) fn number(number: u64, lang: Lang) -> String {
    match lang {
        Lang::Cs => format!("č.{NBSP}{number}"),
        Lang::En => format!("no.{NBSP}{number}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_as_people_say_them() {
        assert_eq!(size(0, Lang::Cs), "0\u{a0}kB");
        assert_eq!(size(12_345, Lang::Cs), "13\u{a0}kB");
        assert_eq!(size(1_234_567, Lang::Cs), "1,2\u{a0}MB");
        assert_eq!(size(1_234_567, Lang::En), "1.2\u{a0}MB");
    }
}
