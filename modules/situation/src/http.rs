use hlaska_kernel::{Refusal, Role, Said};
use hlaska_web::{Answer, Cx, LiveCx, Part, ui};

use crate::page::{home, news};
use crate::text::text;

/// Somebody without an operational role has no situation to see; they are sent to their work.
pub async fn home(cx: Cx) -> Result<Answer, Refusal> {
    let actor = cx.actor()?;
    if !actor.grants.iter().any(|grant| grant.role.is_operational()) {
        return Ok(Answer::redirect(if actor.holds(Role::Administrator) {
            "/sprava/ucty"
        } else {
            "/ucet"
        }));
    }
    // A mayor's work is their own municipality; the situation is one tap further.
    let only_mayor = actor.grants.iter().all(|grant| grant.role == Role::Mayor);
    if only_mayor && !cx.query.has("prehled") && !cx.is_wall() {
        return Ok(Answer::redirect("/obec"));
    }
    let setting = match (cx.is_wall(), cx.prefs.low_bandwidth) {
        (true, _) => home::Setting::Wall,
        (false, true) => home::Setting::SlowLine,
        (false, false) => home::Setting::Desk,
    };
    let content = home::page(&cx.live(), setting);
    Ok(cx.page(text(cx.lang()).menu()).menu("/").live().charts().answer(&content))
}

pub fn parts(live: &LiveCx) -> Result<Vec<Part>, Refusal> {
    Ok(home::parts(live))
}

pub async fn news(cx: Cx) -> Result<Answer, Refusal> {
    let key = cx.portal.env().uuid().to_string();
    let content = news::page(&cx, &key);
    Ok(cx.page(text(cx.lang()).news()).menu("/novinky").answer(&content))
}

/// Up to what the reader had on the page, not up to what came meanwhile.
pub async fn mark_seen(cx: Cx) -> Result<Answer, Refusal> {
    let seq: u64 = cx.form.get("seq").parse().map_err(|_| Refusal::NotFound)?;
    let seq = seq.min(cx.portal.node().applied());
    let account = cx.actor()?.account;
    cx.portal.watermarks().mark(account, seq).await.map_err(|error| {
        tracing::error!(%error, "a watermark was not stored");
        Refusal::Unavailable(Said::new(
            "Označení se nepodařilo uložit. Zkuste to znovu.",
            "The mark could not be stored. Try again.",
        ))
    })?;
    Ok(Answer::redirect("/novinky"))
}

/// The page that a device shows without a connection; kept by the service worker.
pub async fn offline(cx: Cx) -> Result<Answer, Refusal> {
    let content = ui::offline("", cx.lang());
    Ok(cx.page("Hláska").answer(&content))
}
