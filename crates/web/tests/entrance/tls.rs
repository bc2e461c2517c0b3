//! Own encryption.

mod hello;

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use hlaska_kernel::Env;
use hlaska_web::serve::{Caps, Entrance, Tls, TlsError, TlsFiles};
use rustls::pki_types::CertificateDer;
use rustls::version::{TLS12, TLS13};
use rustls::{
    ClientConfig, ClientConnection, ProtocolVersion, RootCertStore, StreamOwned,
    SupportedProtocolVersion,
};
use tempfile::TempDir;

use crate::house::{House, request, talk};

/// A folder with `cert.pem` and `key.pem`.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.renew();
        folder
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn files(&self) -> TlsFiles {
        TlsFiles { certificate: self.path().join("cert.pem"), key: self.path().join("key.pem") }
    }

    /// A new certificate for two years around now.
    fn renew(&self) -> CertificateDer<'static> {
        self.put(2026, 2028)
    }

    fn put(&self, from_year: i32, until_year: i32) -> CertificateDer<'static> {
        let key = rcgen::KeyPair::generate().unwrap();
        let mut wanted = rcgen::CertificateParams::new(vec!["hlaska.example".to_owned()]).unwrap();
        wanted.not_before = rcgen::date_time_ymd(from_year, 1, 1);
        wanted.not_after = rcgen::date_time_ymd(until_year, 1, 1);
        let made = wanted.self_signed(&key).unwrap();
        fs::write(self.files().certificate, made.pem()).unwrap();
        fs::write(self.files().key, key.serialize_pem()).unwrap();
        made.der().clone()
    }

    fn tls(&self) -> Tls {
        Tls::open(self.files(), Env::system()).unwrap()
    }
}

fn house(tls: &Tls) -> House {
    House::open(Entrance { tls: Some(tls.clone()), ..Entrance::default() })
}

type Line = StreamOwned<ClientConnection, TcpStream>;

/// A client that trusts this certificate only and speaks these versions.
fn line(
    house: &House,
    trusted: &CertificateDer<'static>,
    versions: &[&'static SupportedProtocolVersion],
    alpn: &[&[u8]],
) -> Line {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.clone()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider);
    let config = config.with_protocol_versions(versions).unwrap();
    let mut config = config.with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = alpn.iter().map(|name| name.to_vec()).collect();
    let name = "hlaska.example".try_into().unwrap();
    let client = ClientConnection::new(Arc::new(config), name).unwrap();
    StreamOwned::new(client, house.connect())
}

fn ask(house: &House, trusted: &CertificateDer<'static>) -> String {
    talk(line(house, trusted, &[&TLS13], &[b"http/1.1"]), &request("GET", "/who", ""))
}

#[test]
fn pages_come_over_tls_1_3_and_1_2() {
    let folder = Folder::new();
    let certificate = folder.renew();
    let house = house(&folder.tls());
    for (version, is) in [(&TLS13, ProtocolVersion::TLSv1_3), (&TLS12, ProtocolVersion::TLSv1_2)] {
        let mut line = line(&house, &certificate, &[version], &[b"h2", b"http/1.1"]);
        line.write_all(request("GET", "/who", "").as_bytes()).unwrap();
        let mut answer = String::new();
        line.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("127.0.0.1"), "{answer}");
        assert_eq!(line.conn.protocol_version(), Some(is));
        assert_eq!(line.conn.alpn_protocol(), Some(&b"http/1.1"[..]));
        let suite = format!("{:?}", line.conn.negotiated_cipher_suite().unwrap().suite());
        assert!(suite.contains("GCM") || suite.contains("POLY1305"), "{suite}");
    }
    let only_h2 = talk(line(&house, &certificate, &[&TLS13], &[b"h2"]), "");
    assert_eq!(only_h2, "", "what is not spoken is not agreed on");
}

const ECDHE_GCM: u16 = 0xc02b;
const ECDHE_CBC: u16 = 0xc009;
const RSA_GCM: u16 = 0x009c;

#[test]
fn old_versions_and_weak_suites_are_refused() {
    let folder = Folder::new();
    let house = house(&folder.tls());
    let alert = |hello: &[u8]| {
        let mut socket = house.connect();
        socket.write_all(hello).unwrap();
        let mut answer = Vec::new();
        let _ = socket.read_to_end(&mut answer);
        hello::alert(&answer)
    };
    for old in [hello::SSL_3, hello::TLS_1_0, hello::TLS_1_1] {
        assert_eq!(alert(&hello::of(old, &[ECDHE_GCM, ECDHE_CBC])), Some(70), "{old:x}");
    }
    for weak in [ECDHE_CBC, RSA_GCM] {
        assert_eq!(alert(&hello::of(hello::TLS_1_2, &[weak])), Some(40), "{weak:x}");
    }
    assert_eq!(alert(&hello::of(hello::TLS_1_2, &[ECDHE_GCM])), None, "the same hello is sound");
}

#[test]
fn one_who_does_not_finish_the_handshake_is_let_go() {
    let folder = Folder::new();
    let certificate = folder.renew();
    let tls = folder.tls();
    let caps = Caps { connections: 100, per_address: 10 };
    let house = House::open(Entrance { caps, tls: Some(tls), ..Entrance::default() });
    let start = Instant::now();
    let mut silent: Vec<_> = (0..5).map(|_| house.connect()).collect();
    silent[0].write_all(&hello::of(hello::TLS_1_2, &[ECDHE_GCM])[..20]).unwrap();
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(ask(&house, &certificate), "", "half of an address's places are for handshakes");
    for socket in &mut silent {
        let _ = socket.read_to_end(&mut Vec::new());
    }
    let waited = start.elapsed();
    assert!((Duration::from_secs(3)..Duration::from_secs(8)).contains(&waited), "{waited:?}");
    assert!(ask(&house, &certificate).contains("you are"));
}

#[test]
fn slow_headers_over_tls_are_let_go_too() {
    let folder = Folder::new();
    let certificate = folder.renew();
    let house = house(&folder.tls());
    let mut slow = line(&house, &certificate, &[&TLS13], &[]);
    slow.write_all(b"GET /who HTTP/1.1\r\nHost: x\r\n").unwrap();
    let start = Instant::now();
    let _ = slow.read_to_end(&mut Vec::new());
    assert!((3..9).contains(&start.elapsed().as_secs()), "{:?}", start.elapsed());
}

#[test]
fn plain_http_at_the_encrypted_door_gets_no_page() {
    let folder = Folder::new();
    let house = house(&folder.tls());
    let answer = talk(house.connect(), &request("GET", "/who", ""));
    assert!(!answer.contains("you are"), "{answer}");
}

#[test]
fn a_new_certificate_is_taken_while_old_connections_go_on() {
    let folder = Folder::new();
    let first = folder.renew();
    let tls = folder.tls();
    let house = house(&tls);
    let mut staying = line(&house, &first, &[&TLS13], &[]);
    staying.write_all(b"GET /who HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    staying.read_exact(&mut [0; 12]).unwrap();
    assert_eq!(tls.look_again(), Ok(false), "nothing has changed");

    let second = folder.renew();
    assert_eq!(tls.look_again(), Ok(true));
    assert!(ask(&house, &second).contains("you are"));
    assert_eq!(ask(&house, &first), "", "the first is not shown any more");
    let rest = talk(staying, &request("GET", "/who", ""));
    assert!(rest.contains("HTTP/1.1 200"), "{rest}");
}

#[test]
fn files_that_cannot_be_used_change_nothing() {
    let folder = Folder::new();
    let certificate = folder.renew();
    let (tls, files) = (folder.tls(), folder.files());
    let house = house(&tls);
    let still = || assert!(ask(&house, &certificate).contains("you are"));
    let sound_key = fs::read(&files.key).unwrap();

    let other_key = rcgen::KeyPair::generate().unwrap().serialize_pem();
    fs::write(&files.key, other_key).unwrap();
    assert!(matches!(tls.look_again(), Err(TlsError::Unusable(_))), "the key is another one's");
    assert!(tls.look_again().is_err(), "and is so however often one looks");
    still();
    fs::write(&files.key, "-----BEGIN PRIVATE KEY-----\nhalf").unwrap();
    assert_eq!(tls.look_again(), Err(TlsError::NoKey(files.key.clone())));
    still();
    fs::write(&files.key, &sound_key).unwrap();
    fs::write(&files.certificate, "").unwrap();
    assert_eq!(tls.look_again(), Err(TlsError::NoCertificate(files.certificate.clone())));
    still();
    fs::remove_file(&files.certificate).unwrap();
    assert!(matches!(tls.look_again(), Err(TlsError::File { .. })));
    still();
    folder.put(2019, 2020);
    assert!(matches!(tls.look_again(), Err(TlsError::NotNow(_))), "ended long ago");
    still();
    let next = folder.renew();
    assert_eq!(tls.look_again(), Ok(true), "and then a sound one is taken");
    assert!(ask(&house, &next).contains("you are"));
}

#[test]
fn a_start_without_usable_files_says_what_is_wrong() {
    let folder = Folder::new();
    let open = || Tls::open(folder.files(), Env::system()).err().map(|error| error.to_string());
    assert_eq!(open(), None);
    folder.put(2019, 2020);
    assert_eq!(open(), None, "people are warned, but the portal is there");
    fs::write(folder.files().key, "nonsense").unwrap();
    assert!(open().unwrap().contains("key.pem holds no private key"));
    fs::remove_file(folder.files().certificate).unwrap();
    assert!(open().unwrap().contains("cert.pem"));
}
