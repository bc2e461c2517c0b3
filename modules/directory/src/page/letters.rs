//! Fresh links, shown once: letters to print, or a table for a mail merge.

use hlaska_access::{Accounts, Organisation};
use hlaska_journal::World;
use hlaska_kernel::time;
use hlaska_web::ui::{self, Tone};
use hlaska_web::{Answer, Cx};
use maud::{Markup, html};

use super::{DIRECTORY, Sight, campaign_address};
use crate::export;
use crate::model::ContactKind;
use crate::storage::Link;
use crate::value;
use crate::view::Directory;
use crate::view::campaign::Campaign;

/// The page behind a link.
pub fn url(cx: &Cx, token: &str) -> String {
    format!("{}/potvrzeni/{token}", origin(cx))
}

/// The portal's address as the browser of whoever asks knows it.
fn origin(cx: &Cx) -> String {
    let scheme = if cx.portal.settings().secure { "https" } else { "http" };
    let host = cx.headers.get(http::header::HOST).and_then(|host| host.to_str().ok());
    host.map_or_else(String::new, |host| format!("{scheme}://{host}"))
}

pub fn page(cx: &Cx, campaign: &Campaign, links: &[Link]) -> Answer {
    let sight = Sight::of(&cx.live());
    let words = sight.words();
    let back = campaign_address(campaign.id);
    let world = cx.world();
    let accounts = world.view::<Accounts>();
    let content = html! {
        (ui::crumbs(&[(DIRECTORY, words.contacts()), (&back, words.campaign())], sight.lang()))
        h1.no-print { (words.links()) }
        div.no-print {
            (ui::alert(Tone::Warn, words.shown_once(), &html! { p { (words.shown_once_advice()) } p { (words.not_sent()) } }))
        }
        @for link in links {
            @if let Some(organisation) = accounts.organisation(link.organisation) {
                (letter(campaign, organisation, &url(cx, &link.token), &sight))
            }
        }
        p.no-print { a.btn href=(back) { (words.back_to_campaign()) } }
    };
    cx.page(words.links()).menu(DIRECTORY).answer(&content)
}

fn letter(campaign: &Campaign, organisation: &Organisation, url: &str, sight: &Sight) -> Markup {
    let (words, lang) = (sight.words(), sight.lang());
    let content = html! {
        p { (campaign.what) }
        p { (words.letter_intro()) }
        p { a href=(url) { code { (url) } } }
        p { (words.letter_until()) " " b { (time::date_time(campaign.due_at, lang)) } ". "
            (words.link_works_until()) " " (time::date_time(campaign.links_end_at(), lang)) "." }
        p.small { (words.letter_secret()) }
    };
    let id = format!("dopis-{}", organisation.id);
    ui::panel(&id, &organisation.name, &html! {}, &content)
}

/// One line for each organisation, with the addresses a letter may go to.
pub fn table(cx: &Cx, campaign: &Campaign, links: &[Link]) -> Answer {
    let sight = Sight::of(&cx.live());
    let words = sight.words();
    let world = cx.world();
    let accounts = world.view::<Accounts>();
    let head = [
        words.csv_organisation(),
        words.csv_kind(),
        words.csv_email(),
        words.csv_data_box(),
        words.csv_link(),
        words.csv_due(),
    ];
    let rows = links.iter().filter_map(|link| {
        let organisation = accounts.organisation(link.organisation)?;
        Some(vec![
            organisation.name.clone(),
            words.organisation_kind(organisation.kind).to_owned(),
            first(&world, organisation, ContactKind::Email),
            first(&world, organisation, ContactKind::DataBox),
            url(cx, &link.token),
            time::date_time(campaign.due_at, sight.lang()).replace('\u{a0}', " "),
        ])
    });
    export::answer("odkazy.csv", &head, rows)
}

fn first(world: &World, organisation: &Organisation, kind: ContactKind) -> String {
    let contacts = world.view::<Directory>().contacts_of(organisation.id);
    let found = contacts.iter().find(|contact| contact.facts.kind == kind);
    found.map_or_else(String::new, |contact| value::shown(kind, &contact.facts.value))
}
