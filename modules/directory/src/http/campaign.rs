//! Campaigns: started, links handed out, reminded, closed.

use hlaska_access::Accounts;
use hlaska_kernel::{OrganisationId, Refusal, Said, policy};
use hlaska_web::{Answer, Cx};

use super::{id_of_form, or_form};
use crate::command::close_campaign::{self, CloseCampaign};
use crate::command::issue_links::{self, IssueLinks, Whom};
use crate::command::note_reminder::{self, NoteReminder};
use crate::command::start_campaign::{self, StartCampaign};
use crate::model::CampaignId;
use crate::page::campaign_forms::{Sent, new_refused};
use crate::page::{campaign as page, campaign_address, letters};
use crate::storage::{self, Link};
use crate::view::campaign::Campaign;

pub async fn start(cx: Cx) -> Result<Answer, Refusal> {
    let id = id_of_form(&cx, || CampaignId::fresh(cx.portal.env()));
    match started(&cx, id).await {
        Ok(()) => Ok(Answer::redirect(&campaign_address(id))),
        Err(refusal) => or_form(refusal, |errors| new_refused(&cx, errors)),
    }
}

async fn started(cx: &Cx, id: CampaignId) -> Result<(), Refusal> {
    let input = start_campaign::parse(&cx.form, id, cx.now)?;
    cx.execute(|world, actor| {
        let permit = policy::permit::<StartCampaign>(actor, input.place)?;
        start_campaign::start_campaign(world, &permit, input.clone())
    })
    .await
    .map(drop)
}

/// Fields `whom` (`waiting`, `all`, or one organisation), `form` (`letters`, `csv`), `replaces`.
/// The links are in this one answer and nowhere else.
pub async fn issue_links(cx: Cx) -> Result<Answer, Refusal> {
    let campaign = page::campaign(&cx.live())?;
    let organisations = chosen(&cx, &campaign)?;
    let replaces = cx.form.has("replaces");
    cx.execute(|world, actor| {
        let place = issue_links::ground::<IssueLinks>(actor, &campaign);
        let permit = policy::permit::<IssueLinks>(actor, place)?;
        let organisations = organisations.clone();
        issue_links::issue_links(world, &permit, campaign.id, organisations, replaces)
    })
    .await?;
    let links = fresh_links(&cx, &organisations);
    let (db, until) = (cx.portal.node().db(), campaign.links_end_at());
    let kept = storage::put(db, campaign.id, &links, until, replaces).await;
    kept.map_err(|error| storage::refused(&error))?;
    Ok(match cx.form.get("form") {
        "csv" => letters::table(&cx, &campaign, &links),
        _ => letters::page(&cx, &campaign, &links),
    })
}

fn chosen(cx: &Cx, campaign: &Campaign) -> Result<Vec<OrganisationId>, Refusal> {
    let whom = match cx.form.get("whom") {
        "all" => Whom::All,
        "waiting" | "" => Whom::Waiting,
        one => Whom::One(one.parse().map_err(|_| Refusal::NotFound)?),
    };
    let ground = issue_links::ground::<IssueLinks>(cx.actor()?, campaign);
    let world = cx.world();
    let chosen = issue_links::chosen(world.view::<Accounts>(), campaign, ground, whom);
    if chosen.is_empty() && matches!(whom, Whom::Waiting) {
        return Err(Refusal::Conflict(Said::new(
            "Odpověděli už všichni. Chcete-li odkazy i tak, vyberte všechny organizace.",
            "Everybody has answered. If you want links anyway, choose all organisations.",
        )));
    }
    Ok(chosen)
}

fn fresh_links(cx: &Cx, organisations: &[OrganisationId]) -> Vec<Link> {
    let link = |one: &OrganisationId| Link {
        token: storage::fresh_token(cx.portal.env()),
        organisation: *one,
    };
    organisations.iter().map(link).collect()
}

pub async fn note_reminder(cx: Cx) -> Result<Answer, Refusal> {
    let campaign = page::campaign(&cx.live())?;
    match reminded(&cx, &campaign).await {
        Ok(()) => Ok(Answer::redirect(&campaign_address(campaign.id))),
        Err(refusal) => or_form(refusal, |errors| page::refused(&cx, Sent::Reminder, errors)),
    }
}

async fn reminded(cx: &Cx, campaign: &Campaign) -> Result<(), Refusal> {
    let note = note_reminder::parse(&cx.form)?;
    cx.execute(|world, actor| {
        let place = issue_links::ground::<NoteReminder>(actor, campaign);
        let permit = policy::permit::<NoteReminder>(actor, place)?;
        note_reminder::note_reminder(world, &permit, campaign.id, note.clone())
    })
    .await
    .map(drop)
}

pub async fn close(cx: Cx) -> Result<Answer, Refusal> {
    let campaign = page::campaign(&cx.live())?;
    match closed(&cx, &campaign).await {
        Ok(()) => Ok(Answer::redirect(&campaign_address(campaign.id))),
        Err(refusal) => or_form(refusal, |errors| page::refused(&cx, Sent::Closing, errors)),
    }
}

async fn closed(cx: &Cx, campaign: &Campaign) -> Result<(), Refusal> {
    let reason = close_campaign::parse(&cx.form)?;
    cx.execute(|world, actor| {
        let permit = policy::permit::<CloseCampaign>(actor, campaign.place)?;
        close_campaign::close_campaign(world, &permit, campaign.id, reason.clone())
    })
    .await?;
    let ended = storage::end(cx.portal.node().db(), campaign.id).await;
    ended.map_err(|error| storage::refused(&error))
}
