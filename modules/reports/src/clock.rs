//! An answer becomes overdue without anybody writing anything; open pages must still show it.

use std::time::Duration;

use hlaska_kernel::Timestamp;
use hlaska_web::Portal;
use hlaska_web::module::{Future0, Job};

use crate::view::Reports;

/// How late a page may notice.
const EVERY: Duration = Duration::from_secs(5);

pub fn job() -> Job {
    Job { name: "reports-due", run: |portal| -> Future0<()> { Box::pin(run(portal)) } }
}

/// Every node touches its own pages.
async fn run(portal: Portal) {
    let mut looked_at = portal.env().now();
    loop {
        tokio::time::sleep(EVERY).await;
        let now = portal.env().now();
        if falls_due(&portal, looked_at, now) {
            portal.hub().touch(["reports"]);
        }
        looked_at = now;
    }
}

/// A time "until 14:00" is over with the next second.
fn falls_due(portal: &Portal, after: Timestamp, now: Timestamp) -> bool {
    let world = portal.world();
    let due = world.view::<Reports>().due_times();
    due.range(after..now).next().is_some()
}
