//! One campaign: who confirmed, who changed something, who owes an answer.

use hlaska_access::{Accounts, Organisation};
use hlaska_journal::World;
use hlaska_kernel::{Refusal, czech, time};
use hlaska_web::ui::{self, Column, Mood, Row, Table, Tile, Tone};
use hlaska_web::{Answer as Page, Cx, LiveCx, Part};
use maud::{Markup, html};

use super::campaigns::{Counts, state};
use super::{CAMPAIGNS, DIRECTORY, Sight, address, campaign_address, campaign_forms, line};
use crate::model::{Answer, CampaignId, How};
use crate::reach;
use crate::view::Directory;
use crate::view::campaign::{Campaign, Given};

const ID: &str = "kampan";

/// The campaign in the address, if the viewer may see it.
pub fn campaign(live: &LiveCx) -> Result<Campaign, Refusal> {
    let id: CampaignId = live.params.parse("kampan")?;
    let world = live.world();
    let found = world.view::<Directory>().campaign(id);
    found.filter(|one| live.viewer.may_see(one.place)).cloned().ok_or(Refusal::NotFound)
}

pub async fn get(cx: Cx) -> Result<Page, Refusal> {
    show(&cx, &[], None)
}

/// `sent`: which of the page's forms was refused.
pub fn show(
    cx: &Cx,
    errors: &[hlaska_kernel::FieldError],
    sent: Option<campaign_forms::Sent>,
) -> Result<Page, Refusal> {
    let live = cx.live();
    let sight = Sight::of(&live);
    let words = sight.words();
    let campaign = campaign(&live)?;
    let title = format!("{}: {}", words.campaign(), sight.name(campaign.place));
    let content = html! {
        (ui::crumbs(&[(DIRECTORY, words.contacts()), (CAMPAIGNS, words.campaigns())], sight.lang()))
        h1 { (title) }
        p.lead { (campaign.what) }
        (tabs(&campaign, live.query.get("stav") == "cekaji", &sight))
        (fragment(&live))
        (campaign_forms::forms(cx, &campaign, errors, sent))
    };
    let page = cx.page(title).menu(DIRECTORY);
    let page = if errors.is_empty() { page.live() } else { page };
    Ok(page.answer(&content))
}

fn tabs(campaign: &Campaign, waiting: bool, sight: &Sight) -> Markup {
    let words = sight.words();
    let all = campaign_address(campaign.id);
    let owing = format!("{all}?stav=cekaji");
    ui::tabs(
        words.view(),
        &[(&all, words.everybody(), !waiting), (&owing, words.waiting_only(), waiting)],
    )
}

pub fn parts(live: &LiveCx) -> Result<Vec<Part>, Refusal> {
    campaign(live)?;
    let live = live.clone();
    Ok(vec![Part::html(ID, ["directory", "access"], move || fragment(&live).into_string())])
}

/// The figures and everybody's answer.
fn fragment(live: &LiveCx) -> Markup {
    let Ok(campaign) = campaign(live) else { return html! { div id=(ID) {} } };
    let sight = Sight::of(live);
    let world = live.world();
    html! {
        div id=(ID) {
            (facts(&campaign, &world, &sight))
            (tiles(&Counts::of(&campaign, &world, &sight), &sight))
            (reminders(&campaign, &world, &sight))
            (table(&campaign, live.query.get("stav") == "cekaji", &world, &sight))
        }
    }
}

fn facts(campaign: &Campaign, world: &World, sight: &Sight) -> Markup {
    let (words, lang) = (sight.words(), sight.lang());
    let author = |by: &str| sight.author(world, by, How::Owner);
    html! {
        (ui::facts(&[
            (words.campaign_state(), html! { (state(campaign, sight)) }),
            (words.campaign_due(), ui::moment(campaign.due_at, lang)),
            (words.started(), html! { (ui::moment(campaign.started_at, lang)) ", " (author(&campaign.started_by)) }),
        ]))
        @if let Some(closing) = &campaign.closed {
            (ui::alert(Tone::Info, words.closed(), &html! {
                p {
                    (ui::moment(closing.at, lang)) ", " (author(&closing.by))
                    @if !closing.reason.is_empty() { ": " (closing.reason) }
                }
            }))
        }
    }
}

fn tiles(counts: &Counts, sight: &Sight) -> Markup {
    let words = sight.words();
    let tile = |count: usize, label: &str, mood| Tile {
        value: count.to_string(),
        label: label.to_owned(),
        mood,
        ..Tile::default()
    };
    let waiting = if counts.waiting > 0 { Mood::Warn } else { Mood::Calm };
    ui::tiles(&[
        tile(counts.confirmed, words.confirmed(), Mood::Plain),
        tile(counts.changed, words.changed(), Mood::Plain),
        tile(counts.waiting, words.waiting(), waiting),
    ])
}

fn reminders(campaign: &Campaign, world: &World, sight: &Sight) -> Markup {
    let words = sight.words();
    html! {
        @for reminder in &campaign.reminders {
            p.small {
                (words.reminded()) " " (ui::moment(reminder.at, sight.lang())) " ("
                (words.organisations(reminder.organisations.len())) "): " (reminder.note) " – "
                (sight.author(world, &reminder.by, How::Owner))
            }
        }
    }
}

fn table(campaign: &Campaign, waiting: bool, world: &World, sight: &Sight) -> Markup {
    let words = sight.words();
    let accounts = world.view::<Accounts>();
    let known = campaign.organisations.iter().filter_map(|id| accounts.organisation(*id));
    let mut seen: Vec<_> = known
        .filter(|one| campaign.counts(one) && reach::sees(accounts, &sight.viewer, one))
        .filter(|one| !waiting || !campaign.answers.contains_key(&one.id))
        .collect();
    // Those who owe stand first.
    seen.sort_by(|a, b| {
        let answered = |one: &Organisation| campaign.answers.contains_key(&one.id);
        answered(a).cmp(&answered(b)).then_with(|| czech::compare(&a.name, &b.name))
    });
    let columns = [
        Column::text(words.organisation()),
        Column::text(words.answer()),
        Column::text(words.answered_when()),
        Column::text(words.note()),
        Column::text(words.phone()),
        Column::text(words.link_handed()),
    ];
    let empty = if waiting {
        ui::empty(words.everybody_answered(), words.everybody_answered_why())
    } else {
        ui::empty(words.nobody_asked(), words.nobody_asked_why())
    };
    let rows = seen.into_iter().map(|one| row(campaign, one, world, sight)).collect();
    let caption = words.campaign();
    let table = Table {
        id: "kampan-odpovedi",
        caption,
        caption_hidden: true,
        columns: &columns,
        rows,
        empty,
    };
    html! { (table) }
}

fn row(campaign: &Campaign, one: &Organisation, world: &World, sight: &Sight) -> Row {
    let (words, lang) = (sight.words(), sight.lang());
    let given = campaign.answers.get(&one.id);
    let contacts = world.view::<Directory>().contacts_of(one.id);
    let phone = contacts.iter().find(|contact| contact.facts.kind.is_phone());
    let link = campaign.links.get(&one.id);
    let cells = vec![
        html! { a href=(address(one.id)) { (one.name) } },
        html! {
            @match given {
                Some(given) => b { (given.answer.words(lang)) },
                None => span.muted { (words.not_answered()) },
            }
            @if contacts.is_empty() { div { (words.no_contacts()) } }
        },
        html! { @if let Some(given) = given { (word(campaign, given, world, sight)) } },
        html! { @if let Some(given) = given { (given.note) } },
        html! { @if let Some(phone) = phone { (line::value(phone)) } },
        html! {
            @match link {
                Some(at) => (time::date(*at, lang)),
                None => span.muted { (words.no_link()) },
            }
        },
    ];
    let owes = given.is_none() && campaign.is_open() && sight.now > campaign.due_at;
    let changed =
        given.is_some_and(|given| given.answer == Answer::Changed && !given.note.is_empty());
    Row::new(format!("kampan-{}", one.id), cells).hot(owes || changed)
}

fn word(campaign: &Campaign, given: &Given, world: &World, sight: &Sight) -> Markup {
    html! {
        span {
            (ui::moment(given.at, sight.lang())) ", " (sight.author(world, &given.by, given.how))
            @if campaign.is_late(given) { " (" (sight.words().late()) ")" }
        }
    }
}

/// The page again, with what was typed and what was wrong with it.
pub fn refused(
    cx: &Cx,
    sent: campaign_forms::Sent,
    errors: &[hlaska_kernel::FieldError],
) -> Result<Page, Refusal> {
    Ok(show(cx, errors, Some(sent))?.status(hlaska_web::StatusCode::UNPROCESSABLE_ENTITY))
}
