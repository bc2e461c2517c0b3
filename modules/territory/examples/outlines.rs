//! Makes `data/outlines.csv`, the coarse built-in borders, from the official polygons of ORPs:
//!
//! `cargo run -p hlaska-territory --example outlines -- orp_polygons.geojson > data/outlines.csv`

use std::error::Error;
use std::io::Write;

use hlaska_territory::Gazetteer;
use hlaska_territory::import::{Parsed, parse};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("give the file with polygons of ORPs")?;
    let Some(Parsed::OrpPolygons(rows)) = parse(&path, &std::fs::read(&path)?)? else {
        return Err("the file holds no polygons of ORPs".into());
    };
    let mut out = std::io::stdout().lock();
    out.write_all(Gazetteer::builtin().coarse_outlines(&rows).as_bytes())?;
    Ok(())
}
