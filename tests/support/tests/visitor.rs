//! The kit's client without a browser, and its forms.

use hlaska_testkit::http::Client;
use hlaska_testkit::server::{Response, Server};

const FORM: &str = r#"<!doctype html><title>Událost</title><style>p{}</style>
<h1>Nová&nbsp;událost</h1><p>Vltava <b>stoupá</b></p>
<form action="/prijmi" method="post"><input type="hidden" name="csrf" value="žeton">
<label for="a">Název</label><input id="a" name="nazev" value="dřív">
<label>Druh <select name="druh"><option value="po">povodeň</option><option value="va">vítr</option></select></label>
<label><input type="checkbox" name="cviceni" value="ano"> Cvičení</label>
<label><input type="radio" name="stupen" value="1" checked> první</label>
<label><input type="radio" name="stupen" value="2"> druhý</label>
<button name="co" value="zaloz">Založit</button><button name="co" value="zahod">Zahodit</button></form>
<table><caption>Stanice</caption><tr><th>Tok<th>Stav<tr><td>Vltava<td>312&nbsp;cm</table>"#;

fn site() -> Server {
    Server::start(|request| match (request.method.as_str(), request.path.as_str()) {
        ("POST", "/prijmi") => Response::new(303, "text/plain", "")
            .with("Location", "/hotovo")
            .with("Set-Cookie", "s=1; Path=/; HttpOnly"),
        ("GET", "/hotovo") => Response::html(request.header("cookie").unwrap_or("nic")),
        _ => Response::html(FORM),
    })
}

#[test]
fn a_page_is_read_as_people_read_it() {
    let server = site();
    let page = Client::to(server.url()).open("/").expect(200).page();
    assert_eq!(page.title(), "Událost");
    page.assert_says("Nová událost\nVltava stoupá");
    page.assert_silent_about("p{}");
    assert_eq!(page.table("Stanice")[1], ["Vltava", "312 cm"]);
}

#[test]
fn a_form_sends_what_a_browser_would_send() {
    let server = site();
    let form = Client::to(server.url()).open("/").page().form("Založit");
    let form =
        form.fill("Název", "Zátopa Vltavy").fill("Druh", "vítr").tick("Cvičení").tick("druhý");
    let fields = form.fields();
    let sent: Vec<_> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    assert_eq!(
        sent,
        [
            ("csrf", "žeton"),
            ("nazev", "Zátopa Vltavy"),
            ("druh", "va"),
            ("cviceni", "ano"),
            ("stupen", "2"),
            ("co", "zaloz"),
        ]
    );
}

#[test]
fn sending_follows_to_the_next_page_with_the_cookie() {
    let server = site();
    let visitor = Client::to(server.url());
    let answer = visitor.submit(&visitor.open("/").page().form("Zahodit"));
    assert_eq!((answer.path.as_str(), answer.text().as_str()), ("/hotovo", "s=1"));
    assert_eq!(visitor.cookie("s").as_deref(), Some("1"));
}

#[test]
fn a_stream_is_listened_to_line_by_line() {
    let server = Server::start(|_| {
        Response::new(200, "text/event-stream", "event: stav\ndata: 312\n\ndata: 318\n\n")
    });
    let stream = Client::to(server.url()).listen("/proud");
    assert_eq!(stream.wait_for("31"), "data: 312");
    assert_eq!(stream.wait_for("31"), "data: 318");
}
