//! Czech sentences.

use hlaska_kernel::Lang;
use hlaska_kernel::number::{counted, plural};
use hlaska_kernel::time::span_words;

use super::{Text, says};

pub(super) struct Cs;

#[rustfmt::skip]
impl Text for Cs {
    says! {
        board = "Hlášení obcí";
        my_municipality = "Moje obec";
        reality = "skutečné situace";
        drill = "cvičení";
        drill_open = "Hlášení patří ke cvičení";
        reality_instead = "Děje se něco doopravdy? Přejít na skutečné hlášení";
        drill_report = "Současně probíhá cvičení. Přejít na hlášení pro cvičení";
        drill_too = "Probíhá také cvičení";
        real_meanwhile = "Mimo cvičení jsou skutečné výzvy nebo hlášení";
        choose_board = "Zobrazit";
        kind = "Hlášení se týká";
        answered = "Odpovědělo";
        has_answered = "odpověděla";
        you_answered = "Odpověděli jste";
        waiting = "čeká se";
        overdue = "Po lhůtě";
        no_contact = "Bez spojení";
        not_asked = "bez výzvy";
        people = "osob";
        disrupted = "Nefunguje plně";
        in_need = "Žádá o pomoc";
        municipality = "Obec";
        situation = "Situace";
        evacuated = "Evakuováno";
        cut_off = "Odříznuto";
        injured = "Zraněno";
        needs = "Potřebuje";
        reported = "Hlášeno";
        answer = "Odpověď";
        note = "Poznámka";
        orp = "ORP";
        all_orps = "všechny ORP";
        state = "Jen obce";
        any_state = "všechny";
        show = "Zobrazit";
        view = "Podoba přehledu";
        table = "Tabulka";
        cards = "Karty";
        tiles = "Tabule";
        map = "Mapa";
        write_down = "Zapsat hlášení za obec";
        find = "Najít obec";
        find_hint = "Název nebo začátek názvu, i bez háčků";
        find_none = "Žádná obec toho názvu ve vašem území není.";
        nothing_yet = "Žádná obec nebyla vyzvána a žádná se sama neozvala.";
        nothing_yet_why = " To neznamená, že je všude klid. Obce vyzvete na stránce události.";
        nothing_so = "Výběru teď neodpovídá žádná obec.";
        nothing_so_why = " Součty nahoře zahrnují i obce mimo výběr.";
        no_report = "bez hlášení";
        due = "do";
        due_until = "Odpovězte do";
        next_due_you = "Odpověděli jste, další hlášení do";
        due_was = "Lhůta vypršela v";
        next_due = "další do";
        unchanged = "Beze změny";
        last_report = "Poslední hlášení";
        prefilled = "Předvyplněno z posledního hlášení v";
        never_reported = "Obec zatím nic nehlásila. Neznamená to, že je v ní klid.";
        nobody_asks = "Teď se na vás nikdo neobrací s výzvou.";
        nobody_asks_why = "Hlášení můžete podat kdykoli sami.";
        asked_by = "Vyzval";
        asked_at = "Vyzváno";
        withdrawn = "Výzva odvolána";
        closed = "Výzva uzavřena";
        how_is_it = "Jaká je situace v obci?";
        how_many = "Kolik lidí je";
        how_many_hint = "Nevíte-li, nechte prázdné. Nula znamená nikdo.";
        what_works = "Co funguje";
        what_is_needed = "Co potřebujete";
        what_is_needed_hint = "Kolik, kam a do kdy";
        needs_text = "Upřesnění potřeb";
        free_text = "Co se děje";
        free_text_hint = "Nemusíte opakovat, co je vyplněno výše";
        send = "Odeslat hlášení";
        sent = "Hlášení je zapsáno, vyplněno v";
        history = "Historie hlášení";
        history_none = "Zatím žádné hlášení.";
        written_by = "zapsal";
        filled_in = "vyplněno";
        told = "sděleno";
        delivered = "doručeno";
        written_at = "zapsáno";
        not_a_mayor = "Tato stránka je pro starosty";
        not_a_mayor_why = "Váš účet nemá roli starosty žádné obce, proto za obec nemůže hlásit. Má-li ji mít, obraťte se na správce účtů své organizace nebo na tajemníka bezpečnostní rady ORP. Naléhavé hlášení sdělte telefonem ORP nebo hasičům.";
        to_the_board = "Přehled hlášení obcí";
        which_municipality = "Za kterou obec";
        record = "Zapsat hlášení";
        caller = "Kdo volá";
        caller_hint = "Jméno nebo funkce";
        channel = "Spojení";
        told_at = "Sděleno v";
        save_report = "Zapsat hlášení";
        save_unchanged = "Volající hlásí beze změny";
        no_contact_heading = "Nelze se dovolat";
        no_contact_lead = "Zapište marný pokus o spojení. Obec bude vedena jako bez spojení, dokud se neozve.";
        no_contact_note = "Kam a kolikrát jste volali";
        save_no_contact = "Zapsat, že se nelze dovolat";
        no_contact_saved = "Marný pokus o spojení je zapsán.";
        report_saved = "Hlášení je zapsáno a všichni oprávnění ho vidí.";
        ask = "Vyzvat obce";
        ask_lead = "Každá vyzvaná obec uvidí výzvu na své stránce. Její odpověď platí pro všechny, kdo se ptali.";
        ask_what = "Co potřebujete vědět";
        ask_what_hint = "Obce uvidí tento text";
        ask_usual = "Nahlaste prosím situaci v obci.";
        ask_due = "Odpovědět do";
        ask_repeat = "Opakovat";
        ask_repeat_none = "neopakovat";
        ask_whom = "Koho vyzvat";
        ask_all = "Všechny obce události";
        ask_orps = "Celé ORP";
        ask_orps_hint = "Zaškrtněte je níže";
        ask_chosen = "Vybrané obce";
        ask_chosen_hint = "Zaškrtněte je níže";
        ask_send = "Odeslat výzvu";
        asked = "Výzva obcím";
        ask_drill = "Událost je cvičení: výzva i odpovědi budou označeny jako cvičení.";
        asks_none = "Obce zatím nebyly vyzvány.";
        asks_none_why = " O situaci v nich proto nemusíme nic vědět.";
        close_ask = "Ukončit výzvu";
        close_how = "Jak skončila";
        close_done = "Uzavřít, víme dost";
        close_withdrawn = "Odvolat, byla omylem";
        close_reason = "Důvod";
        close_save = "Ukončit výzvu";
        remind = "Zaznamenat urgenci";
        remind_lead = "Portál nikomu nevolá. Zapište, že jste obce, které dluží odpověď, urgovali sami.";
        remind_save = "Zaznamenat urgenci";
        in_panel = "Přehled hlášení";
        map_text = "Obce podle posledního hlášení.";
        map_none = "Zatím nic nevíme: žádná obec nebyla vyzvána ani nehlásila.";
        tile_signs = "● klid, ◐ sledujeme, ▲ zasaženo, ! kritické, ○ bez hlášení; za názvem ? po lhůtě, ✕ bez spojení";
        map_signs = "Značky: ! kritické, ▲ zasaženo, ? po lhůtě, ✕ bez spojení";
        critical = "Kritické";
        affected = "Zasaženo";
        affected_or_worse = "zasažené a kritické";
        received = "Přijato";
        sent_entry = "Odesláno";
        measure = "Opatření";
        attempt = "Pokus o spojení";
    }

    fn municipalities(&self, count: u32) -> String {
        counted(count.into(), "obec", "obce", "obcí")
    }
    fn answered_of(&self, answered: u32, asked: u32) -> String {
        let of = plural(asked.into(), "vyzvané obce", "vyzvaných obcí", "vyzvaných obcí");
        format!("Odpovědělo {answered}\u{a0}z\u{a0}{asked} {of}")
    }
    fn repeat_every(&self, minutes: u32) -> String {
        format!("každých {}", span_words(i64::from(minutes) * 60, Lang::Cs))
    }
    fn report_of(&self, municipality: &str) -> String {
        format!("Hlášení obce {municipality}")
    }
    fn no_contact_with(&self, municipality: &str) -> String {
        format!("Nelze se dovolat: obec {municipality}")
    }
    fn asked_log(&self, what: &str, due: &str) -> String {
        format!("Výzva k\u{a0}hlášení do {due}: {what}")
    }
    fn reminded_log(&self, count: u32) -> String {
        let to = plural(count.into(), "obec", "obce", "obcí");
        format!("Urgováno: {count}\u{a0}{to} bez odpovědi")
    }
    fn seen_by(&self, orp: &str) -> String {
        format!(
            "Vidí ho hned ORP {orp}, krajský úřad, operační středisko hasičů a další oprávnění. \
             Nikomu ho nemusíte říkat znovu."
        )
    }
    fn page_of(&self, municipality: &str) -> String {
        format!("Obec {municipality}")
    }
}
