use hlaska_store::{Db, Location};
use hlaska_testkit::on_both_engines;

use super::*;
use crate::testing::{CAMPAIGN, KRUMLOV_OFFICE, PLAV_OFFICE, now};

const OTHER: CampaignId = CampaignId::from_u128(0x4B);

fn later(seconds: i64) -> Timestamp {
    Timestamp::from_second(now().as_second() + seconds).unwrap()
}

fn run<F: Future>(scratch: &hlaska_testkit::Scratch, story: impl FnOnce(Db) -> F) -> F::Output {
    let db = Db::open(&scratch.at(Location::Sqlite, Location::Postgres)).unwrap();
    db.migrate(SCHEMA).unwrap();
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(story(db))
}

fn links(tokens: &[(&str, OrganisationId)]) -> Vec<Link> {
    let link = |(token, organisation): &(&str, OrganisationId)| Link {
        token: (*token).to_owned(),
        organisation: *organisation,
    };
    tokens.iter().map(link).collect()
}

on_both_engines! {
    fn a_link_speaks_for_one_organisation_until_it_expires(scratch) {
        run(scratch, |db| async move {
            let two = links(&[("a", PLAV_OFFICE), ("b", KRUMLOV_OFFICE)]);
            put(&db, CAMPAIGN, &two, later(60), false).await.unwrap();
            let asked = find(&db, "a", later(59)).await.unwrap().unwrap();
            assert_eq!((asked.campaign, asked.organisation), (CAMPAIGN, PLAV_OFFICE));
            assert_eq!(find(&db, "b", now()).await.unwrap().unwrap().organisation, KRUMLOV_OFFICE);
            assert_eq!(find(&db, "a", later(60)).await.unwrap(), None);
            assert_eq!(find(&db, "c", now()).await.unwrap(), None);
        });
    }

    fn earlier_links_hold_unless_they_are_replaced(scratch) {
        run(scratch, |db| async move {
            put(&db, CAMPAIGN, &links(&[("a", PLAV_OFFICE)]), later(60), false).await.unwrap();
            put(&db, CAMPAIGN, &links(&[("b", PLAV_OFFICE)]), later(60), false).await.unwrap();
            assert!(find(&db, "a", now()).await.unwrap().is_some());
            put(&db, CAMPAIGN, &links(&[("c", PLAV_OFFICE)]), later(60), true).await.unwrap();
            for (token, works) in [("a", false), ("b", false), ("c", true)] {
                assert_eq!(find(&db, token, now()).await.unwrap().is_some(), works, "{token}");
            }
        });
    }

    fn the_end_of_a_campaign_is_the_end_of_its_links(scratch) {
        run(scratch, |db| async move {
            put(&db, CAMPAIGN, &links(&[("a", PLAV_OFFICE)]), later(60), false).await.unwrap();
            put(&db, OTHER, &links(&[("b", PLAV_OFFICE)]), later(60), false).await.unwrap();
            end(&db, CAMPAIGN).await.unwrap();
            assert_eq!(find(&db, "a", now()).await.unwrap(), None);
            assert!(find(&db, "b", now()).await.unwrap().is_some());
            assert_eq!(tidy(&db, later(60)).await.unwrap(), 1);
        });
    }

    fn a_token_is_not_in_the_database(scratch) {
        run(scratch, |db| async move {
            put(&db, CAMPAIGN, &links(&[("secret", PLAV_OFFICE)]), later(60), false).await.unwrap();
            let kept: String = db
                .read(|conn| conn.query_first("SELECT digest FROM directory_link", &[], |row| row.get(0)))
                .await
                .unwrap()
                .unwrap();
            assert_ne!(kept, "secret");
            assert_eq!(kept.len(), 64);
        });
    }
}

#[test]
fn a_token_can_be_typed_from_paper() {
    let env = Env::system();
    let token = fresh_token(&env);
    assert_eq!(token.len(), 23);
    assert_eq!(token.matches('-').count(), 3);
    assert_ne!(token, fresh_token(&env));
    let typed = token.replace('-', " ").to_uppercase();
    assert_eq!(digest(&typed), digest(&token));
    assert_ne!(digest("a"), digest("b"));
}
