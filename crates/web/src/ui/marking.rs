//! How a marking is called, who may read what bears it, and its badge.

use hlaska_kernel::{Lang, Marking};
use maud::{Markup, html};

use super::icon::{Icon, icon};

/// In the words of people who handle it.
pub const fn marking_name(marking: Marking, lang: Lang) -> &'static str {
    match (marking, lang) {
        (Marking::Open, Lang::Cs) => "Bez omezení",
        (Marking::Open, Lang::En) => "Unrestricted",
        (Marking::Internal, Lang::Cs) => "Interní",
        (Marking::Internal, Lang::En) => "Internal",
        (Marking::Sensitive, Lang::Cs) => "Citlivé",
        (Marking::Sensitive, Lang::En) => "Sensitive",
        (Marking::SpecialFacts, Lang::Cs) => "ZVLÁŠTNÍ SKUTEČNOSTI",
        (Marking::SpecialFacts, Lang::En) => "SPECIAL FACTS",
    }
}

/// Who will see it, in a few plain words.
pub const fn marking_readers(marking: Marking, lang: Lang) -> &'static str {
    match (marking, lang) {
        (Marking::Open, Lang::Cs) => "uvidí všichni, kdo na území pracují, i nástěnné displeje",
        (Marking::Open, Lang::En) => "seen by all who work on the territory, wall displays too",
        (Marking::Internal, Lang::Cs) => "uvidí lidé přihlášení pro území, displeje ne",
        (Marking::Internal, Lang::En) => "seen by people signed in for the territory, not displays",
        (Marking::Sensitive, Lang::Cs) => "uvidí jen ti, kdo smějí číst citlivé údaje",
        (Marking::Sensitive, Lang::En) => "seen only by those cleared for sensitive data",
        (Marking::SpecialFacts, Lang::Cs) => "uvidí jen osoby zapsané v seznamu",
        (Marking::SpecialFacts, Lang::En) => "seen only by persons on the list",
    }
}

/// Nothing for what everybody on the territory may read.
pub fn marking(marking: Marking, lang: Lang) -> Markup {
    html! {
        @if marking != Marking::Open {
            span.badge title=(marking_readers(marking, lang)) {
                (icon(Icon::Eye)) (marking_name(marking, lang))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_restricted_bears_a_badge() {
        assert_eq!(marking(Marking::Open, Lang::Cs).into_string(), "");
        let badge = marking(Marking::Sensitive, Lang::Cs).into_string();
        assert!(badge.contains("Citlivé") && badge.contains("uvidí jen ti"), "{badge}");
    }
}
