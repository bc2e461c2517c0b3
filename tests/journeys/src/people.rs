use std::path::Path;

use hlaska_testkit::http::Client;
use hlaska_testkit::portal::hlaska;

/// Everybody's in these tests: long enough, and no part of any login.
pub const PASSWORD: &str = "dlouhe heslo k povodni";

/// Somebody with an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    pub login: &'static str,
    /// A function, not a person.
    pub name: &'static str,
    pub role: &'static str,
    /// As the command line takes it: `kraj`, or a code of an ORP or municipality.
    pub territory: &'static str,
}

const fn person(
    login: &'static str,
    name: &'static str,
    role: &'static str,
    territory: &'static str,
) -> Person {
    Person { login, name, role, territory }
}

pub const REGION_MANAGER: Person = person("kraj", "Krizový manažer", "region_manager", "kraj");
/// ORP České Budějovice.
pub const SECRETARY: Person = person("orp.cb", "Tajemník ORP ČB", "orp_secretary", "3102");
pub const OPERATOR: Person = person("kopis", "Operátor KOPIS", "operator", "kraj");
pub const READER: Person = person("povodi", "Dispečer Povodí", "reader", "kraj");
pub const ADMINISTRATOR: Person = person("sprava", "Správce portálu", "administrator", "kraj");
pub const ORP_ADMINISTRATOR: Person =
    person("orp.sprava", "Správce účtů ORP", "organisation_administrator", "3102");
pub const AUDITOR: Person = person("auditor", "Auditor", "auditor", "kraj");
pub const ROUDNE_MAYOR: Person = person("roudne", "Starosta Roudného", "mayor", "544973");
pub const PLAV_MAYOR: Person = person("plav", "Starostka Plavu", "mayor", "535346");
pub const STRYCICE_MAYOR: Person = person("strycice", "Starosta Strýčic", "mayor", "536032");
/// Neighbours who have nothing to do with ORP České Budějovice.
pub const KRUMLOV_SECRETARY: Person = person("orp.ck", "Tajemník ORP ČK", "orp_secretary", "3103");
pub const KRUMLOV_MAYOR: Person = person("krumlov", "Starosta Krumlova", "mayor", "545392");

/// One of each role, in the order of the policy matrix.
pub fn everybody() -> [Person; 8] {
    [
        REGION_MANAGER,
        SECRETARY,
        ROUDNE_MAYOR,
        OPERATOR,
        READER,
        ADMINISTRATOR,
        ORP_ADMINISTRATOR,
        AUDITOR,
    ]
}

impl Person {
    /// Creates the account as an operator of the server would; answers the one-time link.
    pub fn add(&self, data: &Path, engine: &[&str]) -> String {
        let data = data.to_string_lossy();
        let account = [
            "--login",
            self.login,
            "--name",
            self.name,
            "--role",
            self.role,
            "--territory",
            self.territory,
        ];
        let arguments = [&["account", "add", "--data", &data], engine, &account].concat();
        let done = hlaska(&arguments);
        let complaint = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{} got no account: {complaint}", self.login);
        String::from_utf8_lossy(&done.stdout).trim().to_owned()
    }

    /// Sets the password through the one-time link; whoever does is signed in.
    pub fn take_link(client: &Client, link: &str) {
        let form = client.open(link).expect(200).page().form("Nastavit heslo a přihlásit se");
        let form = form.fill("Nové heslo", PASSWORD).fill("Nové heslo ještě jednou", PASSWORD);
        let answer = client.submit(&form);
        assert!(client.cookie("session").is_some(), "{} said: {}", link, answer.page().text());
    }

    /// Signs in at the door.
    pub fn sign_in(&self, client: &Client) {
        let form = client.open("/prihlaseni").expect(200).page().form("Přihlásit se");
        let form = form.fill("Přihlašovací jméno", self.login).fill("Heslo", PASSWORD);
        let answer = client.submit(&form);
        let signed_in = client.cookie("session").is_some();
        assert!(signed_in, "{} stays outside: {}", self.login, answer.page().text());
    }
}
