//! The words of the components in Czech.

use super::text::Text;

pub(super) struct Cs;

impl Text for Cs {
    fn portal(&self) -> &'static str {
        "Portál krizového řízení"
    }
    fn skip(&self) -> &'static str {
        "Přejít na obsah"
    }
    fn menu(&self) -> &'static str {
        "Hlavní nabídka"
    }
    fn sign_in(&self) -> &'static str {
        "Přihlásit se"
    }
    fn sign_out(&self) -> &'static str {
        "Odhlásit"
    }
    fn live(&self) -> &'static str {
        "Živě"
    }
    fn lost(&self) -> &'static str {
        "Bez spojení – zobrazen stav z {t}"
    }
    fn signed_out(&self) -> &'static str {
        "Přihlášení vypršelo"
    }
    fn sign_in_again(&self) -> &'static str {
        "Přihlášení vypršelo – stránka se už neobnovuje. Přihlaste se znovu."
    }
    fn still(&self) -> &'static str {
        "Neobnovuje se sama"
    }
    fn reload(&self) -> &'static str {
        "Obnovit"
    }
    fn state_of(&self) -> &'static str {
        "Stav k"
    }
    fn revision(&self) -> &'static str {
        "revize"
    }
    fn theme(&self) -> [&'static str; 4] {
        ["Vzhled", "Podle zařízení", "Světlý", "Tmavý"]
    }
    fn low(&self) -> &'static str {
        "Úsporný režim"
    }
    fn keys(&self) -> &'static str {
        "Klávesové zkratky"
    }
    fn other_language(&self) -> &'static str {
        "English"
    }
    fn licences(&self) -> &'static str {
        "Použitá díla"
    }
    fn waiting(&self) -> [&'static str; 3] {
        [
            "{n} hlášení čeká na odeslání – odešle se samo",
            "{n} hlášení čekají na odeslání – odešlou se sama",
            "{n} hlášení čeká na odeslání – odešlou se sama",
        ]
    }
    fn awaiting_sign_in(&self) -> [&'static str; 3] {
        [
            "{n} neodeslané hlášení čeká na vaše přihlášení",
            "{n} neodeslaná hlášení čekají na vaše přihlášení",
            "{n} neodeslaných hlášení čeká na vaše přihlášení",
        ]
    }
    fn attention(&self) -> [&'static str; 3] {
        [
            "{n} hlášení server nepřijal – zkontrolujte je",
            "{n} hlášení server nepřijal – zkontrolujte je",
            "{n} hlášení server nepřijal – zkontrolujte je",
        ]
    }
    fn sent(&self) -> [&'static str; 3] {
        [
            "{n} čekající hlášení bylo odesláno – obnovit stránku",
            "{n} čekající hlášení byla odeslána – obnovit stránku",
            "{n} čekajících hlášení bylo odesláno – obnovit stránku",
        ]
    }
    fn problems(&self) -> &'static str {
        "Formulář nelze odeslat"
    }
    fn optional(&self) -> &'static str {
        "nepovinné"
    }
    fn now_button(&self) -> &'static str {
        "Teď"
    }
    fn choose(&self) -> &'static str {
        "– vyberte –"
    }
    fn newer(&self) -> &'static str {
        "Novější"
    }
    fn older(&self) -> &'static str {
        "Starší"
    }
    fn new_mark(&self) -> &'static str {
        "NOVÉ"
    }
    fn exercise(&self) -> &'static str {
        "Cvičení"
    }
    fn stale(&self) -> &'static str {
        "neaktuální"
    }
    fn overdue(&self) -> &'static str {
        "po lhůtě"
    }
    fn no_contact(&self) -> &'static str {
        "bez spojení"
    }
    fn significant(&self) -> &'static str {
        "Významná událost"
    }
    fn written(&self) -> &'static str {
        "zapsáno"
    }
    fn breadcrumbs(&self) -> &'static str {
        "Kde jsem"
    }
    fn pages(&self) -> &'static str {
        "Stránkování"
    }
    fn legend(&self) -> &'static str {
        "Vysvětlivky"
    }
    fn no_map(&self) -> &'static str {
        "Mapa potřebuje JavaScript. Stejné údaje jsou v přehledech, na které odkazujeme pod ní."
    }
}
