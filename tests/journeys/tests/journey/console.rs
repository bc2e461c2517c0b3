//! The command line: what it says, and how it ends when something is wrong.

use std::fs;
use std::net::TcpListener;

use hlaska_testkit::portal::hlaska;

/// Runs to the end; answers whether it succeeded, its answer and its complaint.
fn run(arguments: &[&str]) -> (bool, String, String) {
    let done = hlaska(arguments);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (done.status.success(), text(&done.stdout), text(&done.stderr))
}

#[track_caller]
fn refused(arguments: &[&str], why: &str) {
    let (succeeded, answer, complaint) = run(arguments);
    assert!(!succeeded && answer.is_empty(), "{arguments:?} said {answer}");
    assert!(complaint.contains(why) && !complaint.contains("panicked"), "{complaint}");
}

#[test]
fn a_mistake_is_named_and_the_command_fails() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_string_lossy().into_owned();
    let account = |role: &'static str, territory: &'static str| {
        let fixed = ["account", "add", "--data", &data, "--login", "x.y", "--name", "Z"];
        [&fixed[..], &["--role", role, "--territory", territory]].concat().join("\u{1f}")
    };
    let add = |line: String, why: &str| refused(&line.split('\u{1f}').collect::<Vec<_>>(), why);
    add(account("king", "kraj"), "king");
    add(account("reader", "999999"), "999999");
    add(account("mayor", "kraj"), "hlaska: ");
    refused(
        &["feed", "once", "weather", "--data", &data, "--base-url", "http://127.0.0.1:1"],
        "weather",
    );
    refused(&["serve", "--data", &data, "--speed", "0"], "--speed");
    refused(&["serve", "--data", &data, "--listen", "nowhere"], "--listen");
    refused(&["serve", "--data", &data, "--db", "postgres://x@127.0.0.1:1/none"], "hlaska: ");
    refused(&["import", "territory", "--data", &data, "no-such-file.csv"], "no-such-file.csv");
}

#[test]
fn verify_of_nothing_makes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let nowhere = folder.path().join("nic");
    refused(&["verify", "--data", &nowhere.to_string_lossy()], "nic");
    assert!(!nowhere.exists());
}

#[test]
fn a_wrong_setting_is_named_with_its_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_string_lossy().into_owned();
    fs::write(folder.path().join("hlaska.toml"), "[feeds.chmi_hydrology]\nevery = 5\n")
        .expect("ours");
    refused(&["serve", "--data", &data, "--listen", "127.0.0.1:0"], "hlaska.toml");
}

#[test]
fn an_address_in_use_is_said_with_what_to_do() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("loopback");
    let address = taken.local_addr().expect("an address").to_string();
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_string_lossy().into_owned();
    let (succeeded, _, complaint) = run(&["serve", "--data", &data, "--listen", &address]);
    assert!(!succeeded && complaint.contains("--listen"), "{complaint}");
}

#[test]
fn the_same_login_twice_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_string_lossy().into_owned();
    let fixed = ["account", "add", "--data", &data, "--login", "kopis", "--name", "Operátor"];
    let add = [&fixed[..], &["--role", "operator", "--territory", "kraj"]].concat();
    let (succeeded, link, _) = run(&add);
    assert!(succeeded && link.starts_with("/pozvanka/"), "{link}");
    refused(&add, "login name belongs to another account");
}
