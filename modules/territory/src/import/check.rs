//! What looks odd in an imported territory but harms nothing.

use std::collections::HashMap;

use hlaska_kernel::{Cisorp, Problem, Said};

use crate::gazetteer::Gazetteer;
use crate::locate::covers;
use crate::model::{Municipality, OrpOutline};

pub fn problems(gazetteer: &Gazetteer) -> Vec<Problem> {
    let data = gazetteer.dataset();
    if !data.exact_outlines {
        return Vec::new();
    }
    let outlines: HashMap<Cisorp, &OrpOutline> =
        data.outlines.iter().map(|outline| (outline.cisorp, outline)).collect();
    let is_outside = |m: &&Municipality| {
        outlines.get(&m.orp).is_some_and(|outline| !covers(outline, m.lat, m.lon))
    };
    gazetteer.all_municipalities().iter().filter(is_outside).map(outside).collect()
}

fn outside(municipality: &Municipality) -> Problem {
    let (name, code) = (&municipality.name, municipality.code);
    let message = Said::new(
        format!(
            "Definiční bod obce {name} leží mimo hranici jejího ORP; platí zařazení ze seznamu."
        ),
        format!(
            "The definition point of {name} lies outside the border of its ORP; the list's \
             assignment holds."
        ),
    );
    Problem::new("point_outside_orp", format!("{name} ({code})"), message)
}
