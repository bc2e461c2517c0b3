use hlaska_kernel::number::hex;
use hlaska_store::Db;

use crate::cli::Place;
use crate::console::say;
use crate::error::CommandError;

/// Walks the chain; fails with the first bad entry's name.
pub fn run(place: &Place) -> Result<(), CommandError> {
    let location = place.location();
    if let hlaska_store::Location::Sqlite(path) = &location
        && !path.exists()
    {
        let source = std::io::Error::from(std::io::ErrorKind::NotFound);
        return Err(CommandError::File { path: path.clone(), source });
    }
    let db = Db::open(&location)?;
    db.migrate(hlaska_journal::SCHEMA)?;
    let verdict = db.read_blocking(|conn| Ok(hlaska_journal::verify(conn)))?;
    say(&format!(
        "{}: {} sound entries, {} erased by law, head {}",
        location,
        verdict.entries,
        verdict.erased,
        hex(&verdict.hash)
    ));
    match verdict.finding {
        None => Ok(()),
        Some(finding) => Err(CommandError::Damaged(finding)),
    }
}
