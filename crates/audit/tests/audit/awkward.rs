//! Collectors that end a connection in every way but the right one.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use hlaska_audit::config::{Framing, SyslogConfig};
use hlaska_audit::{Forwarder, Record, Round, code};
use hlaska_kernel::Env;
use hlaska_testkit::{Engine, Scratch, eventually};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::house::House;
use crate::rsyslog::make_certificates;

type Stream = StreamOwned<ServerConnection, TcpStream>;

/// A collector that treats every connection so, once TLS is agreed on.
fn collector(folder: &Path, treat: impl Fn(Stream) + Send + 'static) -> SyslogConfig {
    make_certificates(folder);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let cert = CertificateDer::from_pem_file(folder.join("server.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_file(folder.join("server.key")).unwrap();
    let versions =
        ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = versions.unwrap().with_no_client_auth().with_single_cert(vec![cert], key).unwrap();
    let (config, listener) =
        (Arc::new(config), TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap());
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for mut socket in listener.incoming().flatten() {
            let mut conn = ServerConnection::new(Arc::clone(&config)).unwrap();
            while conn.is_handshaking() && conn.complete_io(&mut socket).is_ok() {}
            treat(StreamOwned::new(conn, socket));
        }
    });
    SyslogConfig {
        address: format!("127.0.0.1:{port}"),
        server_name: Some("localhost".to_owned()),
        ca_file: folder.join("ca.pem"),
        client_cert: None,
        client_key: None,
        framing: Framing::OctetCounting,
        enterprise_number: 32_473,
    }
}

/// A full batch: more than a TLS library takes from the network at once. What such a library has
/// taken and the collector throws away, no sender can know of.
fn twenty_records(scratch: &Scratch) -> House {
    let house = House::new(scratch);
    let records = (0..20).map(|_| Record::new(code::LOGIN_OK).detail("a b ".repeat(200))).collect();
    house.wait(house.audit.write_all(records)).unwrap();
    house
}

fn forwarder(house: &House, target: &SyslogConfig) -> Forwarder {
    Forwarder::syslog(&house.audit, &Env::system(), target).unwrap()
}

fn reached(house: &House) -> u64 {
    house.wait(house.audit.targets()).unwrap()[0].seq
}

/// Nothing counts as handed over, however often it is tried.
fn takes_nothing(treat: impl Fn(Stream) + Send + 'static) {
    let scratch = Scratch::new(Engine::Sqlite);
    let house = twenty_records(&scratch);
    let forwarder = forwarder(&house, &collector(scratch.dir(), treat));
    for _ in 0..20 {
        assert!(house.wait(forwarder.round()).is_err());
    }
    assert_eq!(reached(&house), 0);
}

#[test]
fn one_that_hangs_up_at_once_has_nothing() {
    takes_nothing(drop);
}

#[test]
fn one_that_reads_the_beginning_and_hangs_up_has_nothing_for_certain() {
    takes_nothing(|mut stream| {
        stream.sock.read_exact(&mut [0; 100]).ok();
    });
}

#[test]
fn one_that_says_goodbye_before_it_has_read_has_nothing() {
    takes_nothing(|mut stream| {
        stream.conn.send_close_notify();
        stream.flush().ok();
    });
}

#[test]
fn one_without_the_right_certificate_is_told_nothing() {
    let scratch = Scratch::new(Engine::Sqlite);
    let house = twenty_records(&scratch);
    let heard = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&heard);
    let mut target = collector(scratch.dir(), move |mut stream| {
        stream.read_to_end(&mut log.lock().unwrap()).ok();
    });
    target.server_name = Some("somebody.else".to_owned());
    let error = house.wait(forwarder(&house, &target).round()).unwrap_err();
    assert!(error.to_string().contains("agreeing on TLS"), "{error}");
    assert!(heard.lock().unwrap().is_empty());
}

#[test]
fn one_that_takes_its_time_is_waited_for() {
    let scratch = Scratch::new(Engine::Sqlite);
    let house = twenty_records(&scratch);
    let heard = Arc::new(Mutex::new(String::new()));
    let log = Arc::clone(&heard);
    let target = collector(scratch.dir(), move |mut stream| {
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        *log.lock().unwrap() = text;
        std::thread::sleep(Duration::from_secs(1));
    });
    let forwarder = forwarder(&house, &target);
    std::thread::scope(|scope| {
        let round = scope.spawn(|| house.wait(forwarder.round()));
        eventually("the records at the collector", || {
            (!heard.lock().unwrap().is_empty()).then_some(())
        });
        assert_eq!(reached(&house), 0, "it has not said that it has them");
        let Round::Sent(taken) = round.join().unwrap().unwrap() else { panic!("nothing was sent") };
        assert_eq!(
            heard.lock().unwrap().matches(" auth.login.ok [hlaska@32473 seq=").count(),
            taken
        );
        assert_eq!(reached(&house), taken as u64);
    });
}
