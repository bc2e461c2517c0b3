//! Pages that change by themselves: over HTTP, for those who may see, and for nobody else.

use std::time::{Duration, Instant};

use hlaska_journeys::{ROUDNE, Region, River, steps, who};
use hlaska_testkit::on_both_engines;

/// What people call at once.
const AT_ONCE: Duration = Duration::from_secs(2);

on_both_engines! {
    fn a_report_comes_to_open_boards_at_once(scratch) {
        let people = [who::REGION_MANAGER, who::READER, who::ROUDNE_MAYOR, who::KRUMLOV_SECRETARY];
        let region = Region::on(scratch).with(&people).open();
        let [manager, reader, mayor, neighbour] = people.map(|one| region.sign_in(one));
        let event = steps::open_by_hand(&manager, "Povodeň na Malši", "Roudné").path;
        steps::ask_all(&manager, &event);
        let board = reader.listen("/zive/hlaseni");
        let log = manager.listen(&format!("/zive{event}"));
        let home = manager.listen("/zive");
        let elsewhere = neighbour.listen("/zive/hlaseni");
        neighbour.knock(&format!("/zive{event}")).expect(404);

        let form = steps::statement(&mayor, "Kritické").fill("Co se děje", "Protržená hráz");
        let sent = Instant::now();
        steps::send(&mayor, &form);
        board.wait_for("Roudné");
        log.wait_for("Protržená hráz");
        home.wait_for("1/1");
        assert!(sent.elapsed() < AT_ONCE, "after {:?}", sent.elapsed());
        elsewhere.assert_silent_about("Roudné", Duration::from_secs(1));
    }

    fn a_line_of_the_log_comes_to_whoever_has_it_open(scratch) {
        let people = [who::OPERATOR, who::SECRETARY];
        let region = Region::on(scratch).with(&people).open();
        let [operator, secretary] = people.map(|one| region.sign_in(one));
        let event = steps::open_by_hand(&operator, "Povodeň na Malši", "Roudné").path;
        let log = secretary.listen(&format!("/zive{event}"));
        let sent = Instant::now();
        steps::note(&operator, &event, "Jez v Roudném je protržen").expect(200);
        log.wait_for("Jez v Roudném je protržen");
        assert!(sent.elapsed() < AT_ONCE, "after {:?}", sent.elapsed());
    }

    fn a_crossing_comes_to_the_duty_inbox(scratch) {
        let river = River::calm();
        let people = [who::OPERATOR, who::KRUMLOV_SECRETARY];
        let region = Region::on(scratch).reading(&river).with(&people).open();
        let [operator, neighbour] = people.map(|one| region.sign_in(one));
        let inbox = operator.listen("/zive/podnety");
        let elsewhere = neighbour.listen("/zive/podnety");
        river.rises_to(&ROUDNE, 280.0);
        inbox.wait_for(&steps::reached(&ROUDNE, "3. SPA (ohrožení)"));
        let gauges = operator.listen("/zive/stavy");
        river.rises_to(&ROUDNE, 291.0);
        gauges.wait_for("291");
        elsewhere.assert_silent_about("Roudné", Duration::from_secs(1));
    }

    fn who_comes_back_after_an_outage_gets_what_was_missed(scratch) {
        let region = Region::on(scratch).with(&[who::OPERATOR]).open();
        let operator = region.sign_in(who::OPERATOR);
        let event = steps::open_by_hand(&operator, "Povodeň na Malši", "Roudné").path;
        let page = operator.open(&event).expect(200).page();
        let stream = page.attributes("#live", "hx-sse:connect").remove(0);
        steps::note(&operator, &event, "zapsáno mezi načtením a spojením").expect(200);
        operator.listen(&stream).wait_for("zapsáno mezi načtením a spojením");
    }
}
