//! Walks the whole audit and names the first record that is not what was written.

use hlaska_kernel::Timestamp;
use hlaska_store::{Conn, Result, Row};

use crate::append::{Columns, Head, hash32, head, signed, unsigned};
use crate::code;
use crate::content::{Content, GENESIS, digest, link};
use crate::prune::{PRUNED, Retention};

/// The outcome of a walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Records found in order before the walk ended.
    pub records: u64,
    /// Those whose content was dropped after its time.
    pub pruned: u64,
    /// Hash of the last sound record, to compare with one kept elsewhere.
    pub hash: [u8; 32],
    pub finding: Option<Finding>,
}

/// The first thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    #[error("audit record {expected} is missing; the next one is {found}")]
    Gap { expected: u64, found: u64 },
    #[error("audit record {seq}: its content is not what was written")]
    Content { seq: u64 },
    #[error("audit record {seq}: what stands beside its content is not what was written")]
    Columns { seq: u64 },
    #[error("audit record {seq}: its hash, or a record before it, was changed")]
    Chain { seq: u64 },
    #[error("audit record {seq}: its content is missing and no record of pruning covers it")]
    Missing { seq: u64 },
    #[error("audit record {seq} was pruned before its time, says record {by}")]
    TooSoon { seq: u64, by: u64 },
    #[error("the audit ends at record {found}, its head says {head}")]
    Head { head: u64, found: u64 },
    #[error("{count} audit records stand outside the chain")]
    Outside { count: u64 },
    #[error("after record {after} the audit cannot be read: {reason}")]
    Unreadable { after: u64, reason: String },
}

const CHUNK: i64 = 2_000;

struct Line {
    seq: u64,
    at_us: i64,
    columns: Columns,
    content: Option<String>,
    digest: [u8; 32],
    hash: [u8; 32],
}

struct Walk {
    verdict: Verdict,
    /// The newest record without content, and when it happened.
    bare: Option<(u64, i64)>,
    /// Pruning covers everything up to here.
    covered: u64,
}

/// Walks the audit from its first record, then compares with its head.
pub fn verify(conn: &mut Conn) -> Verdict {
    let verdict = Verdict { records: 0, pruned: 0, hash: GENESIS, finding: None };
    let mut walk = Walk { verdict, bare: None, covered: 0 };
    if let Err(error) = walk.run(conn) {
        let after = walk.verdict.records;
        walk.found(Finding::Unreadable { after, reason: error.to_string() });
    }
    walk.verdict
}

fn lines_after(conn: &mut Conn, seq: u64) -> Result<Vec<Line>> {
    let sql = format!(
        "SELECT seq, at_us, {}, content, digest, hash FROM audit_record WHERE seq > $1 \
         ORDER BY seq LIMIT $2",
        Columns::NAMES
    );
    conn.query(&sql, &[&signed(seq), &CHUNK], line)
}

fn line(row: &Row<'_>) -> Result<Line> {
    Ok(Line {
        seq: unsigned(row.get(0)?),
        at_us: row.get(1)?,
        columns: Columns::read(row, 2)?,
        content: row.get(12)?,
        digest: hash32(row.get(13)?)?,
        hash: hash32(row.get(14)?)?,
    })
}

impl Walk {
    fn found(&mut self, finding: Finding) {
        self.verdict.finding = Some(finding);
    }

    /// Others may write meanwhile: the walk ends where the head is when nothing more is found.
    fn run(&mut self, conn: &mut Conn) -> Result<()> {
        while self.verdict.finding.is_none() {
            let end = head(conn)?;
            let lines = lines_after(conn, self.verdict.records)?;
            if lines.is_empty() {
                self.verdict.finding = self.check_end(conn, end)?;
                return Ok(());
            }
            self.step_all(&lines);
        }
        Ok(())
    }

    fn step_all(&mut self, lines: &[Line]) {
        for line in lines {
            if let Err(finding) = self.step(line) {
                return self.found(finding);
            }
            self.verdict.records = line.seq;
            self.verdict.hash = line.hash;
        }
    }

    fn step(&mut self, line: &Line) -> std::result::Result<(), Finding> {
        let (seq, expected) = (line.seq, self.verdict.records + 1);
        if seq != expected {
            return Err(Finding::Gap { expected, found: seq });
        }
        if link(&self.verdict.hash, seq, line.at_us, &line.digest) != line.hash {
            return Err(Finding::Chain { seq });
        }
        let Some(json) = &line.content else {
            self.bare = Some((seq, line.at_us));
            self.verdict.pruned += 1;
            return Ok(());
        };
        let content = sound(line, json)?;
        self.heed_pruning(seq, &content)
    }

    /// A record of pruning covers what was pruned, unless it was done too soon.
    fn heed_pruning(&mut self, seq: u64, content: &Content) -> std::result::Result<(), Finding> {
        let is_pruning = content.code == code::AUDIT_PRUNED.name
            && content.fields.object_kind.as_deref() == Some(PRUNED);
        let up_to = content.fields.object_id.as_deref().and_then(|id| id.parse::<u64>().ok());
        let Some(up_to) = up_to.filter(|_| is_pruning) else { return Ok(()) };
        self.covered = self.covered.max(up_to);
        let horizon = Retention::default().horizon(content.at());
        match self.bare {
            Some((bare, at_us))
                if Timestamp::from_microsecond(at_us).is_ok_and(|at| at >= horizon) =>
            {
                Err(Finding::TooSoon { seq: bare, by: seq })
            }
            _ => Ok(()),
        }
    }

    fn check_end(&self, conn: &mut Conn, end: Head) -> Result<Option<Finding>> {
        if let Some((seq, _)) = self.bare.filter(|(seq, _)| *seq > self.covered) {
            return Ok(Some(Finding::Missing { seq }));
        }
        let (records, hash) = (self.verdict.records, self.verdict.hash);
        if end != (Head { seq: records, hash }) {
            return Ok(Some(Finding::Head { head: end.seq, found: records }));
        }
        // The walk starts after zero and cannot meet what somebody slipped in below.
        let below = "SELECT COUNT(*) FROM audit_record WHERE seq < 1";
        let count = conn.query_first(below, &[], |row| row.get(0))?.map_or(0, unsigned);
        Ok((count > 0).then_some(Finding::Outside { count }))
    }
}

fn sound(line: &Line, json: &str) -> std::result::Result<Content, Finding> {
    let seq = line.seq;
    if digest(json) != line.digest {
        return Err(Finding::Content { seq });
    }
    let content: Content = serde_json::from_str(json).map_err(|_| Finding::Content { seq })?;
    let beside = (Columns::of(&content), content.at_us);
    if beside != (line.columns.clone(), line.at_us) {
        return Err(Finding::Columns { seq });
    }
    Ok(content)
}
