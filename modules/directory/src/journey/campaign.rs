//! Campaigns as those who run them see them.

use hlaska_kernel::{Lang, MunicipalityCode, Territory};
use hlaska_rig::Person;
use hlaska_web::{Fields, LiveCx, Params, StatusCode};

use super::{Scene, plav_address};
use crate::testing::*;

const CAMPAIGNS: &str = "/kontakty/kampane";

/// Starts a campaign of the person's first territory and tells its address.
pub fn started(scene: &Scene, person: &Person) -> String {
    let form = scene.page(person, &format!("{CAMPAIGNS}/nova")).form("Zahájit kampaň");
    scene.rig.send(person, &form).leads_to()
}

/// Links as letters: `(organisation, path)`.
pub fn letters(scene: &Scene, person: &Person, campaign: &str) -> Vec<(String, String)> {
    let form = scene.page(person, campaign).form("Vydat odkazy");
    let page = scene.rig.send(person, &form).page();
    let names = page.texts("section.panel h2");
    let links = page.attributes("section.panel a", "href");
    let path = |url: String| url[url.find("/potvrzeni/").unwrap()..].to_owned();
    names.into_iter().zip(links.into_iter().map(path)).collect()
}

#[test]
fn an_orp_starts_a_campaign_and_hands_out_links() {
    let scene = Scene::plav();
    let secretary = scene.secretary();
    scene.page(&secretary, CAMPAIGNS).assert_says("Zatím žádná kampaň.");
    let campaign = started(&scene, &secretary);
    let page = scene.page(&secretary, &campaign);
    page.assert_says("Portál zatím e-maily ani SMS neposílá.");
    page.assert_says("ORP České Budějovice");
    let rows = page.table("Kampaň");
    let first = |row: &Vec<String>| row[0].clone();
    assert_eq!(rows.iter().skip(1).map(first).collect::<Vec<_>>(), ["Magistrát", "Obec Plav"]);
    assert!(rows[1][1].contains("bez kontaktů"), "{rows:?}");
    let letters = letters(&scene, &secretary, &campaign);
    assert_eq!(letters.len(), 2);
    assert_eq!(letters[1].0, "Obec Plav");
    assert_ne!(letters[0].1, letters[1].1);
    scene.page(&secretary, CAMPAIGNS).assert_says("ORP České Budějovice, 22. 11. 2026");
}

#[test]
fn links_as_a_table_for_a_mail_merge() {
    let scene = Scene::plav();
    let secretary = scene.secretary();
    let campaign = started(&scene, &secretary);
    let form = scene.page(&secretary, &campaign).form("Vydat odkazy");
    let reply = scene.rig.send(&secretary, &form.tick("tabulka CSV"));
    assert!(reply.headers["content-type"].to_str().unwrap().starts_with("text/csv"));
    assert_eq!(reply.text.matches("/potvrzeni/").count(), 2, "{}", reply.text);
}

#[test]
fn the_regions_campaign_is_handed_out_by_orps_too_and_each_sees_its_own_part() {
    let scene = Scene::plav();
    let (manager, secretary) = (scene.manager(), scene.secretary());
    let campaign = started(&scene, &manager);
    assert_eq!(letters(&scene, &manager, &campaign).len(), 4);
    let own: Vec<_> = letters(&scene, &secretary, &campaign).into_iter().map(|one| one.0).collect();
    assert_eq!(own, ["Magistrát", "Obec Plav"]);
    scene.page(&secretary, &campaign).assert_silent_about("Krumlov");
    let close = scene.rig.post(&secretary, &format!("{campaign}/uzavrit"), &[]);
    close.page_with(StatusCode::FORBIDDEN);
}

#[test]
fn a_campaign_of_one_orp_is_not_for_another() {
    let scene = Scene::plav();
    let campaign = started(&scene, &scene.secretary());
    let neighbour = scene.krumlov();
    scene.rig.get(&neighbour, &campaign).page_with(StatusCode::NOT_FOUND);
    scene.page(&neighbour, CAMPAIGNS).assert_says("Zatím žádná kampaň.");
    for what in ["odkazy", "urgence", "uzavrit"] {
        let refused = scene.rig.post(&neighbour, &format!("{campaign}/{what}"), &[("note", "x")]);
        refused.page_with(StatusCode::NOT_FOUND);
    }
    scene.rig.get(&scene.mayor(), &campaign).page_with(StatusCode::FORBIDDEN);
}

#[test]
fn mistakes_in_a_new_campaign_come_back() {
    let scene = Scene::plav();
    let secretary = scene.secretary();
    let form = scene.page(&secretary, &format!("{CAMPAIGNS}/nova")).form("Zahájit kampaň");
    let form = form.fill("Termín", "2020-01-01T12:00").fill("Text výzvy", "Zkontrolujte to");
    let page = scene.rig.send(&secretary, &form).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_says("Termín musí být v budoucnu");
    assert_eq!(page.form("Zahájit kampaň").value("Text výzvy"), "Zkontrolujte to");
}

#[test]
fn a_signed_in_mayor_answers_on_the_own_page() {
    let scene = Scene::plav();
    let secretary = scene.secretary();
    let campaign = started(&scene, &secretary);
    let mayor = scene.mayor();
    let page = scene.page(&mayor, &plav_address());
    page.assert_says("Potvrďte kontakty");
    scene.rig.send(&mayor, &page.form("Všechny kontakty platí")).leads_to();
    scene.page(&mayor, &plav_address()).assert_says("Odpověď je zaznamenána");
    let row = scene.page(&secretary, &campaign).table("Kampaň").pop().unwrap();
    assert_eq!(row[..2], ["Obec Plav", "vše platí"]);
    let waiting = scene.page(&secretary, &format!("{campaign}?stav=cekaji"));
    let rows = waiting.table("Kampaň");
    assert!(rows.iter().all(|row| row[0] != "Obec Plav"), "{rows:?}");
}

#[test]
fn a_reminder_and_the_end_stand_on_the_page() {
    let scene = Scene::plav();
    let secretary = scene.secretary();
    let campaign = started(&scene, &secretary);
    let form = scene.page(&secretary, &campaign).form("Zaznamenat urgenci");
    scene.rig.send(&secretary, &form).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    let form = form.fill("Jak jste urgovali", "telefonicky");
    let to = scene.rig.send(&secretary, &form).leads_to();
    scene.page(&secretary, &to).assert_says("(2 organizace): telefonicky");
    let form = scene.page(&secretary, &campaign).form("Uzavřít kampaň");
    scene.rig.send(&secretary, &form.fill("Závěr", "hotovo")).leads_to();
    let page = scene.page(&secretary, &campaign);
    page.assert_says("hotovo");
    page.assert_silent_about("Vydat odkazy");
    let again = scene.rig.post(&secretary, &format!("{campaign}/odkazy"), &[("whom", "all")]);
    again.page_with(StatusCode::CONFLICT);
}

#[test]
fn the_live_page_shows_each_viewer_its_own_part() {
    let scene = Scene::plav();
    let campaign = started(&scene, &scene.manager());
    let id = campaign.rsplit('/').next().unwrap().to_owned();
    let live = |actor: hlaska_kernel::Actor| LiveCx {
        portal: scene.rig.portal.clone(),
        viewer: actor.viewer(Lang::Cs),
        params: Params::of(&[("kampan", &id)]),
        query: Fields::default(),
    };
    let ids = |actor| {
        let parts = crate::page::campaign::parts(&live(actor)).unwrap();
        parts.iter().map(|part| part.id().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ids(manager()), ["kampan"]);
    assert_eq!(ids(secretary()), ["kampan"]);
    assert!(crate::page::campaigns::parts(&live(secretary())).is_ok());
}

#[test]
fn a_mayors_own_page_tells_of_the_campaign_until_it_is_answered() {
    let scene = Scene::plav();
    let notice = |actor: hlaska_kernel::Actor| {
        let live = LiveCx {
            portal: scene.rig.portal.clone(),
            viewer: actor.viewer(Lang::Cs),
            params: Params::default(),
            query: Fields::default(),
        };
        hlaska_testkit::page::Page::parse(
            &crate::page::notice::notice(&live, "535346").into_string(),
        )
    };
    notice(mayor()).assert_silent_about("Potvrďte kontakty");
    started(&scene, &scene.secretary());
    let asked = notice(mayor());
    asked.assert_says("Potvrďte kontakty");
    let stranger = actor(
        hlaska_kernel::Role::Mayor,
        Territory::Municipality(KRUMLOV, MunicipalityCode(545_392)),
        KRUMLOV_OFFICE,
    );
    notice(stranger).assert_silent_about("Potvrďte kontakty");
    scene.rig.send(&scene.mayor(), &asked.form("Všechny kontakty platí")).leads_to();
    notice(mayor()).assert_silent_about("Potvrďte kontakty");
}
