//! Whatever happens to a file on its way, reading it ends with rows or a refusal.
#![expect(clippy::expect_used, reason = "a test without its fixture must fail")]

use std::path::Path;

use hlaska_territory::import::parse;
use proptest::prelude::*;
use proptest::sample::Index;

fn fixture(file: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/country");
    std::fs::read(folder.join(file)).expect("a fixture")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_damage_makes_the_reader_fall(
        file in prop::sample::select(vec!["cis0065.csv", "obce.csv", "body.geojson", "hranice.geojson"]),
        cut in prop::option::of(any::<Index>()),
        places in prop::collection::vec((any::<Index>(), any::<u8>()), 0..6),
    ) {
        let mut bytes = fixture(file);
        for (place, value) in places {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Err(error) = parse(file, &bytes) {
            prop_assert!(!error.reason.cs.is_empty() && !error.reason.en.is_empty());
        }
    }
}
