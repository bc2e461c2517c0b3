//! On a mayor's own page: a campaign waits for the municipality's word.

use hlaska_access::{Accounts, Organisation, OrganisationKind};
use hlaska_journal::World;
use hlaska_kernel::{MunicipalityCode, time};
use hlaska_web::LiveCx;
use hlaska_web::ui::{self, Tone};
use maud::{Markup, html};

use super::{Sight, address};
use crate::reach;
use crate::view::Directory;
use crate::view::campaign::Campaign;

/// Nothing unless somebody asked; one tap answers. `key` is the municipality's code.
pub fn notice(live: &LiveCx, key: &str) -> Markup {
    let Ok(code) = key.parse::<MunicipalityCode>() else { return html! {} };
    let sight = Sight::of(live);
    let world = live.world();
    let directory = world.view::<Directory>();
    let open = directory.campaigns().filter(|campaign| campaign.is_open());
    html! {
        @for campaign in open {
            @for office in owing(&world, campaign, code, &sight) {
                (asked(live, office, campaign, directory.contacts_of(office.id).is_empty(), &sight))
            }
        }
    }
}

/// The municipality's own organisation, while the campaign waits for its word.
fn owing<'a>(
    world: &'a World,
    campaign: &Campaign,
    code: MunicipalityCode,
    sight: &Sight,
) -> Vec<&'a Organisation> {
    let accounts = world.view::<Accounts>();
    let silent = campaign.organisations.iter().filter(|id| !campaign.answers.contains_key(id));
    let offices = silent.filter_map(|id| accounts.organisation(*id));
    let own = offices.filter(|one| {
        one.kind == OrganisationKind::Municipality
            && one.ended_at.is_none()
            && one.territory.place().municipality() == Some(code)
    });
    own.filter(|one| reach::may_edit(accounts, &sight.viewer, one)).collect()
}

fn asked(
    live: &LiveCx,
    office: &Organisation,
    campaign: &Campaign,
    is_bare: bool,
    sight: &Sight,
) -> Markup {
    let words = sight.words();
    let card = address(office.id);
    let due = time::date_time(campaign.due_at, sight.lang());
    ui::alert(
        Tone::Warn,
        words.asked_title(),
        &html! {
            p { (campaign.what) " " (words.asked_until()) ": " strong { (due) } ". " a href=(card) { (words.look_at_contacts()) } }
            @if !is_bare {
                form method="post" action={ (card) "/overit" } {
                    (ui::hidden_key(&live.portal.env().uuid().to_string()))
                    button.btn.primary type="submit" { (words.confirm_all()) }
                }
            }
        },
    )
}
