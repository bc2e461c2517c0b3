use std::fmt;
use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

/// A range of addresses, `10.1.0.0/16` or `2001:db8::/32`, or one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    /// In the width of IPv6, so that one comparison serves both.
    base: u128,
    /// Leading bits that must agree, out of 128.
    bits: u32,
}

/// The text is no range of addresses.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no range of addresses; write e.g. 10.1.2.3, 10.1.0.0/16 or fd00::/8")]
pub struct NotANetwork(pub String);

impl Network {
    pub fn contains(&self, address: IpAddr) -> bool {
        wide(address) & mask(self.bits) == self.base
    }
}

/// An address of IPv4 is a part of IPv6 (`::ffff:0:0/96`).
fn wide(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => address.to_ipv6_mapped().to_bits(),
        IpAddr::V6(address) => address.to_bits(),
    }
}

fn mask(bits: u32) -> u128 {
    u128::MAX.checked_shl(128 - bits).unwrap_or(0)
}

/// Who is counted as one visitor: a line of IPv6 has so many addresses that only its network
/// tells it from others.
pub(super) fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & mask(64)).into(),
        address @ IpAddr::V4(_) => address,
    }
}

impl FromStr for Network {
    type Err = NotANetwork;
    fn from_str(text: &str) -> Result<Self, NotANetwork> {
        let wrong = || NotANetwork(text.to_owned());
        let (address, length) = match text.trim().split_once('/') {
            Some((address, length)) => (address, Some(length)),
            None => (text.trim(), None),
        };
        let address: IpAddr = address.parse().map_err(|_| wrong())?;
        let width = if address.is_ipv4() { 32 } else { 128 };
        let length = match length {
            Some(length) => length.parse::<u32>().ok().filter(|length| *length <= width),
            None => Some(width),
        };
        let bits = 128 - width + length.ok_or_else(wrong)?;
        Ok(Self { base: wide(address) & mask(bits), bits })
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let base = Ipv6Addr::from_bits(self.base);
        match base.to_ipv4_mapped().filter(|_| self.bits >= 96) {
            Some(base) => write!(f, "{base}/{}", self.bits - 96),
            None => write!(f, "{base}/{}", self.bits),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(text: &str) -> Network {
        text.parse().unwrap()
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn a_range_holds_its_own_addresses_and_no_neighbours() {
        let inner = network("10.1.0.0/16");
        for (address, is_in) in [
            ("10.1.0.0", true),
            ("10.1.255.255", true),
            ("::ffff:10.1.2.3", true),
            ("10.2.0.0", false),
            ("10.0.255.255", false),
            ("::10.1.2.3", false),
        ] {
            assert_eq!(inner.contains(ip(address)), is_in, "{address}");
        }
        assert!(network("192.0.2.7").contains(ip("192.0.2.7")));
        assert!(!network("192.0.2.7").contains(ip("192.0.2.6")));
        assert!(network("fd00::/8").contains(ip("fd12::1")));
        assert!(!network("fd00::/8").contains(ip("fe80::1")));
        assert!(network("0.0.0.0/0").contains(ip("203.0.113.9")));
        assert!(!network("0.0.0.0/0").contains(ip("2001:db8::1")));
        assert!(network("::/0").contains(ip("2001:db8::1")));
    }

    #[test]
    fn what_is_no_range_says_what_to_write() {
        for text in ["", "proxy", "10.1.0.0/33", "10.1.0.0/", "fd00::/129", "10.1/16", "1.2.3.4/-1"]
        {
            let error = text.parse::<Network>().unwrap_err().to_string();
            assert!(error.contains("10.1.0.0/16"), "{error}");
        }
        assert_eq!(network(" 10.1.9.9/16 ").to_string(), "10.1.0.0/16");
        assert_eq!(network("fd00::1/8").to_string(), "fd00::/8");
    }

    #[test]
    fn a_line_of_ipv6_counts_as_one() {
        assert_eq!(household(ip("2001:db8:1:2::1")), household(ip("2001:db8:1:2:f::9")));
        assert_ne!(household(ip("2001:db8:1:2::1")), household(ip("2001:db8:1:3::1")));
        assert_eq!(household(ip("::ffff:192.0.2.1")), ip("192.0.2.1"));
        assert_ne!(household(ip("192.0.2.1")), household(ip("192.0.2.2")));
    }
}
