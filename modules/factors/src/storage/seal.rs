//! Hashes of the two halves of the sealed account's code.

use hlaska_store::{Conn, Db, Result};

/// Names of the rows while the seal is whole, and after it was broken.
const WHOLE: [&str; 2] = ["a", "b"];
const BROKEN: [&str; 2] = ["broken-a", "broken-b"];

/// Replaces both. Whoever broke the seal before cannot prove themselves by the old halves any more.
pub(crate) async fn set(db: &Db, halves: [String; 2]) -> Result<()> {
    db.write(move |conn| {
        conn.execute("DELETE FROM factors_seal", &[])?;
        for (name, phc) in WHOLE.iter().zip(&halves) {
            let sql = "INSERT INTO factors_seal (half, phc) VALUES ($1, $2)";
            conn.execute(sql, &[name, phc])?;
        }
        Ok(())
    })
    .await
}

/// The halves that open the door.
pub(crate) async fn whole(db: &Db) -> Result<Vec<String>> {
    find(db, WHOLE).await
}

/// The halves that opened it; they still prove who is in.
pub(crate) async fn broken(db: &Db) -> Result<Vec<String>> {
    find(db, BROKEN).await
}

async fn find(db: &Db, [one, other]: [&'static str; 2]) -> Result<Vec<String>> {
    let sql = "SELECT phc FROM factors_seal WHERE half = $1 OR half = $2 ORDER BY half";
    db.read(move |conn| conn.query(sql, &[&one, &other], |row| row.get(0))).await
}

/// Breaks the seal; false when somebody else was first.
pub(crate) async fn break_it(db: &Db) -> Result<bool> {
    db.write(|conn| {
        let [a, b] = WHOLE.map(|half| rename(conn, half));
        Ok(a? + b? == 2)
    })
    .await
}

fn rename(conn: &mut Conn, half: &str) -> Result<u64> {
    let sql = "UPDATE factors_seal SET half = $1 WHERE half = $2";
    conn.execute(sql, &[&format!("broken-{half}"), &half])
}
