//! The places of an event as a person gives them: ticked districts and typed names of
//! municipalities. No script is needed; a name that fits several is asked back.

use hlaska_kernel::{Cisorp, Lang, MunicipalityCode, Place, Territory, czech};
use hlaska_territory::{Gazetteer, Municipality};
use hlaska_web::Fields;

/// A name that does not say which municipality is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub typed: String,
    pub choices: Vec<MunicipalityCode>,
}

/// What became of the places of a form.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Answer {
    pub places: Vec<Place>,
    pub questions: Vec<Question>,
    pub unknown: Vec<String>,
}

/// More candidates than this are no help.
const CHOICES: usize = 12;

/// Reads `kraj`, `orp` (CISORP codes), `obce` (names) and `obec` (codes chosen when asked back).
pub fn resolve(form: &Fields, gazetteer: &Gazetteer) -> Answer {
    let mut answer = Answer::default();
    if form.has("kraj") {
        answer.places.push(Place::Region);
    }
    let known = |code: &Cisorp| gazetteer.orps().iter().any(|orp| orp.cisorp == *code);
    let orps = form.all("orp").filter_map(|code| code.parse().ok()).filter(known);
    answer.places.extend(orps.map(Place::Orp));
    let chosen: Vec<MunicipalityCode> =
        form.all("obec").filter_map(|code| code.parse().ok()).collect();
    for typed in names(form.get("obce")) {
        take_name(&mut answer, gazetteer, typed, &chosen);
    }
    answer.places = without_covered(answer.places);
    answer
}

fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty())
}

fn take_name(answer: &mut Answer, gazetteer: &Gazetteer, typed: &str, chosen: &[MunicipalityCode]) {
    let exact = exactly(gazetteer, typed);
    let candidates = if exact.is_empty() { gazetteer.search(typed) } else { exact.clone() };
    let picked: Vec<_> = candidates.iter().filter(|m| chosen.contains(&m.code)).collect();
    match (picked.as_slice(), exact.as_slice()) {
        ([], [one]) => answer.places.push(place(one)),
        ([], _) if candidates.is_empty() => answer.unknown.push(typed.to_owned()),
        ([], _) => answer.questions.push(Question {
            typed: typed.to_owned(),
            choices: candidates.iter().take(CHOICES).map(|m| m.code).collect(),
        }),
        (picked, _) => answer.places.extend(picked.iter().map(|m| place(m))),
    }
}

/// Municipalities called just so, with or without diacritics, or of this code.
fn exactly<'a>(gazetteer: &'a Gazetteer, typed: &str) -> Vec<&'a Municipality> {
    let wanted = czech::fold(typed);
    let all = gazetteer.municipalities().iter();
    all.filter(|m| {
        czech::fold(&m.name) == wanted
            || czech::fold(&gazetteer.distinct_name(m)) == wanted
            || m.code.to_string() == wanted
    })
    .collect()
}

fn place(municipality: &Municipality) -> Place {
    Place::Municipality(municipality.orp, municipality.code)
}

/// A municipality inside a ticked district says nothing more, nor does a district in the region.
fn without_covered(mut places: Vec<Place>) -> Vec<Place> {
    places.sort_unstable();
    places.dedup();
    let all = places.clone();
    let covers = |wide: Place, narrow: Place| wide != narrow && territory(wide).covers(narrow);
    places.retain(|place| !all.iter().any(|other| covers(*other, *place)));
    places
}

fn territory(place: Place) -> Territory {
    match place {
        Place::Region => Territory::Region,
        Place::Orp(orp) => Territory::Orp(orp),
        Place::Municipality(orp, code) => Territory::Municipality(orp, code),
    }
}

/// The names to stand in the field, so that reading them gives the same municipalities.
pub fn typed_names(places: &[Place], gazetteer: &Gazetteer) -> String {
    let municipalities = places.iter().filter_map(|place| place.municipality());
    let known = municipalities.filter_map(|code| gazetteer.municipality(code));
    known.map(|m| gazetteer.distinct_name(m)).collect::<Vec<_>>().join(", ")
}

/// The places in one line, the widest first.
pub fn line(places: &[Place], gazetteer: &Gazetteer, lang: Lang) -> String {
    places.iter().map(|place| gazetteer.name_of(*place, lang)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use hlaska_rig::{BUDEJOVICE, KRUMLOV, PLAV};

    use super::*;

    fn read(form: &str) -> Answer {
        resolve(&Fields::parse(form.as_bytes()), &Gazetteer::builtin())
    }

    #[test]
    fn districts_are_ticked_and_names_are_typed() {
        let answer = read("orp=3103&obce=plav,+HLUBOKA+nad+vltavou");
        assert_eq!(answer.questions, []);
        assert!(answer.places.contains(&Place::Orp(KRUMLOV)) && answer.places.contains(&PLAV));
        assert_eq!(answer.places.len(), 3);
    }

    #[test]
    fn what_lies_inside_a_ticked_district_is_not_said_twice() {
        assert_eq!(read("orp=3102&obce=Plav").places, [Place::Orp(BUDEJOVICE)]);
        assert_eq!(read("kraj=1&orp=3102&obce=Plav").places, [Place::Region]);
    }

    #[test]
    fn a_name_of_several_municipalities_is_asked_back() {
        let answer = read("obce=Slavče,+Bořetín");
        assert_eq!(answer.places.len() + answer.questions.len(), 2);
        let namesakes = namesakes();
        let answer = read(&format!("obce={namesakes}"));
        assert!(answer.places.is_empty());
        let [question] = answer.questions.as_slice() else { panic!("{answer:?}") };
        assert!(question.choices.len() > 1);

        let chosen = question.choices[1];
        let answer = read(&format!("obce={namesakes}&obec={chosen}"));
        assert_eq!(
            answer.places.iter().map(|p| p.municipality()).collect::<Vec<_>>(),
            [Some(chosen)]
        );
        assert_eq!(answer.questions, []);
    }

    /// Some name the region has twice.
    fn namesakes() -> String {
        let gazetteer = Gazetteer::builtin();
        let all = gazetteer.municipalities();
        let twice = all.windows(2).find(|pair| pair[0].name == pair[1].name).unwrap();
        twice[0].name.clone()
    }

    #[test]
    fn the_beginning_of_a_name_is_a_question_and_nonsense_is_unknown() {
        let answer = read("obce=Hlubok,+Xyzov");
        assert_eq!(answer.questions[0].typed, "Hlubok");
        assert_eq!(answer.unknown, ["Xyzov"]);
    }

    #[test]
    fn a_choice_that_fits_no_typed_name_is_ignored() {
        assert_eq!(read("obce=&obec=535346").places, []);
        assert_eq!(read("orp=9999").places, []);
    }

    #[test]
    fn the_names_in_the_field_are_read_back_as_the_same_places() {
        let gazetteer = Gazetteer::builtin();
        let all = gazetteer.municipalities();
        let twice = all.windows(2).find(|pair| pair[0].name == pair[1].name).unwrap();
        let places = without_covered(vec![PLAV, place(&twice[0]), place(&twice[1])]);
        let typed = typed_names(&places, &gazetteer);
        assert_eq!(read(&format!("obce={typed}")).places, places);
    }
}
