//! Words of the pages in both languages.

use hlaska_access::OrganisationKind;
use hlaska_kernel::Lang;
use hlaska_kernel::number::{counted, counted_en};

/// Words in the reader's language.
#[derive(Clone, Copy)]
pub struct Words(pub Lang);

/// Name, Czech, English.
macro_rules! words {
    ($($name:ident = $cs:literal, $en:literal;)*) => {
        impl Words {
            $(pub const fn $name(self) -> &'static str {
                match self.0 { Lang::Cs => $cs, Lang::En => $en }
            })*
        }
    };
}

mod campaign;
mod contact;

impl Words {
    fn count(self, count: usize, cs: [&str; 3], en: [&str; 2]) -> String {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        match self.0 {
            Lang::Cs => counted(count, cs[0], cs[1], cs[2]),
            Lang::En => counted_en(count, en[0], en[1]),
        }
    }
    pub fn organisations(self, count: usize) -> String {
        let cs = ["organizace", "organizace", "organizací"];
        self.count(count, cs, ["organisation", "organisations"])
    }
    pub fn lines(self, count: usize) -> String {
        self.count(count, ["záznam", "záznamy", "záznamů"], ["record", "records"])
    }

    /// By its stable name, so that a kind added elsewhere is merely called "another organisation".
    pub fn organisation_kind(self, kind: OrganisationKind) -> &'static str {
        let (cs, en) = match kind.name() {
            "region" => ("kraj", "region"),
            "orp" => ("obec s rozšířenou působností", "municipality with extended powers"),
            "municipality" => ("obec", "municipality"),
            "fire_service" => ("hasičský záchranný sbor", "fire service"),
            "police" => ("Policie ČR", "police"),
            "ambulance" => ("zdravotnická záchranná služba", "ambulance service"),
            "river_basin" => ("správce povodí", "river basin authority"),
            "hygiene_station" => ("hygienická stanice", "public health authority"),
            "veterinary_administration" => ("veterinární správa", "veterinary authority"),
            "army" => ("Armáda ČR", "army"),
            "non_profit" => ("nezisková organizace", "non-profit organisation"),
            "dispatch" => ("dispečink", "dispatch centre"),
            "volunteer_fire_unit" => ("jednotka dobrovolných hasičů", "volunteer fire unit"),
            "hospital" => ("nemocnice", "hospital"),
            "road_authority" => ("správce silnic", "road authority"),
            "company" => ("právnická osoba s úkolem v plánech", "company with a task in plans"),
            _ => ("jiná organizace", "another organisation"),
        };
        match self.0 {
            Lang::Cs => cs,
            Lang::En => en,
        }
    }
}
