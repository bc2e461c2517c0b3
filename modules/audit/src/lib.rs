//! Puts the record of who did what to work: forwards it, and drops what is past its time.

mod job;

use hlaska_web::Module;
use hlaska_web::module::Job;

pub fn module() -> Module {
    Module {
        name: "audit",
        jobs: vec![
            Job { name: "audit-syslog", run: |portal| Box::pin(job::syslog(portal)) },
            Job { name: "audit-jsonl", run: |portal| Box::pin(job::jsonl(portal)) },
            Job { name: "audit-prune", run: |portal| Box::pin(job::prune(portal)) },
        ],
        ..Module::default()
    }
}
