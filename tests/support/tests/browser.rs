//! The kit's own browser, cable and axe.

use hlaska_testkit::browser::{Browser, Screen};
use hlaska_testkit::cable::Cable;
use hlaska_testkit::server::{Response, Server};

const FORM: &str = r#"<!doctype html><html lang="cs"><head><title>Hlášení obce</title></head>
<body><main><h1>Hlášení</h1><form id="f">
<label for="n">Evakuováno osob</label><input id="n" type="number">
<label>Stav <select id="s"><option>normální</option><option>kritický</option></select></label>
<label>Od <input id="d" type="datetime-local"></label>
<label><input id="c" type="checkbox"> beze&nbsp;změny</label>
<button type="button" onclick="document.getElementById('o').textContent =
  ['n','s','d'].map(i => document.getElementById(i).value).join(' ') + ' '
  + document.getElementById('c').checked">Odeslat</button>
<a href="/jinam">Jinam</a> <a href="/b">Druhá</a> <a href="/c">Třetí</a> <a href="/d">Čtvrtá</a>
<output id="o"></output></form></main></body></html>"#;

#[test]
fn a_form_is_filled_in_and_sent_by_the_words_on_it() {
    let (server, browser) = (Server::page(FORM), Browser::start());
    let page = browser.page(Screen::Phone);
    page.goto(&server.url());
    page.fill("Evakuováno osob", "12");
    page.fill("Stav", "kritický");
    page.fill("Od", "2026-11-22T14:05");
    page.click("beze změny");
    page.click("Odeslat");
    page.wait_for("12 kritický 2026-11-22T14:05 true");
    page.assert_fits_sideways();
    assert!(page.spoken().contains(&"button „Odeslat“".to_owned()), "{:?}", page.spoken());
}

#[test]
fn keys_go_where_the_focus_is() {
    let (server, browser) = (Server::page(FORM), Browser::start());
    let page = browser.page(Screen::Desktop);
    page.goto(&server.url());
    page.fill("Evakuováno osob", "1");
    page.type_text("2");
    page.press("Backspace");
    page.press("5");
    for _ in 0..4 {
        page.press("Tab");
    }
    page.press("Shift+Tab");
    assert_eq!(page.evaluate("document.getElementById('n').value"), "15");
}

#[test]
fn without_scripts_none_runs_and_the_page_can_still_be_used() {
    let (server, browser) = (Server::page(FORM), Browser::start());
    let page = browser.page(Screen::Phone).without_scripts();
    page.goto(&server.url());
    page.click("Odeslat");
    page.fill("Evakuováno osob", "7");
    page.click("Jinam");
    page.wait_for("Hlášení");
    assert!(page.url().ends_with("/jinam"), "{}", page.url());
    assert!(!page.text().contains("true"), "the button's script ran");
}

#[test]
fn a_covered_button_cannot_be_pressed() {
    let cover = r#"<button>Odeslat</button><div style="position:fixed;inset:0 0 50%"></div>
<button style="position:fixed;bottom:0">Volný</button>"#;
    let (server, browser) = (Server::page(cover), Browser::start());
    let page = browser.page(Screen::Phone);
    page.goto(&server.url());
    assert!(page.has("Odeslat") && !page.can_press("Odeslat"));
    assert!(page.can_press("Volný"));
}

#[test]
fn axe_passes_a_sound_page_and_finds_what_is_planted() {
    let sound = Server::page(FORM);
    let planted = Server::page(&FORM.replace("<label for=\"n\">Evakuováno osob</label>", ""));
    let browser = Browser::start();
    let page = browser.page(Screen::Desktop);
    page.goto(&sound.url());
    page.assert_accessible();
    page.goto(&planted.url());
    let breaches = page.accessibility_breaches();
    assert!(breaches.len() == 1 && breaches[0].starts_with("label "), "{breaches:?}");
}

#[test]
fn an_axe_that_sees_nothing_is_a_breach() {
    let (server, browser) = (Server::page(""), Browser::start());
    let page = browser.page(Screen::Desktop);
    page.goto(&server.url());
    let breaches = page.accessibility_breaches();
    assert!(breaches.iter().any(|breach| breach.contains("blind")), "{breaches:?}");
}

#[test]
#[should_panic(expected = "the browser complained")]
fn a_breach_of_the_csp_fails_the_test_by_itself() {
    let server = Server::start(|_| {
        Response::html("<script>1</script><p>Situace</p>")
            .with("Content-Security-Policy", "default-src 'none'")
    });
    let browser = Browser::start();
    let page = browser.page(Screen::Desktop);
    page.goto(&server.url());
    page.wait_for("Situace");
}

#[test]
fn a_cut_cable_is_an_outage_and_a_plugged_one_is_not() {
    let (server, browser) = (Server::page(FORM), Browser::start());
    let cable = Cable::to(server.port());
    let page = browser.page(Screen::Phone);
    page.expect_complaints();
    page.goto(&cable.url());
    let ask = "fetch('/znovu').then(() => 'přišlo', () => 'spadlo')";
    assert_eq!(page.evaluate(ask), "přišlo");
    cable.cut();
    assert_eq!(page.evaluate(ask), "spadlo");
    cable.plug();
    assert_eq!(page.evaluate(ask), "přišlo");
}

#[test]
fn visitors_do_not_share_cookies_and_tabs_of_one_visitor_do() {
    let server = Server::start(|request| {
        let seen = request.header("cookie").unwrap_or("nic").to_owned();
        Response::html(format!("<p>{seen}</p>")).with("Set-Cookie", "kdo=starosta; Path=/")
    });
    let browser = Browser::start();
    let (mayor, stranger) = (browser.page(Screen::Phone), browser.page(Screen::Desktop));
    mayor.goto(&server.url());
    mayor.expect_complaints(); // the icon nobody serves
    let second = mayor.sibling(Screen::Wall);
    second.goto(&server.url());
    stranger.goto(&server.url());
    assert_eq!((second.text().as_str(), stranger.text().as_str()), ("kdo=starosta", "nic"));
}

#[test]
fn a_shot_is_a_picture_and_bytes_are_counted() {
    let (server, browser) = (Server::page(FORM), Browser::start());
    let page = browser.page(Screen::Wall);
    page.goto(&server.url());
    let file = std::fs::read(page.shot("kit")).unwrap();
    assert!(file.starts_with(b"\x89PNG"), "no picture");
    assert!((500..5_000).contains(&page.bytes_received()), "an uncounted page");
}
