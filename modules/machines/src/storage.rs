//! Screens that wait to be let in. Only digests are kept, so a copy of the database pairs nothing.

use hlaska_kernel::number::hex;
use hlaska_kernel::{AccountId, Env, Refusal, Said, Timestamp};
use hlaska_store::{Db, Migration, Result, StoreError};
use sha2::{Digest, Sha256};

pub(crate) const SCHEMA: Migration = Migration {
    component: "machines",
    steps: &["CREATE TABLE machine_pairing (
             screen TEXT PRIMARY KEY, code TEXT NOT NULL, expires_at BIGINT NOT NULL,
             display TEXT NOT NULL);
         CREATE INDEX machine_pairing_code ON machine_pairing (code);"],
};

/// Long enough to walk from the screen to a desk.
const LIFE_SECONDS: i64 = 10 * 60;
/// Screens that may wait at once.
const WAITING: i64 = 200;
/// No letters that are taken for digits or for each other.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

fn digest(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// A code of forty bits, `K7PM-3XWQ`.
pub(crate) fn fresh_code(env: &Env) -> String {
    let bytes: [u8; 8] = env.bytes();
    let letters = bytes.map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    let (left, right) = letters.split_at(4);
    format!("{}-{}", left.iter().collect::<String>(), right.iter().collect::<String>())
}

/// As somebody typed it, in the form in which codes are compared.
pub(crate) fn tidy_code(typed: &str) -> String {
    let plain = typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase());
    let letters: Vec<char> = plain.take(9).collect();
    let half = letters.len().min(4);
    let (left, right) = letters.split_at(half);
    format!("{}-{}", left.iter().collect::<String>(), right.iter().collect::<String>())
}

/// What has become of a waiting screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Waiting {
    Unknown,
    Still,
    LetIn(AccountId),
}

/// Lets a screen wait; false when too many do.
pub(crate) async fn wait(db: &Db, secret: &str, code: &str, now: Timestamp) -> Result<bool> {
    let (screen, code) = (digest(secret), digest(code));
    let (now, expires_at) = (now.as_second(), now.as_second() + LIFE_SECONDS);
    db.write(move |conn| {
        conn.execute("DELETE FROM machine_pairing WHERE expires_at <= $1", &[&now])?;
        let sql = "SELECT count(*) FROM machine_pairing";
        let waiting = conn.query_first(sql, &[], |row| row.get::<i64>(0))?;
        if waiting.unwrap_or(0) >= WAITING {
            return Ok(false);
        }
        let sql = "INSERT INTO machine_pairing (screen, code, expires_at, display) \
                   VALUES ($1, $2, $3, '')";
        conn.execute(sql, &[&screen, &code, &expires_at]).map(|_| true)
    })
    .await
}

pub(crate) async fn look(db: &Db, secret: &str, now: Timestamp) -> Result<Waiting> {
    let (screen, now) = (digest(secret), now.as_second());
    let display = db
        .read(move |conn| {
            let sql = "SELECT display FROM machine_pairing WHERE screen = $1 AND expires_at > $2";
            conn.query_first(sql, &[&screen, &now], |row| row.get::<String>(0))
        })
        .await?;
    Ok(match display {
        None => Waiting::Unknown,
        Some(display) => display.parse().map_or(Waiting::Still, Waiting::LetIn),
    })
}

/// Is there a screen that waits under this code?
pub(crate) async fn is_waiting(db: &Db, code: &str, now: Timestamp) -> Result<bool> {
    let (code, now) = (digest(code), now.as_second());
    let sql = "SELECT screen FROM machine_pairing \
               WHERE code = $1 AND expires_at > $2 AND display = ''";
    let found =
        db.read(move |conn| conn.query_first(sql, &[&code, &now], |row| row.get::<String>(0)));
    Ok(found.await?.is_some())
}

/// The screen with this code is this display from now on.
pub(crate) async fn let_in(db: &Db, code: &str, display: AccountId) -> Result<()> {
    let (code, display) = (digest(code), display.to_string());
    let sql = "UPDATE machine_pairing SET display = $1 WHERE code = $2 AND display = ''";
    db.write(move |conn| conn.execute(sql, &[&display, &code])).await.map(drop)
}

/// The screen has its session; its secret is worth nothing any more. False when another request
/// was quicker.
pub(crate) async fn take(db: &Db, secret: &str) -> Result<bool> {
    let screen = digest(secret);
    let sql = "DELETE FROM machine_pairing WHERE screen = $1";
    db.write(move |conn| conn.execute(sql, &[&screen])).await.map(|taken| taken > 0)
}

/// A store that does not answer, in words for the person who waits.
pub(crate) fn refused(error: &StoreError) -> Refusal {
    tracing::error!(%error, "waiting screens could not be read or written");
    Refusal::Unavailable(Said::new(
        "Databáze teď neodpovídá, nic se nezměnilo. Zkuste to za chvíli znovu.",
        "The database does not answer now, nothing has changed. Try again in a moment.",
    ))
}

#[cfg(test)]
mod tests {
    use hlaska_store::Location;
    use hlaska_testkit::on_both_engines;

    use super::*;

    const DISPLAY: AccountId = AccountId::from_u128(9);

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_700_000_000 + seconds).unwrap()
    }

    fn run<F: Future>(scratch: &hlaska_testkit::Scratch, story: impl FnOnce(Db) -> F) -> F::Output {
        let db = Db::open(&scratch.at(Location::Sqlite, Location::Postgres)).unwrap();
        db.migrate(SCHEMA).unwrap();
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        runtime.enable_all().build().unwrap().block_on(story(db))
    }

    on_both_engines! {
        fn a_screen_waits_is_let_in_and_takes_its_place_once(scratch) {
            run(scratch, |db| async move {
                assert!(wait(&db, "s", "AAAA-BBBB", at(0)).await.unwrap());
                assert_eq!(look(&db, "s", at(1)).await.unwrap(), Waiting::Still);
                assert_eq!(look(&db, "t", at(1)).await.unwrap(), Waiting::Unknown);
                assert!(is_waiting(&db, "AAAA-BBBB", at(1)).await.unwrap());
                let_in(&db, "AAAA-BBBB", DISPLAY).await.unwrap();
                assert!(!is_waiting(&db, "AAAA-BBBB", at(2)).await.unwrap(), "a code works once");
                assert_eq!(look(&db, "s", at(2)).await.unwrap(), Waiting::LetIn(DISPLAY));
                assert!(take(&db, "s").await.unwrap());
                assert!(!take(&db, "s").await.unwrap());
            });
        }

        fn a_code_ends_and_not_everybody_may_wait(scratch) {
            run(scratch, |db| async move {
                for n in 0..200 {
                    assert!(wait(&db, &n.to_string(), "AAAA-BBBB", at(0)).await.unwrap());
                }
                assert!(!wait(&db, "one more", "AAAA-CCCC", at(1)).await.unwrap());
                assert!(!is_waiting(&db, "AAAA-BBBB", at(601)).await.unwrap());
                assert_eq!(look(&db, "1", at(601)).await.unwrap(), Waiting::Unknown);
                assert!(wait(&db, "one more", "AAAA-CCCC", at(601)).await.unwrap());
            });
        }
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        for typed in ["K7PM-3XWQ", "k7pm3xwq", " k7pm 3xwq "] {
            assert_eq!(tidy_code(typed), "K7PM-3XWQ");
        }
        assert_eq!(tidy_code(""), "-");
        let code = fresh_code(&Env::system());
        assert_eq!(tidy_code(&code), code);
    }
}
