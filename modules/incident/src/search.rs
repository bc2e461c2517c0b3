//! Search that is quick because its words were prepared when the text was written.

use hlaska_kernel::czech;
use serde::{Deserialize, Serialize};

/// The words of a text, folded, and their stems; each preceded and followed by a space.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Index {
    words: String,
    stems: String,
}

impl Index {
    pub(crate) fn of(texts: &[&str]) -> Self {
        let text = texts.join(" ");
        Self { words: spaced(&words(&text)), stems: spaced(&czech::terms(&text)) }
    }

    /// Every word of the query begins a word of the text or is another case of one.
    pub(crate) fn matches(&self, query: &Query) -> bool {
        query.0.iter().all(|word| self.has(word))
    }

    pub(crate) fn has(&self, word: &Word) -> bool {
        self.words.contains(&word.beginning) || self.stems.contains(&word.stem)
    }
}

/// One word somebody looks for.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub(crate) plain: String,
    beginning: String,
    stem: String,
}

/// What somebody looks for; empty finds everything.
#[derive(Debug, Clone, Default)]
pub(crate) struct Query(pub(crate) Vec<Word>);

impl Query {
    pub(crate) fn of(text: &str) -> Self {
        let pairs = words(text).into_iter().zip(czech::terms(text));
        let word = |(plain, stem): (String, String)| Word {
            beginning: format!(" {plain}"),
            stem: format!(" {stem} "),
            plain,
        };
        Self(pairs.map(word).collect())
    }
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn words(text: &str) -> Vec<String> {
    let folded = czech::fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

fn spaced(words: &[String]) -> String {
    words.iter().fold(String::from(" "), |text, word| text + word + " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(query: &str, text: &str) -> bool {
        Index::of(&[text]).matches(&Query::of(query))
    }

    #[test]
    fn neither_diacritics_nor_cases_nor_unfinished_words_matter() {
        let text = "Starosta žádá pytle na protipovodňovou hráz v Českých Budějovicích.";
        for query in ["ceske budejovice", "PYTEL", "protipov", "starostu zada", "", " – "] {
            assert!(finds(query, text), "{query}");
        }
        for query in ["krumlov", "pytle praha", "tarosta"] {
            assert!(!finds(query, text), "{query}");
        }
    }

    #[test]
    fn it_finds_what_the_kernel_would_find() {
        let text = "Lužnice v Bechyni kulminuje, evakuováno 12 osob";
        for query in ["luznici", "bechyne", "evakuovan", "12", "osoba", "13", "kulminace"] {
            assert_eq!(finds(query, text), czech_finds(query, text), "{query}");
        }
    }

    fn czech_finds(query: &str, text: &str) -> bool {
        hlaska_kernel::czech::finds(query, text)
    }
}
