//! Puts the record of who did what to work: shows it to the auditor, forwards it, and drops what is
//! past its time.

mod command;
mod derive;
mod detect;
mod http;
mod job;
mod page;
mod query;
mod saved;
mod text;

use hlaska_kernel::{Action, Role};
use hlaska_web::module::Job;
use hlaska_web::{MenuItem, Module, Panel};

pub use detect::job::Alarms;

/// The module's part of the portal. It needs the services [`Alarms`] and
/// [`hlaska_audit::config::Config`].
pub fn module() -> Module {
    Module {
        name: "audit",
        routes: http::routes(),
        menu: vec![
            MenuItem {
                path: page::LIST,
                order: 950,
                label: |lang| text::text(lang).menu(),
                roles: command::AUDITOR,
            },
            MenuItem {
                path: page::health::HEALTH,
                order: 951,
                label: |lang| text::text(lang).health(),
                roles: &[Role::Administrator],
            },
        ],
        actions: vec![command::KeepChoice::ROW, command::Settle::ROW, command::Verify::ROW],
        panels: vec![Panel {
            slot: "notice",
            order: 5,
            topics: |_| Vec::new(),
            render: page::findings::notice,
        }],
        schema: vec![saved::SCHEMA],
        jobs: vec![
            Job { name: "audit-detect", run: |portal| Box::pin(detect::job::detect(portal)) },
            Job { name: "audit-derive", run: |portal| Box::pin(derive::follow(portal)) },
            Job { name: "audit-syslog", run: |portal| Box::pin(job::syslog(portal)) },
            Job { name: "audit-jsonl", run: |portal| Box::pin(job::jsonl(portal)) },
            Job { name: "audit-prune", run: |portal| Box::pin(job::prune(portal)) },
        ],
        ..Module::default()
    }
}
