//! Encryption to a `PostgreSQL` server. Who asks for it (`sslmode=require`) gets it whole: the
//! server's certificate is checked, name included, and there is no falling back to plain text.

use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use postgres::Socket;
use postgres::tls::{ChannelBinding, MakeTlsConnect, TlsConnect, TlsStream};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_rustls::TlsConnector;

use crate::{Result, StoreError};

/// Where Debian keeps the authorities this machine trusts.
const MACHINES_ROOTS: &str = "/etc/ssl/certs/ca-certificates.crt";

/// A `postgres://` address in the driver's words, and what stood in it for us.
pub(crate) struct Address {
    pub url: String,
    /// Authorities to trust instead of the machine's.
    roots: Option<PathBuf>,
}

impl Address {
    /// Takes `sslrootcert` out. The driver knows `sslmode=require` only; with us it means what
    /// others call `verify-full`.
    pub(crate) fn of(url: &str) -> Self {
        let Some((base, query)) = url.split_once('?') else {
            return Self { url: url.to_owned(), roots: None };
        };
        let (ours, rest): (Vec<_>, Vec<_>) =
            query.split('&').partition(|pair| pair.starts_with("sslrootcert="));
        let roots = ours.first().and_then(|pair| {
            let (_, path) = form_urlencoded::parse(pair.as_bytes()).next()?;
            Some(PathBuf::from(path.into_owned()))
        });
        let rest = rest.into_iter().map(|pair| match pair {
            "sslmode=verify-full" | "sslmode=verify-ca" => "sslmode=require",
            other => other,
        });
        let rest: Vec<_> = rest.collect();
        let mark = if rest.is_empty() { "" } else { "?" };
        Self { url: format!("{base}{mark}{}", rest.join("&")), roots }
    }

    pub(crate) fn encryption(&self) -> Result<Encryption> {
        let path = self.roots.as_deref().unwrap_or(Path::new(MACHINES_ROOTS));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| StoreError::Rejected(error.to_string()))?
            .with_root_certificates(read_roots(path)?)
            .with_no_client_auth();
        Ok(Encryption(TlsConnector::from(Arc::new(config))))
    }
}

fn read_roots(path: &Path) -> Result<RootCertStore> {
    let cannot = |source| StoreError::Open { path: path.display().to_string(), source };
    let pem = std::fs::read(path).map_err(cannot)?;
    let mut roots = RootCertStore::empty();
    // The machine's own list may hold oddities; those that are understood are enough.
    roots.add_parsable_certificates(CertificateDer::pem_slice_iter(&pem).flatten());
    if roots.is_empty() {
        return Err(cannot(io::Error::other("no certificate in PEM form")));
    }
    Ok(roots)
}

/// Makes connections encrypted.
pub(crate) struct Encryption(TlsConnector);

impl MakeTlsConnect<Socket> for Encryption {
    type Stream = Encrypted;
    type TlsConnect = Handshake;
    type Error = io::Error;

    fn make_tls_connect(&mut self, host: &str) -> io::Result<Handshake> {
        let name = ServerName::try_from(host.to_owned()).map_err(io::Error::other)?;
        Ok(Handshake { connector: self.0.clone(), name })
    }
}

/// With one server.
pub(crate) struct Handshake {
    connector: TlsConnector,
    name: ServerName<'static>,
}

impl TlsConnect<Socket> for Handshake {
    type Stream = Encrypted;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Encrypted>> + Send>>;

    fn connect(self, socket: Socket) -> Self::Future {
        Box::pin(async move { Ok(Encrypted(self.connector.connect(self.name, socket).await?)) })
    }
}

/// An encrypted connection.
pub(crate) struct Encrypted(tokio_rustls::client::TlsStream<Socket>);

impl TlsStream for Encrypted {
    fn channel_binding(&self) -> ChannelBinding {
        ChannelBinding::none()
    }
}

impl AsyncRead for Encrypted {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Encrypted {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_words_do_not_reach_the_driver() {
        let told = |url: &str| {
            let address = Address::of(url);
            (address.url, address.roots.map(|path| path.display().to_string()))
        };
        let plain = "postgres://u@h/n";
        assert_eq!(told(plain), (plain.to_owned(), None));
        let full = format!("{plain}?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem");
        let required = format!("{plain}?sslmode=require");
        assert_eq!(told(&full), (required.clone(), Some("/etc/ca.pem".to_owned())));
        assert_eq!(told(&required), (required, None));
        let only = format!("{plain}?sslrootcert=ca.pem");
        assert_eq!(told(&only), (plain.to_owned(), Some("ca.pem".to_owned())));
    }
}
