//! Asking a provider: never longer than five seconds, never more than a megabyte, never elsewhere
//! than at the provider's own addresses.

use std::path::Path;
use std::pin::Pin;
use std::time::Duration;

use openidconnect::{HttpRequest, HttpResponse};
use reqwest::{Certificate, Client, redirect};

use crate::config::{ConfigError, ProviderConfig, is_safe};

/// From the first byte sent to the last one read.
const PATIENCE: Duration = Duration::from_secs(5);
const MOST_BYTES: usize = 1024 * 1024;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NetError {
    #[error("the provider cannot be reached: {0}")]
    Request(#[from] reqwest::Error),
    #[error("the provider's answer is larger than {MOST_BYTES} bytes")]
    TooLarge,
    #[error("the provider names an address that is not encrypted")]
    Unsafe,
}

/// A client that follows nobody: an address in an answer is asked only where the standard says so.
pub(crate) fn client(config: &ProviderConfig, folder: &Path) -> Result<Client, ConfigError> {
    // Another part of the process may have chosen its provider before; any will do.
    rustls::crypto::ring::default_provider().install_default().ok();
    let failed = |source| ConfigError::Client { id: config.id.clone(), source };
    let builder = || {
        Client::builder()
            .user_agent(concat!("Hlaska/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(PATIENCE)
            .timeout(PATIENCE)
            .redirect(redirect::Policy::none())
            .referer(false)
            .no_proxy()
    };
    match &config.ca_file {
        Some(file) => {
            let path = folder.join(file);
            let pem = std::fs::read(&path).map_err(|source| ConfigError::File {
                id: config.id.clone(),
                path,
                source,
            })?;
            let trusted = Certificate::from_pem_bundle(&pem).map_err(failed)?;
            builder().tls_certs_only(trusted).build().map_err(failed)
        }
        // A machine without certificates can still ask on itself.
        None => builder().build().or_else(|_| builder().tls_certs_only([]).build()).map_err(failed),
    }
}

type Asking = Pin<Box<dyn Future<Output = Result<HttpResponse, NetError>> + Send>>;

/// The client as the library wants it.
pub(crate) fn asker(client: &Client) -> impl Fn(HttpRequest) -> Asking + Send + Sync + 'static {
    let client = client.clone();
    move |request| Box::pin(ask(client.clone(), request))
}

async fn ask(client: Client, request: HttpRequest) -> Result<HttpResponse, NetError> {
    if !is_safe(&request.uri().to_string()) {
        return Err(NetError::Unsafe);
    }
    let mut answer = client.execute(request.try_into()?).await?;
    let mut body = Vec::new();
    while let Some(piece) = answer.chunk().await? {
        if body.len() + piece.len() > MOST_BYTES {
            return Err(NetError::TooLarge);
        }
        body.extend_from_slice(&piece);
    }
    let mut response = http::Response::new(body);
    *response.status_mut() = answer.status();
    *response.headers_mut() = std::mem::take(answer.headers_mut());
    Ok(response)
}
