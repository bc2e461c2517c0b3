//! The closed list of what can be recorded. A code is for ever: it stands in records kept for years
//! and in rules of other people's log management. New ones are added, none changes its meaning.

mod registry;

use hlaska_kernel::Lang;

use crate::class::Class;

pub use registry::*;

/// One kind of record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Code {
    /// `family.thing.what`
    pub name: &'static str,
    pub class: Class,
    cs: &'static str,
    en: &'static str,
}

impl Code {
    const fn new(name: &'static str, class: Class, cs: &'static str, en: &'static str) -> Self {
        Self { name, class, cs, en }
    }

    pub const fn words(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Cs => self.cs,
            Lang::En => self.en,
        }
    }

    /// The code of this name; `None` for one that a newer or older portal wrote.
    pub fn from_name(name: &str) -> Option<Self> {
        ALL.iter().copied().find(|code| code.name == name)
    }

    /// `auth` of `auth.login.ok`.
    pub fn family(self) -> &'static str {
        self.name.split('.').next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_class_of_the_law_has_its_codes_and_no_name_stands_twice() {
        let classes: BTreeSet<_> = ALL.iter().map(|code| code.class).collect();
        let names: BTreeSet<_> = ALL.iter().map(|code| code.name).collect();
        assert_eq!(classes.len(), 10);
        assert_eq!(names.len(), ALL.len());
    }

    #[test]
    fn names_can_be_written_anywhere() {
        for code in ALL {
            // RFC 5424 allows 32 characters for a message's kind.
            assert!(code.name.len() <= 32, "{}", code.name);
            let plain = |c: char| c.is_ascii_lowercase() || c == '.' || c == '_';
            assert!(code.name.chars().all(plain), "{}", code.name);
            assert!(!code.words(Lang::Cs).is_empty() && !code.words(Lang::En).is_empty());
            assert_eq!(Code::from_name(code.name), Some(*code));
        }
    }
}
