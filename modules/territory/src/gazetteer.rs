//! The territory as the other modules see it: immutable, shared, and quick to ask.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use hlaska_kernel::{Cisorp, Lang, MunicipalityCode, Place, czech};

use crate::builtin;
use crate::geometry::MapGeometry;
use crate::locate::Extent;
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
    /// Names of the home region's municipalities, in their order.
    names: Vec<czech::Searchable>,
    /// Names which several municipalities of the home region have.
    namesakes: HashSet<String>,
    /// Of each of `data.outlines`.
    pub(crate) extents: Vec<Extent>,
    pub(crate) map: OnceLock<MapGeometry>,
    pub(crate) municipalities_geojson: OnceLock<String>,
    pub(crate) orps_geojson: OnceLock<String>,
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
        let extents = data.outlines.iter().map(Extent::of).collect();
        let home_count = data.municipalities.iter().take_while(|m| is_home(m)).count();
        let home_list = &data.municipalities[..home_count];
        let names = home_list.iter().map(|m| czech::Searchable::new(&m.name)).collect();
        let namesakes = namesakes(home_list);
        Self {
            data,
            home,
            home_orps,
            home_count,
            orps,
            municipalities,
            names,
            namesakes,
            extents,
            map: OnceLock::new(),
            municipalities_geojson: OnceLock::new(),
            orps_geojson: OnceLock::new(),
        }
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
    /// The position of a municipality in [`Self::all_municipalities`].
    pub(crate) fn position(&self, code: MunicipalityCode) -> Option<usize> {
        self.municipalities.get(&code).copied()
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
        match self.orp(municipality.orp) {
            Some(orp) if self.namesakes.contains(&municipality.name) => {
                format!("{} (ORP {})", municipality.name, orp.name)
            }
            _ => municipality.name.clone(),
        }
    }

    /// Municipalities of the home region by name (diacritics, case and word endings do not
    /// matter, beginnings of words suffice) or by code. Names that begin with the text come first.
    pub fn search(&self, text: &str) -> Vec<&Municipality> {
        let (query, folded) = (czech::Query::new(text), czech::fold(text.trim()));
        let mut found: Vec<(bool, &Municipality)> = Vec::new();
        for (municipality, name) in self.municipalities().iter().zip(&self.names) {
            if query.finds(name) || municipality.code.to_string() == folded {
                let begins = czech::fold(&municipality.name).starts_with(&folded);
                found.push((!begins, municipality));
            }
        }
        found.sort_by_key(|(later, _)| *later);
        found.into_iter().map(|(_, municipality)| municipality).collect()
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

/// In alphabetical order equal names stand together.
fn namesakes(sorted: &[Municipality]) -> HashSet<String> {
    let pairs = sorted.windows(2).filter(|pair| pair[0].name == pair[1].name);
    pairs.map(|pair| pair[0].name.clone()).collect()
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
mod tests;
