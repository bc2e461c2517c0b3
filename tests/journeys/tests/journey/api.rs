//! What machines ask of the portal.

use hlaska_journeys::{ROUDNE, Region, River, steps, who};
use hlaska_testkit::http::Client;
use hlaska_testkit::{Engine, on_both_engines};
use serde_json::{Value, json};

/// The gauge's properties once its newest value is this.
fn gauge(client: &Client, id: &str, value: f64) -> Value {
    hlaska_testkit::eventually(&format!("{id} at {value} cm"), || {
        let answer = client.get("/api/v1/gauges").expect(200);
        assert_eq!(answer.header("content-type"), Some("application/geo+json"));
        let document = answer.json();
        assert_eq!(document["type"], "FeatureCollection");
        let features = document["features"].as_array().cloned().unwrap_or_default();
        let found = features.into_iter().find(|feature| feature["id"] == id)?;
        (found["properties"]["value"] == json!(value)).then_some(found)
    })
}

on_both_engines! {
    fn gauges_are_geojson_with_everything_a_map_needs(scratch) {
        let river = River::calm();
        let region = Region::on(scratch).reading(&river).with(&[who::READER]).open();
        let reader = region.sign_in(who::READER);
        river.rises_to(&ROUDNE, 215.0);
        let feature = gauge(&reader, ROUDNE.id, 215.0);
        assert_eq!(feature["type"], "Feature");
        assert_eq!(feature["geometry"]["type"], "Point");
        let place = &feature["geometry"]["coordinates"];
        assert!(place[0].as_f64().is_some_and(|lon| (14.4..14.6).contains(&lon)), "{place}");
        let told = &feature["properties"];
        assert_eq!((&told["name"], &told["stream"]), (&json!("Roudné"), &json!("Malše")));
        assert_eq!((&told["quantity"], &told["unit"]), (&json!("stage"), &json!("cm")));
        assert_eq!(told["thresholds"], json!([160.0, 210.0, 270.0, 418.0]));
        assert_eq!((&told["observed_spa"], &told["stale"]), (&json!(2), &json!(false)));
        assert!(["rising", "steady", "falling"].iter().any(|one| told["trend"] == *one), "{told}");
        let time: Result<jiff::Timestamp, _> = told["time"].as_str().unwrap_or_default().parse();
        assert!(time.is_ok(), "{told}");
        region.portal.client().get("/api/v1/gauges").expect(401);
    }

    fn health_tells_everybody_little_and_the_operator_much(scratch) {
        let river = River::calm();
        let people = [who::ADMINISTRATOR, who::READER];
        let region = Region::on(scratch).reading(&river).with(&people).open();
        let open = json!({ "status": "ok" });
        assert_eq!(region.portal.client().get("/health").expect(200).json(), open);
        assert_eq!(region.sign_in(who::READER).get("/health").expect(200).json(), open);
        let administrator = region.sign_in(who::ADMINISTRATOR);
        let health = hlaska_testkit::eventually("a round of the feed", || {
            let health = administrator.get("/health").expect(200).json();
            (health["feeds"][0]["stations"] == 4).then_some(health)
        });
        let engine = if scratch.engine() == Engine::Sqlite { "sqlite" } else { "postgresql" };
        assert_eq!(health["engine"], engine);
        assert!(health["journal"]["head"].as_u64() > Some(3), "{health}");
        let feed = &health["feeds"][0];
        assert_eq!((&feed["feed"], &feed["state"]), (&json!("chmi-hydrology"), &json!("good")));
        assert!(feed["age_seconds"].as_i64().is_some_and(|age| age < 60), "{feed}");
        assert!(feed["last_success"].is_string() && feed["problems"].is_u64(), "{feed}");
    }

    fn a_silent_feed_says_so_on_every_page_that_shows_it(scratch) {
        let river = River::calm();
        let people = [who::OPERATOR, who::ADMINISTRATOR];
        let region = Region::on(scratch).reading(&river).with(&people).open();
        let operator = region.sign_in(who::OPERATOR);
        river.rises_to(&ROUDNE, 120.0);
        gauge(&operator, ROUDNE.id, 120.0);
        river.standin.damage(ROUDNE.id, hlaska_testkit::chmi::Damage::HtmlWith200);
        river.rises_to(&ROUDNE, 130.0);
        hlaska_testkit::eventually("the damage on the feeds' page", || {
            let page = operator.open("/zdroje").expect(200).page();
            page.text().contains("webovou stránku místo dat").then_some(())
        });
        let health = region.sign_in(who::ADMINISTRATOR).get("/health").expect(200).json();
        assert_eq!(health["feeds"][0]["state"], "flawed", "{health}");
    }
}

#[test]
fn metrics_can_be_read_line_by_line() {
    let scratch = hlaska_testkit::Scratch::new(Engine::Sqlite);
    let river = River::calm();
    let people = [who::REGION_MANAGER, who::OPERATOR];
    let region = Region::on(&scratch).reading(&river).with(&people).open();
    let manager = region.sign_in(who::REGION_MANAGER);
    let answer = manager.get("/metrics").expect(200);
    assert!(answer.header("content-type").is_some_and(|kind| kind.contains("version=0.0.4")));
    let figures: Vec<(String, f64)> = answer.text().lines().filter_map(figure).collect();
    let value = |name: &str| figures.iter().find(|(own, _)| own == name).map(|(_, value)| *value);
    #[expect(clippy::cast_precision_loss, reason = "a handful of entries")]
    let head = steps::journal_head(&manager) as f64;
    assert_eq!(value("hlaska_journal_head"), Some(head));
    assert!(value("process_resident_memory_bytes") > Some(1e6));
    assert!(value("hlaska_feed_age_seconds{feed=\"chmi-hydrology\"}").is_some(), "{figures:?}");
    region.sign_in(who::OPERATOR).get("/metrics").expect(403);
    let stranger = region.portal.client().get("/metrics").expect(401);
    assert_eq!(stranger.header("content-type"), Some("application/problem+json"));
}

/// Name with labels and value; a comment has neither, anything else is a mistake.
fn figure(line: &str) -> Option<(String, f64)> {
    if line.starts_with("# HELP ") || line.starts_with("# TYPE ") {
        return None;
    }
    let (name, value) = line.rsplit_once(' ').unwrap_or_else(|| panic!("no figure: {line}"));
    let sound = name.starts_with(|first: char| first.is_ascii_lowercase());
    assert!(sound && (!name.contains('{') || name.ends_with("\"}")), "{line}");
    Some((name.to_owned(), value.parse().unwrap_or_else(|_| panic!("no number: {line}"))))
}
