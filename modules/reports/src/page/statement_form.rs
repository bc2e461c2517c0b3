//! The questions, the same for a mayor and for those who write for him.

use hlaska_web::ui::{self, Card, Kit};
use maud::{Markup, html};

use super::{Sight, mark};
use crate::statement::{Need, Situation, Statement, Supply, Utility};
use crate::view::record::Report;

/// All questions, answered as last time.
pub fn questions(kit: &Kit<'_>, last: Option<&Report>, sight: &Sight) -> Markup {
    let last = last.map(|report| &report.statement);
    html! {
        (situation(kit, last, sight))
        (people(kit, last, sight))
        (supplies(kit, last, sight))
        (needs(kit, last, sight))
    }
}

fn situation(kit: &Kit<'_>, last: Option<&Statement>, sight: &Sight) -> Markup {
    let (t, words) = (sight.text(), sight.words());
    let card = |situation: &Situation| {
        Card::new(situation.name(), words.situation(*situation))
            .hint(words.situation_hint(*situation))
            .mark(mark::sign(*situation))
    };
    let cards: Vec<Card> = Situation::ALL.iter().map(card).collect();
    let preset = last.map_or("", |statement| statement.situation.name());
    ui::cards(kit, "situation", t.how_is_it(), preset, &cards)
}

fn people(kit: &Kit<'_>, last: Option<&Statement>, sight: &Sight) -> Markup {
    let t = sight.text();
    let count = |of: fn(&Statement) -> Option<u32>| {
        last.and_then(of).map(|count| count.to_string()).unwrap_or_default()
    };
    let fields = [
        ("evacuated", t.evacuated(), count(|s| s.people.evacuated)),
        ("cut_off", t.cut_off(), count(|s| s.people.cut_off)),
        ("injured", t.injured(), count(|s| s.people.injured)),
    ];
    html! {
        fieldset {
            legend { (t.how_many()) }
            p.hint { (t.how_many_hint()) }
            div.fields {
                @for (name, label, value) in fields { (kit.number(name, label, t.people()).value(value)) }
            }
        }
    }
}

fn supplies(kit: &Kit<'_>, last: Option<&Statement>, sight: &Sight) -> Markup {
    let (t, words) = (sight.text(), sight.words());
    let options: Vec<(String, String)> = Supply::ALL
        .iter()
        .map(|supply| (supply.name().to_owned(), words.supply(*supply).to_owned()))
        .collect();
    let value = |utility: Utility| last.map_or(Supply::Unknown, |s| s.supplies.of(utility)).name();
    html! {
        fieldset {
            legend { (t.what_works()) }
            div.fields {
                @for utility in Utility::ALL {
                    (kit.select(utility.name(), words.utility(*utility), &options).value(value(*utility)))
                }
            }
        }
    }
}

fn needs(kit: &Kit<'_>, last: Option<&Statement>, sight: &Sight) -> Markup {
    let (t, words) = (sight.text(), sight.words());
    let cards: Vec<Card> =
        Need::ALL.iter().map(|need| Card::new(need.name(), words.need(*need))).collect();
    let ticked: Vec<&str> = last.iter().flat_map(|s| &s.needs).map(|need| need.name()).collect();
    let text = |of: fn(&Statement) -> &String| last.map(of).cloned().unwrap_or_default();
    html! {
        (ui::checks(kit, "need", t.what_is_needed(), &ticked, &cards))
        (kit.text("needs_text", t.needs_text()).hint(t.what_is_needed_hint()).value(text(|s| &s.needs_text)).optional())
        (kit.area("note", t.free_text()).rows(3).hint(t.free_text_hint()).value(text(|s| &s.note)).optional())
    }
}

/// What the form is about and what the person saw when filling it in.
pub fn hidden(exercise: bool, last: Option<&Report>) -> Markup {
    html! {
        input type="hidden" name="exercise" value=(u8::from(exercise));
        @if let Some(report) = last { input type="hidden" name="seen" value=(report.seq); }
    }
}
