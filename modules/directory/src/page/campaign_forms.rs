//! Forms of campaigns: a new one, links to hand out, a reminder, the end.

use hlaska_access::OrganisationKind;
use hlaska_kernel::{FieldError, Place, Refusal, Timestamp, policy, time};
use hlaska_web::ui::{self, Card, Kit, Tone};
use hlaska_web::{Answer, Cx, Fields, StatusCode};
use maud::{Markup, html};

use super::{CAMPAIGNS, DIRECTORY, Sight, campaign_address, fresh_key};
use crate::command::close_campaign::CloseCampaign;
use crate::command::issue_links::IssueLinks;
use crate::command::note_reminder::NoteReminder;
use crate::command::start_campaign::{StartCampaign, contains};
use crate::view::campaign::Campaign;

/// Three weeks: a letter goes, comes and is read.
const DUE_SECONDS: i64 = 21 * 24 * 3600;

pub async fn new(cx: Cx) -> Result<Answer, Refusal> {
    show_new(&cx, &Fields::default(), &[])
}

pub fn new_refused(cx: &Cx, errors: &[FieldError]) -> Result<Answer, Refusal> {
    Ok(show_new(cx, &cx.form, errors)?.status(StatusCode::UNPROCESSABLE_ENTITY))
}

fn show_new(cx: &Cx, typed: &Fields, errors: &[FieldError]) -> Result<Answer, Refusal> {
    let sight = Sight::of(&cx.live());
    let words = sight.words();
    let kit = Kit::new(sight.lang(), typed, errors);
    let places = places(&sight);
    let first = places.first().map(|(value, _)| value.clone()).unwrap_or_default();
    let due = Timestamp::from_second(cx.now.as_second() + DUE_SECONDS).unwrap_or(cx.now);
    let body = html! {
        (kit.select("place", words.campaign_place(), &places).value(first))
        (kit.select("kind", words.campaign_kind(), &kinds(&sight)))
        (kit.area("what", words.campaign_what()).rows(2).value(words.campaign_what_preset()))
        (kit.moment("due", words.campaign_due(), due).hint(words.campaign_due_hint()).value(time::for_input(due)))
        (kit.submit(words.start_campaign()))
    };
    let key = cx.key().map_or_else(|| fresh_key(cx), ToOwned::to_owned);
    let content = html! {
        (ui::crumbs(&[(DIRECTORY, words.contacts()), (CAMPAIGNS, words.campaigns())], sight.lang()))
        h1 { (words.new_campaign()) }
        p.lead { (words.campaigns_lead()) }
        (unsent(&sight))
        (kit.form(CAMPAIGNS, &key, &body))
    };
    Ok(cx.page(words.new_campaign()).menu(DIRECTORY).answer(&content))
}

/// The portal tells nobody by itself, and says so.
fn unsent(sight: &Sight) -> Markup {
    let words = sight.words();
    ui::alert(Tone::Info, words.not_sent(), &html! { p { (words.not_sent_advice()) } })
}

/// Territories in which the viewer may start a campaign.
fn places(sight: &Sight) -> Vec<(String, String)> {
    let may = |place: &Place| policy::would_permit::<StartCampaign>(&sight.viewer, *place);
    let region = Some(Place::Region).filter(may);
    let region = region.map(|place| ("region".to_owned(), sight.name(place)));
    let orps = sight.gazetteer.orps().iter().map(|orp| Place::Orp(orp.cisorp)).filter(may);
    let orps = orps.filter_map(|place| Some((place.orp()?.to_string(), sight.name(place))));
    region.into_iter().chain(orps).collect()
}

fn kinds(sight: &Sight) -> Vec<(String, String)> {
    let words = sight.words();
    let all = (String::new(), words.all_kinds().to_owned());
    let kinds = OrganisationKind::ALL.iter();
    let kinds = kinds.map(|k| (k.name().to_owned(), words.organisation_kind(*k).to_owned()));
    std::iter::once(all).chain(kinds).collect()
}

/// Which of the page's forms was sent and refused.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    Reminder,
    Closing,
}

/// What may still be done with the campaign.
pub fn forms(cx: &Cx, campaign: &Campaign, errors: &[FieldError], sent: Option<Sent>) -> Markup {
    if !campaign.is_open() {
        return html! {};
    }
    let sight = Sight::of(&cx.live());
    let none = Fields::default();
    let kit = |form: Sent, prefix: &'static str| {
        let mine = sent == Some(form);
        let (fields, errors) = if mine { (&cx.form, errors) } else { (&none, &[][..]) };
        Kit::new(sight.lang(), fields, errors).prefix(prefix)
    };
    let viewer = &sight.viewer;
    let own = viewer.grants().iter().map(|grant| grant.territory.place());
    let own = own.filter(|place| contains(campaign.place, *place)).chain([campaign.place]);
    let own: Vec<_> = own.collect();
    let hands_out = own.iter().any(|place| policy::would_permit::<IssueLinks>(viewer, *place));
    let reminds = own.iter().any(|place| policy::would_permit::<NoteReminder>(viewer, *place));
    let closes = policy::would_permit::<CloseCampaign>(viewer, campaign.place);
    html! {
        div.no-print {
            @if hands_out { (links(cx, campaign, &sight)) }
            @if reminds { (reminder(cx, &kit(Sent::Reminder, "urgence-"), campaign, &sight)) }
            @if closes { (closing(cx, &kit(Sent::Closing, "konec-"), campaign, &sight)) }
        }
    }
}

fn links(cx: &Cx, campaign: &Campaign, sight: &Sight) -> Markup {
    let words = sight.words();
    let none = Fields::default();
    let kit = Kit::new(sight.lang(), &none, &[]).prefix("odkazy-");
    let whom = [Card::new("waiting", words.whom_waiting()), Card::new("all", words.whom_all())];
    let form = [Card::new("letters", words.as_letters()), Card::new("csv", words.as_csv())];
    let body = html! {
        (ui::cards(&kit, "whom", words.whom(), "waiting", &whom))
        (ui::cards(&kit, "form", words.form_of_links(), "letters", &form))
        (kit.tick("replaces", words.replace_links()))
        (kit.submit(words.issue()))
    };
    let to = format!("{}/odkazy", campaign_address(campaign.id));
    let content = html! {
        (unsent(sight))
        p.hint { (words.links_lead()) }
        (kit.form(&to, &fresh_key(cx), &body))
    };
    ui::panel("odkazy", words.links(), &html! {}, &content)
}

fn reminder(cx: &Cx, kit: &Kit<'_>, campaign: &Campaign, sight: &Sight) -> Markup {
    let words = sight.words();
    let body = html! {
        (kit.text("note", words.remind_note()))
        (kit.submit(words.remind()))
    };
    let to = format!("{}/urgence", campaign_address(campaign.id));
    let content = html! { p.hint { (words.remind_hint()) } (kit.form(&to, &fresh_key(cx), &body)) };
    ui::panel("urgence", words.remind(), &html! {}, &content)
}

fn closing(cx: &Cx, kit: &Kit<'_>, campaign: &Campaign, sight: &Sight) -> Markup {
    let words = sight.words();
    let body = html! {
        (kit.text("reason", words.close_reason()).optional())
        div.actions { button.btn.danger type="submit" { (words.close()) } }
    };
    let to = format!("{}/uzavrit", campaign_address(campaign.id));
    let content = html! { p.hint { (words.close_hint()) } (kit.form(&to, &fresh_key(cx), &body)) };
    ui::panel("uzavrit", words.close(), &html! {}, &content)
}
