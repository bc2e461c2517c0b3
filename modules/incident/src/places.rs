//! The places of an event as a person gives them: ticked districts and typed names of
//! municipalities. No script is needed; a name that fits several is asked back.

use std::collections::{BTreeSet, HashMap, HashSet};

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
/// So many names are asked back at once; the rest waits until these are clear.
const ASKED_AT_ONCE: usize = 20;

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
    let known = Names::of(gazetteer);
    for typed in names(form.get("obce")) {
        take_name(&mut answer, &known, &typed, &chosen);
        if answer.questions.len() + answer.unknown.len() >= ASKED_AT_ONCE {
            break;
        }
    }
    answer.places = without_covered(answer.places);
    answer
}

/// Each name once.
fn names(text: &str) -> Vec<String> {
    let mut seen = HashSet::new();
    let typed = text.split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty());
    typed.filter(|name| seen.insert(czech::fold(name))).map(str::to_owned).collect()
}

fn take_name(answer: &mut Answer, known: &Names<'_>, typed: &str, chosen: &[MunicipalityCode]) {
    let exact = known.exactly(typed);
    let candidates = if exact.is_empty() { known.gazetteer.search(typed) } else { exact.to_vec() };
    let picked: Vec<_> = candidates.iter().filter(|m| chosen.contains(&m.code)).collect();
    match (picked.as_slice(), exact) {
        ([], [one]) => answer.places.push(place(one)),
        ([], _) if candidates.is_empty() => answer.unknown.push(typed.to_owned()),
        ([], _) => answer.questions.push(Question {
            typed: typed.to_owned(),
            choices: candidates.iter().take(CHOICES).map(|m| m.code).collect(),
        }),
        (picked, _) => answer.places.extend(picked.iter().map(|m| place(m))),
    }
}

/// Municipalities by all they are called: name, name with the district, code.
struct Names<'a> {
    gazetteer: &'a Gazetteer,
    all: HashMap<String, Vec<&'a Municipality>>,
}

impl<'a> Names<'a> {
    fn of(gazetteer: &'a Gazetteer) -> Self {
        let mut all: HashMap<String, Vec<&Municipality>> = HashMap::new();
        for municipality in gazetteer.municipalities() {
            let names = [&municipality.name, &gazetteer.distinct_name(municipality)];
            let folded = names.map(|name| czech::fold(name)).into_iter();
            for name in folded.chain([municipality.code.to_string()]).collect::<BTreeSet<_>>() {
                all.entry(name).or_default().push(municipality);
            }
        }
        Self { gazetteer, all }
    }

    fn exactly(&self, typed: &str) -> &[&'a Municipality] {
        self.all.get(&czech::fold(typed)).map_or(&[], Vec::as_slice)
    }
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

    /// A page of names pasted by mistake is asked back in a bearable piece, and quickly.
    #[test]
    fn a_flood_of_names_is_not_asked_back_whole() {
        let nonsense: Vec<String> = (0..10_000).map(|nth| format!("xyz{nth}")).collect();
        assert_eq!(read(&format!("obce={}", nonsense.join(","))).unknown.len(), ASKED_AT_ONCE);
        assert_eq!(read(&format!("obce={}", "Plav,".repeat(10_000))).places, [PLAV]);
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
