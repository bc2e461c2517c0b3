use hlaska_kernel::number::hex;
use hlaska_store::Db;

use crate::cli::Place;
use crate::console::say;
use crate::error::CommandError;

/// Walks both chains; fails with the first bad entry's name.
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
    let audit = verify_audit(&db)?;
    match (verdict.finding, audit) {
        (Some(finding), _) => Err(CommandError::Damaged(finding)),
        (None, Some(finding)) => Err(CommandError::AuditDamaged(finding)),
        (None, None) => Ok(()),
    }
}

/// The record of who did what is a chain of its own.
fn verify_audit(db: &Db) -> Result<Option<hlaska_audit::Finding>, CommandError> {
    db.migrate(hlaska_audit::SCHEMA)?;
    let verdict = db.read_blocking(|conn| Ok(hlaska_audit::verify(conn)))?;
    say(&format!(
        "audit: {} sound records, {} pruned after their time, head {}",
        verdict.records,
        verdict.pruned,
        hex(&verdict.hash)
    ));
    Ok(verdict.finding)
}
