//! The auditor reads what the administrator may not, and deals with what stands out.

use std::time::{Duration, Instant};

use hlaska_journeys::{Region, who};
use hlaska_testkit::on_both_engines;

on_both_engines! {
    fn the_auditor_reads_the_record_and_settles_what_stands_out(scratch) {
        let region = Region::on(scratch).with(&[who::AUDITOR, who::ADMINISTRATOR]).open();
        let (auditor, administrator) =
            (region.sign_in(who::AUDITOR), region.sign_in(who::ADMINISTRATOR));
        // What was derived from the journal is there, and the chain is whole.
        auditor.open("/audit?cinnost=iam.role.grant").expect(200).page().assert_says("Přidělení role");
        auditor.open("/audit?cinnost=auth.login.ok").expect(200).page().assert_says("Přihlášení");
        let form = auditor.open("/audit").page().form("Ověřit řetěz");
        auditor.submit(&form).expect(200).page().assert_says("Řetěz je neporušený");
        // The administrator sees that it lives, and nothing of it.
        administrator.open("/sprava/zaznam").expect(200).page().assert_says("Nejnovější záznam");
        auditor.get("/sprava/zaznam").expect(403);
        for _ in 0..3 {
            administrator.get("/audit").expect(403);
        }
        let until = Instant::now() + Duration::from_secs(30);
        let name = "Pokusy dostat se k záznamům";
        let page = loop {
            let page = auditor.open("/audit/upozorneni").expect(200).page();
            if page.text().contains(name) {
                break page;
            }
            assert!(Instant::now() < until, "no finding");
            std::thread::sleep(Duration::from_millis(500));
        };
        let one = page.link("Vyřídit");
        let form = || auditor.open(&one).expect(200).page().form("Vyřídit");
        auditor.submit(&form()).expect(422);
        auditor.submit(&form().fill("Co jste zjistili", "Byla to zkouška.")).expect(200);
        auditor.open("/audit/upozorneni").page().assert_says("Byla to zkouška.");
        auditor.open("/audit?cinnost=alert.close").page().assert_says("Vyřízené upozornění detekce");
    }
}
