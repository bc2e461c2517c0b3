//! Work without a request outlives its own defects.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use hlaska_web::Job;

use crate::site::{Site, sqlite};

static STARTS: AtomicUsize = AtomicUsize::new(0);

#[test]
fn a_job_that_breaks_down_starts_anew_and_one_that_ends_does_not() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let run = |_| -> hlaska_web::module::Future0<()> {
        Box::pin(async { assert!(STARTS.fetch_add(1, Ordering::SeqCst) >= 2, "a defect") })
    };
    let job = Job { name: "test", run };
    site.runtime.block_on(job.keep_running(site.portal.clone(), Duration::ZERO));
    assert_eq!(STARTS.load(Ordering::SeqCst), 3);
}
