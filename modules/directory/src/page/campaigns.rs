//! All campaigns, the latest first.

use hlaska_access::{Accounts, Organisation};
use hlaska_journal::World;
use hlaska_kernel::{Refusal, policy, time};
use hlaska_web::ui::{self, Column, Row, Table};
use hlaska_web::{Answer, Cx, LiveCx, Part};
use maud::{Markup, html};

use super::{CAMPAIGNS, DIRECTORY, Sight, button_link, campaign_address, head};
use crate::command::start_campaign::StartCampaign;
use crate::reach;
use crate::view::Directory;
use crate::view::campaign::Campaign;

const ID: &str = "kampane";

pub async fn get(cx: Cx) -> Result<Answer, Refusal> {
    let live = cx.live();
    let words = Sight::of(&live).words();
    let grants = cx.viewer();
    let places = grants.grants().iter().map(|grant| grant.territory.place());
    let may_start = places.into_iter().any(|p| policy::would_permit::<StartCampaign>(&grants, p));
    let new = format!("{CAMPAIGNS}/nova");
    let start = html! { @if may_start { (button_link(&new, words.new_campaign())) } };
    let content = html! {
        (ui::crumbs(&[(DIRECTORY, words.contacts())], cx.lang()))
        (head(words.campaigns(), &start))
        p.lead { (words.campaigns_lead()) }
        (fragment(&live))
    };
    Ok(cx.page(words.campaigns()).menu(DIRECTORY).live().answer(&content))
}

pub fn parts(live: &LiveCx) -> Result<Vec<Part>, Refusal> {
    let live = live.clone();
    Ok(vec![Part::html(ID, ["directory", "access"], move || fragment(&live).into_string())])
}

fn fragment(live: &LiveCx) -> Markup {
    let sight = Sight::of(live);
    let words = sight.words();
    let world = live.world();
    let seen: Vec<_> = world
        .view::<Directory>()
        .campaigns()
        .rev()
        .filter(|campaign| sight.viewer.may_see(campaign.place))
        .collect();
    let columns = [
        Column::text(words.campaign()),
        Column::text(words.campaign_due()),
        Column::text(words.campaign_state()),
        Column::number(words.confirmed()),
        Column::number(words.changed()),
        Column::number(words.waiting()),
    ];
    let table = Table {
        id: "kampane-seznam",
        caption: words.campaigns(),
        caption_hidden: true,
        columns: &columns,
        rows: seen.iter().map(|campaign| row(campaign, &world, &sight)).collect(),
        empty: ui::empty(words.no_campaign(), words.no_campaign_why()),
    };
    html! { div id=(ID) { (table) } }
}

fn row(campaign: &Campaign, world: &World, sight: &Sight) -> Row {
    let lang = sight.lang();
    let counts = Counts::of(campaign, world, sight);
    let place = sight.name(campaign.place);
    let started = time::date(campaign.started_at, lang);
    let cells = vec![
        html! { a href=(campaign_address(campaign.id)) { (place) ", " (started) } },
        ui::moment(campaign.due_at, lang),
        html! { (state(campaign, sight)) },
        html! { (counts.confirmed) },
        html! { (counts.changed) },
        html! { (counts.waiting) },
    ];
    let owes = campaign.is_open() && counts.waiting > 0 && sight.now > campaign.due_at;
    Row::new(format!("kampan-{}", campaign.id), cells).hot(owes)
}

/// Running, past its deadline, or closed.
pub fn state(campaign: &Campaign, sight: &Sight) -> &'static str {
    let words = sight.words();
    if !campaign.is_open() {
        words.closed()
    } else if sight.now > campaign.due_at {
        words.after_due()
    } else {
        words.open()
    }
}

/// How many of the organisations the viewer sees said what.
#[derive(Default)]
pub struct Counts {
    pub confirmed: usize,
    pub changed: usize,
    pub waiting: usize,
}

impl Counts {
    pub fn of(campaign: &Campaign, world: &World, sight: &Sight) -> Self {
        let accounts = world.view::<Accounts>();
        let mut counts = Self::default();
        for id in &campaign.organisations {
            let known = accounts.organisation(*id);
            let counts_now = |one: &Organisation| {
                campaign.counts(one) && reach::sees(accounts, &sight.viewer, one)
            };
            if !known.is_some_and(counts_now) {
                continue;
            }
            match campaign.answers.get(id).map(|given| given.answer) {
                Some(crate::model::Answer::Confirmed) => counts.confirmed += 1,
                Some(crate::model::Answer::Changed) => counts.changed += 1,
                None => counts.waiting += 1,
            }
        }
        counts
    }
}
