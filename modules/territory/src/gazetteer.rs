//! The territory as the other modules see it: immutable, shared, and quick to ask.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use hlaska_kernel::{Cisorp, Lang, MunicipalityCode, Place, RegionCode, czech};

use crate::builtin;
use crate::model::{Dataset, District, DistrictCode, Municipality, Orp, Region, canonical_cisorp};

/// Answers what lies where and how it is called.
#[derive(Debug)]
pub struct Gazetteer {
    data: Dataset,
    home: Region,
    /// ORPs of the home region in Czech alphabetical order.
    home_orps: Vec<Orp>,
    /// How many of `data.municipalities`, from the first on, belong to the home region.
    home_count: usize,
    orps: HashMap<Cisorp, usize>,
    municipalities: HashMap<MunicipalityCode, usize>,
}

impl Gazetteer {
    /// The facts that come with the program: Jihočeský kraj.
    pub fn builtin() -> Arc<Self> {
        static BUILTIN: OnceLock<Arc<Gazetteer>> = OnceLock::new();
        Arc::clone(BUILTIN.get_or_init(|| Arc::new(Self::of(builtin::dataset()))))
    }

    /// A gazetteer over a data set, whether built in, imported or read back from the store.
    pub fn of(mut data: Dataset) -> Self {
        let home = home_region(&data);
        arrange(&mut data);
        let home_orps: Vec<Orp> = home_orps(&data);
        let orps = index(&data.orps, |orp| orp.cisorp);
        let municipalities = index(&data.municipalities, |municipality| municipality.code);
        let is_home = |m: &Municipality| home_orps.iter().any(|orp| orp.cisorp == m.orp);
        let home_count = data.municipalities.iter().take_while(|m| is_home(m)).count();
        Self { data, home, home_orps, home_count, orps, municipalities }
    }

    /// The data set itself, e.g. to store it.
    pub fn dataset(&self) -> &Dataset {
        &self.data
    }

    /// The region the portal serves.
    pub fn region(&self) -> &Region {
        &self.home
    }
    /// All regions of the country.
    pub fn regions(&self) -> &[Region] {
        &self.data.regions
    }
    pub fn region_of(&self, code: RegionCode) -> Option<&Region> {
        self.data.regions.iter().find(|region| region.code == code)
    }
    /// All districts (okresy) of the country.
    pub fn districts(&self) -> &[District] {
        &self.data.districts
    }
    pub fn district(&self, code: DistrictCode) -> Option<&District> {
        self.data.districts.iter().find(|district| district.code == code)
    }

    /// ORPs of the home region in Czech alphabetical order.
    pub fn orps(&self) -> &[Orp] {
        &self.home_orps
    }
    /// All ORPs of the country by CISORP.
    pub fn all_orps(&self) -> &[Orp] {
        &self.data.orps
    }
    /// Accepts ČHMÚ's code of Praha as well.
    pub fn orp(&self, code: Cisorp) -> Option<&Orp> {
        self.orps.get(&canonical_cisorp(code.0)).map(|&at| &self.data.orps[at])
    }

    /// Municipalities of the home region in Czech alphabetical order.
    pub fn municipalities(&self) -> &[Municipality] {
        &self.data.municipalities[..self.home_count]
    }
    /// Every municipality the data set holds; those of the home region come first.
    pub fn all_municipalities(&self) -> &[Municipality] {
        &self.data.municipalities
    }
    pub fn municipality(&self, code: MunicipalityCode) -> Option<&Municipality> {
        self.municipalities.get(&code).map(|&at| &self.data.municipalities[at])
    }
    /// Municipalities of one ORP in Czech alphabetical order.
    pub fn municipalities_of(&self, orp: Cisorp) -> Vec<&Municipality> {
        self.data.municipalities.iter().filter(|m| m.orp == orp).collect()
    }

    /// The place a municipality's code stands for.
    pub fn place_of(&self, code: MunicipalityCode) -> Option<Place> {
        self.municipality(code).map(|m| Place::Municipality(m.orp, m.code))
    }
    /// What a place is called on screen. A municipality whose name is not unique in the region
    /// is told apart by its ORP.
    pub fn name_of(&self, place: Place, lang: Lang) -> String {
        match place {
            Place::Region => self.home.name(lang).to_owned(),
            Place::Orp(code) => self
                .orp(code)
                .map_or_else(|| format!("ORP {code}"), |orp| format!("ORP {}", orp.name)),
            Place::Municipality(_, code) => self.municipality(code).map_or_else(
                || match lang {
                    Lang::Cs => format!("obec {code}"),
                    Lang::En => format!("municipality {code}"),
                },
                |m| self.distinct_name(m),
            ),
        }
    }
    /// The name, with the ORP in brackets where the region has several municipalities of the name.
    pub fn distinct_name(&self, municipality: &Municipality) -> String {
        let namesakes =
            self.municipalities().iter().filter(|m| m.name == municipality.name).count();
        match self.orp(municipality.orp) {
            Some(orp) if namesakes > 1 => format!("{} (ORP {})", municipality.name, orp.name),
            _ => municipality.name.clone(),
        }
    }

    /// Municipalities of the home region by name (diacritics, case and word endings do not
    /// matter, beginnings of words suffice) or by code. Names that begin with the text come first.
    pub fn search(&self, text: &str) -> Vec<&Municipality> {
        let wanted = czech::fold(text.trim());
        let mut found: Vec<&Municipality> = self
            .municipalities()
            .iter()
            .filter(|m| czech::finds(&wanted, &m.name) || m.code.to_string() == wanted)
            .collect();
        found.sort_by_key(|m| !czech::fold(&m.name).starts_with(&wanted));
        found
    }

    /// Where the facts come from and how old they are, in one paragraph.
    pub fn source(&self, lang: Lang) -> String {
        let said: Vec<&str> = self.data.sources.iter().map(|said| said.get(lang)).collect();
        said.join(" ")
    }
}

fn home_region(data: &Dataset) -> Region {
    let found = data.regions.iter().find(|region| region.code == data.home);
    found.cloned().unwrap_or_else(|| Region {
        code: data.home,
        nuts3: String::new(),
        cisorp_prefix: 0,
        name: format!("kraj {}", data.home),
        name_en: format!("region {}", data.home),
    })
}

/// ORPs by code, municipalities with the home region's first and then by the Czech alphabet.
fn arrange(data: &mut Dataset) {
    let home: Vec<Cisorp> = home_orps(data).iter().map(|orp| orp.cisorp).collect();
    data.orps.sort_by_key(|orp| orp.cisorp);
    data.municipalities.sort_by(|a, b| {
        let away = |m: &Municipality| !home.contains(&m.orp);
        away(a)
            .cmp(&away(b))
            .then_with(|| czech::compare(&a.name, &b.name))
            .then(a.code.cmp(&b.code))
    });
    for orp in &mut data.orps {
        let count = data.municipalities.iter().filter(|m| m.orp == orp.cisorp).count();
        orp.municipalities = u16::try_from(count).unwrap_or(u16::MAX);
    }
}

fn home_orps(data: &Dataset) -> Vec<Orp> {
    let mut orps: Vec<Orp> = data.orps.iter().filter(|o| o.region == data.home).cloned().collect();
    orps.sort_by(|a, b| czech::compare(&a.name, &b.name));
    orps
}

fn index<T, K: std::hash::Hash + Eq>(items: &[T], key: fn(&T) -> K) -> HashMap<K, usize> {
    items.iter().enumerate().map(|(at, item)| (key(item), at)).collect()
}

#[cfg(test)]
mod tests {
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
            [
                "Blatná",
                "České Budějovice",
                "Český Krumlov",
                "Dačice",
                "Jindřichův Hradec",
                "Kaplice"
            ]
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
}
