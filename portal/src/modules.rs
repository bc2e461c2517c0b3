//! The list of modules. A new feature is one folder and one line here.

use hlaska_web::Module;

/// From the ground up: a module may only use those above it in this list.
pub fn all() -> Vec<Module> {
    vec![
        hlaska_territory::module(),
        hlaska_access::module(),
        hlaska_directory::module(),
        hlaska_factors::module(),
        hlaska_oidc::module(),
        hlaska_machines::module(),
        hlaska_signals::module(),
        hlaska_sensors::module(),
        hlaska_special_facts::module(),
        hlaska_incident::module(),
        hlaska_reports::module(),
        hlaska_documents::module(),
        hlaska_map::module(),
        hlaska_situation::module(),
        hlaska_auditing::module(),
        hlaska_status::module(),
    ]
}
