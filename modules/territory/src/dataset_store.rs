//! The imported data set: a blob in the store, a record of it in the journal.

use std::sync::Arc;

use hlaska_journal::{Append, AppendError, Author, NewEvent, Node, NodeOptions, Views};
use hlaska_kernel::Env;
use hlaska_kernel::number::hex;
use hlaska_store::{Db, Migration, Result, StoreError};
use sha2::{Digest, Sha256};

use crate::event::TerritoryEvent;
use crate::gazetteer::Gazetteer;
use crate::model::Dataset;
use crate::view::Imports;

pub(crate) const SCHEMA: Migration = Migration {
    component: "territory",
    steps: &["CREATE TABLE territory_dataset (
                  imported_at BIGINT PRIMARY KEY, digest TEXT NOT NULL, data TEXT NOT NULL)"],
};

/// The imported territory, or the built-in one where nothing was imported.
pub fn load(db: &Db) -> Result<Arc<Gazetteer>> {
    let newest = db.read_blocking(|conn| {
        conn.query_first(
            "SELECT data FROM territory_dataset ORDER BY imported_at DESC LIMIT 1",
            &[],
            |row| row.get::<String>(0),
        )
    })?;
    let Some(text) = newest else { return Ok(Gazetteer::builtin()) };
    let data: Dataset = serde_json::from_str(&text)
        .map_err(|error| StoreError::Damaged(format!("the imported territory: {error}")))?;
    Ok(Arc::new(Gazetteer::of(data)))
}

/// Stores the data set and writes to the journal that it was done.
pub fn store(db: &Db, env: &Env, gazetteer: &Gazetteer) -> Result<()> {
    db.migrate(SCHEMA)?;
    let text = serde_json::to_string(gazetteer.dataset())
        .map_err(|error| StoreError::Rejected(error.to_string()))?;
    let digest = hex(&Sha256::digest(text.as_bytes()));
    let (at, key) = (env.now().as_microsecond(), digest.clone());
    db.write_blocking(move |conn| {
        conn.execute(
            "INSERT INTO territory_dataset (imported_at, digest, data) VALUES ($1, $2, $3)",
            &[&at, &key, &text],
        )
    })?;
    record(db, env, gazetteer, digest)
}

fn record(db: &Db, env: &Env, gazetteer: &Gazetteer, digest: String) -> Result<()> {
    let event = TerritoryEvent::Imported {
        digest,
        municipalities: count(gazetteer.municipalities().len()),
        orps: count(gazetteer.orps().len()),
        exact_outlines: gazetteer.dataset().exact_outlines,
        sources: gazetteer.dataset().sources.clone(),
    };
    let options = NodeOptions {
        env: env.clone(),
        origin: "import".to_owned(),
        build: "import".to_owned(),
        snapshot_every: u64::MAX,
    };
    let node = Node::start(db.clone(), Views::default().with::<Imports>(), options, |_| {})?;
    let append = Append {
        author: Author::System("import".to_owned()),
        on_behalf: None,
        decided_at: node.applied(),
        events: vec![NewEvent::new("territory", &event)],
        claims: Vec::new(),
    };
    match node.append_blocking(append) {
        Ok(_) => Ok(()),
        Err(AppendError::Store(error)) => Err(error),
        Err(error) => Err(StoreError::Rejected(error.to_string())),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
