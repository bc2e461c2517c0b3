//! Links of campaigns. Only the digest of a token is kept, so a copy of the database opens nothing.

use hlaska_kernel::number::hex;
use hlaska_kernel::{Env, OrganisationId, Refusal, Said, Timestamp};
use hlaska_store::{Conn, Db, Migration, Result, StoreError};
use sha2::{Digest, Sha256};

use crate::command::answer::Asked;
use crate::model::CampaignId;

/// Times are whole seconds since 1970.
pub const SCHEMA: Migration = Migration {
    component: "directory",
    steps: &["CREATE TABLE directory_link (
             digest TEXT PRIMARY KEY, campaign TEXT NOT NULL, organisation TEXT NOT NULL,
             expires_at BIGINT NOT NULL);
         CREATE INDEX directory_link_campaign ON directory_link (campaign, organisation);"],
};

/// A link about to be handed out.
pub struct Link {
    pub token: String,
    pub organisation: OrganisationId,
}

/// Letters and digits that are not taken for each other when copied from paper.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// A hundred random bits as four groups of five, to be typed from a letter: `k3mf9-xqt2a-…`.
pub fn fresh_token(env: &Env) -> String {
    let bytes = env.bytes::<20>();
    let letters: Vec<char> =
        bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
    let groups: Vec<String> = letters.chunks(5).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

/// As it is kept: however it was typed, with or without dashes.
pub fn digest(token: &str) -> String {
    let bare: String = token.chars().filter(char::is_ascii_alphanumeric).collect();
    hex(&Sha256::digest(bare.to_ascii_lowercase().as_bytes()))
}

/// Keeps fresh links of a campaign. `replaces`: the same organisations' earlier ones lose their use.
pub async fn put(
    db: &Db,
    campaign: CampaignId,
    links: &[Link],
    expires_at: Timestamp,
    replaces: bool,
) -> Result<()> {
    let rows: Vec<_> =
        links.iter().map(|one| (digest(&one.token), one.organisation.to_string())).collect();
    let (campaign, expires_at) = (campaign.to_string(), expires_at.as_second());
    db.write(move |conn| {
        rows.iter().try_for_each(|(digest, organisation)| {
            if replaces {
                take_back(conn, &campaign, organisation)?;
            }
            insert(conn, digest, &campaign, organisation, expires_at)
        })
    })
    .await
}

fn take_back(conn: &mut Conn, campaign: &str, organisation: &str) -> Result<()> {
    conn.execute(
        "DELETE FROM directory_link WHERE campaign = $1 AND organisation = $2",
        &[&campaign, &organisation],
    )
    .map(drop)
}

fn insert(
    conn: &mut Conn,
    digest: &str,
    campaign: &str,
    organisation: &str,
    expires_at: i64,
) -> Result<()> {
    conn.execute(
        "INSERT INTO directory_link (digest, campaign, organisation, expires_at)
         VALUES ($1, $2, $3, $4)",
        &[&digest, &campaign, &organisation, &expires_at],
    )
    .map(drop)
}

/// For whom the link speaks, while it may be used.
pub async fn find(db: &Db, token: &str, now: Timestamp) -> Result<Option<Asked>> {
    let (digest, now) = (digest(token), now.as_second());
    let found = db.read(move |conn| read_one(conn, &digest, now)).await?;
    Ok(found.and_then(|(campaign, organisation)| {
        let (campaign, organisation) = (campaign.parse().ok()?, organisation.parse().ok()?);
        Some(Asked { campaign, organisation })
    }))
}

fn read_one(conn: &mut Conn, digest: &str, now: i64) -> Result<Option<(String, String)>> {
    conn.query_first(
        "SELECT campaign, organisation FROM directory_link
         WHERE digest = $1 AND expires_at > $2",
        &[&digest, &now],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Takes back every link of the campaign.
pub async fn end(db: &Db, campaign: CampaignId) -> Result<()> {
    let campaign = campaign.to_string();
    db.write(move |conn| {
        conn.execute("DELETE FROM directory_link WHERE campaign = $1", &[&campaign])
    })
    .await
    .map(drop)
}

/// Forgets links past their time.
pub async fn tidy(db: &Db, now: Timestamp) -> Result<u64> {
    let now = now.as_second();
    db.write(move |conn| conn.execute("DELETE FROM directory_link WHERE expires_at <= $1", &[&now]))
        .await
}

/// A store that does not answer, in words for the person who waits.
pub fn refused(error: &StoreError) -> Refusal {
    tracing::error!(%error, "links of campaigns could not be read or written");
    Refusal::Unavailable(Said::new(
        "Databáze teď neodpovídá, nic se nezměnilo. Zkuste to za chvíli znovu.",
        "The database does not answer now, nothing has changed. Try again in a moment.",
    ))
}

#[cfg(test)]
mod tests;
