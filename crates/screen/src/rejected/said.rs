//! The sentences: what is wrong, then what to do.

use hlaska_kernel::{Lang, Said, number};

use super::{ActiveContent, ArchiveFault, Banned, XmlFault};
use crate::marking::Finding;
use crate::visible::Spot;

pub(super) fn empty() -> Said {
    Said::new("Soubor je prázdný. Vyberte jiný.", "The file is empty. Choose another one.")
}

pub(super) fn too_large(limit_bytes: usize) -> Said {
    let mebibytes = limit_bytes / 1024 / 1024;
    Said::new(
        format!("Soubor je větší než {mebibytes}\u{a0}MB. Zmenšete jej nebo rozdělte."),
        format!("The file is larger than {mebibytes}\u{a0}MB. Shrink it or split it."),
    )
}

pub(super) fn unknown() -> Said {
    Said::new(
        "Obsah souboru není žádný z přijímaných druhů. Pošlete PDF, DOCX, XLSX, ODT, ODS, JPEG, \
         PNG nebo prostý text.",
        "The content is none of the accepted kinds. Send PDF, DOCX, XLSX, ODT, ODS, JPEG, PNG or \
         plain text.",
    )
}

pub(super) fn mismatch(extension: &str, is: &str) -> Said {
    let shown = hlaska_kernel::plain::name(extension, 12);
    if shown.is_empty() {
        return Said::new(
            format!("Název nemá příponu, obsahem je {is}. Doplňte správnou příponu."),
            format!("The name has no extension, the content is {is}. Add the right extension."),
        );
    }
    Said::new(
        format!(
            "Přípona „{shown}“ neodpovídá obsahu, tím je {is}. Uložte soubor znovu se správnou \
             příponou."
        ),
        format!(
            "The extension “{shown}” does not match the content, which is {is}. Save the file \
             again with the right extension."
        ),
    )
}

pub(super) fn polyglot() -> Said {
    Said::new(
        "V souboru je ukrytý ještě jiný soubor. Vytvořte jej znovu z původního programu.",
        "Another file is hidden in this file. Make it anew in the program it comes from.",
    )
}

pub(super) fn encrypted() -> Said {
    Said::new(
        "Soubor je chráněný heslem, nelze jej zkontrolovat. Uložte jej bez hesla.",
        "The file is protected by a password and cannot be checked. Save it without one.",
    )
}

pub(super) fn macros() -> Said {
    Said::new(
        "Dokument obsahuje makra. Uložte jej bez maker (DOCX, XLSX, ODT) nebo jako PDF.",
        "The document contains macros. Save it without macros (DOCX, XLSX, ODT) or as PDF.",
    )
}

pub(super) fn pixel_bomb(width: u32, height: u32) -> Said {
    let size = |lang| {
        let side = |pixels: u32| number::whole(pixels.into(), lang);
        format!("{}\u{a0}×\u{a0}{}", side(width), side(height))
    };
    Said::new(
        format!("Obrázek má podle hlavičky {} bodů, to je příliš. Zmenšete jej.", size(Lang::Cs)),
        format!("The picture declares {} pixels, too many. Shrink it.", size(Lang::En)),
    )
}

pub(super) fn malformed(family: &str) -> Said {
    Said::new(
        format!("Soubor {family} je poškozený nebo neúplný. Otevřete jej a uložte znovu."),
        format!("The {family} file is damaged or incomplete. Open it and save it again."),
    )
}

/// The instruction of what to do with the medium belongs to the page; here is what was found.
pub(super) fn classified(finding: &Finding) -> Said {
    let (cs, en) = match finding.spot {
        Spot::Name => ("V názvu souboru", "The name of the file"),
        Spot::Body => ("V textu", "The text"),
        Spot::Cell => ("V buňce tabulky", "A cell of the sheet"),
        Spot::Margin => ("V záhlaví, zápatí nebo vodoznaku", "A header, footer or watermark"),
        Spot::Metadata => ("V popisných údajích souboru", "The description of the file"),
    };
    let marking = finding.marking;
    Said::new(
        format!(
            "{cs} je označení utajované informace „{marking}“. Soubor nebyl uložen. Nikam jej \
             neposílejte a zavolejte bezpečnostního ředitele."
        ),
        format!(
            "{en} bears the marking of classified information “{marking}”. The file was not \
             stored. Do not send it anywhere and call the security director."
        ),
    )
}

pub(super) fn banned_code(what: Banned) -> &'static str {
    match what {
        Banned::Program => "program",
        Banned::Script => "script",
        Banned::Markup => "markup",
        Banned::Archive => "archive",
        Banned::OldOffice => "old_office",
    }
}

pub(super) fn banned(what: Banned) -> Said {
    let (cs, en) = match what {
        Banned::Program => (
            "Soubor je program. Programy se nepřijímají pod žádným názvem.",
            "The file is a program. Programs are not taken under any name.",
        ),
        Banned::Script => (
            "Soubor je skript. Skripty se nepřijímají; text pošlete jako PDF.",
            "The file is a script. Scripts are not taken; send text as PDF.",
        ),
        Banned::Markup => (
            "Soubor je webová stránka, kresba SVG nebo XML. Uložte jej jako PDF nebo PNG.",
            "The file is a web page, an SVG drawing or XML. Save it as PDF or PNG.",
        ),
        Banned::Archive => (
            "Soubor je archiv. Pošlete jednotlivé soubory.",
            "The file is an archive. Send the files one by one.",
        ),
        Banned::OldOffice => (
            "Soubor je ve starém formátu (DOC, XLS, RTF). Uložte jej jako DOCX, ODT nebo PDF.",
            "The file is in an old format (DOC, XLS, RTF). Save it as DOCX, ODT or PDF.",
        ),
    };
    Said::new(cs, en)
}

pub(super) fn active_code(what: ActiveContent) -> &'static str {
    match what {
        ActiveContent::JavaScript => "javascript",
        ActiveContent::Launch => "launch",
        ActiveContent::EmbeddedFile => "embedded_file",
        ActiveContent::Object => "object",
        ActiveContent::External => "external",
        ActiveContent::DynamicForm => "dynamic_form",
    }
}

pub(super) fn active(what: ActiveContent) -> Said {
    let (cs, en) = match what {
        ActiveContent::JavaScript => (
            "PDF obsahuje skript. Vytiskněte jej do nového PDF.",
            "The PDF contains a script. Print it into a new PDF.",
        ),
        ActiveContent::Launch => (
            "PDF spouští program nebo odesílá data. Vytiskněte jej do nového PDF.",
            "The PDF starts a program or sends data. Print it into a new PDF.",
        ),
        ActiveContent::EmbeddedFile => (
            "V dokumentu je přiložen jiný soubor. Pošlete přílohy zvlášť.",
            "Another file is attached inside. Send the attachments separately.",
        ),
        ActiveContent::Object => (
            "V dokumentu je objekt jiného programu nebo spustitelné pole. Uložte jej jako PDF.",
            "The document contains an object of another program or a field that runs something. \
             Save it as PDF.",
        ),
        ActiveContent::External => (
            "Dokument si načítá šablonu nebo obsah odjinud. Uložte jej jako PDF.",
            "The document loads a template or content from elsewhere. Save it as PDF.",
        ),
        ActiveContent::DynamicForm => (
            "PDF je dynamický formulář (XFA). Vytiskněte jej do nového PDF.",
            "The PDF is a dynamic form (XFA). Print it into a new PDF.",
        ),
    };
    Said::new(cs, en)
}

pub(super) fn archive_code(fault: ArchiveFault) -> &'static str {
    match fault {
        ArchiveFault::Ratio => "bomb_ratio",
        ArchiveFault::Size => "bomb_size",
        ArchiveFault::TooManyEntries => "bomb_entries",
        ArchiveFault::Nested => "nested_archive",
        ArchiveFault::Path => "path_traversal",
        ArchiveFault::Overlap => "overlapping_parts",
    }
}

pub(super) fn archive(fault: ArchiveFault) -> Said {
    let (cs, en) = match fault {
        ArchiveFault::Ratio => (
            "Soubor se rozbalí na stonásobek své velikosti. Uložte jej znovu nebo jako PDF.",
            "The file unpacks to a hundred times its size. Save it again or as PDF.",
        ),
        ArchiveFault::Size => (
            "Rozbalený obsah je příliš velký. Rozdělte jej nebo zmenšete obrázky.",
            "The unpacked content is too large. Split it or shrink its pictures.",
        ),
        ArchiveFault::TooManyEntries => (
            "Soubor má příliš mnoho částí. Uložte jej jako PDF.",
            "The file has too many parts. Save it as PDF.",
        ),
        ArchiveFault::Nested => (
            "V dokumentu je vložen další archiv nebo dokument. Pošlete jej zvlášť.",
            "Another archive or document is packed inside. Send it separately.",
        ),
        ArchiveFault::Path => (
            "Část souboru má podvržené umístění. Uložte jej znovu v původním programu.",
            "A part of the file has a forged location. Save it again in its own program.",
        ),
        ArchiveFault::Overlap => (
            "Části souboru se překrývají nebo opakují. Uložte jej znovu v původním programu.",
            "Parts of the file overlap or repeat. Save it again in its own program.",
        ),
    };
    Said::new(cs, en)
}

pub(super) fn xml_code(fault: XmlFault) -> &'static str {
    match fault {
        XmlFault::Doctype => "xml_doctype",
        XmlFault::TooDeep => "xml_too_deep",
        XmlFault::TooLong => "xml_too_long",
    }
}

pub(super) fn xml(fault: XmlFault) -> Said {
    let (cs, en) = match fault {
        XmlFault::Doctype => (
            "Dokument uvnitř odkazuje na cizí obsah (DTD, entity). Uložte jej znovu v kancelářském \
             programu.",
            "The document refers to foreign content inside (DTD, entities). Save it again in an \
             office program.",
        ),
        XmlFault::TooDeep => (
            "Dokument je uvnitř příliš zanořený. Uložte jej jako PDF.",
            "The document is nested too deeply inside. Save it as PDF.",
        ),
        XmlFault::TooLong => (
            "Dokument je uvnitř příliš dlouhý. Rozdělte jej.",
            "The document is too long inside. Split it.",
        ),
    };
    Said::new(cs, en)
}
