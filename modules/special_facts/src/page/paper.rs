//! A copy for paper: the mark at the top right of every sheet, and on every sheet for whom, when
//! and which copy it is. Making one is a reading of its own.

use hlaska_kernel::{Lang, Marking, Refusal, time};
use hlaska_web::{Answer, Cx, Export};
use maud::{DOCTYPE, Markup, html};

use super::asked_fact;
use crate::storage::{How, note_read};
use crate::text::text;
use crate::view::Fact;

pub(crate) const CSS: &str = "/zvlastni-skutecnosti/tisk.css";

/// Elements fixed to the sheet are printed on every one of them.
const STYLE: &str = include_str!("../../data/paper.css");

/// A text for paper, without the frame of a page.
pub struct Sheet<'a> {
    /// As it is called on paper: `č. j. 3/2026`.
    pub reference: String,
    pub title: &'a str,
    /// Above the title: originator, day.
    pub origin: String,
    pub text: &'a str,
    /// Below the text.
    pub end: String,
}

pub(crate) async fn css(_cx: Cx) -> Result<Answer, Refusal> {
    Ok(Answer::typed("text/css; charset=utf-8", STYLE))
}

pub(crate) async fn page(cx: Cx) -> Result<Answer, Refusal> {
    let fact = asked_fact(&cx)?;
    let asked: u32 = cx.query.get("vytisk").parse().unwrap_or(1);
    let copy = Some(asked).filter(|copy| (1..=fact.filing.copies).contains(copy));
    let copy = copy.ok_or(Refusal::NotFound)?;
    note_read(&cx, fact.list, &fact.reference(), How::Copy(copy)).await?;
    Ok(printed(&cx, &sheet_of(&fact, copy, cx.lang()), copy))
}

fn sheet_of(fact: &Fact, copy: u32, lang: Lang) -> Sheet<'_> {
    let (words, filing) = (text(lang), &fact.filing);
    let copies = words.copy_of(copy, filing.copies);
    Sheet {
        reference: format!("{} {} · {copies}", words.number(), fact.reference()),
        title: &filing.subject,
        origin: format!("{}, {}", filing.originator, filing.dated),
        text: if filing.text.is_empty() { words.on_paper() } else { &filing.text },
        end: format!("{}: {}", words.recipients(), filing.recipients),
    }
}

/// The sheet as an answer. Whoever calls it has written the reading down.
pub fn printed(cx: &Cx, sheet: &Sheet<'_>, copy: u32) -> Answer {
    let export = Export::of(cx, Marking::SpecialFacts);
    let lang = cx.lang();
    let page = html! {
        (DOCTYPE)
        html lang=(if lang == Lang::Cs { "cs" } else { "en" }) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                title { (sheet.reference) }
            }
            body.paper {
                (marks(&export, copy, lang))
                div.sheet {
                    div.sheet-head { div {} }
                    main {
                        p { (sheet.reference) }
                        p { (sheet.origin) }
                        h1 { (sheet.title) }
                        @for part in sheet.text.split('\n') { p { (part) } }
                        p.small { (sheet.end) }
                    }
                    div.sheet-foot { div {} }
                }
            }
        }
    };
    export.marks(Answer::html(page))
}

/// What stands on every sheet: the mark at the top right, and who made the copy and when.
pub fn marks(export: &Export, copy: u32, lang: Lang) -> Markup {
    let words = text(lang);
    let mark = format!(
        "{} · {} · {} · {}",
        export.person,
        export.organisation,
        time::date_time(export.at, lang),
        words.copy_number(copy)
    );
    html! {
        link rel="stylesheet" href=(CSS);
        p.zs { b { (words.mark()) } }
        p.zs-copy { (mark) }
        p.zs-veil aria-hidden="true" { (mark) }
    }
}
