//! Every address × every role and nobody, on the running portal.

use std::thread;

use hlaska_kernel::Role;
use hlaska_policy_tests::{Outcome, Ruled, routes, ruled};
use hlaska_testkit::http::{Answer, Client};
use http::Method;

use crate::stage::Stage;

/// Nothing of these kinds exists under these names.
const JUNK: [&str; 5] =
    ["x", "01890000-0000-7000-8000-000000000000", "99999999999999", "%00", ".."];
/// More than any form may have.
const OVERSIZED: usize = 200 * 1024;

#[test]
fn every_address_answers_every_role_as_its_rule_says() {
    let stage = Stage::set();
    let routes: Vec<Ruled> = routes().iter().map(ruled).collect();
    let wrong: Vec<String> = thread::scope(|scope| {
        let visitors = std::iter::once(None).chain(Role::ALL.map(|role| Some(role.name())));
        let visits: Vec<_> = visitors
            .enumerate()
            .map(|(column, role)| {
                let (stage, routes) = (&stage, &routes);
                scope.spawn(move || visit(stage, role, column, routes))
            })
            .collect();
        visits.into_iter().flat_map(|visit| visit.join().expect("a visit ended")).collect()
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
    let said = stage.region.portal.lines();
    assert!(!said.iter().any(|line| line.contains("panicked")), "{said:#?}");
}

/// Everything one visitor is answered wrongly.
fn visit(stage: &Stage, role: Option<&str>, column: usize, routes: &[Ruled]) -> Vec<String> {
    let visitor = stage.visitor(role);
    // Who signs out has nothing more to ask.
    let leaves = |route: &&Ruled| route.path == "/odhlaseni";
    let ordered = routes.iter().filter(|r| !leaves(r)).chain(routes.iter().filter(leaves));
    let name = role.unwrap_or("nobody");
    let mut wrong = Vec::new();
    for route in ordered {
        for answer in try_out(&visitor, stage, route) {
            let expected = route.outcomes[column];
            if !is(&answer, expected) {
                let told = (answer.status, answer.location().unwrap_or_default());
                let Ruled { method, .. } = route;
                wrong.push(format!(
                    "{method} {} as {name}: {told:?}, not {}",
                    answer.path,
                    expected.word()
                ));
            }
        }
    }
    wrong
}

/// The address with real and with senseless parameters; a form empty and far too large.
fn try_out(visitor: &Client, stage: &Stage, route: &Ruled) -> Vec<Answer> {
    let real = stage.real(&route.path);
    if route.method == Method::POST {
        let empty = visitor.post(&real, &[]);
        if route.path == "/odhlaseni" {
            return vec![empty];
        }
        let large = "x".repeat(OVERSIZED);
        let junk = visitor.post(&with_junk(&route.path, JUNK[1]), &[("_key", "x"), ("text", "y")]);
        return vec![empty, visitor.post(&real, &[("text", large.as_str())]), junk];
    }
    let mut answers =
        vec![visitor.knock(&real), visitor.knock(&format!("{real}?strana=-1&od=x&q=%FF"))];
    if route.path.contains('{') {
        answers.extend(JUNK.map(|junk| visitor.knock(&with_junk(&route.path, junk))));
    }
    answers
}

fn with_junk(path: &str, junk: &str) -> String {
    let segments = path.split('/').map(|part| if part.starts_with('{') { junk } else { part });
    segments.collect::<Vec<_>>().join("/")
}

/// Never a defect; refused before the handler, or not, as expected.
fn is(answer: &Answer, expected: Outcome) -> bool {
    let door = answer.location().is_some_and(|to| to.starts_with("/prihlaseni?zpet="));
    match expected {
        _ if answer.status >= 500 => false,
        Outcome::Ok => !door && answer.status != 401,
        Outcome::Door => door && answer.status == 303,
        Outcome::Unauthorized => answer.status == 401,
        Outcome::Forbidden => answer.status == 403,
    }
}

/// Nobody on the stage has a passkey or has broken the seal of the emergency account, no provider
/// of identities is configured, and there is no finding, file, review, import or special fact. The journeys
/// of their own modules open these pages.
const OF_NOBODY_HERE: [&str; 14] = [
    "/audit/upozorneni/{id}",
    "/nouzovy-ucet/vpustit",
    "/prihlaseni/poskytovatel/{id}",
    "/prihlaseni/poskytovatel/{id}/zpet",
    "/soubory/{id}",
    "/soubory/{id}/ohlasit",
    "/sprava/import/{id}",
    "/sprava/prezkum/{id}",
    "/ucet/klice/{id}",
    "/udalosti/{id}/zaznamy/{cislo}/tisk",
    "/zvlastni-skutecnosti/protokol/{id}",
    "/zvlastni-skutecnosti/seznamy/{id}",
    "/zvlastni-skutecnosti/zaznamy/{id}",
    "/zvlastni-skutecnosti/zaznamy/{id}/tisk",
];

#[test]
fn whoever_may_open_an_address_gets_its_page_of_a_real_object() {
    let stage = Stage::set();
    let mut wrong = Vec::new();
    for listed in routes().iter().filter(|listed| listed.method == Method::GET) {
        let route = ruled(listed);
        if OF_NOBODY_HERE.contains(&route.path.as_str()) {
            continue;
        }
        for (role, outcome) in Role::ALL.iter().zip(&route.outcomes[1..]) {
            if *outcome == Outcome::Ok {
                let answer = stage.visitor(Some(role.name())).knock(&stage.real(&route.path));
                let fine = [200, 303].contains(&answer.status)
                    || is_dead_link(&answer)
                    || is_out_of_reach(*role, &answer);
                if !fine {
                    wrong.push(format!("{} as {}: {}", answer.path, role.name(), answer.status));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What an organisation's administrator does not administer does not exist for them; the stage's
/// account and organisation belong to the portal's own office.
fn is_out_of_reach(role: Role, answer: &Answer) -> bool {
    let folders = ["/sprava/ucty/", "/sprava/organizace/"];
    role == Role::OrganisationAdministrator
        && answer.status == 404
        && folders.iter().any(|folder| answer.path.starts_with(folder))
}

fn is_dead_link(answer: &Answer) -> bool {
    let doors = ["/pozvanka/", "/potvrzeni/"];
    doors.iter().any(|door| answer.path.starts_with(door)) && answer.status == 410
}

#[test]
fn the_description_of_the_api_has_every_address_of_it_and_no_other() {
    let document: serde_json::Value =
        serde_json::from_str(hlaska_status::OPENAPI).expect("the description is JSON");
    let mut described: Vec<&String> =
        document["paths"].as_object().expect("paths").keys().collect();
    described.sort();
    let routes = routes();
    let is_api = |path: &str| path.starts_with("/api/") || ["/health", "/metrics"].contains(&path);
    let mut served: Vec<&String> =
        routes.iter().map(|listed| &listed.path).filter(|path| is_api(path)).collect();
    served.sort();
    assert_eq!(described, served);
}
