use hlaska_kernel::{Marking, Refusal};
use hlaska_web::{Answer, Cx, Export, LiveCx, Part};

use crate::gauges::Gauges;
use crate::page::{feeds, list, overview, station};
use crate::station::StationId;
use crate::words::words;

/// Topic of new samples and of a feed's health; they are not in the journal.
pub const TOPIC: &str = "gauges";

pub async fn list(cx: Cx) -> Result<Answer, Refusal> {
    let filter = list::Filter::of(&cx.query);
    let title = words(cx.lang()).gauges();
    Ok(cx.page(title).menu("/stavy").live().answer(&list::page(&cx.live(), &filter)))
}

pub fn list_parts(live: &LiveCx) -> Result<Vec<Part>, Refusal> {
    let (live, filter) = (live.clone(), list::Filter::of(&live.query));
    Ok(vec![Part::html("stavy", [TOPIC], move || list::table(&live, &filter).into_string())])
}

fn station_id(params: &hlaska_web::Params) -> Result<StationId, Refusal> {
    params.parse("id")
}

pub async fn station(cx: Cx) -> Result<Answer, Refusal> {
    let (id, live) = (station_id(&cx.params)?, cx.live());
    let title = station::title(&live, &id)?;
    let gauges = cx.portal.service::<Gauges>();
    let history = gauges.store.threshold_history(id.clone()).await.unwrap_or_else(|error| {
        tracing::error!(%error, "the history of limits cannot be read");
        Vec::new()
    });
    let content = station::page(&live, &id, &title, &history);
    Ok(cx.page(title.as_str()).menu("/stavy").live().charts().answer(&content))
}

pub fn station_parts(live: &LiveCx) -> Result<Vec<Part>, Refusal> {
    let id = station_id(&live.params)?;
    station::title(live, &id)?;
    let piece = |draw: fn(&LiveCx, &StationId) -> maud::Markup| {
        let (live, id) = (live.clone(), id.clone());
        move || draw(&live, &id).into_string()
    };
    Ok(vec![
        Part::html("stav", [TOPIC], piece(station::now_panel)),
        Part::html("prubeh", [TOPIC], piece(station::chart)),
        Part::html("prekroceni", ["sensors"], piece(station::crossings)),
    ])
}

pub async fn feeds(cx: Cx) -> Result<Answer, Refusal> {
    let title = words(cx.lang()).feeds();
    Ok(cx.page(title).menu("/zdroje").live().answer(&feeds::page(&cx.live())))
}

pub fn feeds_parts(live: &LiveCx) -> Result<Vec<Part>, Refusal> {
    let live = live.clone();
    Ok(vec![Part::html("zdroje", [TOPIC], move || feeds::content(&live).into_string())])
}

pub async fn api(cx: Cx) -> Result<Answer, Refusal> {
    let answer = Answer::typed("application/geo+json", overview::geojson(&cx.portal, cx.now));
    Ok(Export::of(&cx, Marking::Open).marks(answer))
}
