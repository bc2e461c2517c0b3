//! Czech text: search that forgives missing diacritics and word endings, Czech alphabetical
//! order, and the spaces a line must not break at.

mod fold;
mod stem;

use std::cmp::Ordering;
use std::sync::OnceLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale::locale;

pub use fold::fold;
use stem::stem;

use crate::number::NBSP;

/// The words of a text as search terms: folded and reduced to a stem, so that "v Lužnici" and
/// "Lužnice" share a term. In the order of the text, repetitions included.
pub fn terms(text: &str) -> Vec<String> {
    words(&fold(text)).map(stem).collect()
}

/// Does the text contain every word of the query, in another case or only its beginning?
/// An empty query finds everything. For many texts keep a [`Searchable`] of each.
pub fn finds(query: &str, text: &str) -> bool {
    Query::new(query).finds(&Searchable::new(text))
}

/// A text prepared for searching.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Searchable(Vec<Word>);

/// A query prepared for looking through many texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query(Vec<Word>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    folded: String,
    stem: String,
}

impl Searchable {
    pub fn new(text: &str) -> Self {
        Self(prepared(text))
    }
}

impl Query {
    pub fn new(text: &str) -> Self {
        Self(prepared(text))
    }
    /// Does the text contain every word of the query, in another case or only its beginning?
    pub fn finds(&self, text: &Searchable) -> bool {
        let fits = |wanted: &Word, word: &Word| {
            word.folded.starts_with(&wanted.folded) || word.stem == wanted.stem
        };
        self.0.iter().all(|wanted| text.0.iter().any(|word| fits(wanted, word)))
    }
}

fn prepared(text: &str) -> Vec<Word> {
    let word = |folded: &str| Word { folded: folded.to_owned(), stem: stem(folded) };
    words(&fold(text)).map(word).collect()
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Czech alphabetical order: č after c, ch after h. Total: texts equal for the alphabet are
/// ordered by their code points.
pub fn compare(a: &str, b: &str) -> Ordering {
    collator().map_or(Ordering::Equal, |collator| collator.compare(a, b)).then_with(|| a.cmp(b))
}

/// Building a collator costs far more than using one, and it may be shared between threads.
fn collator() -> Option<&'static CollatorBorrowed<'static>> {
    static COLLATOR: OnceLock<Option<CollatorBorrowed<'static>>> = OnceLock::new();
    COLLATOR
        .get_or_init(|| Collator::try_new(locale!("cs").into(), CollatorOptions::default()).ok())
        .as_ref()
}

/// Puts a no-break space after one-letter prepositions and conjunctions, which Czech typography
/// does not leave at the end of a line.
pub fn nbsp(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    // What stands before the last character written, and that character itself.
    let (mut before, mut last) = (' ', ' ');
    for c in text.chars() {
        let binds = c == ' ' && is_one_letter_word(last) && !before.is_alphanumeric();
        out.push(if binds { NBSP } else { c });
        (before, last) = (last, c);
    }
    out
}

fn is_one_letter_word(c: char) -> bool {
    "ksvzouaiKSVZOUAI".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same_terms(forms: &[&str]) {
        for form in forms {
            assert_eq!(terms(form), terms(forms[0]), "{form} against {}", forms[0]);
        }
    }

    #[test]
    fn every_case_of_a_word_gives_the_same_term() {
        same_terms(&["Lužnice", "Lužnici", "lužnicí", "LUZNICE"]);
        same_terms(&["povodeň", "povodně", "povodní", "povodni", "povodněmi", "povodních"]);
        same_terms(&["čpavek", "čpavku", "čpavkem"]);
        same_terms(&["České Budějovice", "Českých Budějovic", "Českým Budějovicím"]);
        same_terms(&["v Českých Budějovicích", "v Ceske Budejovice"]);
        same_terms(&["obec", "obce", "obcí", "obci", "obcích", "obcemi"]);
        same_terms(&["Písek", "Písku", "Pískem"]);
        same_terms(&["Praha", "Praze", "Prahou"]);
        same_terms(&["město", "městě", "městech"]);
        same_terms(&["dvůr", "dvora", "dvoře"]);
        same_terms(&["Milevsko", "Milevsku", "Milevska"]);
        same_terms(&["Třeboň", "Třeboni"]);
        same_terms(&["Temelín", "Temelína", "Temelíně"]);
    }

    #[test]
    fn different_words_stay_different() {
        for (a, b) in [("Otava", "Vltava"), ("Malše", "Mže"), ("Bechyně", "Blatná"), ("H", "Q")]
        {
            assert_ne!(terms(a), terms(b));
        }
        assert_eq!(terms("SPA 3, 180 cm"), ["spa", "3", "180", "cm"]);
        assert!(terms(" – ").is_empty());
    }

    #[test]
    fn a_query_finds_beginnings_and_other_cases() {
        assert!(finds("cesk bud", "České Budějovice"));
        assert!(finds("v Budějovicích", "Voda v Českých Budějovicích"));
        assert!(finds("luznici", "Řeka Lužnice stoupá"));
        assert!(finds("", "cokoli"));
        assert!(!finds("Krumlov", "České Budějovice"));
    }

    #[test]
    fn the_alphabet_is_czech() {
        let mut towns =
            ["Chlum", "Ivančice", "Cetviny", "Hluboká", "Čkyně", "Dačice", "Žár", "Zliv"];
        towns.sort_by(|a, b| compare(a, b));
        assert_eq!(
            towns,
            ["Cetviny", "Čkyně", "Dačice", "Hluboká", "Chlum", "Ivančice", "Zliv", "Žár"]
        );
        assert_eq!(compare("Lom", "Lom"), Ordering::Equal);
    }

    #[test]
    fn one_letter_words_do_not_end_a_line() {
        assert_eq!(nbsp("Voda v obci a u mostu"), "Voda v\u{a0}obci a\u{a0}u\u{a0}mostu");
        assert_eq!(nbsp("K řece (z Hor)"), "K\u{a0}řece (z\u{a0}Hor)");
        assert_eq!(nbsp("Hora je 5 m"), "Hora je 5 m");
    }
}
