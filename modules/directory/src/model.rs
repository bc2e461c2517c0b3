//! What the directory is made of: functions, kinds of contacts, how far they were checked.

use hlaska_kernel::Lang;
use serde::{Deserialize, Serialize};

hlaska_kernel::id!(
    /// A person who holds functions.
    PersonId
);
hlaska_kernel::id!(
    /// A function in an organisation, whoever holds it.
    PostId
);
hlaska_kernel::id!(
    /// One way to reach somebody.
    ContactId
);
hlaska_kernel::id!(
    /// A campaign in which organisations confirm their contacts.
    CampaignId
);

/// A closed list: stable name in forms and the journal, Czech, English.
macro_rules! closed {
    ($(#[$doc:meta])* $list:ident { $($item:ident = $name:literal, $cs:literal, $en:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $list { $($item),* }

        impl $list {
            pub const ALL: &'static [Self] = &[$(Self::$item),*];

            /// Stable name in forms and in the journal.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$item => $name),* }
            }
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|item| item.name() == name)
            }
            /// What it is called on screen.
            pub const fn words(self, lang: Lang) -> &'static str {
                match (self, lang) { $((Self::$item, Lang::Cs) => $cs, (Self::$item, Lang::En) => $en),* }
            }
        }
    };
}

closed!(
    /// What somebody is in an organisation. The order is that in which people stand on lists.
    FunctionKind {
        Governor = "governor", "hejtman", "regional governor";
        Mayor = "mayor", "starosta", "mayor";
        DeputyMayor = "deputy_mayor", "místostarosta", "deputy mayor";
        Director = "director", "ředitel", "director";
        OfficeSecretary = "office_secretary", "tajemník", "secretary of the office";
        BoardSecretary = "board_secretary", "tajemník bezpečnostní rady ORP", "secretary of the ORP security board";
        CrisisOfficer = "crisis_officer", "pracovník krizového řízení", "crisis management officer";
        CrisisStaffMember = "crisis_staff_member", "člen krizového štábu", "member of the crisis staff";
        FloodCommissionChair = "flood_commission_chair", "předseda povodňové komise", "chair of the flood commission";
        FloodCommissionMember = "flood_commission_member", "člen povodňové komise", "member of the flood commission";
        DutyService = "duty_service", "stálá služba", "permanent duty service";
        KopisOperator = "kopis_operator", "operátor KOPIS", "operator of the KOPIS centre";
        FireBrigadeCommander = "fire_brigade_commander", "velitel JSDH", "commander of the volunteer fire brigade";
        FireOfficer = "fire_officer", "řídící důstojník HZS", "fire service commanding officer";
        PoliceDutyOfficer = "police_duty_officer", "operační důstojník Policie ČR", "police duty officer";
        AmbulanceDispatcher = "ambulance_dispatcher", "dispečer ZZS", "ambulance dispatcher";
        WaterDispatcher = "water_dispatcher", "dispečer vodohospodářského dispečinku", "water management dispatcher";
        DamOperator = "dam_operator", "obsluha vodního díla", "dam operator";
        Hygienist = "hygienist", "hygienik", "public health officer";
        Veterinarian = "veterinarian", "veterinární inspektor", "veterinary inspector";
        PlanContact = "plan_contact", "kontaktní osoba pro plány", "contact person for the plans";
        Other = "other", "jiná funkce", "another function";
    }
);

closed!(
    /// By what somebody is reached.
    ContactKind {
        FixedLine = "fixed_line", "pevná linka", "fixed line";
        Mobile = "mobile", "mobil", "mobile";
        ServiceMobile = "service_mobile", "služební mobil", "service mobile";
        Email = "email", "e-mail", "e-mail";
        DataBox = "data_box", "datová schránka", "data box";
        Radio = "radio", "volací znak rádia", "radio call sign";
    }
);

impl ContactKind {
    pub const fn is_phone(self) -> bool {
        matches!(self, Self::FixedLine | Self::Mobile | Self::ServiceMobile)
    }
}

closed!(
    /// When the contact is of use.
    Purpose {
        Always = "always", "24 h denně", "24 hours a day";
        Work = "work", "pracovní doba", "working hours";
        OffHours = "off_hours", "mimo pracovní dobu", "out of working hours";
    }
);

closed!(
    /// On whose word a contact is taken for right.
    How {
        Owner = "owner", "potvrdil vlastník", "confirmed by its owner";
        Administrator = "administrator", "ověřil správce", "checked by an administrator";
        Campaign = "campaign", "potvrzeno v kampani", "confirmed in a campaign";
        Link = "link", "potvrzeno odkazem z kampaně", "confirmed by a campaign's link";
    }
);

closed!(
    /// What an organisation said in a campaign.
    Answer {
        Confirmed = "confirmed", "vše platí", "everything holds";
        Changed = "changed", "změněno", "changed";
    }
);

/// A contact as it is used.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ContactFacts {
    pub kind: ContactKind,
    /// Normalised: phones as `+420602123456`, e-mails and data boxes in small letters.
    pub value: String,
    pub purpose: Purpose,
    /// 1 is tried first; 1 to 9.
    pub rank: u8,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_forms_are_those_in_the_journal() {
        let json = |value: &dyn erased::Json| value.json();
        for item in FunctionKind::ALL {
            assert_eq!(json(item), format!("\"{}\"", item.name()));
            assert_eq!(FunctionKind::from_name(item.name()), Some(*item));
        }
        for item in ContactKind::ALL {
            assert_eq!(json(item), format!("\"{}\"", item.name()));
        }
        for item in Purpose::ALL {
            assert_eq!(json(item), format!("\"{}\"", item.name()));
        }
        for item in How::ALL {
            assert_eq!(json(item), format!("\"{}\"", item.name()));
        }
        assert_eq!(FunctionKind::from_name("king"), None);
    }

    mod erased {
        pub trait Json {
            fn json(&self) -> String;
        }
        impl<T: serde::Serialize> Json for T {
            fn json(&self) -> String {
                serde_json::to_string(self).unwrap()
            }
        }
    }
}
