use hlaska_kernel::number::counted;

use super::Text;
use crate::event::Purpose;

pub(super) struct Cs;

impl Text for Cs {
    fn displays(&self) -> &'static str {
        "Obrazovky"
    }
    fn keys(&self) -> &'static str {
        "Klíče rozhraní"
    }
    fn machines(&self) -> &'static str {
        "Obrazovky a klíče"
    }
    fn displays_lead(&self) -> &'static str {
        "Nástěnné obrazovky, které portál ukazují bez přihlášené osoby. Vidí jen to, co na svém území nemá žádné označení, a nic nemohou měnit."
    }
    fn new_display(&self) -> &'static str {
        "Spárovat obrazovku"
    }
    fn new_display_lead(&self) -> &'static str {
        "Na obrazovce otevřete adresu tohoto portálu s cestou"
    }
    fn code(&self) -> &'static str {
        "Kód z obrazovky"
    }
    fn code_hint(&self) -> &'static str {
        "Osm znaků, které na ní právě svítí, např. K7PM-3XWQ."
    }
    fn name(&self) -> &'static str {
        "Název"
    }
    fn display_name_hint(&self) -> &'static str {
        "Kde visí: Sál krizového štábu."
    }
    fn key_name_hint(&self) -> &'static str {
        "Program, který se bude ptát: GIS kraje."
    }
    fn territory(&self) -> &'static str {
        "Území"
    }
    fn territory_hint(&self) -> &'static str {
        "Napište „kraj“, „ORP Písek“, název obce nebo kód."
    }
    fn pair_button(&self) -> &'static str {
        "Pustit na obrazovku"
    }
    fn paired(&self) -> &'static str {
        "Obrazovka je spárovaná, do pěti sekund se rozsvítí."
    }
    fn revoked(&self) -> &'static str {
        "Zrušeno. Do pěti sekund nevidí nic."
    }
    fn issued_already(&self) -> &'static str {
        "Klíč už byl vydán. Tajná část se podruhé neukazuje."
    }
    fn no_display(&self) -> &'static str {
        "Žádná obrazovka"
    }
    fn no_display_means(&self) -> &'static str {
        "Na vašem území zatím nikdo obrazovku nespároval."
    }
    fn no_key(&self) -> &'static str {
        "Žádný klíč"
    }
    fn no_key_means(&self) -> &'static str {
        "Žádný program nemá do portálu přístup."
    }
    fn since(&self) -> &'static str {
        "Od kdy a kým"
    }
    fn last_seen(&self) -> &'static str {
        "Naposledy"
    }
    fn last_used(&self) -> &'static str {
        "Naposledy použit"
    }
    fn never(&self) -> &'static str {
        "zatím nic"
    }
    fn standing(&self) -> &'static str {
        "Stav"
    }
    fn reason(&self) -> &'static str {
        "Důvod"
    }
    fn revoke_display(&self) -> &'static str {
        "Zrušit obrazovku"
    }
    fn revoke_key(&self) -> &'static str {
        "Zrušit klíč"
    }
    fn revoked_because(&self) -> &'static str {
        "Zrušeno:"
    }
    fn pair_this_screen(&self) -> &'static str {
        "Spárovat tuto obrazovku"
    }
    fn step_open(&self) -> &'static str {
        "Na svém počítači otevřete v portálu"
    }
    fn step_code(&self) -> &'static str {
        "Opište kód, který vidíte zde, a pojmenujte obrazovku."
    }
    fn step_wait(&self) -> &'static str {
        "Obrazovka se do pěti sekund rozsvítí sama."
    }
    fn code_ends(&self) -> &'static str {
        "Kód platí deset minut, pak se objeví nový."
    }
    fn keys_lead(&self) -> &'static str {
        "Klíč dovolí jinému programu číst data z portálu. Každý dotaz podepisuje; portál zná jen veřejnou část klíče."
    }
    fn new_key(&self) -> &'static str {
        "Vydat klíč"
    }
    fn purpose(&self) -> &'static str {
        "Účel"
    }
    fn organisation(&self) -> &'static str {
        "Organizace, která za klíč odpovídá"
    }
    fn valid_for(&self) -> &'static str {
        "Platnost"
    }
    fn issue_button(&self) -> &'static str {
        "Vydat klíč"
    }
    fn key_issued(&self) -> &'static str {
        "Klíč je vydán"
    }
    fn shown_once(&self) -> &'static str {
        "Tajná část se ukazuje jen teď"
    }
    fn shown_once_means(&self) -> &'static str {
        "Uložte ji tam, kde k ní má přístup jen váš program. Když ji ztratíte, zrušte klíč a vydejte nový."
    }
    fn how_to_sign(&self) -> &'static str {
        "Jak dotaz podepsat, popisuje návod správce, kapitola Klíče rozhraní."
    }
    fn kept_it(&self) -> &'static str {
        "Mám uloženo"
    }
    fn ends(&self) -> &'static str {
        "Platí do"
    }
    fn ended(&self) -> &'static str {
        "Platnost skončila"
    }
    fn ends_soon(&self) -> &'static str {
        "Brzy skončí, vydejte další"
    }
    fn purpose_name(&self, purpose: Purpose) -> &'static str {
        match purpose {
            Purpose::Read => "čtení dat rozhraním",
            Purpose::Monitoring => "dohled nad provozem",
        }
    }
    fn months(&self, months: u8) -> String {
        counted(months.into(), "měsíc", "měsíce", "měsíců")
    }
}
