//! Puts the record of who did what to work: shows it to the auditor, forwards it, and drops what is
//! past its time.

mod command;
mod derive;
mod http;
mod job;
mod page;
mod query;
mod saved;
mod text;

use hlaska_kernel::Action;
use hlaska_web::module::Job;
use hlaska_web::{MenuItem, Module};

pub fn module() -> Module {
    Module {
        name: "audit",
        routes: http::routes(),
        menu: vec![MenuItem {
            path: page::LIST,
            order: 950,
            label: |lang| text::text(lang).menu(),
            roles: command::AUDITOR,
        }],
        actions: vec![command::KeepChoice::ROW, command::Verify::ROW],
        schema: vec![saved::SCHEMA],
        jobs: vec![
            Job { name: "audit-derive", run: |portal| Box::pin(derive::follow(portal)) },
            Job { name: "audit-syslog", run: |portal| Box::pin(job::syslog(portal)) },
            Job { name: "audit-jsonl", run: |portal| Box::pin(job::jsonl(portal)) },
            Job { name: "audit-prune", run: |portal| Box::pin(job::prune(portal)) },
        ],
        ..Module::default()
    }
}
