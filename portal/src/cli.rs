//! The command line. These comments are its help, so they carry no marks.
#![expect(clippy::doc_markdown, reason = "read on a console")]

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use hlaska_store::Location;
use hlaska_web::serve::Network;

/// Crisis-management portal for a region, its ORPs, municipalities and rescue services.
#[derive(Parser)]
#[command(name = "hlaska", version, about)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Run the portal.
    Serve(Serve),
    /// Walk the whole journal and name the first bad entry.
    Verify(Place),
    /// Read official files.
    Import(Import),
    /// Work with a feed by hand.
    Feed(Feed),
    /// Work with accounts by hand.
    Account(Account),
}

/// Where the data are.
#[derive(Args, Clone)]
pub struct Place {
    /// Folder of this installation: configuration and, unless --db is given, the database.
    #[arg(long, env = "HLASKA_DATA")]
    pub data: PathBuf,
    /// PostgreSQL instead of the folder's own database, postgres://user@host/name.
    #[arg(long, env = "HLASKA_DB", hide_env_values = true)]
    pub db: Option<String>,
}

impl Place {
    pub fn location(&self) -> Location {
        match &self.db {
            Some(url) => Location::Postgres(url.clone()),
            None => Location::Sqlite(self.data.join("hlaska.sqlite")),
        }
    }
}

#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    pub place: Place,
    #[arg(long, env = "HLASKA_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// A region with a flood that unfolds, on synthetic data, with an account for each role.
    #[arg(long)]
    pub demo: bool,
    /// How many times faster than reality the demonstration's flood runs.
    #[arg(long, default_value_t = 60.0, value_parser = speed)]
    pub speed: f64,
    #[command(flatten)]
    pub way: Way,
    /// Connections accepted in all; by default as many as the system allows, at most 12,000.
    #[arg(long)]
    pub connections: Option<usize>,
    /// Connections accepted from one address.
    #[arg(long, default_value_t = 400)]
    pub per_address: usize,
}

/// How people reach the portal.
#[derive(Args)]
pub struct Way {
    /// Certificate with its chain in PEM form, for https without a proxy; a new one is taken as
    /// soon as it lies there.
    #[arg(long, env = "HLASKA_TLS_CERT", value_name = "FILE", requires = "tls_key")]
    pub tls_cert: Option<PathBuf>,
    /// Its private key in PEM form.
    #[arg(long, env = "HLASKA_TLS_KEY", value_name = "FILE", requires = "tls_cert")]
    pub tls_key: Option<PathBuf>,
    /// Answers plain http here, only to lead people to https.
    #[arg(long, value_name = "ADDRESS")]
    pub redirect_from: Option<SocketAddr>,
    /// Address or range of a proxy that speaks https with people; it is believed who they are
    /// (X-Forwarded-For, X-Forwarded-Proto). May be repeated.
    #[arg(
        long = "trusted-proxy",
        env = "HLASKA_TRUSTED_PROXY",
        value_name = "CIDR",
        value_delimiter = ','
    )]
    pub trusted_proxies: Vec<Network>,
    /// The portal is reached through https: cookies are bound to it. Goes without saying with
    /// --tls-cert and --trusted-proxy.
    #[arg(long)]
    pub secure: bool,
    /// Plain http also where others can reach it: passwords then cross the network readable.
    #[arg(long, conflicts_with_all = ["tls_cert", "secure"])]
    pub unencrypted: bool,
}

fn speed(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(speed) if (1.0..=600.0).contains(&speed) => Ok(speed),
        _ => Err("a number from 1 to 600".to_owned()),
    }
}

#[derive(Args)]
pub struct Import {
    #[command(subcommand)]
    pub what: ImportWhat,
}

#[derive(Subcommand)]
pub enum ImportWhat {
    /// Official code lists, points and borders: files, or folders that hold them.
    Territory {
        #[command(flatten)]
        place: Place,
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}

#[derive(Args)]
pub struct Feed {
    #[command(subcommand)]
    pub what: FeedWhat,
}

#[derive(Subcommand)]
pub enum FeedWhat {
    /// Run one round, store what came and say what was read and what was wrong.
    Once {
        /// Name of the feed: chmi-hydrology.
        feed: String,
        #[command(flatten)]
        place: Place,
        /// A server with the originator's layout.
        #[arg(long)]
        base_url: String,
        /// Every station of the list, not only those of the region.
        #[arg(long)]
        all_stations: bool,
    },
}

#[derive(Args)]
pub struct Account {
    #[command(subcommand)]
    pub what: AccountWhat,
}

#[derive(Subcommand)]
pub enum AccountWhat {
    /// Seal the emergency account anew: print both halves of its code, once. Put each into an
    /// envelope of its own, in two offices.
    BreakGlass(Place),
    /// Create an account and print the one-time link that sets its password.
    Add {
        #[command(flatten)]
        place: Place,
        #[arg(long)]
        login: String,
        #[arg(long)]
        name: String,
        /// region_manager, orp_secretary, mayor, operator, reader or administrator.
        #[arg(long)]
        role: String,
        /// `kraj`, a CISORP code of an ORP, or the code of a municipality.
        #[arg(long)]
        territory: String,
    },
}
