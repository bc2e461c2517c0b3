//! From a name to addresses. A name is somebody else's to point wherever they like, also at this
//! machine or at its neighbours, so its addresses are looked at before a connection is made, and
//! the connection goes to an address that was looked at.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::allowed::AllowedOrigins;
use crate::failure::{FetchFailure, Stopped};

/// Asks for the addresses of a name; another one than the system's only in tests.
pub type Lookup = Arc<dyn Fn(&str) -> std::io::Result<Vec<IpAddr>> + Send + Sync>;

/// The operating system's answer.
pub(crate) fn system() -> Lookup {
    Arc::new(|name| {
        let found = std::net::ToSocketAddrs::to_socket_addrs(&(name, 0))?;
        Ok(found.map(|address| address.ip()).collect())
    })
}

/// Finds only addresses out in the world, unless the name was configured as one of our own.
pub(crate) struct Guarded {
    pub allowed: AllowedOrigins,
    pub lookup: Lookup,
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let may_be_inner = self.allowed.may_be_inner(name.as_str());
        let lookup = Arc::clone(&self.lookup);
        Box::pin(async move {
            let asked = name.as_str().to_owned();
            let found = tokio::task::spawn_blocking(move || lookup(&asked)).await??;
            let usable = found.into_iter().filter(|address| may_be_inner || is_out_there(*address));
            let usable: Vec<_> = usable.map(|address| SocketAddr::new(address, 0)).collect();
            if usable.is_empty() {
                let refused = FetchFailure::InnerAddress(name.as_str().to_owned());
                return Err(Stopped(refused).into());
            }
            Ok(Box::new(usable.into_iter()) as Addrs)
        })
    }
}

/// An address of the public internet; not this machine, this network, a group of machines, or one
/// kept for examples and experiments.
pub(crate) fn is_out_there(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => match translated(address) {
            Some(inner) => is_public_v4(inner),
            None => is_public_v6(address),
        },
    }
}

/// IANA's registry of special-purpose addresses, RFC 6890.
fn is_public_v4(address: Ipv4Addr) -> bool {
    let special = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation()
        || address.is_broadcast();
    let [a, b, c, _] = address.octets();
    let other = matches!(
        (a, b, c),
        (0 | 240..=255, ..) | (100, 64..=127, _) | (192, 0, 0) | (192, 88, 99) | (198, 18..=19, _)
    );
    !special && !other
}

/// Only what is given out (`2000::/3`), less what of it is not for ordinary machines.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    let special = matches!(
        (a, b),
        // Protocol assignments with Teredo, examples, 6to4, more examples.
        (0x2001, 0..=0x01ff | 0x0db8) | (0x2002, _) | (0x3fff, 0..=0x0fff)
    );
    (0x2000..=0x3fff).contains(&a) && !special
}

/// The address of IPv4 that a translator reaches under this one (`64:ff9b::/96`).
fn translated(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let [0x64, 0xff9b, 0, 0, 0, 0, high, low] = address.segments() else { return None };
    Some(Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_internet_are_out_there() {
        for address in [
            "8.8.8.8",
            "193.84.0.1",
            "100.63.0.1",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "198.17.0.1",
            "223.255.255.1",
            "2001:718::1",
            "2a00:1028::1",
            "2001:200::1",
            "64:ff9b::808:808",
            "::ffff:8.8.8.8",
        ] {
            assert!(is_out_there(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn this_machine_and_its_neighbours_are_not() {
        for address in [
            "0.0.0.0",
            "0.1.2.3",
            "10.1.2.3",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.1.1.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::a00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:10::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "2002:808:808::1",
            "3fff::1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "4000::1",
        ] {
            assert!(!is_out_there(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn of_mixed_answers_only_those_out_there_are_used() {
        let lookup =
            |_: &str| Ok(["127.0.0.1", "8.8.8.8", "fd00::1"].map(|a| a.parse().unwrap()).to_vec());
        let guarded = Guarded { allowed: AllowedOrigins::default(), lookup: Arc::new(lookup) };
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let name = "feed.example".parse().unwrap();
        let found = runtime.block_on(guarded.resolve(name)).unwrap();
        let found: Vec<_> = found.map(|address| address.ip().to_string()).collect();
        assert_eq!(found, ["8.8.8.8"]);
    }
}
