//! Against a provider that lies.

use hlaska_oidc_tests::{Hostile, Signed, Site, free_port, minted, now_seconds};
use hlaska_testkit::http::Client;
use serde_json::{Value, json};

fn opened() -> (Hostile, Site) {
    let hostile = Hostile::open();
    let site = Site::open(free_port(), &hostile.issuer(), "allow_administration = true");
    (hostile, site)
}

/// Nobody gets in with a token of this signature and these changes.
#[track_caller]
fn refused(signed: Signed, change: impl FnOnce(&mut Value)) -> (Client, String) {
    let (hostile, site) = opened();
    let visitor = site.visitor();
    let answer = hostile.sends_back(&visitor, signed, |issuer, nonce| {
        let mut claims = minted(issuer, nonce);
        change(&mut claims);
        claims
    });
    assert_eq!(answer.status, 403, "{}", answer.text());
    assert!(visitor.cookie("session").is_none());
    assert_eq!(site.journal(), Vec::<String>::new(), "nothing is written for a lie");
    (visitor, answer.page().text())
}

#[test]
fn the_stand_in_would_be_believed_if_it_told_the_truth() {
    let (hostile, site) = opened();
    let visitor = site.visitor();
    hostile.sends_back(&visitor, Signed::ByProvider, minted).expect(303);
    visitor.get("/ucet").expect(200);
    assert_eq!(site.accounts().len(), 1);
}

#[test]
fn an_unsigned_token_is_refused() {
    refused(Signed::Nowise, |_| ());
}

#[test]
fn a_token_signed_with_the_shared_secret_is_refused() {
    refused(Signed::BySecret, |_| ());
}

#[test]
fn a_token_signed_by_a_stranger_under_a_known_name_is_refused() {
    refused(Signed::ByStranger, |_| ());
}

#[test]
fn a_token_of_another_issuer_is_refused() {
    refused(Signed::ByProvider, |claims| claims["iss"] = json!("https://id.jinde.example"));
}

#[test]
fn a_token_for_another_application_is_refused() {
    refused(Signed::ByProvider, |claims| claims["aud"] = json!("jina-aplikace"));
    refused(Signed::ByProvider, |claims| claims["aud"] = json!(["hlaska", "jina-aplikace"]));
    refused(Signed::ByProvider, |claims| claims["azp"] = json!("jina-aplikace"));
}

#[test]
fn a_token_of_another_sign_in_is_refused() {
    refused(Signed::ByProvider, |claims| claims["nonce"] = json!("jina"));
    refused(Signed::ByProvider, |claims| drop(claims.as_object_mut().unwrap().remove("nonce")));
}

#[test]
fn a_token_of_another_time_is_refused_because_of_the_clock() {
    let now = now_seconds();
    for (claim, at) in [("exp", now - 120), ("iat", now - 600), ("iat", now + 600)] {
        let (_, said) = refused(Signed::ByProvider, |claims| claims[claim] = json!(at));
        assert!(said.contains("Hodiny"), "{claim}: {said}");
    }
}

#[test]
fn a_token_without_a_subject_is_refused() {
    refused(Signed::ByProvider, |claims| claims["sub"] = json!(""));
}

#[test]
fn a_provider_under_another_name_is_not_asked_for_anything() {
    let hostile = Hostile::open();
    hostile.claims_to_be("https://id.kraj.example");
    let site = Site::open(free_port(), &hostile.issuer(), "allow_administration = true");
    let page = site.visitor().get("/prihlaseni/poskytovatel/kraj").expect(403);
    assert!(page.text().contains("nelze ověřit"), "{}", page.page().text());
}

#[test]
fn made_up_keys_do_not_make_the_portal_ask_for_keys_again_and_again() {
    let (hostile, site) = opened();
    for _ in 0..5 {
        let visitor = site.visitor();
        hostile.sends_back_with_key(&visitor, "made-up").expect(403);
    }
    assert!(hostile.keys_asked() <= 3, "{}", hostile.keys_asked());
}

#[test]
fn an_old_proof_is_no_fresh_one() {
    let (hostile, site) = opened();
    let visitor = site.visitor();
    hostile.sends_back(&visitor, Signed::ByProvider, minted).expect(303);
    let again = |proven_at: Option<u64>| {
        let address = "/prihlaseni/poskytovatel/kraj?ucel=overeni&zpet=/ucet";
        let claims = |issuer: &str, nonce: &str| {
            let mut claims = minted(issuer, nonce);
            if let Some(at) = proven_at {
                claims["auth_time"] = json!(at);
            }
            claims
        };
        hostile.sends_back_to(&visitor, address, Signed::ByProvider, claims).status
    };
    let before = visitor.cookie("session");
    assert_eq!(again(None), 403);
    assert_eq!(again(Some(now_seconds() - 3600)), 403);
    assert_eq!(visitor.cookie("session"), before);
    assert_eq!(again(Some(now_seconds())), 303);
    assert_ne!(visitor.cookie("session"), before);
}

#[test]
fn a_code_is_good_once_even_for_a_provider_that_would_take_it_twice() {
    let (hostile, site) = opened();
    hostile.sends_back_with_code(&site.visitor(), "c1").expect(303);
    let thief = site.visitor();
    hostile.sends_back_with_code(&thief, "c1").expect(403);
    assert!(thief.cookie("session").is_none());
    hostile.sends_back_with_code(&thief, "c2").expect(303);
}
