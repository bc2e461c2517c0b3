//! Into the table, at the end of the chain.

use hlaska_store::{Arg, Conn, Result, Row, StoreError};

use crate::content::{Content, GENESIS, digest, link};

/// The end of the audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) seq: u64,
    pub(crate) hash: [u8; 32],
}

/// Where the audit ends. Every other writer is kept out until the transaction ends. All writes of
/// this crate begin with it, so that no two nodes wait for each other in a circle.
pub(crate) fn lock_head(conn: &mut Conn) -> Result<Head> {
    const LOCK: &str = "UPDATE audit_head SET seq = seq WHERE id = 1 RETURNING seq, hash";
    if let Some(head) = conn.query_first(LOCK, &[], read_head)? {
        return Ok(head);
    }
    conn.execute(
        "INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, $1) ON CONFLICT (id) DO NOTHING",
        &[&GENESIS.as_slice()],
    )?;
    conn.query_first(LOCK, &[], read_head)?
        .ok_or_else(|| StoreError::Damaged("the audit has no head".to_owned()))
}

/// Where the audit ends now.
pub(crate) fn head(conn: &mut Conn) -> Result<Head> {
    let row = conn.query_first("SELECT seq, hash FROM audit_head WHERE id = 1", &[], read_head)?;
    Ok(row.unwrap_or(Head { seq: 0, hash: GENESIS }))
}

fn read_head(row: &Row<'_>) -> Result<Head> {
    Ok(Head { seq: unsigned(row.get(0)?), hash: hash32(row.get(1)?)? })
}

/// Writes the records in their order; answers the place of the last.
pub(crate) fn append(conn: &mut Conn, contents: &[Content]) -> Result<u64> {
    let mut head = lock_head(conn)?;
    let mut rows = Vec::with_capacity(contents.len());
    for content in contents {
        let row = Line::after(&head, content);
        head = Head { seq: head.seq + 1, hash: row.hash };
        rows.push(row);
    }
    insert(conn, &rows)?;
    conn.execute(
        "UPDATE audit_head SET seq = $1, hash = $2 WHERE id = 1",
        &[&signed(head.seq), &head.hash.as_slice()],
    )?;
    Ok(head.seq)
}

/// What stands beside the content, for searching.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Columns {
    pub(crate) class: Option<String>,
    pub(crate) code: Option<String>,
    pub(crate) outcome: Option<String>,
    pub(crate) account: Option<String>,
    pub(crate) organisation: Option<String>,
    pub(crate) address: Option<String>,
    pub(crate) device: Option<String>,
    pub(crate) object_kind: Option<String>,
    pub(crate) object_id: Option<String>,
    pub(crate) words: Option<String>,
}

impl Columns {
    pub(crate) const NAMES: &'static str = "class, code, outcome, account, organisation, address, \
                                            device, object_kind, object_id, words";

    pub(crate) fn of(content: &Content) -> Self {
        let fields = &content.fields;
        Self {
            class: Some(content.class.name().to_owned()),
            code: Some(content.code.clone()),
            outcome: Some(content.outcome.name().to_owned()),
            account: fields.account.map(|id| id.to_string()),
            organisation: fields.organisation.map(|id| id.to_string()),
            address: fields.address.map(|address| address.to_string()),
            device: fields.device.clone(),
            object_kind: fields.object_kind.clone(),
            object_id: fields.object_id.clone(),
            words: Some(content.words()),
        }
    }

    pub(crate) fn read(row: &Row<'_>, first: usize) -> Result<Self> {
        Ok(Self {
            class: row.get(first)?,
            code: row.get(first + 1)?,
            outcome: row.get(first + 2)?,
            account: row.get(first + 3)?,
            organisation: row.get(first + 4)?,
            address: row.get(first + 5)?,
            device: row.get(first + 6)?,
            object_kind: row.get(first + 7)?,
            object_id: row.get(first + 8)?,
            words: row.get(first + 9)?,
        })
    }

    fn args(&self) -> [&dyn Arg; 10] {
        [
            &self.class,
            &self.code,
            &self.outcome,
            &self.account,
            &self.organisation,
            &self.address,
            &self.device,
            &self.object_kind,
            &self.object_id,
            &self.words,
        ]
    }
}

/// A record in the engines' types.
struct Line {
    seq: i64,
    at_us: i64,
    columns: Columns,
    content: String,
    digest: [u8; 32],
    hash: [u8; 32],
}

impl Line {
    fn after(head: &Head, content: &Content) -> Self {
        let json = content.json();
        let digest = digest(&json);
        Self {
            seq: signed(head.seq + 1),
            at_us: content.at_us,
            columns: Columns::of(content),
            content: json,
            digest,
            hash: link(&head.hash, head.seq + 1, content.at_us, &digest),
        }
    }
}

const WIDTH: usize = 15;

/// In pieces whose sizes are powers of two, so that few statements are prepared.
fn insert(conn: &mut Conn, mut rows: &[Line]) -> Result<()> {
    while !rows.is_empty() {
        let size = (1usize << rows.len().ilog2()).min(64);
        let (piece, rest) = rows.split_at(size);
        insert_piece(conn, piece)?;
        rows = rest;
    }
    Ok(())
}

fn insert_piece(conn: &mut Conn, rows: &[Line]) -> Result<()> {
    let cells = |row: usize| {
        let names: Vec<_> = (1..=WIDTH).map(|cell| format!("${}", row * WIDTH + cell)).collect();
        format!("({})", names.join(", "))
    };
    let values: Vec<_> = (0..rows.len()).map(cells).collect();
    let sql = format!(
        "INSERT INTO audit_record (seq, at_us, {}, content, digest, hash) VALUES {}",
        Columns::NAMES,
        values.join(", ")
    );
    let hashes: Vec<_> = rows.iter().map(|row| (&row.digest[..], &row.hash[..])).collect();
    let mut args: Vec<&dyn Arg> = Vec::with_capacity(rows.len() * WIDTH);
    for (row, (digest, hash)) in rows.iter().zip(&hashes) {
        args.extend([&row.seq as &dyn Arg, &row.at_us]);
        args.extend(row.columns.args());
        args.extend([&row.content as &dyn Arg, digest, hash]);
    }
    conn.execute(&sql, &args).map(drop)
}

pub(crate) fn hash32(bytes: Vec<u8>) -> Result<[u8; 32]> {
    bytes.try_into().map_err(|_| StoreError::Damaged("a hash is not 32 bytes long".to_owned()))
}

pub(crate) fn signed(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

pub(crate) fn unsigned(value: i64) -> u64 {
    u64::try_from(value).unwrap_or(0)
}
