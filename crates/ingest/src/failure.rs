//! Why a file did not come.

use std::error::Error;

use hlaska_kernel::{Problem, Said};

/// Display says what happened in English; [`FetchFailure::said`] says it in both languages and
/// what was or should be done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchFailure {
    #[error("“{0}” is not an address")]
    BadAddress(String),
    /// The address, or one it redirects to, is not among the allowed ones.
    #[error("requests to {0} are not allowed")]
    RefusedHost(String),
    /// The name points at this machine or at its network.
    #[error("the name {0} points at an address inside the network")]
    InnerAddress(String),
    #[error("more than {0} redirections")]
    TooManyRedirects(usize),
    #[error("404, there is no such file")]
    NotFound,
    /// 5xx or 429: the server's own trouble.
    #[error("the server answered {0}")]
    Server(u16),
    /// Any other answer that carries no file.
    #[error("unexpected answer {0}")]
    Unexpected(u16),
    #[error("no answer in time")]
    Timeout,
    #[error("larger than {limit_bytes} bytes")]
    TooLarge { limit_bytes: usize },
    #[error("no connection: {0}")]
    Connect(String),
    /// The connection ended early or the compression is damaged.
    #[error("the transfer broke: {0}")]
    Broken(String),
}

impl FetchFailure {
    /// Is it worth another try within the same round?
    pub const fn is_temporary(&self) -> bool {
        matches!(self, Self::Server(_) | Self::Timeout | Self::Connect(_) | Self::Broken(_))
    }

    /// Stable name of the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::BadAddress(_) => "bad_address",
            Self::RefusedHost(_) => "refused_host",
            Self::InnerAddress(_) => "inner_address",
            Self::TooManyRedirects(_) => "too_many_redirects",
            Self::NotFound => "not_found",
            Self::Server(_) => "server_error",
            Self::Unexpected(_) => "unexpected_answer",
            Self::Timeout => "timeout",
            Self::TooLarge { .. } => "too_large",
            Self::Connect(_) => "no_connection",
            Self::Broken(_) => "broken_transfer",
        }
    }

    pub fn problem(&self, subject: impl Into<String>) -> Problem {
        Problem::new(self.code(), subject, self.said())
    }

    /// What happened and what to do, in both languages.
    pub fn said(&self) -> Said {
        Said::new(self.cs(), self.en())
    }

    fn cs(&self) -> String {
        match self {
            Self::BadAddress(text) => {
                format!("„{text}“ není adresa. Opravte adresu zdroje v nastavení.")
            }
            Self::RefusedHost(host) => {
                format!(
                    "Adresa {host} není povolena, nic se nestáhlo. Je-li správná, přidejte ji mezi povolené."
                )
            }
            Self::InnerAddress(name) => {
                format!(
                    "Jméno {name} vede na adresu uvnitř sítě, nic se nestáhlo. Má-li to tak být, uveďte místo jména číselnou adresu."
                )
            }
            Self::TooManyRedirects(most) => {
                format!("Server přesměroval víc než {most}×. Ověřte adresu zdroje.")
            }
            Self::NotFound => format!("Soubor na serveru není (404). {STANDS_CS}"),
            Self::Server(status) => {
                format!("Server odpověděl chybou {status} i po opakování. {STANDS_CS}")
            }
            Self::Unexpected(status) => {
                format!(
                    "Server dal nečekanou odpověď {status}. Ověřte adresu zdroje a přístup k němu."
                )
            }
            Self::Timeout => format!("Server neodpověděl včas ani po opakování. {STANDS_CS}"),
            Self::TooLarge { limit_bytes } => format!(
                "Soubor je větší než povolených {}\u{a0}kB, stahování bylo přerušeno. Ověřte adresu zdroje.",
                limit_bytes / 1024
            ),
            Self::Connect(why) => {
                format!(
                    "Server nebyl dosažen ({why}). Ověřte připojení tohoto počítače a adresu zdroje."
                )
            }
            Self::Broken(why) => format!("Přenos se přerušil ({why}). {STANDS_CS}"),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::BadAddress(text) => {
                format!(
                    "“{text}” is not an address. Correct the address of the source in the settings."
                )
            }
            Self::RefusedHost(host) => {
                format!(
                    "The address {host} is not allowed, nothing was fetched. If it is right, add it to the allowed ones."
                )
            }
            Self::InnerAddress(name) => {
                format!(
                    "The name {name} points at an address inside the network, nothing was fetched. If that is right, give the numeric address instead of the name."
                )
            }
            Self::TooManyRedirects(most) => {
                format!(
                    "The server redirected more than {most} times. Check the address of the source."
                )
            }
            Self::NotFound => format!("The file is not on the server (404). {STANDS_EN}"),
            Self::Server(status) => {
                format!(
                    "The server answered with error {status} even when asked again. {STANDS_EN}"
                )
            }
            Self::Unexpected(status) => {
                format!(
                    "The server gave the unexpected answer {status}. Check the address of the source and access to it."
                )
            }
            Self::Timeout => {
                format!("The server did not answer in time even when asked again. {STANDS_EN}")
            }
            Self::TooLarge { limit_bytes } => format!(
                "The file is larger than the {} kB allowed, the transfer was stopped. Check the address of the source.",
                limit_bytes / 1024
            ),
            Self::Connect(why) => {
                format!(
                    "The server was not reached ({why}). Check the connection of this machine and the address of the source."
                )
            }
            Self::Broken(why) => format!("The transfer broke ({why}). {STANDS_EN}"),
        }
    }
}

const STANDS_CS: &str = "Platí poslední uložené hodnoty, příští kolo to zkusí znovu.";
const STANDS_EN: &str = "The last stored values stand, the next round tries again.";

/// A request our own rule stopped; carried through the client's error.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub(crate) struct Stopped(pub FetchFailure);

impl From<reqwest::Error> for FetchFailure {
    fn from(error: reqwest::Error) -> Self {
        if let Some(Stopped(failure)) = find_source(&error) {
            return failure.clone();
        }
        let (timeout, connect) = (error.is_timeout(), error.is_connect());
        let why = innermost(&error.without_url());
        match (timeout, connect) {
            (true, _) => Self::Timeout,
            (_, true) => Self::Connect(why),
            _ => Self::Broken(why),
        }
    }
}

fn find_source<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a E> {
    layers(error).find_map(|layer| layer.downcast_ref::<E>())
}

/// The outer layers only say that a request failed.
fn innermost(error: &(dyn Error + 'static)) -> String {
    layers(error).last().map_or_else(String::new, ToString::to_string)
}

fn layers<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    let mut next = Some(error);
    std::iter::from_fn(move || {
        let layer = next?;
        next = layer.source();
        Some(layer)
    })
}
