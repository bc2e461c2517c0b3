//! Whatever is asked, the answer is a page that says what to do, in the reader's language.

use hlaska_testkit::http::Answer;

use crate::site::{MANAGER, SECRETARY, Site, sqlite};

fn heading(answer: &Answer) -> String {
    answer.page().texts("h1").join(" ")
}

#[test]
fn an_unknown_address_is_told_in_both_languages() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let czech = site.visitor().get("/nikde").expect(404);
    assert_eq!(heading(&czech), "Stránka nenalezena");
    assert!(czech.text().contains("Vraťte se na úvodní stránku."));
    let english = site.visitor().with("Cookie", "lang=en").get("/nikde").expect(404);
    assert_eq!(heading(&english), "Page not found");
}

#[test]
fn an_address_that_is_no_text_names_nothing() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let manager = site.signed_in(MANAGER);
    for path in ["/lide/%FF%FE", "/lide/none", "/lide/%00", "/%FF", "/lide/..%2f..%2fetc"] {
        let answer = manager.get(path).expect(404);
        assert_eq!(heading(&answer), "Stránka nenalezena", "{path}");
    }
}

#[test]
fn a_method_nobody_offers_is_told_so() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let answer = site.visitor().post("/otevreno", &[]).expect(405);
    assert_eq!(heading(&answer), "Tato adresa se takto nepoužívá");
}

#[test]
fn a_page_that_panics_is_a_problem_page_and_the_site_lives_on() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let visitor = site.visitor();
    for _ in 0..3 {
        let answer = visitor.get("/panika").expect(500);
        assert_eq!(heading(&answer), "Chyba portálu");
    }
    assert_eq!(visitor.get("/otevreno").expect(200).text(), "hello nobody ");
}

#[test]
fn a_program_gets_its_problem_as_json() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let answer = site.visitor().get("/api/v1/panika").expect(500);
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    assert_eq!(answer.json()["status"], 500);
}

#[test]
fn somebody_unknown_is_asked_to_sign_in_and_brought_back() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let asked = site.visitor().get("/lide?stav=nov%C3%BD&a=1").expect(303);
    let location = asked.header("location").unwrap();
    assert_eq!(location, "/prihlaseni?zpet=%2Flide%3Fstav%3Dnov%25C3%25BD%26a%3D1");
    let plain = site.visitor().get("/lide").expect(303);
    assert_eq!(plain.header("location"), Some("/prihlaseni?zpet=%2Flide"));
}

#[test]
fn somebody_unknown_who_sends_or_listens_is_told_and_not_led_astray() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    site.visitor().post("/lide", &[("text", "x")]).expect(401);
    site.visitor().get("/zive/lide").expect(401);
    site.visitor().with("HX-Request", "true").get("/lide").expect(401);
}

#[test]
fn somebody_known_without_the_role_is_told_no() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let answer = site.signed_in(SECRETARY).get("/kraj").expect(403);
    assert_eq!(heading(&answer), "K tomuto nemáte oprávnění");
    site.signed_in(MANAGER).get("/kraj").expect(200);
}

#[test]
fn a_form_of_another_site_is_refused_and_does_nothing() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let raw = |headers: &str| {
        let token = site.token(MANAGER);
        let request = format!(
            "POST /lide HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nCookie: session={token}\r\n{headers}\
             Connection: close\r\nContent-Length: 6\r\n\r\ntext=x",
            site.port
        );
        crate::doors::talk(site.port, &request)
    };
    for headers in [
        "Origin: https://evil.example\r\n",
        "Origin: null\r\n",
        "Sec-Fetch-Site: cross-site\r\n",
        "Sec-Fetch-Site: same-site\r\n",
    ] {
        let answer = raw(headers);
        assert!(answer.starts_with("HTTP/1.1 403"), "{headers}: {answer}");
        assert!(answer.contains("Požadavek přišel z jiné stránky"));
    }
    assert!(raw("Sec-Fetch-Site: same-origin\r\n").starts_with("HTTP/1.1 303"));
}

#[test]
fn a_form_beyond_the_limit_is_refused() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let visitor = site.signed_in(MANAGER);
    let large = "x".repeat(128 * 1024 + 1);
    let answer = visitor.post("/lide", &[("text", &large)]).expect(413);
    assert_eq!(heading(&answer), "Formulář je příliš velký");
    let fits = "x".repeat(100 * 1024);
    visitor.post("/lide", &[("text", &fits)]).expect(303);
}

#[test]
fn whoever_is_still_talking_hears_the_answer() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let large = "x".repeat(1024 * 1024);
    site.signed_in(MANAGER).post("/lide", &[("text", &large)]).expect(413);
    site.visitor().post("/lide", &[("text", &large)]).expect(401);
}

/// A phone that keeps unsent reports drops one only when it was taken or refused for good.
#[test]
fn what_cannot_be_stored_now_is_to_be_sent_again() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let answer = site.signed_in(MANAGER).post("/vypadek", &[]).expect(503);
    assert_eq!(answer.header("retry-after"), Some("30"));
    assert!(answer.text().contains("Teď to neuložím."));
}

#[test]
fn a_form_of_one_person_is_not_taken_for_the_word_of_another() {
    let scratch = sqlite();
    let site = Site::open(&scratch);
    let author = MANAGER.to_string();
    let fields = [("text", "a"), ("_ucet", author.as_str())];
    let answer = site.signed_in(SECRETARY).post("/lide", &fields).expect(403);
    assert_eq!(heading(&answer), "Formulář vyplnil někdo jiný");
    site.signed_in(MANAGER).post("/lide", &fields).expect(303);
}
