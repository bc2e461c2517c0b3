use super::*;

fn in_file(text: &str) -> Option<&'static str> {
    let mut visible = Visible::default();
    visible.add(Spot::Body, text);
    find("a.txt", &visible).map(|finding| finding.marking)
}

fn in_margin(text: &str) -> Option<&'static str> {
    let mut visible = Visible::default();
    visible.add(Spot::Margin, text);
    find("a.docx", &visible).map(|finding| finding.marking)
}

#[test]
fn a_marking_is_found_however_it_is_written() {
    for (text, marking) in [
        ("VYHRAZENÉ\nPlán spojení", "Vyhrazené"),
        ("Text\n  Důvěrné  \nText", "Důvěrné"),
        ("*** TAJNÉ ***", "Tajné"),
        ("PŘÍSNĚ TAJNÉ", "Přísně tajné"),
        ("Přísně  tajné".replace("  ", " ").as_str(), "Přísně tajné"),
        ("PRISNE TAJNE", "Přísně tajné"),
        ("V Y H R A Z E N É", "Vyhrazené"),
        ("D Ů VĚ RN É", "Důvěrné"),
        ("Stupeň utajení: T A J N É", "Tajné"),
        ("PŘ Í SNĚ TAJ NÉ – strana 1", "Přísně tajné"),
        ("P Ř Í S N Ě T A J N É", "Přísně tajné"),
        ("D\nŮ\nV\nĚ\nR\nN\nÉ", "Důvěrné"),
        ("Du\u{30a}ve\u{30c}rne\u{301}", "Důvěrné"),
        ("VY\u{ad}HRA\u{200b}ZENÉ", "Vyhrazené"),
        ("Krajský úřad – DŮVĚRNÉ – výtisk č. 2", "Důvěrné"),
        ("VYHRAZENÉ č. j. 12/2026", "Vyhrazené"),
        ("VYHRAZENÉ\tVýtisk jediný", "Vyhrazené"),
        ("Stupeň utajení: důvěrné", "Důvěrné"),
        ("Stupeň utajení – Tajné", "Tajné"),
        ("Stupeň utajení: V", "Vyhrazené"),
        ("STUPEŇ UTAJENÍ VYHRAZENÉ", "Vyhrazené"),
        ("č. j. V-12/2026", "Vyhrazené"),
        ("Č.j.: PT 3/2026", "Přísně tajné"),
        ("čj. D15-4/2026-KÚ", "Důvěrné"),
        ("T\nPlán\nStrana 1\nT", "Tajné"),
        ("RESTREINT UE/EU RESTRICTED", "RESTREINT UE/EU RESTRICTED"),
        ("report — NATO CONFIDENTIAL — annex", "NATO CONFIDENTIAL"),
        ("Nato Secret", "NATO SECRET"),
        ("TRÈS SECRET UE/EU TOP SECRET", "TRÈS SECRET UE/EU TOP SECRET"),
        ("VS-NUR FÜR DEN DIENSTGEBRAUCH", "VS – NUR FÜR DEN DIENSTGEBRAUCH"),
        ("PRÍSNE TAJNÉ", "Přísně tajné"),
        ("DÔVERNÉ", "Dôverné"),
    ] {
        assert_eq!(in_file(text), Some(marking), "{text:?}");
    }
}

#[test]
fn ordinary_sentences_pass() {
    for text in [
        "Jde o důvěrné sdělení lékaře.",
        "U úřadu je vyhrazené parkoviště pro jednotky.",
        "VYHRAZENÉ PARKOVIŠTĚ",
        "VYHRAZENÉ P ARK O VIŠ TĚ",
        "PARKOVÁNÍ: VYHRAZENÉ",
        "Zastupitelstvo zvolilo tajné hlasování.",
        "TAJNÉ HLASOVÁNÍ ZASTUPITELSTVA",
        "HLASOVÁNÍ: TAJNÉ",
        "Volby jsou tajné.",
        "tajné",
        "Místo vyhrazené pro vrtulník u hřiště",
        "Osvědčení pro přístup k utajovaným informacím stupně Důvěrné",
        "Stupně utajení jsou Přísně tajné, Tajné, Důvěrné a Vyhrazené.",
        "Stupně utajení: Přísně tajné, Tajné, Důvěrné, Vyhrazené",
        "Dokument nemá stupeň utajení.",
        "Stupeň utajení: nestanoven",
        "V\nS\nJ\nZ",
        "Vítr\nV\n5 m/s",
        "č. j. KUJCK 12345/2026",
        "č. j. 2 T 15/2026",
        "Tajemník rady oznámil důvěrně, že se voda drží.",
        "EU restricted the import of chemicals and NATO confirmed it.",
        "D\nAdresář obcí\nDačice",
        "Secret of the forest",
        "",
    ] {
        assert_eq!(in_file(text), None, "{text:?}");
    }
}

#[test]
fn in_a_margin_less_is_enough() {
    for (text, marking) in
        [("V", "Vyhrazené"), ("důvěrné", "Důvěrné"), ("PT", "Přísně tajné"), ("- T -", "Tajné")]
    {
        assert_eq!(in_margin(text), Some(marking), "{text:?}");
    }
    for text in ["Strana 2", "Krajský úřad", "Vyhrazené parkoviště", "v", "Tajné hlasování"]
    {
        assert_eq!(in_margin(text), None, "{text:?}");
    }
}

#[test]
fn a_name_of_a_file_is_read_too() {
    let empty = Visible::default();
    assert_eq!(find("VYHRAZENÉ_plan.pdf", &empty).map(|found| found.spot), Some(Spot::Name));
    assert_eq!(find("plan-TAJNE.pdf", &empty).map(|found| found.spot), Some(Spot::Name));
    assert_eq!(find("vyhrazene-parkovani.pdf", &empty), None);
}

#[test]
fn what_people_type_is_stopped_only_when_it_is_plain() {
    for text in [
        "VYHRAZENÉ",
        "Zpráva\nPŘÍSNĚ TAJNÉ\nhladina 3 m",
        "stupeň utajení: tajné",
        "NATO SECRET",
        "Stupeň utajení: D",
    ] {
        assert!(classified_text(text).is_some(), "{text:?}");
    }
    for text in [
        "Vyhrazené",
        "Důvěrné",
        "Toto je DŮVĚRNÉ",
        "č. j. V-12/2026",
        "V",
        "T\nx\nT",
        "stupeň utajení Vyhrazené se na věc nevztahuje",
        "TAJNÉ HLASOVÁNÍ",
        "voda stoupá",
    ] {
        assert_eq!(classified_text(text), None, "{text:?}");
    }
}

#[test]
fn the_levels_are_those_of_the_law() {
    let levels = ["Vyhrazené", "Důvěrné", "Tajné", "Přísně tajné"]
        .map(|text| classified_text(&text.to_uppercase()).map(|found| found.level));
    let (mut sorted, found) = (levels, levels);
    sorted.sort_unstable();
    assert_eq!(sorted, found);
    assert!(found.iter().all(Option::is_some));
    assert!(TABLE_VERSION >= 1 && TABLE_SOURCE.contains("412/2005") && TABLE_AS_OF.len() == 10);
}
