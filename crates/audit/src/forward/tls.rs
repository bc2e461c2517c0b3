//! To a collector over TLS.
//!
//! Plain syslog has no acknowledgement. What there is: a collector that has read everything up to
//! our end of stream ends its own, and a connection that is closed with something unread is reset.
//! So each batch has a connection of its own, our end is said together with the last byte, and the
//! batch counts as handed over only when the collector's orderly end came back and no reset with
//! it. A batch fits one TLS record, which a collector reads whole or not at all; that, and not
//! more, keeps records from arriving twice when it is stopped at a bad moment.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream, ToSocketAddrs};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustls::client::Resumption;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore};

use super::message::framed;
use super::{ForwardError, Result, Sink};
use crate::config::{Framing, SyslogConfig};
use crate::content::Entry;

/// Bytes of one batch. It fits a TLS record (16 KiB) and what a network lets through at once at
/// the beginning of a connection.
const BATCH_BYTES: usize = 12_000;
const CONNECT: Duration = Duration::from_secs(10);
/// For one reading or writing; the lease is longer than all of them together.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Syslog {
    name: String,
    address: String,
    server_name: ServerName<'static>,
    tls: Arc<ClientConfig>,
    framing: Framing,
    enterprise_number: u32,
}

impl Syslog {
    pub(crate) fn new(config: &SyslogConfig) -> Result<Self> {
        let host = config.address.rsplit_once(':').map_or("", |(host, _)| host);
        let host = host.trim_start_matches('[').trim_end_matches(']');
        let server_name = config.server_name.clone().unwrap_or_else(|| host.to_owned());
        let target = format!("syslog:{}", config.address);
        let wrong = |reason: String| ForwardError::Target { target: target.clone(), reason };
        let server_name = ServerName::try_from(server_name.clone()).map_err(|_| {
            wrong(format!("„{server_name}“ is no name of a server; set server_name"))
        })?;
        Ok(Self {
            address: config.address.clone(),
            server_name,
            tls: Arc::new(tls(config).map_err(wrong)?),
            framing: config.framing,
            enterprise_number: config.enterprise_number,
            name: target,
        })
    }

    fn failed(&self, doing: &'static str) -> impl Fn(io::Error) -> ForwardError + '_ {
        move |source| ForwardError::Io { target: self.name.clone(), doing, source }
    }

    /// As many records as fit one batch, at least one; answers how many.
    fn batch(&self, entries: &[Entry]) -> (String, usize) {
        let (mut text, mut taken) = (String::new(), 0);
        for entry in entries {
            let frame = framed(entry, self.framing, self.enterprise_number);
            if taken > 0 && text.len() + frame.len() > BATCH_BYTES {
                break;
            }
            text.push_str(&frame);
            taken += 1;
        }
        (text, taken)
    }

    fn connect(&self) -> io::Result<TcpStream> {
        let mut last = io::Error::new(io::ErrorKind::NotFound, "the name has no address");
        for address in self.address.to_socket_addrs()? {
            match TcpStream::connect_timeout(&address, CONNECT) {
                Ok(stream) => {
                    stream.set_nodelay(true)?;
                    stream.set_read_timeout(Some(PATIENCE))?;
                    stream.set_write_timeout(Some(PATIENCE))?;
                    return Ok(stream);
                }
                Err(error) => last = error,
            }
        }
        Err(last)
    }

    fn hand_over(&self, text: &str) -> Result<()> {
        let begun = Instant::now();
        let mut socket = self.connect().map_err(self.failed("connecting"))?;
        let round_trip = begun.elapsed();
        let mut conn = ClientConnection::new(Arc::clone(&self.tls), self.server_name.clone())
            .map_err(|error| self.failed("TLS")(io::Error::other(error)))?;
        while conn.is_handshaking() {
            conn.complete_io(&mut socket).map_err(self.failed("agreeing on TLS"))?;
        }
        conn.writer().write_all(text.as_bytes()).map_err(self.failed("sending"))?;
        conn.send_close_notify();
        while conn.wants_write() {
            conn.write_tls(&mut socket).map_err(self.failed("sending"))?;
        }
        socket.shutdown(Shutdown::Write).map_err(self.failed("sending"))?;
        read_to_end(&mut conn, &mut socket)
            .map_err(self.failed("waiting for its end of stream"))?;
        // An end that came before it read ours is followed by a reset.
        std::thread::sleep(Duration::from_millis(5) + 3 * round_trip.min(PATIENCE));
        match socket.take_error() {
            Ok(None) => Ok(()),
            Ok(Some(error)) | Err(error) => Err(self.failed("ending the stream")(error)),
        }
    }
}

impl Sink for Syslog {
    fn name(&self) -> &str {
        &self.name
    }

    fn deliver(&self, entries: &[Entry]) -> Result<usize> {
        let (text, taken) = self.batch(entries);
        if !text.is_empty() {
            self.hand_over(&text)?;
        }
        Ok(taken)
    }
}

/// Until the collector's orderly end; what it says is of no interest.
fn read_to_end(conn: &mut ClientConnection, socket: &mut TcpStream) -> io::Result<()> {
    let mut ignored = [0; 1_024];
    loop {
        let read = conn.read_tls(socket)?;
        conn.process_new_packets().map_err(io::Error::other)?;
        while matches!(conn.reader().read(&mut ignored), Ok(1..)) {}
        if read == 0 {
            return Ok(());
        }
    }
}

fn tls(config: &SyslogConfig) -> std::result::Result<ClientConfig, String> {
    let mut roots = RootCertStore::empty();
    for certificate in certificates(&config.ca_file)? {
        roots.add(certificate).map_err(|why| format!("{}: {why}", config.ca_file.display()))?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|why| why.to_string())?
        .with_root_certificates(roots);
    let mut tls = match (&config.client_cert, &config.client_key) {
        (None, None) => builder.with_no_client_auth(),
        (Some(cert), Some(key)) => {
            let key_der = PrivateKeyDer::from_pem_file(key)
                .map_err(|why| format!("{}: {why}", key.display()))?;
            builder
                .with_client_auth_cert(certificates(cert)?, key_der)
                .map_err(|why| format!("{}: {why}", cert.display()))?
        }
        _ => return Err("client_cert and client_key belong together; set both or none".to_owned()),
    };
    // rsyslog on OpenSSL refuses to resume a session whose client showed a certificate.
    tls.resumption = Resumption::disabled();
    Ok(tls)
}

fn certificates(path: &Path) -> std::result::Result<Vec<CertificateDer<'static>>, String> {
    let read = CertificateDer::pem_file_iter(path)
        .and_then(Iterator::collect::<std::result::Result<Vec<_>, _>>);
    match read {
        Ok(found) if found.is_empty() => Err(format!("{}: no certificate in it", path.display())),
        Ok(found) => Ok(found),
        Err(why) => Err(format!("{}: {why}", path.display())),
    }
}
