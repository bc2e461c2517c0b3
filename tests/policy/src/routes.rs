use hlaska_kernel::Role;
use hlaska_web::Access;
use hlaska_web::glue::{self, Listed};
use http::Method;

use crate::actor;
use crate::matrix::column;

const HEAD: &str = "\
Every address of the portal and what it answers: to nobody signed in, then to each role.
ok    the handler runs (it may still refuse an object that is not for these eyes)
door  sent to the sign-in page        401  not signed in        403  not allowed
+ fresh    asks everybody for a fresh proof of identity first
+ display  open to wall displays, which may open nothing else

";

/// What an address answers to somebody, before any handler runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Ok,
    /// 303 to the sign-in page.
    Door,
    Unauthorized,
    Forbidden,
}

impl Outcome {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Door => "door",
            Self::Unauthorized => "401",
            Self::Forbidden => "403",
        }
    }
}

/// One address with what it must answer.
#[derive(Clone, Debug)]
pub struct Ruled {
    pub method: Method,
    pub path: String,
    /// For nobody, then for [`Role::ALL`].
    pub outcomes: Vec<Outcome>,
    rule: String,
    /// Asks also for a fresh proof of identity.
    pub fresh: bool,
}

/// Every address of the modules, live streams and embedded files included.
pub fn routes() -> Vec<Listed> {
    let modules = hlaska_portal::modules::all();
    let mut routes: Vec<_> = modules.iter().flat_map(|module| glue::list(&module.routes)).collect();
    let file = |path: &str| Listed {
        method: Method::GET,
        path: path.to_owned(),
        access: Access::Open,
        fresh: false,
        display: false,
    };
    routes.extend(hlaska_web::assets_route::fixed_paths().map(file));
    routes
}

/// What an address must answer, told by its rule alone.
pub fn ruled(listed: &Listed) -> Ruled {
    let someone = |role: Role| {
        let allowed = listed.access.allows(Some(&actor(role)));
        if allowed { Outcome::Ok } else { Outcome::Forbidden }
    };
    let nobody = match listed.access.allows(None) {
        true => Outcome::Ok,
        false if listed.method == Method::GET && is_page(&listed.path) => Outcome::Door,
        false => Outcome::Unauthorized,
    };
    let rule = match listed.access {
        Access::Open => "open".to_owned(),
        Access::SignedIn => "signed in".to_owned(),
        Access::Roles(_) => "roles".to_owned(),
        Access::Action(row) => row.action.to_owned(),
    };
    let outcomes = std::iter::once(nobody).chain(Role::ALL.map(someone)).collect();
    let rule = [rule.as_str(), if listed.fresh { "fresh" } else { "" }, display(listed)];
    let rule = rule.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" + ");
    let (method, path, fresh) = (listed.method.clone(), listed.path.clone(), listed.fresh);
    Ruled { method, path, outcomes, rule, fresh }
}

const fn display(listed: &Listed) -> &'static str {
    if listed.display { "display" } else { "" }
}

fn is_page(path: &str) -> bool {
    let for_machines = path.starts_with("/api/") || path == "/metrics";
    !for_machines && !path.starts_with("/zive")
}

/// All of it as a text, by address.
pub fn table(routes: &[Ruled]) -> String {
    let mut lines: Vec<_> = routes.iter().map(line).collect();
    lines.sort_by_key(|(key, _)| key.clone());
    let names = Role::ALL.map(|role| column(role.name(), role)).concat();
    let head = format!("{:<6}{:<44}{:<30}nobody  {names}", "", "address", "rule");
    let lines: Vec<_> = lines.into_iter().map(|(_, line)| line).collect();
    format!("{HEAD}{}\n{}\n", head.trim_end(), lines.join("\n"))
}

/// A line with what it is sorted by.
fn line(route: &Ruled) -> (String, String) {
    let (nobody, roles) = route.outcomes.split_first().expect("an outcome for nobody");
    let roles: String =
        roles.iter().zip(Role::ALL).map(|(outcome, role)| column(outcome.word(), role)).collect();
    let Ruled { method, path, rule, .. } = route;
    let method = method.as_str();
    let text = format!("{method:<6}{path:<44}{rule:<30}{:<8}{roles}", nobody.word());
    (format!("{path} {method}"), text.trim_end().to_owned())
}
