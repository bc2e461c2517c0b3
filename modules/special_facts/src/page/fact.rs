//! One special fact with its protected text. Opening the page is a reading and is written down
//! before anything is shown.

use hlaska_access::Accounts;
use hlaska_kernel::{FieldError, Marking, Refusal, policy};
use hlaska_web::ui::{self, Icon, Kit, Tone, icon, moment};
use hlaska_web::{Answer, Cx, Fields, StatusCode};
use maud::{Markup, html};

use super::{HOME, asked_fact, fact_address, key, protocol_address};
use crate::command::RegisterFact;
use crate::storage::{How, note_read};
use crate::text::text;
use crate::view::{EntitledList, Fact, SpecialFacts};

pub(crate) async fn page(cx: Cx) -> Result<Answer, Refusal> {
    show(&cx, &Fields::default(), &[]).await
}

pub(crate) async fn refused(cx: &Cx, errors: &[FieldError]) -> Result<Answer, Refusal> {
    Ok(show(cx, &cx.form, errors).await?.status(StatusCode::UNPROCESSABLE_ENTITY))
}

async fn show(cx: &Cx, typed: &Fields, errors: &[FieldError]) -> Result<Answer, Refusal> {
    let fact = asked_fact(cx)?;
    note_read(cx, fact.list, &fact.reference(), How::View).await?;
    let words = text(cx.lang());
    let content = html! {
        (ui::crumbs(&[(HOME, words.title()), (&protocol_address(fact.list), words.register())], cx.lang()))
        div.head {
            div { h1 { (words.number()) " " (fact.reference()) } p.lead { (fact.filing.subject) } }
            (ui::marking(Marking::SpecialFacts, cx.lang()))
        }
        (ui::alert(Tone::Info, "", &html! { p { (words.recorded()) } }))
        (protected(cx, &fact))
        (facts(cx, &fact))
        (copies(cx, &fact))
        @if may_note(cx, &fact) { (return_form(cx, &fact, typed, errors)) }
    };
    Ok(cx.page(words.register()).menu(HOME).answer(&content))
}

fn protected(cx: &Cx, fact: &Fact) -> Markup {
    let words = text(cx.lang());
    let content = html! {
        @if fact.filing.text.is_empty() {
            (ui::empty(words.on_paper(), words.on_paper_means()))
        } @else { p.text { (fact.filing.text) } }
    };
    ui::panel("obsah", words.protected_text(), &html! {}, &content)
}

fn facts(cx: &Cx, fact: &Fact) -> Markup {
    let (words, lang, filing) = (text(cx.lang()), cx.lang(), &fact.filing);
    let author = cx.world().view::<Accounts>().name_of(&fact.author(), lang);
    let returned = html! {
        @for one in &fact.returned { div { (moment(one.at, lang)) " " (one.note) } }
        @if fact.returned.is_empty() { "–" }
    };
    let facts = ui::facts(&[
        (words.fact_kind(), html! { (words.kind(filing.kind)) }),
        (words.registered(), html! { (moment(fact.registered_at, lang)) ", " (author) }),
        (words.originator(), html! { (filing.originator) ", " (filing.dated) }),
        (words.copies(), html! { (filing.copies) }),
        (words.recipients(), html! { (filing.recipients) }),
        (words.storage(), html! { (filing.storage) }),
        (words.returned(), returned),
    ]);
    ui::panel("zapis", words.entry(), &html! {}, &facts)
}

fn copies(cx: &Cx, fact: &Fact) -> Markup {
    let words = text(cx.lang());
    let content = html! {
        p { (words.copies_mean()) }
        p.row {
            @for number in 1..=fact.filing.copies {
                a.btn href={ (fact_address(fact.id)) "/tisk?vytisk=" (number) } {
                    (icon(Icon::Print)) " " (words.copy_number(number))
                }
            }
        }
    };
    ui::panel("vytisky", words.copies(), &html! {}, &content)
}

fn may_note(cx: &Cx, fact: &Fact) -> bool {
    let world = cx.world();
    let list = world.view::<SpecialFacts>().find(fact.list).map(EntitledList::guarded);
    list.is_some_and(|guarded| policy::would_permit::<RegisterFact>(&cx.viewer(), guarded))
}

fn return_form(cx: &Cx, fact: &Fact, typed: &Fields, errors: &[FieldError]) -> Markup {
    let words = text(cx.lang());
    let kit = Kit::new(cx.lang(), typed, errors);
    let body = html! {
        (kit.text("vraceno", words.returned()).hint(words.returned_hint()))
        (kit.submit(words.note_return()))
    };
    let form = kit.form(&format!("{}/vraceno", fact_address(fact.id)), &key(cx), &body);
    ui::panel("vratit", words.note_return(), &html! {}, &form)
}
