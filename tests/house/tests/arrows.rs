//! Which part of the house may lean on which.

use hlaska_house::{Crate, Floor, crates, files};

fn named<'a>(house: &'a [Crate], name: &str) -> Option<&'a Crate> {
    house.iter().find(|one| one.name == name)
}

fn modules(house: &[Crate]) -> Vec<&Crate> {
    house.iter().filter(|one| one.floor == Floor::Modules).collect()
}

#[test]
fn arrows_run_downwards() {
    let house = crates();
    assert!(house.len() > 5, "the survey saw next to nothing: {house:?}");
    for above in &house {
        for below in above.house.iter().filter_map(|name| named(&house, name)) {
            assert!(below.floor <= above.floor, "{} leans on {} above it", above.name, below.name);
            let delivered = above.floor != Floor::Outside;
            assert!(
                !delivered || below.floor != Floor::Portal,
                "{} leans on the portal",
                above.name
            );
        }
    }
}

#[test]
fn the_test_kit_is_built_into_nothing_that_is_delivered() {
    let delivered = crates().into_iter().filter(|one| one.floor != Floor::Outside);
    for one in delivered {
        assert!(!one.house.contains(&"testkit".to_owned()), "{} delivers the test kit", one.name);
    }
}

#[test]
fn modules_lean_on_each_other_only_as_agreed() {
    let house = crates();
    let ground = named(&house, "territory").expect("there is a territory");
    let module_names: Vec<_> = modules(&house).iter().map(|one| one.name.clone()).collect();
    let leans_on = |one: &Crate, name: &str| one.house.iter().any(|below| below == name);
    for one in modules(&house) {
        assert!(!leans_on(ground, &one.name), "territory is the ground, it leans on nobody");
        assert!(!leans_on(one, "situation"), "{}: situation only composes", one.name);
        assert!(!leans_on(one, one.name.as_str()), "{} leans on itself", one.name);
    }
    if let Some(signals) = named(&house, "signals") {
        let producers = ["sensors", "incident", "reports", "situation", "map"];
        let wrong = producers.iter().find(|name| leans_on(signals, name));
        assert!(wrong.is_none(), "signals knows none of those who raise them, yet {wrong:?}");
    }
    assert!(!module_names.is_empty());
}

#[test]
fn a_module_is_used_by_its_public_view_only() {
    let house = crates();
    let inner = ["event", "page", "command", "http", "text"];
    for module in modules(&house) {
        let own = format!("{}/", module.folder);
        let foreign = files()
            .into_iter()
            .filter(|file| file.path.starts_with("modules/") && !file.path.starts_with(&own));
        for file in foreign.filter(|file| file.extension() == "rs") {
            for part in inner {
                let path = format!("hlaska_{}::{part}::", module.name);
                assert!(!file.text.contains(&path), "{} reaches into {path}", file.path);
            }
        }
    }
}

#[test]
fn the_kernel_touches_neither_disk_nor_network() {
    let house = crates();
    let kernel = named(&house, "kernel").expect("there is a kernel");
    assert_eq!(kernel.house, Vec::<String>::new(), "the kernel is the lowest stone");
    let worldly =
        ["tokio", "axum", "hyper", "reqwest", "rusqlite", "postgres", "ureq", "rust-embed"];
    let wrong = kernel.others.iter().find(|name| worldly.contains(&name.as_str()));
    assert!(wrong.is_none(), "the kernel does no I/O, yet it has {wrong:?}");
    for file in files().iter().filter(|file| file.path.starts_with("crates/kernel/src")) {
        for reach in ["std::fs", "std::net", "std::process::Command", "std::thread"] {
            assert!(!file.without_tests().contains(reach), "{} uses {reach}", file.path);
        }
    }
}

#[test]
fn every_module_says_in_one_page_what_it_is() {
    for module in modules(&crates()) {
        let path = format!("{}/README.md", module.folder);
        let readme = files().into_iter().find(|file| file.path == path);
        let lines = readme.unwrap_or_else(|| panic!("{path} is missing")).text.lines().count();
        assert!(lines <= 60, "{path} has {lines} lines; a page has 60");
    }
}
