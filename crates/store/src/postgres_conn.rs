use std::collections::HashMap;

use postgres::types::ToSql;
use postgres::{Client, NoTls, Statement};

use crate::{Arg, Result};

/// A `PostgreSQL` connection that remembers its prepared statements.
pub struct PostgresConn {
    client: Client,
    statements: HashMap<String, Statement>,
}

impl PostgresConn {
    pub(crate) fn open(url: &str) -> Result<Self> {
        let mut client = Client::connect(url, NoTls)?;
        client.batch_execute(
            "SET synchronous_commit = on; SET client_min_messages = warning;
             SET default_transaction_isolation = 'read committed';",
        )?;
        Ok(Self { client, statements: HashMap::new() })
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
        let statement = self.prepared(sql)?;
        Ok(self.client.execute(&statement, &as_postgres(args))?)
    }

    pub(crate) fn query(&mut self, sql: &str, args: &[&dyn Arg]) -> Result<Vec<postgres::Row>> {
        let statement = self.prepared(sql)?;
        Ok(self.client.query(&statement, &as_postgres(args))?)
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<()> {
        Ok(self.client.batch_execute(sql)?)
    }

    pub(crate) fn is_alive(&self) -> bool {
        !self.client.is_closed()
    }
}

fn as_postgres<'a>(args: &'a [&'a dyn Arg]) -> Vec<&'a (dyn ToSql + Sync)> {
    args.iter().map(|arg| *arg as &(dyn ToSql + Sync)).collect()
}
