//! Thousands of small histories, each made from a number: several nodes decide on views that lag
//! behind, requests are sent again, answers are lost, writes and nodes die in the middle, views
//! are saved and restored. Whatever happens, at the end there is one truth and every node knows it.
//!
//! A failure names its seed: `HLASKA_SEED=17 cargo nextest run -p hlaska-journal simulation`.
//! `HLASKA_SEEDS=10000` plays more histories than the default.

mod house;

use std::panic::catch_unwind;

use house::House;

const STEPS: u32 = 150;

#[test]
fn whatever_happens_all_nodes_end_with_the_same_truth() {
    let number = |name| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seeds = match number("HLASKA_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("HLASKA_SEEDS").unwrap_or(100),
    };
    for seed in seeds {
        let played = catch_unwind(|| play(seed));
        assert!(played.is_ok(), "HLASKA_SEED={seed}");
    }
}

fn play(seed: u64) {
    let mut house = House::new(seed);
    for _ in 0..STEPS {
        match house.dice(100) {
            0..35 => house.somebody_decides(),
            35..45 => house.several_decide_at_once(),
            45..55 => house.somebody_sends_again(),
            55..60 => house.a_write_dies_before_its_commit(),
            60..85 => house.a_node_reads_on(),
            85..92 => house.a_node_saves_its_views(),
            _ => house.a_node_dies_and_starts_again(),
        }
    }
    house.settle();
}

/// The checks of a history must be able to fail: here one node is made to lie.
#[test]
fn a_node_that_missed_an_entry_is_noticed() {
    let lied = catch_unwind(|| {
        let mut house = House::new(1);
        for _ in 0..40 {
            house.somebody_decides();
            house.a_node_reads_on();
        }
        house.make_a_node_miss_an_entry();
        house.settle();
    });
    assert!(lied.is_err());
}
