//! What kind of thing happened, how it ended and what kind of account did it.

use hlaska_kernel::Lang;
use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $text:literal $cs:literal $en:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub enum $name { $(#[serde(rename = $text)] $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Stable name in the database, in files and in addresses.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
            pub const fn words(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$variant, Lang::Cs) => $cs, (Self::$variant, Lang::En) => $en),+
                }
            }
        }
    };
}

words!(
    /// The classes of events that § 22 (3) of decree 409/2025 Coll. names, by their letters.
    Class {
        A "a" "Přihlašování a odhlašování" "Signing in and out",
        B "b" "Privilegované činnosti" "Privileged activities",
        C "c" "Účty, oprávnění a práva" "Accounts, permissions and rights",
        D "d" "Neprovedeno pro nedostatek práv" "Not performed for lack of rights",
        E "e" "Zahájení a ukončení činnosti technických aktiv" "Start and end of technical assets",
        F "f" "Kritická a chybová hlášení" "Critical and error messages",
        G "g" "Přístup k záznamům o událostech" "Access to event records",
        H "h" "Manipulace se záznamy o událostech" "Manipulation with event records",
        I "i" "Změny nastavení zaznamenávání" "Changes of logging settings",
        J "j" "Další činnosti s vlivem na bezpečnost" "Other activities that affect security",
    }
);

words!(
    Outcome {
        Ok "ok" "úspěch" "success",
        Fail "fail" "neúspěch" "failure",
        Deny "deny" "odepřeno" "denied",
    }
);

words!(
    AccountClass {
        User "user" "uživatel" "user",
        Privileged "privileged" "privilegovaný uživatel" "privileged user",
        Admin "admin" "správce" "administrator",
        Technical "technical" "technický účet" "technical account",
        Kiosk "kiosk" "nástěnná obrazovka" "wall display",
        ApiKey "api_key" "klíč rozhraní" "API key",
    }
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_what_they_name() {
        assert!(Class::ALL.iter().all(|class| Class::from_name(class.name()) == Some(*class)));
        assert_eq!(Class::ALL.len(), 10);
        assert_eq!(Outcome::from_name("deny"), Some(Outcome::Deny));
        assert_eq!(AccountClass::from_name("nobody"), None);
    }
}
