//! One client for all outgoing requests.

use std::sync::Arc;
use std::time::Duration;

use hlaska_kernel::{Env, Timestamp};
use reqwest::header::{self, HeaderMap, HeaderName};
use reqwest::redirect::{Action, Attempt, Policy};
use reqwest::{Client, ClientBuilder, Response, StatusCode, Url};
use tokio::sync::Semaphore;

use crate::allowed::AllowedOrigins;
use crate::backoff::Backoff;
use crate::failure::{FetchFailure, Stopped};
use crate::resolve::{self, Guarded, Lookup};

/// How the fetcher behaves towards the servers it asks.
#[derive(Clone)]
pub struct FetchSettings {
    pub allowed: AllowedOrigins,
    /// Requests under way at one time; public readers of ČHMÚ use ten.
    pub parallelism: usize,
    pub connect_timeout: Duration,
    /// From the first byte sent to the last byte read.
    pub total_timeout: Duration,
    pub most_redirects: usize,
    /// Tries altogether when failures are temporary.
    pub tries: u32,
    pub backoff: Backoff,
    /// How names become addresses.
    pub lookup: Lookup,
}

impl FetchSettings {
    pub fn new(allowed: AllowedOrigins) -> Self {
        Self {
            allowed,
            parallelism: 8,
            connect_timeout: Duration::from_secs(10),
            total_timeout: Duration::from_secs(30),
            most_redirects: 3,
            tries: 3,
            backoff: Backoff {
                first: Duration::from_millis(500),
                longest: Duration::from_secs(10),
            },
            lookup: resolve::system(),
        }
    }
}

/// What is known of a file from an earlier time; sent along, so that it need not come again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    pub etag: Option<String>,
    pub last_modified: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Request {
    pub url: String,
    pub known: Known,
    /// Of the unpacked file; the transfer stops when it is exceeded.
    pub max_bytes: usize,
}

/// A file that came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fresh {
    pub bytes: Vec<u8>,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    /// The server's clock.
    pub date: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched {
    Fresh(Fresh),
    NotModified,
    Failed(FetchFailure),
}

/// The client could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the client for outgoing requests cannot be made: {0}")]
pub struct FetcherError(#[from] reqwest::Error);

/// Cheap to clone; clones share the limit of requests under way.
#[derive(Clone)]
pub struct Fetcher {
    client: Client,
    settings: Arc<FetchSettings>,
    under_way: Arc<Semaphore>,
    env: Env,
}

impl Fetcher {
    pub fn new(settings: FetchSettings, env: Env) -> Result<Self, FetcherError> {
        // Another part of the process may have chosen its provider before; any will do.
        rustls::crypto::ring::default_provider().install_default().ok();
        let client = builder(&settings).build().or_else(|_| {
            // A machine without certificates can still ask over plain http; https then fails with
            // a message of its own.
            builder(&settings).tls_certs_only([]).build()
        })?;
        let under_way = Arc::new(Semaphore::new(settings.parallelism.max(1)));
        Ok(Self { client, settings: Arc::new(settings), under_way, env })
    }

    /// Fetches one file, waiting for its turn and trying again after temporary failures.
    pub async fn get(&self, request: &Request) -> Fetched {
        let Ok(_turn) = self.under_way.acquire().await else {
            return Fetched::Failed(FetchFailure::Connect("the fetcher is closed".into()));
        };
        let mut failures = 0;
        loop {
            match self.once(request).await {
                Err(failure) if failure.is_temporary() && failures + 1 < self.settings.tries => {
                    failures += 1;
                    tokio::time::sleep(self.settings.backoff.pause(failures, &self.env)).await;
                }
                Err(failure) => return Fetched::Failed(failure),
                Ok(fetched) => return fetched,
            }
        }
    }

    async fn once(&self, request: &Request) -> Result<Fetched, FetchFailure> {
        let url =
            Url::parse(&request.url).map_err(|_| FetchFailure::BadAddress(request.url.clone()))?;
        if !self.settings.allowed.permit(&url) {
            return Err(FetchFailure::RefusedHost(host_of(&url)));
        }
        let response = self.client.get(url).headers(conditions(&request.known)).send().await?;
        match response.status() {
            StatusCode::NOT_MODIFIED => Ok(Fetched::NotModified),
            StatusCode::OK => read(response, request.max_bytes).await.map(Fetched::Fresh),
            StatusCode::NOT_FOUND | StatusCode::GONE => Err(FetchFailure::NotFound),
            status if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS => {
                Err(FetchFailure::Server(status.as_u16()))
            }
            status => Err(FetchFailure::Unexpected(status.as_u16())),
        }
    }
}

fn builder(settings: &FetchSettings) -> ClientBuilder {
    let (allowed, most) = (settings.allowed.clone(), settings.most_redirects);
    let guarded = Guarded { allowed: allowed.clone(), lookup: Arc::clone(&settings.lookup) };
    Client::builder()
        .dns_resolver(Arc::new(guarded))
        .user_agent(concat!("Hlaska/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(settings.connect_timeout)
        .timeout(settings.total_timeout)
        .redirect(Policy::custom(move |attempt| redirect(attempt, &allowed, most)))
        .referer(false)
        // A proxy taken from the surroundings would be a host nobody allowed.
        .no_proxy()
}

fn redirect(attempt: Attempt<'_>, allowed: &AllowedOrigins, most: usize) -> Action {
    if !allowed.permit(attempt.url()) {
        let refused = FetchFailure::RefusedHost(host_of(attempt.url()));
        return attempt.error(Stopped(refused));
    }
    if attempt.previous().len() > most {
        return attempt.error(Stopped(FetchFailure::TooManyRedirects(most)));
    }
    attempt.follow()
}

fn host_of(url: &Url) -> String {
    url.origin().ascii_serialization()
}

/// Only marks that can stand in a header are sent; they came from a server and may be anything.
fn conditions(known: &Known) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let marks: [(HeaderName, _); 2] =
        [(header::IF_NONE_MATCH, &known.etag), (header::IF_MODIFIED_SINCE, &known.last_modified)];
    for (name, mark) in marks {
        if let Some(Ok(value)) = mark.as_ref().map(|mark| mark.parse()) {
            headers.insert(name, value);
        }
    }
    headers
}

/// Reads the unpacked body piece by piece, so that neither a large file nor a small one that
/// unpacks into a large one is ever held whole.
async fn read(mut response: Response, limit_bytes: usize) -> Result<Fresh, FetchFailure> {
    let too_large = FetchFailure::TooLarge { limit_bytes };
    let promised = response.content_length().unwrap_or(0);
    if usize::try_from(promised).map_or(true, |promised| promised > limit_bytes) {
        return Err(too_large);
    }
    let mut bytes = Vec::new();
    while let Some(piece) = response.chunk().await? {
        if bytes.len() + piece.len() > limit_bytes {
            return Err(too_large);
        }
        bytes.extend_from_slice(&piece);
    }
    let headers = response.headers();
    Ok(Fresh {
        bytes,
        etag: text(headers, &header::ETAG),
        last_modified: text(headers, &header::LAST_MODIFIED),
        date: text(headers, &header::DATE).as_deref().and_then(http_date),
    })
}

fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// `Fri, 02 Oct 2026 19:05:00 GMT`
fn http_date(text: &str) -> Option<Timestamp> {
    jiff::fmt::rfc2822::parse(text).ok().map(|date| date.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_of_an_answer_is_read() {
        assert_eq!(http_date("Fri, 02 Oct 2026 19:05:00 GMT"), "2026-10-02T19:05:00Z".parse().ok());
        assert_eq!(http_date("yesterday"), None);
    }

    #[test]
    fn a_mark_that_cannot_stand_in_a_header_is_not_sent() {
        let known = Known { etag: Some("\"a\"\r\nX: y".into()), last_modified: Some("x".into()) };
        let headers = conditions(&known);
        assert_eq!(headers.len(), 1);
        assert!(headers.contains_key(header::IF_MODIFIED_SINCE));
    }
}
