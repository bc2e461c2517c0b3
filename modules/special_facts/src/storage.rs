//! Who read what: kept beside the journal, because reading changes nothing in the region.

use hlaska_kernel::{AccountId, EntitledListId, Refusal, Said, Timestamp};
use hlaska_store::{Db, Migration, Result, StoreError};
use hlaska_web::Cx;
use hlaska_web::audit::code;

/// Times are whole seconds since 1970.
pub(crate) const SCHEMA: Migration = Migration {
    component: "special_facts",
    steps: &["CREATE TABLE special_facts_read (
             at BIGINT NOT NULL, list TEXT NOT NULL, object TEXT NOT NULL, how TEXT NOT NULL,
             account TEXT NOT NULL, device TEXT NOT NULL, peer TEXT NOT NULL);
         CREATE INDEX special_facts_read_list ON special_facts_read (list, at);"],
};

/// Readings shown to the keeper of a list.
const SHOWN: i64 = 200;

/// In what way somebody had special facts before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// On the screen.
    View,
    /// A copy for paper, by its number.
    Copy(u32),
}

impl How {
    fn name(self) -> String {
        match self {
            Self::View => "view".to_owned(),
            Self::Copy(number) => format!("copy:{number}"),
        }
    }
    fn from_name(name: &str) -> Self {
        let number = name.strip_prefix("copy:").and_then(|number| number.parse().ok());
        number.map_or(Self::View, Self::Copy)
    }
}

/// One reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub at: Timestamp,
    /// What was read, in words that tell nothing of it: `3/2026`, `incident/… č. ZS-1`.
    pub object: String,
    pub how: How,
    pub account: Option<AccountId>,
    pub device: String,
}

/// Writes a reading down before the content is shown; without the record there is no content.
pub async fn note_read(
    cx: &Cx,
    list: EntitledListId,
    object: &str,
    how: How,
) -> std::result::Result<(), Refusal> {
    let record = cx.record(code::SPECIAL_READ).object("special_facts", object);
    let record = record.marking("special_facts").detail(format!("{list} {}", how.name()));
    let audited = cx.portal.audit().write(record).await;
    audited.map_err(|error| unrecorded(&error))?;
    let reading = Reading {
        at: cx.now,
        object: object.to_owned(),
        how,
        account: Some(cx.actor()?.account),
        device: cx.session().map(|session| session.device.clone()).unwrap_or_default(),
    };
    let written = write(cx.portal.node().db(), list, reading, cx.peer.to_string()).await;
    written.map_err(|error| unrecorded(&error))
}

async fn write(db: &Db, list: EntitledListId, reading: Reading, peer: String) -> Result<()> {
    let (list, how, at) = (list.to_string(), reading.how.name(), reading.at.as_second());
    let account = reading.account.map(|account| account.to_string()).unwrap_or_default();
    db.write(move |conn| {
        let Reading { object, device, .. } = &reading;
        let sql = "INSERT INTO special_facts_read (at, list, object, how, account, device, peer)
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        conn.execute(sql, &[&at, &list, object, &how, &account, device, &peer]).map(drop)
    })
    .await
}

/// The last readings of what a list guards, the newest first.
pub(crate) async fn readings(db: &Db, list: EntitledListId) -> Result<Vec<Reading>> {
    let list = list.to_string();
    db.read(move |conn| {
        let sql = "SELECT at, object, how, account, device FROM special_facts_read
                   WHERE list = $1 ORDER BY at DESC LIMIT $2";
        conn.query(sql, &[&list, &SHOWN], |row| {
            Ok(Reading {
                at: Timestamp::from_second(row.get(0)?).unwrap_or(Timestamp::UNIX_EPOCH),
                object: row.get(1)?,
                how: How::from_name(&row.get::<String>(2)?),
                account: row.get::<String>(3)?.parse().ok(),
                device: row.get(4)?,
            })
        })
    })
    .await
}

pub(crate) fn unrecorded(error: &StoreError) -> Refusal {
    tracing::error!(%error, "a reading of special facts could not be recorded or read");
    Refusal::Unavailable(Said::new(
        "Nahlédnutí teď nelze zaznamenat, proto obsah nelze zobrazit. Zkuste to za chvíli.",
        "The reading cannot be recorded now, so the content cannot be shown. Try in a moment.",
    ))
}

#[cfg(test)]
mod tests {
    use hlaska_store::Location;
    use hlaska_testkit::on_both_engines;

    use super::*;

    const LIST: EntitledListId = EntitledListId::from_u128(1);
    const OTHER: EntitledListId = EntitledListId::from_u128(2);

    fn reading(second: i64, how: How) -> Reading {
        Reading {
            at: Timestamp::from_second(second).unwrap(),
            object: "1/2026".to_owned(),
            how,
            account: Some(AccountId::from_u128(7)),
            device: "Firefox".to_owned(),
        }
    }

    on_both_engines! {
        fn readings_come_back_by_list_the_newest_first(scratch) {
            let db = Db::open(&scratch.at(Location::Sqlite, Location::Postgres)).unwrap();
            db.migrate(SCHEMA).unwrap();
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            runtime.block_on(async {
                let (first, second) = (reading(10, How::View), reading(20, How::Copy(2)));
                for (list, one) in [(LIST, &first), (LIST, &second), (OTHER, &first)] {
                    write(&db, list, one.clone(), "192.0.2.1".to_owned()).await.unwrap();
                }
                assert_eq!(readings(&db, LIST).await.unwrap(), [second, first.clone()]);
                assert_eq!(readings(&db, OTHER).await.unwrap(), [first]);
            });
        }
    }

    #[test]
    fn a_way_of_reading_comes_back_from_its_name() {
        for how in [How::View, How::Copy(3)] {
            assert_eq!(How::from_name(&how.name()), how);
        }
    }
}
