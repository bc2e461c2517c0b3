//! Second factors as an installation has them by default, and the account in two envelopes.

use std::os::unix::fs::PermissionsExt;

use hlaska_journeys::{PASSWORD, Region, who};
use hlaska_testkit::passkey::SoftKey;
use hlaska_testkit::portal::hlaska;
use hlaska_testkit::{eventually, on_both_engines};

on_both_engines! {
    fn an_administrator_runs_nothing_before_a_second_factor(scratch) {
        let region = Region::on(scratch).with(&[who::ADMINISTRATOR]).with_second_factors().open();
        let administrator = region.sign_in(who::ADMINISTRATOR);
        administrator.get("/sprava/ucty").expect(403);
        let own = administrator.open("/ucet").expect(200).page();
        own.assert_says("Tato role teď neplatí: Správce portálu");
        let challenge = administrator.post("/ucet/klice/vyzva", &[]).expect(200).json();
        let answer = SoftKey::at("http://localhost").create(&challenge["options"]);
        let token = challenge["token"].as_str().unwrap();
        let fields = [("token", token), ("answer", answer.as_str()), ("name", "Klíčenka")];
        administrator.post("/ucet/klice", &fields).expect(303);
        administrator.open("/sprava/ucty").expect(200);
        let key = std::fs::metadata(region.data().join("secret.key")).unwrap();
        assert_eq!(key.permissions().mode() & 0o777, 0o600);
    }

    fn two_envelopes_let_somebody_in_once_and_everybody_knows(scratch) {
        let region = Region::on(scratch).with(&[who::ROUDNE_MAYOR]).with_second_factors().open();
        let mayor = region.sign_in(who::ROUDNE_MAYOR);
        let data = region.data().to_string_lossy().into_owned();
        let command = ["account", "break-glass", "--data", &data];
        let done = hlaska(&[&command[..], &region.engine()].concat());
        let said = String::from_utf8_lossy(&done.stdout).into_owned();
        assert!(done.status.success(), "{said}");
        let half = |name: &str| {
            let line = said.lines().find_map(|line| line.trim().strip_prefix(name));
            line.unwrap_or_else(|| panic!("no {name} in {said}")).trim().to_owned()
        };
        let (first, second) = (half("first half"), half("second half"));
        let visitor = region.portal.client();
        let form = visitor.open("/prihlaseni/nouzove").expect(200).page();
        let form = form.form("Použít nouzový účet").fill("První polovina kódu", &first);
        let form = form.fill("Druhá polovina kódu", &second).fill("Důvod", "Výpadek sítě kraje");
        // The running portal reads what another program has written a moment later.
        eventually("the seal to be known", || {
            (visitor.submit(&form).status == 200).then_some(())
        });
        visitor.open("/udalosti/nova").expect(200);
        visitor.get("/sprava/ucty").expect(403);
        mayor.open("/obec").expect(200).page().assert_says("Nouzový účet je v použití");
        region.portal.client().submit(&form).expect(422);
        let again = region.portal.client();
        let fields = [("login", "nouzovy-ucet"), ("password", PASSWORD)];
        again.post("/prihlaseni", &fields).expect(422);
        let (sound, words) = region.verify();
        assert!(sound, "{words}");
    }
}
