use super::*;

#[test]
fn the_home_region_is_complete() {
    let gazetteer = Gazetteer::builtin();
    assert_eq!(gazetteer.region().name, "Jihočeský kraj");
    assert_eq!(gazetteer.orps().len(), 17);
    assert_eq!(gazetteer.municipalities().len(), 624);
    let counted: usize =
        gazetteer.orps().iter().map(|orp| gazetteer.municipalities_of(orp.cisorp).len()).sum();
    assert_eq!(counted, 624);
    assert_eq!(gazetteer.municipalities_of(Cisorp(3102)).len(), 79);
    assert_eq!(gazetteer.orp(Cisorp(3102)).map(|orp| orp.municipalities), Some(79));
}

#[test]
fn lists_follow_the_czech_alphabet() {
    let gazetteer = Gazetteer::builtin();
    let names: Vec<&str> = gazetteer.orps().iter().map(|orp| orp.name.as_str()).collect();
    assert_eq!(
        names[..6],
        ["Blatná", "České Budějovice", "Český Krumlov", "Dačice", "Jindřichův Hradec", "Kaplice"]
    );
    let order = gazetteer.municipalities().windows(2);
    assert!(order.into_iter().all(|w| czech::compare(&w[0].name, &w[1].name).is_le()));
}

#[test]
fn praha_is_found_under_both_codes() {
    let gazetteer = Gazetteer::builtin();
    assert_eq!(gazetteer.orp(Cisorp(1100)), gazetteer.orp(Cisorp(1000)));
    assert_eq!(gazetteer.orp(Cisorp(1100)).map(|orp| orp.name.as_str()), Some("Praha"));
    assert_eq!(canonical_cisorp(3102), Cisorp(3102));
}

#[test]
fn places_have_names() {
    let gazetteer = Gazetteer::builtin();
    let name = |place| gazetteer.name_of(place, Lang::Cs);
    assert_eq!(name(Place::Region), "Jihočeský kraj");
    assert_eq!(gazetteer.name_of(Place::Region, Lang::En), "South Bohemian Region");
    assert_eq!(name(Place::Orp(Cisorp(3117))), "ORP Vodňany");
    let hluboka = gazetteer.place_of(MunicipalityCode(544_485));
    assert_eq!(hluboka.map(name).as_deref(), Some("Hluboká nad Vltavou"));
    let lom = gazetteer.place_of(MunicipalityCode(536_822));
    assert_eq!(lom.map(name).as_deref(), Some("Lom (ORP Blatná)"));
    assert_eq!(name(Place::Municipality(Cisorp(1), MunicipalityCode(1))), "obec 1");
}

#[test]
fn a_municipality_is_found_as_people_type_it() {
    let gazetteer = Gazetteer::builtin();
    let found = |text: &str| -> Vec<String> {
        gazetteer.search(text).iter().map(|m| m.name.clone()).collect()
    };
    assert_eq!(found("ceske bud")[0], "České Budějovice");
    assert!(found("Budejovicich").contains(&"České Budějovice".to_owned()));
    assert_eq!(found("544485"), ["Hluboká nad Vltavou"]);
    assert_eq!(found("").len(), 624);
}

#[test]
fn what_is_not_known_stays_unknown() {
    let gazetteer = Gazetteer::builtin();
    let strycice = gazetteer.municipality(MunicipalityCode(536_032));
    assert_eq!(strycice.map(|m| (m.name.as_str(), m.population)), Some(("Strýčice", None)));
    assert!(gazetteer.place_of(MunicipalityCode(999_999)).is_none());
    assert!(gazetteer.source(Lang::Cs).contains("kolem roku 2011"));
}
