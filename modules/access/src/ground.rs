//! Territories as people type them and as they are called.

use hlaska_kernel::{Cisorp, Lang, MunicipalityCode, Place, Said, Territory, czech};
use hlaska_territory::{Gazetteer, Municipality};

/// Reads `kraj`, `ORP Písek`, the name of a municipality, or a code of an ORP or municipality.
pub fn read(typed: &str, gazetteer: &Gazetteer) -> Result<Territory, Said> {
    let wanted = czech::fold(typed.trim());
    if is_region(&wanted, gazetteer) {
        return Ok(Territory::Region);
    }
    if let Ok(code) = wanted.parse::<u32>() {
        return by_code(code, gazetteer).ok_or_else(unknown);
    }
    if let Some(name) = wanted.strip_prefix("orp ") {
        let orp = gazetteer.orps().iter().find(|orp| czech::fold(&orp.name) == name.trim());
        return orp.map(|orp| Territory::Orp(orp.cisorp)).ok_or_else(unknown);
    }
    by_name(&wanted, gazetteer)
}

fn is_region(wanted: &str, gazetteer: &Gazetteer) -> bool {
    let called = |lang| czech::fold(&gazetteer.name_of(Place::Region, lang));
    matches!(wanted, "kraj" | "region") || wanted == called(Lang::Cs) || wanted == called(Lang::En)
}

fn by_code(code: u32, gazetteer: &Gazetteer) -> Option<Territory> {
    let orp = u16::try_from(code).ok().and_then(|code| gazetteer.orp(Cisorp(code)));
    match orp {
        Some(orp) => Some(Territory::Orp(orp.cisorp)),
        None => gazetteer.municipality(MunicipalityCode(code)).map(territory_of),
    }
}

fn by_name(wanted: &str, gazetteer: &Gazetteer) -> Result<Territory, Said> {
    let exact = |m: &&Municipality| czech::fold(&gazetteer.distinct_name(m)) == wanted;
    if let Some(found) = gazetteer.municipalities().iter().find(exact) {
        return Ok(territory_of(found));
    }
    let namesakes: Vec<String> = gazetteer
        .municipalities()
        .iter()
        .filter(|m| czech::fold(&m.name) == wanted)
        .map(|m| gazetteer.distinct_name(m))
        .collect();
    if namesakes.is_empty() {
        return Err(unknown());
    }
    let list = namesakes.join(", ");
    Err(Said::new(
        format!("Takových obcí je v kraji víc. Zvolte jednu: {list}."),
        format!("The region has several such municipalities. Choose one: {list}."),
    ))
}

fn territory_of(municipality: &Municipality) -> Territory {
    Territory::Municipality(municipality.orp, municipality.code)
}

fn unknown() -> Said {
    Said::new(
        "Takové území v kraji není. Napište „kraj“, „ORP Písek“, název obce nebo kód.",
        "The region has no such territory. Type “kraj”, “ORP Písek”, a municipality or a code.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything that can be typed, for the list a browser offers.
    fn suggestions(gazetteer: &Gazetteer, lang: Lang) -> Vec<String> {
        let orps = gazetteer.orps().iter().map(|orp| Place::Orp(orp.cisorp));
        let municipalities =
            gazetteer.municipalities().iter().map(|m| Place::Municipality(m.orp, m.code));
        std::iter::once(Place::Region)
            .chain(orps)
            .chain(municipalities)
            .map(|place| gazetteer.name_of(place, lang))
            .collect()
    }

    fn territory(typed: &str) -> Option<Territory> {
        read(typed, &Gazetteer::builtin()).ok()
    }

    #[test]
    fn a_territory_is_read_from_its_name_or_code() {
        let budejovice = Territory::Orp(Cisorp(3102));
        let plav = Territory::Municipality(Cisorp(3102), MunicipalityCode(535_346));
        assert_eq!(territory(" Kraj "), Some(Territory::Region));
        assert_eq!(territory("Jihočeský kraj"), Some(Territory::Region));
        assert_eq!(territory("orp ceske budejovice"), Some(budejovice));
        assert_eq!(territory("3102"), Some(budejovice));
        assert_eq!(territory("plav"), Some(plav));
        assert_eq!(territory("535346"), Some(plav));
        assert_eq!(territory("Praha"), None);
        assert_eq!(territory(""), None);
    }

    #[test]
    fn what_is_suggested_is_understood() {
        let gazetteer = Gazetteer::builtin();
        for lang in [Lang::Cs, Lang::En] {
            for typed in suggestions(&gazetteer, lang) {
                let read =
                    read(&typed, &gazetteer).unwrap_or_else(|said| panic!("{typed}: {}", said.en));
                assert_eq!(gazetteer.name_of(read.place(), lang), typed);
            }
        }
    }

    #[test]
    fn namesakes_must_be_told_apart() {
        let gazetteer = Gazetteer::builtin();
        let twice =
            gazetteer.municipalities().iter().find(|m| gazetteer.distinct_name(m) != m.name);
        let said = read(&twice.unwrap().name, &gazetteer).unwrap_err();
        assert!(said.cs.contains("(ORP "), "{}", said.cs);
    }
}
