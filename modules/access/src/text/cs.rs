//! The module's words in Czech.

use hlaska_kernel::Role;
use hlaska_web::Proof;

use super::Text;
use crate::event::OrganisationKind;
use crate::storage::log::Outcome;

pub(super) struct Cs;

impl Text for Cs {
    fn sign_in(&self) -> &'static str {
        "Přihlášení"
    }
    fn login(&self) -> &'static str {
        "Přihlašovací jméno"
    }
    fn password(&self) -> &'static str {
        "Heslo"
    }
    fn sign_in_button(&self) -> &'static str {
        "Přihlásit se"
    }
    fn no_password_yet(&self) -> &'static str {
        "Nemáte heslo, nebo jste ho zapomněli? Správce portálu ve vašem úřadu nebo na kraji vám vydá jednorázový odkaz, kterým si nastavíte nové."
    }
    fn wrong(&self) -> &'static str {
        "Přihlášení se nezdařilo"
    }
    fn wrong_advice(&self) -> &'static str {
        "Jméno nebo heslo nesouhlasí, nebo účet není v provozu. Zkontrolujte klávesnici a zkuste to znovu."
    }
    fn wait(&self, seconds: i64) -> String {
        format!("Zkuste to znovu za {seconds}\u{a0}s")
    }
    fn wait_advice(&self) -> &'static str {
        "Z tohoto místa bylo příliš mnoho nezdařených pokusů. Účet není zablokovaný: z jiného místa se přihlásíte hned."
    }
    fn busy(&self) -> &'static str {
        "Přihlašuje se mnoho lidí najednou"
    }
    fn busy_advice(&self) -> &'static str {
        "Zkuste to znovu za několik sekund. Kdo už je přihlášen, pracuje dál."
    }
    fn set_password(&self) -> &'static str {
        "Nastavení hesla"
    }
    fn set_password_lead(&self) -> &'static str {
        "Odkaz platí jednou. Po nastavení hesla budete přihlášeni."
    }
    fn new_password(&self) -> &'static str {
        "Nové heslo"
    }
    fn password_hint(&self, shortest: usize) -> String {
        format!(
            "Aspoň {shortest} znaků. Nejlépe se pamatuje několik slov za sebou. Nesmí obsahovat přihlašovací jméno."
        )
    }
    fn repeated(&self) -> &'static str {
        "Nové heslo ještě jednou"
    }
    fn set_password_button(&self) -> &'static str {
        "Nastavit heslo a přihlásit se"
    }
    fn dead_link(&self) -> &'static str {
        "Odkaz už neplatí"
    }
    fn dead_link_advice(&self) -> &'static str {
        "Byl použit, nahrazen novějším, nebo vypršel. Požádejte správce portálu o nový."
    }
    fn my_account(&self) -> &'static str {
        "Můj účet"
    }
    fn person(&self) -> &'static str {
        "Jméno nebo funkce"
    }
    fn organisation(&self) -> &'static str {
        "Organizace"
    }
    fn roles(&self) -> &'static str {
        "Role"
    }
    fn allowed(&self) -> &'static str {
        "Co tu smím"
    }
    fn allowed_lead(&self) -> &'static str {
        "Seznam je sestaven ze stejných pravidel, podle kterých portál rozhoduje."
    }
    fn allowed_nothing(&self) -> &'static str {
        "Účet nemá žádnou roli. "
    }
    fn allowed_nothing_means(&self) -> &'static str {
        "Portál vám zatím nic neukáže. Požádejte správce portálu o roli."
    }
    fn reads_only(&self) -> &'static str {
        "Číst, nic nezapisovat."
    }
    fn devices(&self) -> &'static str {
        "Přihlášená zařízení"
    }
    fn devices_lead(&self) -> &'static str {
        "Nepoznáváte některé? Odhlaste je a změňte si heslo."
    }
    fn device(&self) -> &'static str {
        "Zařízení"
    }
    fn unknown_device(&self) -> &'static str {
        "Neznámé zařízení"
    }
    fn this_device(&self) -> &'static str {
        "toto zařízení"
    }
    fn proof(&self) -> &'static str {
        "Ověřeno"
    }
    fn proof_name(&self, proof: Proof) -> &'static str {
        match proof {
            Proof::Password => "heslem",
            Proof::PasswordAndCode => "heslem a kódem",
            Proof::Passkey => "přístupovým klíčem",
            Proof::Provider => "u poskytovatele",
            Proof::ProviderStrong => "u poskytovatele, dvěma faktory",
            Proof::Link => "jednorázovým odkazem",
            Proof::Pairing => "spárováním",
            Proof::BreakGlass => "nouzovým kódem",
        }
    }
    fn since(&self) -> &'static str {
        "Přihlášeno"
    }
    fn last_seen(&self) -> &'static str {
        "Naposledy použito"
    }
    fn idle(&self, span: &str) -> String {
        format!("bez použití {span}")
    }
    fn no_password(&self) -> &'static str {
        "Heslo nemáte, přihlašujete se jinak. Potřebujete-li je, požádejte správce portálu o jednorázový odkaz."
    }
    fn ends(&self) -> &'static str {
        "Platí nejdéle do"
    }
    fn revoke(&self) -> &'static str {
        "Odhlásit"
    }
    fn revoke_others(&self) -> &'static str {
        "Odhlásit všechna ostatní"
    }
    fn revoked(&self) -> &'static str {
        "Zařízení bylo odhlášeno."
    }
    fn change_password(&self) -> &'static str {
        "Změna hesla"
    }
    fn change_password_lead(&self) -> &'static str {
        "Ostatní zařízení se změnou hesla odhlásí."
    }
    fn current_password(&self) -> &'static str {
        "Dosavadní heslo"
    }
    fn change_password_button(&self) -> &'static str {
        "Změnit heslo"
    }
    fn password_changed(&self) -> &'static str {
        "Heslo je změněno, ostatní zařízení jsou odhlášena."
    }
    fn recent(&self) -> &'static str {
        "Poslední přihlášení"
    }
    fn recent_lead(&self) -> &'static str {
        "Pokusy o přihlášení na váš účet, nejnovější nahoře."
    }
    fn recent_nothing(&self) -> &'static str {
        "Zatím žádný záznam. "
    }
    fn recent_nothing_means(&self) -> &'static str {
        "Záznamy začnou vaším příštím přihlášením."
    }
    fn at(&self) -> &'static str {
        "Kdy"
    }
    fn what(&self) -> &'static str {
        "Co"
    }
    fn origin(&self) -> &'static str {
        "Odkud"
    }
    fn outcome(&self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::SignedIn => "přihlášení",
            Outcome::SignedOut => "odhlášení",
            Outcome::Refused => "nezdařený pokus",
            Outcome::Slowed => "další pokusy zpomaleny",
            Outcome::PasswordChanged => "změna hesla",
            Outcome::SessionRevoked => "odhlášení zařízení na dálku",
            Outcome::Proven => "ověření totožnosti",
            Outcome::FactorsChanged => "změna způsobů přihlášení",
        }
    }
    fn role_name(&self, role: Role) -> &'static str {
        match role {
            Role::RegionManager => "Krizový manažer kraje",
            Role::OrpSecretary => "Tajemník bezpečnostní rady ORP",
            Role::Mayor => "Starosta obce",
            Role::Operator => "Operátor KOPIS",
            Role::Reader => "Čtenář",
            Role::Administrator => "Správce portálu",
            Role::OrganisationAdministrator => "Správce organizace",
            Role::Auditor => "Auditor",
        }
    }
    fn kind_name(&self, kind: OrganisationKind) -> &'static str {
        match kind {
            OrganisationKind::Region => "kraj",
            OrganisationKind::Orp => "obec s rozšířenou působností",
            OrganisationKind::Municipality => "obec",
            OrganisationKind::FireService => "hasičský záchranný sbor",
            OrganisationKind::Police => "Policie ČR",
            OrganisationKind::Ambulance => "zdravotnická záchranná služba",
            OrganisationKind::RiverBasin => "správce povodí",
            OrganisationKind::Company => "právnická osoba s úkolem v plánech",
            OrganisationKind::Other => "jiná",
            OrganisationKind::HygieneStation => "krajská hygienická stanice",
            OrganisationKind::VeterinaryAdministration => "krajská veterinární správa",
            OrganisationKind::Army => "Armáda ČR",
            OrganisationKind::NonProfit => "nezisková nebo humanitární organizace",
            OrganisationKind::Dispatch => "dispečink",
            OrganisationKind::VolunteerFireUnit => "jednotka sboru dobrovolných hasičů",
            OrganisationKind::Hospital => "nemocnice",
            OrganisationKind::RoadAuthority => "správce silnic",
        }
    }
}
