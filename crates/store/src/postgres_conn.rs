use std::collections::HashMap;
use std::time::Duration;

use postgres::config::{Host, SslMode};
use postgres::types::ToSql;
use postgres::{Client, Config, NoTls, Statement};

use crate::postgres_tls::Address;
use crate::{Arg, Result};

/// A `PostgreSQL` connection that remembers its prepared statements.
pub struct PostgresConn {
    client: Client,
    statements: HashMap<String, Statement>,
    /// A statement of the running transaction failed. `PostgreSQL` would answer the `COMMIT` of
    /// such a transaction with a quiet rollback, so it has to be known here.
    failed: bool,
}

impl PostgresConn {
    pub(crate) fn open(url: &str) -> Result<Self> {
        let address = Address::of(url);
        let config = config(&address.url)?;
        let mut client = match config.get_ssl_mode() {
            SslMode::Require => config.connect(address.encryption()?)?,
            _ => config.connect(NoTls)?,
        };
        client.batch_execute(
            "SET synchronous_commit = on; SET client_min_messages = warning;
             SET default_transaction_isolation = 'read committed';",
        )?;
        Ok(Self { client, statements: HashMap::new(), failed: false })
    }

    fn prepared(&mut self, sql: &str) -> Result<Statement> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql)?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }

    pub(crate) fn execute(&mut self, sql: &str, args: &[&dyn Arg]) -> Result<u64> {
        let done = self
            .prepared(sql)
            .and_then(|statement| Ok(self.client.execute(&statement, &as_postgres(args))?));
        self.note(done)
    }

    pub(crate) fn query(&mut self, sql: &str, args: &[&dyn Arg]) -> Result<Vec<postgres::Row>> {
        let found = self
            .prepared(sql)
            .and_then(|statement| Ok(self.client.query(&statement, &as_postgres(args))?));
        self.note(found)
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<()> {
        if sql.starts_with("ROLLBACK") || sql == "BEGIN" {
            self.failed = false;
        }
        let done = self.client.batch_execute(sql).map_err(Into::into);
        self.note(done)
    }

    fn note<T>(&mut self, outcome: Result<T>) -> Result<T> {
        self.failed |= outcome.is_err();
        outcome
    }

    pub(crate) fn has_failed(&self) -> bool {
        self.failed || self.client.is_closed()
    }

    pub(crate) fn is_alive(&self) -> bool {
        !self.client.is_closed()
    }

    pub(crate) fn answers(&mut self) -> bool {
        self.client.is_valid(SILENCE).is_ok()
    }
}

/// A server that does not answer for so long is taken for lost.
const SILENCE: Duration = Duration::from_secs(3);

/// What the address leaves open is set so that a server that vanished without a word (power cut,
/// pulled cable) is noticed in seconds; the operating system's own patience is hours.
fn config(url: &str) -> Result<Config> {
    let mut config: Config = url.parse()?;
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(SILENCE);
    }
    if config.get_tcp_user_timeout().is_none() {
        config.tcp_user_timeout(5 * SILENCE);
    }
    config.keepalives_idle(5 * SILENCE).keepalives_interval(SILENCE).keepalives_retries(3);
    Ok(config)
}

/// Would others on the way to the server read along?
pub(crate) fn is_readable_on_the_way(url: &str) -> bool {
    let Ok(config) = config(&Address::of(url).url) else { return false };
    let is_far = |host: &Host| match host {
        Host::Tcp(name) => name != "localhost" && !name.parse().is_ok_and(is_loopback),
        Host::Unix(_) => false,
    };
    config.get_ssl_mode() != SslMode::Require && config.get_hosts().iter().any(is_far)
}

fn is_loopback(address: std::net::IpAddr) -> bool {
    address.is_loopback()
}

fn as_postgres<'a>(args: &'a [&'a dyn Arg]) -> Vec<&'a (dyn ToSql + Sync)> {
    args.iter().map(|arg| *arg as &(dyn ToSql + Sync)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_far_server_without_encryption_is_noticed() {
        for (url, readable) in [
            ("postgres://u@db.example/n", true),
            ("postgres://u@10.0.0.1:5432/n?sslmode=prefer", true),
            ("postgres://u@db.example/n?sslmode=require", false),
            ("postgres://u@db.example/n?sslmode=verify-full&sslrootcert=x", false),
            ("postgres://u@127.0.0.1/n", false),
            ("postgres://u@localhost/n", false),
            ("postgres:///n?host=%2Frun%2Fpostgresql", false),
        ] {
            assert_eq!(is_readable_on_the_way(url), readable, "{url}");
        }
    }
}
