//! Lists of municipalities.

use hlaska_kernel::{Cisorp, Place, Territory};
use hlaska_territory::Gazetteer;

/// The smallest place that holds all of them: a municipality, an ORP, or the region. Permission
/// is asked for it.
pub(crate) fn hull(places: &[Place]) -> Option<Place> {
    let (first, rest) = places.split_first()?;
    Some(rest.iter().fold(*first, |hull, place| match (hull.orp(), place.orp()) {
        _ if hull == *place => hull,
        (Some(mine), Some(other)) if mine == other => Place::Orp(mine),
        _ => Place::Region,
    }))
}

/// Does `area` hold the whole place?
pub(crate) fn holds(area: Place, place: Place) -> bool {
    let territory = match area {
        Place::Region => Territory::Region,
        Place::Orp(orp) => Territory::Orp(orp),
        Place::Municipality(orp, code) => Territory::Municipality(orp, code),
    };
    territory.covers(place)
}

/// The municipalities of the home region that lie in the areas, in Czech alphabetical order.
pub(crate) fn municipalities_in(gazetteer: &Gazetteer, areas: &[Place]) -> Vec<Place> {
    let all = gazetteer.municipalities().iter().map(|m| Place::Municipality(m.orp, m.code));
    all.filter(|place| areas.iter().any(|area| holds(*area, *place))).collect()
}

/// The bare name of an ORP.
pub(crate) fn name_in(gazetteer: &Gazetteer, orp: Cisorp) -> String {
    gazetteer.orp(orp).map(|orp| orp.name.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use hlaska_kernel::MunicipalityCode;

    fn municipality(orp: u16, code: u32) -> Place {
        Place::Municipality(Cisorp(orp), MunicipalityCode(code))
    }

    #[test]
    fn permission_is_asked_for_the_smallest_place_around() {
        let (a, b, far) = (municipality(3102, 1), municipality(3102, 2), municipality(3103, 3));
        assert_eq!(hull(&[]), None);
        assert_eq!(hull(&[a, a]), Some(a));
        assert_eq!(hull(&[a, b]), Some(Place::Orp(Cisorp(3102))));
        assert_eq!(hull(&[a, b, far]), Some(Place::Region));
    }

    #[test]
    fn an_orp_means_its_municipalities() {
        let gazetteer = Gazetteer::builtin();
        let budejovice = municipalities_in(&gazetteer, &[Place::Orp(Cisorp(3102))]);
        assert_eq!(budejovice.len(), 79);
        assert_eq!(municipalities_in(&gazetteer, &[Place::Region]).len(), 624);
        assert_eq!(municipalities_in(&gazetteer, &budejovice[..2]), budejovice[..2]);
    }
}
