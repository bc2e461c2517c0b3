//! Against the certified provider: who comes in, as what.

use hlaska_oidc_tests::{Browser, Office, Site, free_port};
use serde_json::json;

const ADMINS: &str = "allow_administration = true";

fn opened() -> (Site, Office, Browser) {
    let port = free_port();
    let office = Office::open(&format!("http://127.0.0.1:{port}"));
    let site = Site::open(port, &office.issuer(), ADMINS);
    let browser = Browser::new(&site.url, &office.issuer());
    (site, office, browser)
}

fn another(site: &Site, office: &Office) -> Browser {
    Browser::new(&site.url, &office.issuer())
}

#[test]
fn whoever_the_office_vouches_for_comes_in_with_the_right_role_and_organisation() {
    let (site, office, browser) = opened();
    office.seats("anna", &json!({ "name": "Anna Krizová", "groups": ["krizove-rizeni"] }));
    let page = browser.signs_in().expect(200);
    assert!(page.text().contains("Anna Krizová"), "{}", page.page().text());
    assert!(browser.portal.cookie("session").is_some());
    assert_eq!(
        site.holds("Anna Krizová"),
        [(vec!["region_manager Region".to_owned()], "Krajský úřad Jihočeského kraje".to_owned())]
    );
    // The second time it is the same account, and nothing is written.
    let before = site.journal().len();
    another(&site, &office).signs_in().expect(200);
    assert_eq!(site.journal().len(), before);
}

#[test]
fn codes_of_claims_lead_to_the_municipality_and_its_office() {
    let (site, office, browser) = opened();
    let claims = json!({ "name": "Starostka Plavu", "groups": ["starostove"], "obec": "535346",
                         "ico": "00000019" });
    office.seats("plav", &claims);
    browser.signs_in().expect(200);
    let (grants, organisation) = site.holds("Starostka Plavu").remove(0);
    assert_eq!(organisation, "Obec Plav");
    assert!(grants[0].starts_with("mayor Municipality"), "{grants:?}");
}

#[test]
fn a_role_goes_with_the_claim_and_is_gone_on_open_pages_too() {
    let (site, office, browser) = opened();
    office.seats("eva", &json!({ "name": "Eva", "groups": ["spravci"] }));
    browser.signs_in().expect(200);
    // Somebody else must be left who runs the portal, else the role would stay.
    office.seats("jan", &json!({ "name": "Jan", "groups": ["spravci"] }));
    another(&site, &office).signs_in().expect(200);
    browser.portal.get("/sprava/ucty").expect(200);
    let stream = browser.portal.listen("/zive/sprava/ucty");
    office.seats("eva", &json!({ "name": "Eva", "groups": [] }));
    another(&site, &office).signs_in();
    stream.wait_for_end(std::time::Duration::from_secs(5));
    assert_eq!(site.holds("Eva"), [(vec![], "Správa portálu".to_owned())]);
    assert_ne!(browser.portal.get("/sprava/ucty").status, 200);
}

#[test]
fn a_stranger_asks_and_an_administrator_decides() {
    let (site, office, browser) = opened();
    office.seats("novy", &json!({ "name": "Nový Kolega", "email": "jan@urad.example" }));
    let page = browser.signs_in().expect(200);
    assert!(page.text().contains("čeká na správce"), "{}", page.page().text());
    assert!(browser.portal.cookie("session").is_none());
    another(&site, &office).signs_in();
    let asked = site.journal().iter().filter(|kind| *kind == "oidc.access_requested").count();
    assert_eq!(asked, 1, "one request, however often somebody comes");

    office.seats("jan", &json!({ "name": "Jan", "groups": ["spravci"] }));
    let administrator = another(&site, &office);
    administrator.signs_in().expect(200);
    let page = administrator.portal.get("/sprava/zadosti").expect(200).page();
    assert!(page.text().contains("Nový Kolega"), "{}", page.text());
    let target = site.account("Jan").to_string();
    let form = page.form("Spojit s účtem").forge("account", &target);
    administrator.portal.submit(&form).expect(200);
    assert!(site.journal().contains(&"oidc.bound".to_owned()));

    office.seats("novy", &json!({ "name": "Nový Kolega" }));
    let newcomer = another(&site, &office);
    let page = newcomer.signs_in().expect(200);
    assert!(page.text().contains("Jan"), "bound to the account of Jan");

    // Taken back: out at once, and the next time it is a request again.
    let account = administrator.portal.get(&format!("/sprava/ucty/{target}")).expect(200).page();
    let form = account.form("Zrušit spojení a odhlásit");
    assert_eq!(administrator.portal.submit(&form).status, 422, "a reason is needed");
}

#[test]
fn a_binding_taken_back_ends_sessions_and_takes_mapped_roles_along() {
    let (site, office, browser) = opened();
    office.seats("anna", &json!({ "name": "Anna", "groups": ["krizove-rizeni"] }));
    browser.signs_in().expect(200);
    office.seats("jan", &json!({ "name": "Jan", "groups": ["spravci"] }));
    let administrator = another(&site, &office);
    administrator.signs_in().expect(200);
    let address = format!("/sprava/ucty/{}", site.account("Anna"));
    let page = administrator.portal.get(&address).expect(200).page();
    page.assert_says("Role z pravidel");
    let form = page.form("Zrušit spojení a odhlásit").forge("reason", "Odešla z úřadu");
    administrator.portal.submit(&form).expect(200);
    assert_ne!(browser.portal.get("/ucet").status, 200);
    assert_eq!(site.holds("Anna")[0].0, Vec::<String>::new());
    office.seats("anna", &json!({ "name": "Anna" }));
    let page = another(&site, &office).signs_in().expect(200);
    assert!(page.text().contains("čeká na správce"), "{}", page.page().text());
}

#[test]
fn whoever_was_declined_is_told_so() {
    let (site, office, browser) = opened();
    office.seats("cizi", &json!({ "name": "Cizí" }));
    browser.signs_in();
    office.seats("jan", &json!({ "name": "Jan", "groups": ["spravci"] }));
    let administrator = another(&site, &office);
    administrator.signs_in().expect(200);
    let form = administrator.portal.get("/sprava/zadosti").page().form("Zamítnout");
    let empty = administrator.portal.submit(&form);
    assert_eq!(empty.status, 422, "a reason is needed");
    administrator.portal.submit(&form.forge("reason", "Neznáme")).expect(200);
    office.seats("cizi", &json!({ "name": "Cizí" }));
    let page = another(&site, &office).signs_in().expect(403);
    assert!(page.text().contains("zamítnuta"), "{}", page.page().text());
}

#[test]
fn a_blocked_account_stays_outside() {
    let (site, office, browser) = opened();
    office.seats("anna", &json!({ "name": "Anna", "groups": ["krizove-rizeni"] }));
    browser.signs_in().expect(200);
    office.seats("jan", &json!({ "name": "Jan", "groups": ["spravci"] }));
    let administrator = another(&site, &office);
    administrator.signs_in().expect(200);
    let address = format!("/sprava/ucty/{}/zablokovat", site.account("Anna"));
    administrator.portal.post(&address, &[("reason", "Odešla")]).expect(303);
    assert_ne!(browser.portal.get("/ucet").status, 200, "out at once");
    office.seats("anna", &json!({ "name": "Anna", "groups": ["krizove-rizeni"] }));
    let page = another(&site, &office).signs_in().expect(403);
    assert!(page.text().contains("zablokovaný"), "{}", page.page().text());
}

#[test]
fn a_second_factor_at_the_office_is_a_strong_proof() {
    let (site, office, browser) = opened();
    let proof = |site: &Site| {
        let sessions = site.portal.sessions().list(site.account("Anna"));
        let sessions = site.runtime.block_on(sessions).unwrap();
        sessions.iter().map(|session| session.proof.name()).collect::<Vec<_>>()
    };
    let claims = |amr: &[&str]| json!({ "name": "Anna", "groups": ["krizove-rizeni"], "amr": amr });
    office.seats("anna", &claims(&["pwd"]));
    browser.signs_in().expect(200);
    assert_eq!(proof(&site), ["provider"]);
    office.seats("anna", &claims(&["pwd", "mfa"]));
    another(&site, &office).signs_in().expect(200);
    assert!(proof(&site).contains(&"provider+mfa"), "{:?}", proof(&site));
}

#[test]
fn a_proof_is_renewed_at_the_provider_by_the_same_person_only() {
    let (site, office, mut browser) = opened();
    office.seats("anna", &json!({ "name": "Anna", "groups": ["krizove-rizeni"] }));
    browser.signs_in().expect(200);
    let before = browser.portal.cookie("session");
    let page = browser.goes("/prihlaseni/poskytovatel/kraj?ucel=overeni&zpet=/ucet").expect(200);
    assert_eq!(page.path, "/ucet");
    assert_ne!(browser.portal.cookie("session"), before, "a new token");
    office.seats("eva", &json!({ "name": "Eva", "groups": ["krizove-rizeni"] }));
    browser.forgets_the_provider();
    let page = browser.goes("/prihlaseni/poskytovatel/kraj?ucel=overeni&zpet=/ucet").expect(403);
    assert!(page.text().contains("znovu ověřit"), "{}", page.page().text());
    assert_eq!(
        site.runtime.block_on(site.portal.sessions().list(site.account("Anna"))).unwrap().len(),
        1
    );
}
