//! Hashes of the two halves of the sealed account's code.

use hlaska_store::{Db, Result};

/// Replaces both.
pub(crate) async fn set(db: &Db, halves: [String; 2]) -> Result<()> {
    db.write(move |conn| {
        conn.execute("DELETE FROM factors_seal", &[])?;
        for (name, phc) in ["a", "b"].iter().zip(&halves) {
            let sql = "INSERT INTO factors_seal (half, phc) VALUES ($1, $2)";
            conn.execute(sql, &[name, phc])?;
        }
        Ok(())
    })
    .await
}

/// In the order of the halves.
pub(crate) async fn find(db: &Db) -> Result<Vec<String>> {
    db.read(|conn| conn.query("SELECT phc FROM factors_seal ORDER BY half", &[], |row| row.get(0)))
        .await
}

/// Takes both away; false when somebody else was first.
pub(crate) async fn take(db: &Db) -> Result<bool> {
    Ok(db.write(|conn| conn.execute("DELETE FROM factors_seal", &[])).await? == 2)
}
