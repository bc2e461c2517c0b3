use hlaska_kernel::{Refusal, Role};
use hlaska_web::{Answer, Cx, StatusCode};
use serde_json::{Value, json};

use crate::metrics::Metrics;

/// Who runs the machine.
pub const OPERATORS: &[Role] = &[Role::Administrator, Role::RegionManager];

/// `GET /health`: 200 while the journal can be read, 503 otherwise. Anybody learns that much;
/// the journal's head and each feed are for those who run the machine.
pub async fn health(cx: Cx) -> Result<Answer, Refusal> {
    let head = cx.portal.node().db().read(hlaska_journal::head).await;
    let ok = head.is_ok();
    let mut body = json!({ "status": if ok { "ok" } else { "unavailable" } });
    if let (Ok(head), true) = (head, may_see_details(&cx)) {
        add_details(&cx, &mut body, &head);
    }
    let status = if ok { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    Ok(Answer::json(body.to_string()).status(status))
}

fn may_see_details(cx: &Cx) -> bool {
    cx.maybe_actor().is_some_and(|actor| OPERATORS.iter().any(|role| actor.holds(*role)))
}

fn add_details(cx: &Cx, body: &mut Value, head: &hlaska_journal::Head) {
    let node = cx.portal.node();
    body["journal"] = json!({
        "head": head.seq,
        "hash": hlaska_kernel::number::hex(&head.hash),
        "applied": node.applied(),
        "unreadable_entries": node.world().degraded().len(),
    });
    body["engine"] = json!(node.db().engine().name());
    body["build"] = json!(cx.portal.settings().build);
    body["feeds"] = hlaska_sensors::health_json(&cx.portal, cx.now);
}

/// `GET /metrics`: Prometheus text format 0.0.4.
pub async fn metrics(cx: Cx) -> Result<Answer, Refusal> {
    let text = Metrics::of(&cx.portal, cx.now).to_string();
    Ok(Answer::typed("text/plain; version=0.0.4; charset=utf-8", text))
}

/// `GET /api/v1/openapi.json`
pub async fn openapi(_cx: Cx) -> Result<Answer, Refusal> {
    Ok(Answer::json(crate::OPENAPI))
}
