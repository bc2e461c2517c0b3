//! Machines: a display that is let in and shown out, a program with a key.

use std::process::Command;
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use hlaska_journeys::{Region, who};
use hlaska_testkit::http::{Answer, Client};
use hlaska_testkit::{Engine, Scratch, on_both_engines};
use ring::signature::Ed25519KeyPair;

/// SHA-256 of nothing: a read has no body.
const NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const GAUGES: &str = "/api/v1/gauges";

/// The screen waits; somebody of the staff lets it in; it lights up.
fn paired(staff: &Client, screen: &Client, territory: &str) -> Answer {
    let code = screen.open("/stena").expect(200).page().texts("#kod .tile-value").remove(0);
    let form = staff.open("/sprava/obrazovky").expect(200).page().form("Pustit na obrazovku");
    let form = form.fill("Kód z obrazovky", &code.to_lowercase());
    let form = form.fill("Název", "Sál krizového štábu").fill("Území", territory);
    staff.submit(&form).expect(200).page().assert_says("Obrazovka je spárovaná");
    screen.open("/stena").expect(200)
}

on_both_engines! {
    fn a_display_shows_the_wall_until_it_is_revoked(scratch) {
        let region = Region::on(scratch).with(&[who::SECRETARY]).open();
        let secretary = region.sign_in(who::SECRETARY);
        let screen = region.portal.client();
        let wall = paired(&secretary, &screen, "ORP České Budějovice");
        assert_eq!(wall.path, "/?rezim=stena");
        let stream = screen.listen("/zive?rezim=stena");
        for closed in ["/podnety", "/udalosti", "/ucet", "/kontakty", "/mapa", GAUGES, "/sprava/ucty"] {
            screen.get(closed).expect(403);
        }
        screen.post("/predvolby", &[("lang", "en")]).expect(403);
        let displays = secretary.open("/sprava/obrazovky").expect(200).page();
        displays.assert_says("Sál krizového štábu");
        let form = displays.form("Zrušit obrazovku");
        secretary.submit(&form.clone()).expect(422);
        secretary.submit(&form.fill("Důvod", "přestěhována")).expect(200);
        stream.wait_for_end(Duration::from_secs(5));
        assert!(screen.get("/?rezim=stena").location().is_some_and(|to| to.contains("/prihlaseni")));
    }
}

#[test]
fn nobody_lets_in_a_display_they_cannot_see_or_a_code_they_do_not_know() {
    let scratch = Scratch::new(Engine::Sqlite);
    let region = Region::on(&scratch).with(&[who::SECRETARY, who::KRUMLOV_SECRETARY]).open();
    let secretary = region.sign_in(who::SECRETARY);
    let screen = region.portal.client();
    let code = screen.open("/stena").page().texts("#kod .tile-value").remove(0);
    let form = || secretary.open("/sprava/obrazovky").page().form("Pustit na obrazovku");
    let form = |code: &str, territory: &str| {
        let form = form().fill("Kód z obrazovky", code).fill("Název", "Sál");
        secretary.submit(&form.fill("Území", territory))
    };
    form(&code, "ORP Český Krumlov").expect(422).page().assert_says("jen vaše území");
    form("AAAA-AAAA", "ORP České Budějovice")
        .expect(422)
        .page()
        .assert_says("žádná obrazovka nečeká");
    form("", "").expect(422);
    assert_eq!(screen.open("/stena").path, "/stena?rezim=stena", "still waits");
    form(&code, "ORP České Budějovice").expect(200);
    // A display of one ORP is not in the other's list and not theirs to revoke.
    let neighbour = region.sign_in(who::KRUMLOV_SECRETARY);
    neighbour.open("/sprava/obrazovky").expect(200).page().assert_says("Žádná obrazovka");
    let path = secretary.open("/sprava/obrazovky").page().form("Zrušit obrazovku");
    neighbour.post(path.action(), &[("reason", "x")]).expect(404);
}

struct Program {
    id: String,
    seed: Vec<u8>,
    url: String,
}

impl Program {
    /// The administrator issues a key; the secret is shown once.
    fn with_key(region: &Region, administrator: &Client, purpose: &str, territory: &str) -> Self {
        let form = administrator.open("/sprava/klice").expect(200).page().form("Vydat klíč");
        let form = form.fill("Název", "GIS kraje").fill("Účel", purpose).fill("Území", territory);
        let form = form.fill("Organizace, která za klíč odpovídá", "Krajský úřad, Jihočeský kraj");
        let page = administrator.submit(&form).expect(200).page();
        let secret = page.texts("#tajemstvi").remove(0);
        administrator.submit(&form).expect(200).page().assert_silent_about(&secret);
        let mut parts = secret.splitn(4, '_').skip(2);
        let id = parts.next().expect("an id").to_owned();
        let seed = BASE64_URL_SAFE_NO_PAD.decode(parts.next().expect("a seed")).expect("base64url");
        Self { id, seed, url: region.portal.url().clone() }
    }

    fn header(&self, path: &str, time: i64, nonce: &str) -> String {
        let keys = Ed25519KeyPair::from_seed_unchecked(&self.seed).expect("a seed");
        let text = format!("GET\n{path}\n{time}\n{nonce}\n{NOTHING}");
        let signature = BASE64_URL_SAFE_NO_PAD.encode(keys.sign(text.as_bytes()));
        let id = &self.id;
        format!(r#"Hlaska key="{id}", time="{time}", nonce="{nonce}", signature="{signature}""#)
    }

    fn asks(&self, path: &str, header: &str) -> Answer {
        Client::to(self.url.clone()).with("Authorization", header).get(path)
    }
}

fn now() -> i64 {
    hlaska_kernel::Env::system().now().as_second()
}

on_both_engines! {
    fn a_key_opens_what_it_was_issued_for_and_no_more(scratch) {
        let region = Region::on(scratch).with(&[who::REGION_MANAGER, who::ADMINISTRATOR]).open();
        let administrator = region.sign_in(who::ADMINISTRATOR);
        let program = Program::with_key(&region, &administrator, "čtení dat rozhraním", "kraj");
        let nonce = |n: u32| format!("{n:032x}");
        let good = program.header(GAUGES, now(), &nonce(1));
        program.asks(GAUGES, &good).expect(200);
        program.asks(GAUGES, &good).expect(401);
        program.asks("/api/v1/openapi.json", &program.header(GAUGES, now(), &nonce(2))).expect(401);
        program.asks(GAUGES, &program.header(GAUGES, now() - 400, &nonce(3))).expect(401);
        program.asks(GAUGES, &program.header(GAUGES, now(), &nonce(4)).replace("time=\"1", "time=\"2")).expect(401);
        program.asks("/metrics", &program.header("/metrics", now(), &nonce(5))).expect(401);
        program.asks("/udalosti", &program.header("/udalosti", now(), &nonce(6))).expect(303);
        let watcher = Program::with_key(&region, &administrator, "dohled nad provozem", "kraj");
        watcher.asks("/metrics", &watcher.header("/metrics", now(), &nonce(7))).expect(200);
        watcher.asks(GAUGES, &watcher.header(GAUGES, now(), &nonce(8))).expect(401);

        let form = administrator.open("/sprava/klice").page().form("Zrušit klíč");
        let revoked = form.action().contains(&program.id);
        administrator.submit(&form.fill("Důvod", "vyměněn")).expect(200);
        let gone = if revoked { &program } else { &watcher };
        let path = if revoked { GAUGES } else { "/metrics" };
        gone.asks(path, &gone.header(path, now(), &nonce(9))).expect(401);
    }
}

#[test]
fn a_program_that_runs_wild_is_told_to_wait() {
    let scratch = Scratch::new(Engine::Sqlite);
    let region = Region::on(&scratch).with(&[who::REGION_MANAGER, who::ADMINISTRATOR]).open();
    let administrator = region.sign_in(who::ADMINISTRATOR);
    let program = Program::with_key(&region, &administrator, "čtení dat rozhraním", "kraj");
    let headers: Vec<_> =
        (100..160_u32).map(|n| program.header(GAUGES, now(), &format!("{n:032x}"))).collect();
    let told: Vec<u16> = headers.iter().map(|header| program.asks(GAUGES, header).status).collect();
    assert!(told.contains(&200) && told.contains(&429), "{told:?}");
}

/// The recipe of the module's README, with the shell's own tools.
#[test]
fn a_shell_with_openssl_can_ask() {
    let scratch = Scratch::new(Engine::Sqlite);
    let region = Region::on(&scratch).with(&[who::REGION_MANAGER, who::ADMINISTRATOR]).open();
    let administrator = region.sign_in(who::ADMINISTRATOR);
    let program = Program::with_key(&region, &administrator, "čtení dat rozhraním", "kraj");
    let seed = BASE64_URL_SAFE_NO_PAD.encode(&program.seed);
    let readme = include_str!("../../../../modules/machines/README.md");
    let recipe = readme.split("```").nth(1).expect("a recipe").trim_start_matches("sh");
    let recipe: Vec<_> = recipe.lines().filter(|line| !line.starts_with("secret=")).collect();
    let script = format!(
        "set -e; cd {}; portal={}; secret=hlaska_sk_{}_{seed}\n{}",
        scratch.dir().display(),
        program.url,
        program.id,
        recipe.join("\n").replace("curl ", "curl --silent --fail ")
    );
    let done = Command::new("bash").args(["-c", &script]).output().expect("a shell");
    let (said, complaint) =
        (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(said.contains("FeatureCollection"), "needs openssl and curl: {said} {complaint}");
}
