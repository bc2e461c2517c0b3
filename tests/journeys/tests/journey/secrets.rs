//! What opens doors is written nowhere: not in the log, however talkative, and not in the database.

use std::path::Path;

use hlaska_journeys::{PASSWORD, Person, Region, who};
use hlaska_testkit::http::Client;
use hlaska_testkit::portal::hlaska;
use hlaska_testkit::{Engine, Scratch};

use crate::doors::invite;

/// Names for what was secret, with the secret.
type Secrets = Vec<(&'static str, String)>;

#[test]
fn neither_log_nor_database_holds_what_opens_doors() {
    let scratch = Scratch::new(Engine::Sqlite);
    let mut region = Region::on(&scratch).with(&[who::OPERATOR]).logging("trace").open();
    let printed = region.printed_link();
    let mut secrets: Secrets = vec![("password", PASSWORD.to_owned())];

    let administrator = region.portal.client();
    Person::take_link(&administrator, &printed);
    let operator = region.sign_in(who::OPERATOR);
    keep_cookie(&mut secrets, "cookie from a link", &administrator);
    let again = region.portal.client();
    who::OPERATOR.sign_in(&again);
    keep_cookie(&mut secrets, "cookie from the door", &again);
    let link = invite(&administrator);
    secrets.push(("link token", token_of(&link)));
    let invited = region.portal.client();
    Person::take_link(&invited, &link);
    keep_cookie(&mut secrets, "cookie of somebody invited", &invited);
    wrong_password(&region.portal.client(), "spatne heslo 4711");
    secrets.push(("wrong password", "spatne heslo 4711".to_owned()));
    change_password(&operator, "zcela nove heslo 42");
    secrets.push(("new password", "zcela nove heslo 42".to_owned()));
    stray_requests(&region.portal.client(), &mut secrets);
    operator.listen("/zive/podnety").wait_for(":");
    assert!(region.portal.stop());

    let lines = region.portal.lines();
    let traced = lines.iter().filter(|line| line.contains("TRACE") || line.contains("DEBUG"));
    assert!(traced.count() > 0, "the log was to tell everything: {lines:#?}");
    let log = lines.join("\n");
    for (what, secret) in &secrets {
        assert!(!log.contains(secret.as_str()), "the log tells the {what}");
        assert!(!log.contains(&secret.replace(' ', "+")), "the log tells the {what} of a form");
    }
    let shown = lines.iter().filter(|line| line.contains(&token_of(&printed))).count();
    assert_eq!(shown, 1, "the first administrator's link is said once, to whoever started it");
    nothing_at_rest(scratch.dir(), &secrets);
}

#[test]
fn a_database_that_cannot_be_opened_is_told_without_its_password() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_string_lossy();
    for place in ["127.0.0.1:1/none", "127.0.0.1:port/none", "127.0.0.1:1/none?sslmode=odd"] {
        let url = format!("postgres://hlaska:tajneheslo@{place}");
        for command in [&["serve"][..], &["verify"]] {
            let done = hlaska(&[command, &["--data", &data, "--db", &url]].concat());
            assert!(!done.status.success());
            let said = [done.stdout, done.stderr].concat();
            let said = String::from_utf8_lossy(&said);
            assert!(!said.is_empty() && !said.contains("tajneheslo"), "{said}");
        }
    }
}

/// The token is the last part of the address.
fn token_of(link: &str) -> String {
    link.rsplit('/').next().expect("an address has parts").to_owned()
}

fn keep_cookie(secrets: &mut Secrets, what: &'static str, client: &Client) {
    secrets.push((what, client.cookie("session").expect("signed in")));
}

fn wrong_password(door: &Client, password: &str) {
    let form = door.open("/prihlaseni").page().form("Přihlásit se");
    let form = form.fill("Přihlašovací jméno", "kopis").fill("Heslo", password);
    assert_ne!(door.submit(&form).status, 200);
}

fn change_password(client: &Client, new: &str) {
    let form = client.open("/ucet").expect(200).page().form("Změnit heslo");
    let form = form.fill("Dosavadní heslo", PASSWORD).fill("Nové heslo", new);
    let form = form.fill("Nové heslo ještě jednou", new);
    client.submit(&form).expect(200);
}

/// Secrets in places where they do not belong: nobody has such a cookie, key or address, and the
/// portal speaks of them no more than of good ones.
fn stray_requests(stranger: &Client, secrets: &mut Secrets) {
    let url = "/pozvanka/strayinvitationtoken0123456789";
    stranger.get(url);
    stranger.get("/udalosti?token=straytokenofaquery42");
    stranger.post("/prihlaseni?login=x", &[("heslo", "strayfieldofaform42")]);
    let url = "strayinvitationtoken0123456789".to_owned();
    secrets.push(("token of an address that leads nowhere", url));
    secrets.push(("token of a query", "straytokenofaquery42".to_owned()));
    secrets.push(("field of a form", "strayfieldofaform42".to_owned()));
}

/// Passwords and tokens are kept as digests only.
fn nothing_at_rest(folder: &Path, secrets: &Secrets) {
    for entry in std::fs::read_dir(folder).expect("the folder of the installation").flatten() {
        let bytes = std::fs::read(entry.path()).unwrap_or_default();
        for (what, secret) in secrets {
            let secret = secret.as_bytes();
            let is_there = bytes.windows(secret.len()).any(|window| window == secret);
            assert!(!is_there, "{} holds the {what}", entry.path().display());
        }
    }
}
