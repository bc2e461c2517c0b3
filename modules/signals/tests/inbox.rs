//! The duty inbox as people use it.

use hlaska_journal::World;
use hlaska_kernel::{Said, Viewer};
use hlaska_rig::{KRUMLOV, PLAV, Rig, mayor, minute, operator, orp_secretary, reader};
use hlaska_signals::{NewSignal, Signal, SignalId, Signals, State, Urgency, raise};
use http::StatusCode;

const ID: SignalId = SignalId::from_u128(7);
const ACKNOWLEDGE: &str = "Beru na vědomí";
const DISMISS: &str = "Odložit s důvodem";

fn rig() -> Rig {
    Rig::of(vec![hlaska_signals::module()])
}

fn gauge(urgency: Urgency, minutes: i64) -> NewSignal {
    NewSignal {
        source: "chmi-hydrology".into(),
        subject: "plav".into(),
        title: Said::new("Malše – Plav: dosažen limit 2. SPA", "Malše – Plav: SPA 2 limit reached"),
        detail: Said::new("stav 212 cm, stoupá", "stage 212 cm, rising"),
        place: PLAV,
        urgency,
        rising: true,
        observed_at: minute(minutes),
        exercise: false,
        link: "/stavy/plav".into(),
        hint: "flood".into(),
        dedup: format!("{minutes}"),
    }
}

fn gauge_rises(rig: &Rig) {
    rig.system("feed:chmi-hydrology", |world| raise(world, gauge(Urgency::Alert, 0), ID));
    rig.clock.advance_seconds(300);
}

fn state(rig: &Rig, viewer: &Viewer) -> Option<State> {
    rig.portal.world().view::<Signals>().get(viewer, ID).map(Signal::state)
}

#[test]
fn an_empty_inbox_is_no_all_clear() {
    let rig = rig();
    let duty = rig.sign_in(operator());
    let page = rig.get(&duty, "/podnety").page();
    page.assert_says("Žádný nový podnět");
    page.assert_says("Neznamená to, že je klid");
    assert_eq!(page.link("Stav zdrojů dat"), "/zdroje");
}

#[test]
fn a_signal_says_what_where_and_how_old() {
    let rig = rig();
    gauge_rises(&rig);
    let duty = rig.sign_in(operator());
    let page = rig.get(&duty, "/podnety").page();
    insta::assert_snapshot!(page.texts("#podnety")[0], @"
    Nové
    1× Jednat
    zhoršení: Jednat Malše – Plav: dosažen limit 2. SPA
    stav 212 cm, stoupáPlavpozorováno 22. 11. 17:00 (před 5 min)
    Beru na vědomí
    Odložit s důvodem
    ");
    insta::assert_snapshot!(rig.get(&duty, &page.link("Malše – Plav: dosažen limit 2. SPA")).page().texts("main")[0], @"
    Situace
    Podněty
    Malše – Plav: dosažen limit 2. SPA
    zhoršení: Jednat
    Beru na vědomí
    Vývoj
    Překročení mezí, nejnovější nahoře
    Pozorováno
    Co se stalo
    Údaje
    Naléhavost
    22. 11. 17:00
    Malše – Plav: dosažen limit 2. SPA
    stav 212 cm, stoupá
    zhoršení: Jednat
    Místo
    Plav
    Trvá od
    22. 11. 17:00
    Vyřízení
    čeká na posouzení
    Zdroj
    ČHMÚ – hydrologie · Podrobnosti u zdroje
    Podnět je pozorování zdroje, ne vyhlášený stav. O vyhlášení rozhoduje příslušný orgán.
    Kdo co udělal
    Zatím nikdo nicPodnět čeká na službu.
    Odložit s důvodem
    Proč z podnětu nic nebude
    Např. „manipulace na jezu, potvrzeno dispečinkem Povodí“. Při dalším zhoršení přijde podnět nový.
    Odložit s důvodem
    ");
}

#[test]
fn everything_is_said_in_english_too() {
    let rig = rig();
    gauge_rises(&rig);
    let duty = rig.sign_in(operator());
    let duty = rig.in_english(&duty);
    for page in ["/podnety", "/podnety?stav=historie", &format!("/podnety/{ID}")] {
        let text = rig.get(&duty, page).page().texts("main")[0].replace("Malše", "");
        assert_eq!(text.chars().find(|c| "ěščřžýůťď".contains(*c)), None, "{page}: {text}");
    }
}

#[test]
fn one_press_takes_note_and_pressing_twice_is_once() {
    let rig = rig();
    gauge_rises(&rig);
    let duty = rig.sign_in(operator());
    let form = rig.get(&duty, "/podnety").page().form(ACKNOWLEDGE);
    assert_eq!(rig.send(&duty, &form).leads_to(), "/podnety?hotovo=prevzato");
    let seq = rig.portal.world().seq();
    assert_eq!(rig.send(&duty, &form).leads_to(), "/podnety?hotovo=prevzato");
    assert_eq!(rig.portal.world().seq(), seq);
    assert_eq!(state(&rig, &duty.actor.viewer(hlaska_kernel::Lang::Cs)), Some(State::Acknowledged));
    rig.get(&duty, "/podnety?hotovo=prevzato").page().assert_says("Vzaté na vědomí");
}

#[test]
fn putting_aside_wants_a_reason_and_keeps_it() {
    let rig = rig();
    gauge_rises(&rig);
    let duty = rig.sign_in(operator());
    let address = format!("/podnety/{ID}");
    let form = rig.get(&duty, &address).page().form(DISMISS);
    let again = rig.send(&duty, &form).page_with(StatusCode::UNPROCESSABLE_ENTITY);
    again.assert_says("Vyplňte toto pole.");
    let form = again.form(DISMISS).fill("Proč z podnětu nic nebude", "manipulace na jezu");
    let list = rig.send(&duty, &form).leads_to();
    let list = rig.get(&duty, &list).page();
    list.assert_says("Podnět je odložen");
    rig.get(&duty, "/podnety?stav=historie").page().assert_says("odloženo");
    rig.get(&duty, &address).page().assert_says("manipulace na jezu");
}

#[test]
fn others_see_no_buttons_and_cannot_press_them() {
    let rig = rig();
    gauge_rises(&rig);
    let acknowledge = format!("/podnety/{ID}/prevzit");
    for actor in [reader(), mayor(PLAV)] {
        let person = rig.sign_in(actor);
        let page = rig.get(&person, "/podnety").page();
        page.assert_says("Malše – Plav");
        page.assert_silent_about(ACKNOWLEDGE);
        assert_eq!(rig.post(&person, &acknowledge, &[]).status, StatusCode::FORBIDDEN);
    }
    let stranger = rig.sign_in(orp_secretary(KRUMLOV));
    rig.get(&stranger, "/podnety").page().assert_silent_about("Plav");
    assert_eq!(rig.get(&stranger, &format!("/podnety/{ID}")).status, StatusCode::NOT_FOUND);
    assert_eq!(rig.post(&stranger, &acknowledge, &[]).status, StatusCode::NOT_FOUND);
}

#[test]
fn the_feed_read_by_two_nodes_at_once_gives_one_line() {
    let rig = rig();
    rig.systems((0..8u128).map(|node| {
        move |world: &World| raise(world, gauge(Urgency::Alert, 0), SignalId::from_u128(node))
    }));
    let viewer = operator().viewer(hlaska_kernel::Lang::Cs);
    assert_eq!(rig.portal.world().view::<Signals>().open(&viewer).len(), 1);
}
