//! "Co tu smím": the person's roles against the policy matrix, what they may read, what is withheld.

use hlaska_kernel::{Actor, Lang, Marking, Role};
use hlaska_web::ui::{self, Tone, marking_name};
use hlaska_web::{Cx, ui::marking_readers};
use maud::{Markup, html};

use super::grant_words;
use crate::powers::{Power, Powers};
use crate::text::{role_name, text};
use crate::words::action_name;

pub(crate) fn panel(cx: &Cx, _actor: &Actor) -> Markup {
    let words = text(cx.lang());
    let Ok(powers) = Powers::of(cx) else { return html! {} };
    let content = html! {
        p { (words.allowed_lead()) }
        (withheld(&powers, cx.lang()))
        @for power in &powers.grants { (one(cx, power)) }
        @if powers.grants.is_empty() {
            (ui::empty(words.allowed_nothing(), words.allowed_nothing_means()))
        }
        (reading(&powers, cx.lang()))
    };
    ui::panel("smim", words.allowed(), &html! {}, &content)
}

fn one(cx: &Cx, power: &Power) -> Markup {
    let lang = cx.lang();
    html! {
        h3 { (grant_words(power.grant, &cx.portal, lang)) }
        ul {
            @for action in &power.actions { li { (action_name(action, lang)) } }
            @if power.actions.is_empty() && power.grant.role == Role::Reader {
                li { (text(lang).reads_only()) }
            }
        }
    }
}

/// Roles that the account has and this sign-in does not carry.
fn withheld(powers: &Powers, lang: Lang) -> Markup {
    let (title, means) = match lang {
        Lang::Cs => (
            "Některé role teď neplatí",
            "Tyto role vyžadují přihlášení druhým faktorem nebo přístupovým klíčem:",
        ),
        Lang::En => (
            "Some roles do not count now",
            "These roles ask for a sign-in with a second factor or a passkey:",
        ),
    };
    let roles: Vec<_> = powers.withheld.iter().map(|role| role_name(*role, lang)).collect();
    html! {
        @if !roles.is_empty() {
            (ui::alert(Tone::Warn, title, &html! { p { (means) " " b { (roles.join(", ")) } } }))
        }
    }
}

/// Which markings are open, which are not, and what is true of special facts.
fn reading(powers: &Powers, lang: Lang) -> Markup {
    let (heading, none) = match lang {
        Lang::Cs => ("Co smím číst", "Žádné záznamy o událostech ani hlášení."),
        Lang::En => ("What I may read", "No records of events and no reports."),
    };
    let plain = Marking::ALL.into_iter().filter(|one| *one != Marking::SpecialFacts);
    html! {
        h3 { (heading) }
        @if powers.readable.is_empty() { p { (none) } }
        @else {
            p { (ground(lang)) }
            (ui::facts(&plain.map(|one| {
                (marking_name(one, lang), verdict(powers.readable.contains(&one), one, lang))
            }).collect::<Vec<_>>()))
            p { b { (marking_name(Marking::SpecialFacts, lang)) } ": " (special(powers, lang)) }
        }
    }
}

const fn ground(lang: Lang) -> &'static str {
    match lang {
        Lang::Cs => {
            "Záznamy, které se týkají území mých rolí, a události, ke kterým je má organizace přizvaná."
        }
        Lang::En => {
            "Records that touch the territory of my roles, and events to which my organisation is invited."
        }
    }
}

fn verdict(may: bool, marking: Marking, lang: Lang) -> Markup {
    let word = match (may, lang) {
        (true, Lang::Cs) => "ano",
        (true, Lang::En) => "yes",
        (false, Lang::Cs) => "ne",
        (false, Lang::En) => "no",
    };
    html! { b { (word) } " – " (marking_readers(marking, lang)) }
}

fn special(powers: &Powers, lang: Lang) -> &'static str {
    match (powers.lists.is_empty(), lang) {
        (true, Lang::Cs) => "ne – nejsem v žádném seznamu oprávněných osob",
        (true, Lang::En) => "no – I am on no list of entitled persons",
        (false, Lang::Cs) => {
            "ano – jen podle seznamů, ve kterých jsem; každé nahlédnutí se zaznamená"
        }
        (false, Lang::En) => "yes – by the lists I am on; every reading is recorded",
    }
}
