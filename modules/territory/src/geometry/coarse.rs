//! The coarse borders that come with the program, made from the official ones.

use std::fmt::Write;

use super::{plane, topology};
use crate::gazetteer::Gazetteer;
use crate::import::OrpRow;
use crate::model::{OrpOutline, Vertex};

const MOST_CORNERS_OF_ORP: usize = 60;
const MOST_CORNERS_OF_REGION: usize = 150;

const HEAD: &str = "\
# Coarse borders of the ORPs of Jihočeský kraj, made by examples/outlines.rs from the polygons of ORPs in ArcČR (ČÚZK/ČSÚ, 2021).
# A row is one closed line: latitude and longitude in ten-thousandths of a degree (WGS 84).
cisorp,ring
";

impl Gazetteer {
    /// Text of `data/outlines.csv` for the given official borders: the finest that keep an ORP
    /// within 60 corners and the region within 150.
    pub fn coarse_outlines(&self, official: &[OrpRow]) -> String {
        let plane = plane(self);
        let home: Vec<OrpOutline> = self
            .orps()
            .iter()
            .filter_map(|orp| {
                let row = official.iter().find(|row| row.ruian == orp.ruian_code)?;
                Some(OrpOutline { cisorp: orp.cisorp, rings: row.rings.clone() })
            })
            .collect();
        let mut smallest_km2 = 0.05;
        loop {
            let coarse = topology::simplify(&home, &plane, smallest_km2);
            if fits(&coarse) {
                return HEAD.to_owned() + &rows(&coarse);
            }
            smallest_km2 *= 1.1;
        }
    }
}

fn fits(outlines: &[OrpOutline]) -> bool {
    let corners = |outline: &OrpOutline| outline.rings.iter().map(Vec::len).sum::<usize>();
    let region: usize = topology::union(outlines).iter().map(Vec::len).sum();
    region <= MOST_CORNERS_OF_REGION
        && outlines.iter().all(|outline| corners(outline) <= MOST_CORNERS_OF_ORP)
}

fn rows(outlines: &[OrpOutline]) -> String {
    let mut text = String::new();
    for outline in outlines {
        for ring in &outline.rings {
            let corner = |v: &Vertex| format!("{} {}", rounded(v.lat), rounded(v.lon));
            let corners: Vec<String> = ring.iter().map(corner).collect();
            let _ = writeln!(text, "{},{}", outline.cisorp, corners.join(" "));
        }
    }
    text
}

/// Millionths to ten-thousandths.
fn rounded(millionths: i32) -> i32 {
    (millionths + 50).div_euclid(100)
}
