//! What every copy that leaves the portal says of itself: who made it, when, for whom, and how it
//! is marked.

use hlaska_kernel::{Lang, Marking, Timestamp, time};
use http::HeaderName;
use maud::{Markup, html};

use crate::answer::Answer;
use crate::cx::Cx;
use crate::ui::marking_name;

/// The marking of an answer given to a program.
pub const MARKING_HEADER: HeaderName = HeaderName::from_static("x-hlaska-marking");

/// A copy on paper or in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    pub person: String,
    pub organisation: String,
    pub at: Timestamp,
    /// The highest of what the copy holds.
    pub marking: Marking,
}

impl Export {
    /// Made now by whoever asks.
    pub fn of(cx: &Cx, marking: Marking) -> Self {
        let actor = cx.maybe_actor();
        Self {
            person: actor.map(|actor| actor.name.clone()).unwrap_or_default(),
            organisation: actor.map(|actor| actor.organisation_name.clone()).unwrap_or_default(),
            at: cx.now,
            marking,
        }
    }

    /// One line for the head of a file or of a sheet.
    pub fn line(&self, lang: Lang) -> String {
        let (made, marked) = match lang {
            Lang::Cs => ("Výtisk pořídil(a)", "Označení"),
            Lang::En => ("Copy made by", "Marking"),
        };
        let who = [self.person.as_str(), self.organisation.as_str()];
        let who: Vec<_> = who.into_iter().filter(|part| !part.is_empty()).collect();
        format!(
            "{made}: {}, {} · {marked}: {}",
            who.join(", "),
            time::date_time(self.at, lang),
            marking_name(self.marking, lang)
        )
    }

    /// The line on a page made for paper.
    pub fn shown(&self, lang: Lang) -> Markup {
        html! { p.small data-copy { (self.line(lang)) } }
    }

    /// The marking among the headers of an answer.
    #[must_use]
    pub fn marks(&self, answer: Answer) -> Answer {
        answer.header(MARKING_HEADER, self.marking.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_says_who_made_it_when_and_how_it_is_marked() {
        let export = Export {
            person: "Operátor".to_owned(),
            organisation: "HZS kraje".to_owned(),
            at: "2026-11-22T16:00:00Z".parse().unwrap(),
            marking: Marking::Sensitive,
        };
        let line = export.line(Lang::Cs);
        for part in ["Operátor, HZS kraje", "17:00", "Označení: Citlivé"] {
            assert!(line.contains(part), "{line}");
        }
        let answer = export.marks(Answer::json("{}"));
        assert_eq!(answer.0.headers()[MARKING_HEADER], "sensitive");
    }
}
