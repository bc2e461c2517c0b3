use std::net::IpAddr;

use hlaska_kernel::czech::fold;
use hlaska_kernel::{AccountId, OrganisationId, Timestamp};
use hlaska_store::Arg;
use serde::{Deserialize, Serialize};

use crate::class::{Class, Outcome};

/// What records are wanted; what is left open matches everything. Can be saved as JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    pub class: Option<Class>,
    /// A whole code (`auth.login.fail`) or a family that ends with a dot (`auth.`).
    pub code: Option<String>,
    pub outcome: Option<Outcome>,
    pub account: Option<AccountId>,
    pub organisation: Option<OrganisationId>,
    pub address: Option<IpAddr>,
    pub device: Option<String>,
    pub object_kind: Option<String>,
    pub object_id: Option<String>,
    /// This moment or later.
    pub from: Option<Timestamp>,
    /// Before this moment.
    pub until: Option<Timestamp>,
    /// Words that all have to occur, in any order, case and diacritics aside.
    pub text: Option<String>,
}

/// Conditions and their arguments, numbered as they are added.
pub(crate) struct Conditions {
    sql: Vec<String>,
    args: Vec<Box<dyn Arg>>,
}

impl Conditions {
    /// `{}` in the condition stands for its argument.
    pub(crate) fn add(&mut self, condition: &str, arg: impl Arg + 'static) {
        let name = self.arg(arg);
        self.sql.push(condition.replace("{}", &name));
    }

    /// An argument alone; answers its name in the statement.
    pub(crate) fn arg(&mut self, arg: impl Arg + 'static) -> String {
        self.args.push(Box::new(arg));
        format!("${}", self.args.len())
    }

    fn add_if(&mut self, condition: &str, arg: Option<impl Arg + 'static>) {
        if let Some(arg) = arg {
            self.add(condition, arg);
        }
    }

    pub(crate) fn sql(&self) -> String {
        self.sql.join(" AND ")
    }

    pub(crate) fn args(&self) -> Vec<&dyn Arg> {
        self.args.iter().map(|arg| &**arg as &dyn Arg).collect()
    }
}

impl Filter {
    pub(crate) fn conditions(&self) -> Conditions {
        let mut all = Conditions { sql: vec!["content IS NOT NULL".to_owned()], args: Vec::new() };
        all.add_if("class = {}", self.class.map(Class::name));
        match self.code.as_deref() {
            Some(family) if family.ends_with('.') => {
                all.add("code LIKE {} ESCAPE '!'", format!("{}%", literal(family)));
            }
            code => all.add_if("code = {}", code.map(str::to_owned)),
        }
        all.add_if("outcome = {}", self.outcome.map(Outcome::name));
        all.add_if("account = {}", self.account.map(|id| id.to_string()));
        all.add_if("organisation = {}", self.organisation.map(|id| id.to_string()));
        all.add_if("address = {}", self.address.map(|one| one.to_canonical().to_string()));
        all.add_if("device = {}", self.device.clone());
        all.add_if("object_kind = {}", self.object_kind.clone());
        all.add_if("object_id = {}", self.object_id.clone());
        all.add_if("at_us >= {}", self.from.map(Timestamp::as_microsecond));
        all.add_if("at_us < {}", self.until.map(Timestamp::as_microsecond));
        // PostgreSQL has no place for NUL, so nothing stored can hold one either.
        let text = fold(self.text.as_deref().unwrap_or_default()).replace('\0', " ");
        for word in text.split_whitespace().take(WORDS) {
            all.add("words LIKE {} ESCAPE '!'", format!("%{}%", literal(word)));
        }
        all
    }
}

/// More words than this add nothing but work.
const WORDS: usize = 8;

/// The text itself, not a pattern.
fn literal(text: &str) -> String {
    text.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}
