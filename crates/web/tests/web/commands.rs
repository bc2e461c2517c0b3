//! A form is carried out once, whatever the network does.

use std::thread;

use hlaska_testkit::on_both_engines;

use crate::site::{MANAGER, People, Site};

fn notes(site: &Site) -> Vec<String> {
    site.portal.world().view::<People>().notes.clone()
}

on_both_engines! {
    fn a_form_sent_twice_is_carried_out_once_and_answered_alike(scratch) {
        let site = Site::open(scratch);
        let visitor = site.signed_in(MANAGER);
        let send = || visitor.post("/lide", &[("text", "a"), ("_key", "key-1")]).expect(303);
        let (first, second) = (send().location().unwrap(), send().location().unwrap());
        assert!(first.ends_with("repeated=false") && second.ends_with("repeated=true"));
        assert_eq!(notes(&site), ["a"]);
    }

    /// The first copy changed the world so that the second would be refused.
    fn a_repeated_form_is_not_refused_because_of_itself(scratch) {
        let site = Site::open(scratch);
        let visitor = site.signed_in(MANAGER);
        visitor.post("/lide", &[("text", "a"), ("_key", "key-1")]).expect(303);
        visitor.post("/lide", &[("text", "a"), ("_key", "key-1")]).expect(303);
        visitor.post("/lide", &[("text", "a"), ("_key", "key-2")]).expect(409);
    }

    /// Going back, changing the words and sending again must not look like success and be lost.
    fn other_words_under_a_used_key_are_another_form(scratch) {
        let site = Site::open(scratch);
        let visitor = site.signed_in(MANAGER);
        for text in ["a", "b", "b"] {
            visitor.post("/lide", &[("text", text), ("_key", "key-1")]).expect(303);
        }
        assert_eq!(notes(&site), ["a", "b"]);
    }

    fn a_form_sent_many_times_at_once_is_carried_out_once(scratch) {
        let site = Site::open(scratch);
        let token = site.token(MANAGER);
        let sent: Vec<_> = (0..16).map(|_| {
            let visitor = site.with_token(&token);
            thread::spawn(move || {
                let fields = [("text", "storm"), ("_key", "key-1")];
                visitor.post("/lide", &fields).expect(303).location().unwrap()
            })
        }).collect();
        let said: Vec<_> = sent.into_iter().map(|one| one.join().unwrap()).collect();
        assert_eq!(said.iter().filter(|said| said.ends_with("=false")).count(), 1);
        assert_eq!(notes(&site), ["storm"]);
    }

    fn a_form_that_arrives_through_two_nodes_is_carried_out_once(scratch) {
        let (here, there) = (Site::open(scratch), Site::open(scratch));
        let token = here.token(MANAGER);
        let fields = [("text", "a"), ("_key", "key-1")];
        here.with_token(&token).post("/lide", &fields).expect(303);
        let second = there.with_token(&token).post("/lide", &fields).expect(303);
        assert!(second.location().unwrap().ends_with("repeated=true"));
        assert_eq!(notes(&there), ["a"], "the page that follows shows it");
    }

    /// Each node decides on what the other has just written, without a spurious refusal.
    fn nodes_that_write_to_one_stream_take_turns(scratch) {
        let sites = [Site::open(scratch), Site::open(scratch)];
        let token = sites[0].token(MANAGER);
        for round in 0..10 {
            let visitor = sites[round % 2].with_token(&token);
            visitor.post("/lide", &[("text", &format!("note {round}"))]).expect(303);
        }
        let last = sites[1].portal.node().applied();
        sites[0].runtime.block_on(sites[0].portal.node().wait_for(last));
        assert_eq!(notes(&sites[0]).len(), 10);
    }

    fn an_odd_key_disturbs_nobody(scratch) {
        let site = Site::open(scratch);
        let visitor = site.signed_in(MANAGER);
        let long = "k".repeat(5_000);
        for (nth, key) in ["\0", "ž", "a b", long.as_str(), ""].into_iter().enumerate() {
            visitor.post("/lide", &[("text", &format!("{nth}")), ("_key", key)]).expect(303);
        }
        visitor.post("/lide", &[("text", "nul\0 in text"), ("_key", "k")]).expect(303);
        assert_eq!(notes(&site).len(), 6);
    }
}
