//! Who is signed in, for how long, and how soon no more.

use hlaska_kernel::Role;
use hlaska_testkit::on_both_engines;
use hlaska_web::Sessions;

use crate::site::{LIFE, MANAGER, SECRETARY, Site};

on_both_engines! {
    fn a_session_lasts_while_it_is_used_and_no_longer_than_its_end(scratch) {
        let site = Site::open(scratch);
        let visitor = site.signed_in(MANAGER);
        let step = LIFE.idle_seconds - 60;
        for _ in 0..LIFE.absolute_seconds / step {
            visitor.get("/lide").expect(200);
            site.clock.advance_seconds(step);
        }
        visitor.get("/lide").expect(200);
        site.clock.advance_seconds(LIFE.absolute_seconds % step);
        visitor.get("/lide").expect(303);
    }

    fn a_session_left_alone_ends(scratch) {
        let site = Site::open(scratch);
        let visitor = site.signed_in(MANAGER);
        visitor.get("/lide").expect(200);
        site.clock.advance_seconds(LIFE.idle_seconds + 61);
        visitor.get("/lide").expect(303);
        site.clock.advance_seconds(-LIFE.idle_seconds);
    }

    fn a_session_used_on_one_node_is_not_idle_on_another(scratch) {
        let (here, there) = (Site::open(scratch), Site::open(scratch));
        let token = here.token(MANAGER);
        there.with_token(&token).get("/lide").expect(200);
        for _ in 0..3 {
            here.clock.advance_seconds(LIFE.idle_seconds - 100);
            there.clock.advance_seconds(LIFE.idle_seconds - 100);
            here.with_token(&token).get("/lide").expect(200);
            // The time of last use is written after the answer.
            std::thread::sleep(std::time::Duration::from_millis(200));
        }
        there.with_token(&token).get("/lide").expect(200);
    }

    fn an_ended_session_is_out_at_once_here_and_soon_elsewhere(scratch) {
        let (here, there) = (Site::open(scratch), Site::open(scratch));
        let token = here.token(MANAGER);
        let other = here.token(MANAGER);
        for site in [&here, &there] {
            site.with_token(&token).get("/lide").expect(200);
        }
        let sessions = here.portal.sessions();
        let mine = here.runtime.block_on(sessions.find(&token)).unwrap().unwrap();
        let strangers = here.runtime.block_on(sessions.end(SECRETARY, &mine.digest));
        strangers.unwrap();
        here.with_token(&token).get("/lide").expect(200);
        here.runtime.block_on(sessions.end(MANAGER, &mine.digest)).unwrap();
        here.with_token(&token).get("/lide").expect(303);
        there.clock.advance_seconds(3);
        there.with_token(&token).get("/lide").expect(303);
        there.with_token(&other).get("/lide").expect(200);
    }

    fn all_of_somebodys_sessions_can_be_ended(scratch) {
        let site = Site::open(scratch);
        let visitors = [site.signed_in(MANAGER), site.signed_in(MANAGER)];
        let bystander = site.signed_in(SECRETARY);
        for visitor in &visitors {
            visitor.get("/lide").expect(200);
        }
        let listed = || site.runtime.block_on(site.portal.sessions().list(MANAGER)).unwrap().len();
        assert_eq!(listed(), 2);
        site.runtime.block_on(site.portal.sessions().end_all(MANAGER)).unwrap();
        assert_eq!(listed(), 0);
        for visitor in &visitors {
            visitor.get("/lide").expect(303);
        }
        bystander.get("/lide").expect(200);
    }

    fn the_token_itself_is_not_in_the_database(scratch) {
        let site = Site::open(scratch);
        let token = site.token(MANAGER);
        let kept: Vec<String> = site.portal.node().db().read_blocking(|conn| {
            conn.query("SELECT digest FROM session", &[], |row| row.get(0))
        }).unwrap();
        assert_eq!((kept.len(), token.len(), kept[0].len()), (1, 64, 64));
        assert_ne!(kept[0], token);
    }

    fn what_is_no_token_is_nobody(scratch) {
        let site = Site::open(scratch);
        for token in ["", "x", "session", "0000", "\u{17e}", &"a".repeat(4_000)] {
            let found = site.runtime.block_on(site.portal.sessions().find(token)).unwrap();
            assert_eq!(found, None);
        }
    }
}

on_both_engines! {
    fn a_role_taken_away_is_gone_with_the_next_page(scratch) {
        let site = Site::open(scratch);
        let visitor = site.signed_in(MANAGER);
        visitor.get("/kraj").expect(200);
        site.grant(MANAGER, Some(Role::Reader));
        visitor.get("/kraj").expect(403);
        site.grant(MANAGER, None);
        visitor.get("/kraj").expect(303);
    }
}

/// Reading goes on from memory when the database is away.
#[test]
fn a_database_that_does_not_answer_signs_nobody_out() {
    use hlaska_store::{Db, Location};
    use hlaska_testkit::{Engine, Scratch, cable::Cable};
    let scratch = Scratch::new(Engine::Postgres);
    let url = scratch.postgres_url().unwrap();
    let port = url.rsplit_once(':').unwrap().1.split('/').next().unwrap();
    let cable = Cable::to(port.parse().unwrap());
    let far = url.replace(&format!(":{port}/"), &format!(":{}/", cable.port()));
    let clock = std::sync::Arc::new(hlaska_kernel::ManualClock::at(
        "2026-11-22T16:06:00Z".parse().unwrap(),
    ));
    let env =
        hlaska_kernel::Env::new(clock.clone(), std::sync::Arc::new(hlaska_kernel::SystemRandom));
    let db = Db::open(&Location::Postgres(far)).unwrap();
    db.migrate(hlaska_web::session::SCHEMA).unwrap();
    let sessions = Sessions::new(db, env);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let token = runtime
        .block_on(sessions.start(hlaska_web::SignIn::by_password(MANAGER, "test", LIFE)))
        .unwrap();
    assert!(runtime.block_on(sessions.find(&token)).unwrap().is_some());
    cable.cut();
    clock.advance_seconds(10);
    assert!(runtime.block_on(sessions.find(&token)).unwrap().is_some());
    assert!(runtime.block_on(sessions.find("unknown")).is_err());
}
