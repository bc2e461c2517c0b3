use std::time::Duration;

use hlaska_audit::config::Config;
use hlaska_audit::{Forwarder, Outcome, Record, code};
use hlaska_web::Portal;

/// After files of a target could not be read.
const MINUTE: Duration = Duration::from_mins(1);
const DAY: Duration = Duration::from_hours(24);

/// Forwards to the collector for ever; ends at once when none is configured.
pub async fn syslog(portal: Portal) {
    let config = portal.service::<Config>();
    let Some(target) = &config.syslog else { return };
    let mut failures = 0;
    loop {
        match Forwarder::syslog(portal.audit(), portal.env(), target) {
            Ok(forwarder) => forwarder.run().await,
            Err(error) => {
                failures += 1;
                tracing::error!(%error, "audit records cannot be forwarded");
                if failures == 1 {
                    let record = Record::new(code::SYSTEM_ERROR).outcome(Outcome::Fail);
                    let record = record.reason("audit_target_unusable").detail(error);
                    portal.audit().note(record.object("audit_target", &target.address));
                }
                tokio::time::sleep(MINUTE).await;
            }
        }
    }
}

/// Writes the file of JSON lines for ever; ends at once when none is configured.
pub async fn jsonl(portal: Portal) {
    let config = portal.service::<Config>();
    if let Some(target) = &config.jsonl {
        Forwarder::jsonl(portal.audit(), portal.env(), target).run().await;
    }
}

/// Drops the content of what is past its time, once a day.
pub async fn prune(portal: Portal) {
    let config = portal.service::<Config>();
    // One that is too short was refused at the start.
    let retention = config.retention().unwrap_or_default();
    loop {
        match portal.audit().prune(retention).await {
            Ok(0) => {}
            Ok(dropped) => tracing::info!(dropped, "content of old audit records dropped"),
            Err(error) => tracing::warn!(%error, "old audit records could not be pruned"),
        }
        tokio::time::sleep(DAY).await;
    }
}
