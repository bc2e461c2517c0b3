use super::Text;

pub(super) struct Cs;

impl Text for Cs {
    fn sign_in_through(&self, label: &str) -> String {
        format!("Přihlásit přes {label}")
    }
    fn prove_through(&self, label: &str) -> String {
        format!("Ověřit přes {label}")
    }
    fn through(&self, label: &str) -> String {
        format!("Přihlášení přes {label}")
    }
    fn does_not_answer(&self, label: &str) -> String {
        format!("Poskytovatel „{label}“ teď neodpovídá")
    }
    fn use_local_account(&self) -> &'static str {
        "Přihlaste se místním účtem; tato cesta se obnoví sama."
    }
    fn to_sign_in(&self) -> &'static str {
        "Na přihlašovací stránku"
    }
    fn to_account(&self) -> &'static str {
        "Můj účet"
    }
    fn requests(&self) -> &'static str {
        "Žádosti o přístup"
    }
    fn about(&self) -> &'static str {
        "Lidé, za které se zaručil poskytovatel identit úřadu. Jméno a e-mail uvádí poskytovatel: ověřte si, kdo to je, dřív než je spojíte s účtem."
    }
    fn nobody_asks(&self) -> &'static str {
        "Nikdo nečeká na přístup"
    }
    fn nobody_asks_meaning(&self) -> &'static str {
        "Žádost vznikne, když se přes poskytovatele přihlásí někdo, komu pravidla v nastavení žádnou roli nedávají."
    }
    fn bound(&self) -> &'static str {
        "Spojení s účty"
    }
    fn nobody_bound(&self) -> &'static str {
        "S žádným účtem není nikdo spojen"
    }
    fn nobody_bound_meaning(&self) -> &'static str {
        "Spojení vznikne prvním přihlášením podle pravidel, nebo vyřízením žádosti."
    }
    fn provider(&self) -> &'static str {
        "Poskytovatel"
    }
    fn subject(&self) -> &'static str {
        "Označení u poskytovatele"
    }
    fn said_email(&self) -> &'static str {
        "E-mail podle poskytovatele"
    }
    fn asked(&self) -> &'static str {
        "Požádal(a)"
    }
    fn since(&self) -> &'static str {
        "Spojeno"
    }
    fn declined(&self, reason: &str) -> String {
        format!("Zamítnuto: {reason}")
    }
    fn account(&self) -> &'static str {
        "Účet"
    }
    fn account_hint(&self) -> &'static str {
        "Od dalšího přihlášení bude tento člověk jednat pod tímto účtem."
    }
    fn bind(&self) -> &'static str {
        "Spojit s účtem"
    }
    fn decline(&self) -> &'static str {
        "Zamítnout"
    }
    fn unbind(&self) -> &'static str {
        "Zrušit spojení a odhlásit"
    }
    fn reason(&self) -> &'static str {
        "Důvod"
    }
    fn older_bound(&self) -> &'static str {
        "Starší spojení najdete na stránkách účtů."
    }
    fn bound_here(&self) -> &'static str {
        "Přihlášení přes poskytovatele"
    }
    fn unbind_meaning(&self) -> &'static str {
        "Zrušením přijde účet o role z pravidel a bude všude odhlášen. Role přidělené ručně zůstanou."
    }
    fn mapped(&self) -> &'static str {
        "Role z pravidel"
    }
}
