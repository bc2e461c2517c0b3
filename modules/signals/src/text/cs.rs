use hlaska_kernel::number::counted;

use super::Text;
use crate::signal::{State, Urgency};

pub(super) struct Cs;

impl Text for Cs {
    fn title(&self) -> &'static str {
        "Podněty"
    }
    fn lead(&self) -> &'static str {
        "Čeho si všimly zdroje dat a co má posoudit služba."
    }
    fn situation(&self) -> &'static str {
        "Situace"
    }
    fn views(&self) -> &'static str {
        "Které podněty"
    }
    fn open(&self) -> &'static str {
        "Otevřené"
    }
    fn history(&self) -> &'static str {
        "Historie"
    }
    fn waiting(&self) -> &'static str {
        "Nové"
    }
    fn known(&self) -> &'static str {
        "Vzaté na vědomí, příčina trvá"
    }
    fn more(&self, hidden: usize) -> String {
        format!(
            "Ještě {}",
            counted(hidden as u64, "další podnět", "další podněty", "dalších podnětů")
        )
    }
    fn nothing_new(&self) -> &'static str {
        "Žádný nový podnět"
    }
    fn nothing_new_means(&self) -> &'static str {
        "Neznamená to, že je klid: nejdřív se podívejte, zda zdroje dat mluví."
    }
    fn nothing_past(&self) -> &'static str {
        "Zatím žádný vyřízený podnět"
    }
    fn nothing_past_means(&self) -> &'static str {
        "Sem přijdou podněty, které pominuly nebo byly odloženy."
    }
    fn feeds(&self) -> &'static str {
        "Stav zdrojů dat"
    }
    fn page_of(&self, page: usize, pages: usize) -> String {
        format!("strana {page} z {pages}")
    }
    fn urgency(&self, urgency: Urgency) -> &'static str {
        match urgency {
            Urgency::Info => "Informace",
            Urgency::Watch => "Sledovat",
            Urgency::Alert => "Jednat",
            Urgency::Danger => "Jednat ihned",
        }
    }
    fn state(&self, state: State) -> &'static str {
        match state {
            State::New => "čeká na posouzení",
            State::Acknowledged => "vzato na vědomí, příčina trvá",
            State::Settled => "pominulo",
            State::Dismissed => "odloženo",
        }
    }
    fn turn(&self, rising: bool) -> &'static str {
        if rising { "zhoršení" } else { "zlepšení" }
    }
    fn acknowledge(&self) -> &'static str {
        "Beru na vědomí"
    }
    fn dismiss(&self) -> &'static str {
        "Odložit s důvodem"
    }
    fn reason(&self) -> &'static str {
        "Proč z podnětu nic nebude"
    }
    fn reason_hint(&self) -> &'static str {
        "Např. „manipulace na jezu, potvrzeno dispečinkem Povodí“. Při dalším zhoršení přijde podnět nový."
    }
    fn observed(&self) -> &'static str {
        "pozorováno"
    }
    fn lasts_since(&self) -> &'static str {
        "trvá od"
    }
    fn since(&self) -> &'static str {
        "Trvá od"
    }
    fn source(&self) -> &'static str {
        "Zdroj"
    }
    fn source_name<'a>(&self, code: &'a str) -> &'a str {
        match code {
            "chmi-hydrology" => "ČHMÚ – hydrologie",
            other => other,
        }
    }
    fn source_page(&self) -> &'static str {
        "Podrobnosti u zdroje"
    }
    fn place(&self) -> &'static str {
        "Místo"
    }
    fn standing(&self) -> &'static str {
        "Vyřízení"
    }
    fn leads_to(&self) -> &'static str {
        "Vzniklo z něj"
    }
    fn development(&self) -> &'static str {
        "Vývoj"
    }
    fn development_note(&self) -> &'static str {
        "Překročení mezí, nejnovější nahoře"
    }
    fn development_columns(&self) -> [&'static str; 4] {
        ["Pozorováno", "Co se stalo", "Údaje", "Naléhavost"]
    }
    fn deeds(&self) -> &'static str {
        "Kdo co udělal"
    }
    fn no_deeds(&self) -> &'static str {
        "Zatím nikdo nic"
    }
    fn no_deeds_means(&self) -> &'static str {
        "Podnět čeká na službu."
    }
    fn acknowledged(&self) -> &'static str {
        "vzato na vědomí"
    }
    fn dismissed(&self) -> &'static str {
        "odloženo"
    }
    fn linked(&self) -> &'static str {
        "navázáno"
    }
    fn not_declared(&self) -> &'static str {
        "Podnět je pozorování zdroje, ne vyhlášený stav. O vyhlášení rozhoduje příslušný orgán."
    }
    fn done_acknowledged(&self) -> &'static str {
        "Podnět je vzat na vědomí."
    }
    fn done_dismissed(&self) -> &'static str {
        "Podnět je odložen. Najdete jej v historii."
    }
}
