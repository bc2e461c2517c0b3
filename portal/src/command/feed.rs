use hlaska_kernel::Env;
use hlaska_sensors::{FeedConfig, Gauges};
use hlaska_store::Db;

use super::block_on;
use crate::cli::{Feed, FeedWhat};
use crate::console::say;
use crate::error::CommandError;

/// One round; says what was read and what was wrong.
pub fn run(options: &Feed) -> Result<(), CommandError> {
    let FeedWhat::Once { feed, place, base_url, all_stations } = &options.what;
    if feed != hlaska_sensors::FEED {
        let known = hlaska_sensors::FEED;
        return Err(CommandError::Refused(format!("there is no feed {feed}; there is {known}")));
    }
    let env = Env::system();
    let db = Db::open(&place.location())?;
    for module in crate::modules::all() {
        module.schema.iter().try_for_each(|migration| db.migrate(*migration))?;
    }
    let gazetteer = hlaska_territory::load(&db)?;
    let config = FeedConfig {
        base_url: base_url.trim_end_matches('/').to_owned(),
        all_stations: *all_stations,
        ..FeedConfig::default()
    };
    let gauges = Gauges::load(&db, &env, &gazetteer, config.clone())?;
    let report = block_on(async {
        hlaska_sensors::feed_once(&gauges, gazetteer, &env, &config)
            .await
            .map_err(CommandError::Refused)
    })?;
    say(&report.to_string());
    Ok(())
}
