use std::collections::BTreeSet;

use hlaska_kernel::{Role, Row};
use hlaska_policy_tests::{assert_committed, matrix, routes, ruled, table};
use hlaska_web::Access;

fn rows() -> Vec<Row> {
    hlaska_portal::modules::all().iter().flat_map(|module| module.actions.clone()).collect()
}

#[test]
fn the_policy_matrix_is_as_committed() {
    assert_committed("matrix.txt", &matrix(&rows()));
}

#[test]
fn the_table_of_routes_is_as_committed() {
    let routes: Vec<_> = routes().iter().map(ruled).collect();
    assert!(routes.len() > 60, "the portal has more addresses than {}", routes.len());
    assert_committed("routes.txt", &table(&routes));
}

#[test]
fn every_action_has_one_row_and_a_module_of_its_name() {
    let modules: Vec<_> = hlaska_portal::modules::all();
    let mut seen = BTreeSet::new();
    for module in &modules {
        for row in &module.actions {
            let (owner, verb) = row.action.split_once('.').expect("module.verb");
            assert_eq!(owner, module.name, "{}", row.action);
            assert!(!verb.is_empty() && !row.roles.is_empty(), "{}", row.action);
            assert!(seen.insert(row.action), "{} stands there twice", row.action);
        }
    }
}

#[test]
fn an_action_asked_for_at_an_address_stands_in_the_matrix() {
    let rows = rows();
    for route in routes() {
        if let Access::Action(row) = route.access {
            assert!(rows.contains(&row), "{} asks for {}", route.path, row.action);
        }
    }
}

#[test]
fn a_reader_writes_nothing_and_an_administrator_directs_nothing() {
    for row in rows() {
        // Whoever comes upon classified information must be able to say so.
        let reports = row.action == "documents.report_spill";
        assert_eq!(row.roles.contains(&Role::Reader), reports, "{}", row.action);
        let machine = ["access.", "factors.", "machines.", "oidc."]
            .iter()
            .any(|own| row.action.starts_with(own));
        // Contacts are kept by administrators too; calling people to account is not their business.
        let keeps = row.action.starts_with("directory.") && row.roles.contains(&Role::Mayor);
        let cleans = ["documents.clear_spill", "documents.destroy_spill"].contains(&row.action);
        let expected = machine || keeps || cleans;
        assert_eq!(row.roles.contains(&Role::Administrator), expected, "{}", row.action);
    }
}

#[test]
fn every_address_that_writes_asks_for_a_permission() {
    let of_oneself = [
        "/prihlaseni",
        "/odhlaseni",
        "/pozvanka/",
        "/potvrzeni/",
        "/predvolby",
        "/ucet",
        "/novinky",
        // Proving who one is; letting others in, under the broken seal only.
        "/overeni",
        "/nouzovy-ucet/",
    ];
    for route in routes().into_iter().filter(|route| route.method == http::Method::POST) {
        let own = of_oneself.iter().any(|own| route.path.starts_with(own));
        let asks = matches!(route.access, Access::Action(_));
        assert!(own || asks, "POST {} is under no action of the matrix", route.path);
    }
}
