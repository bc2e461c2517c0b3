//! Sentences of the larger pages of administration, in both languages side by side.

pub(crate) mod history;
pub(crate) mod import;
pub(crate) mod organisation;
pub(crate) mod people;
pub(crate) mod review;

use hlaska_kernel::Lang;

/// One sentence; it cannot be written without its translation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase {
    cs: &'static str,
    en: &'static str,
}

impl Phrase {
    pub(crate) const fn new(cs: &'static str, en: &'static str) -> Self {
        Self { cs, en }
    }

    pub(crate) const fn to(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Cs => self.cs,
            Lang::En => self.en,
        }
    }
}
