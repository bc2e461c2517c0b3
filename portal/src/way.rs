//! How people reach the portal: decided before anything is opened, and safe unless somebody says
//! in so many words that it need not be.

use std::net::SocketAddr;
use std::path::Path;

use hlaska_web::serve::{Network, TlsFiles};

use crate::cli::Serve;
use crate::config::Config;
use crate::error::CommandError;

/// What the command line and the configuration say together.
#[derive(Debug, PartialEq, Eq)]
pub struct Way {
    pub tls: Option<TlsFiles>,
    /// Plain http is answered here, only to lead people to https.
    pub redirect_from: Option<SocketAddr>,
    pub trusted: Vec<Network>,
    /// People reach the portal through https, its own or a proxy's.
    pub secure: bool,
}

impl Way {
    /// The command line comes before the configuration.
    pub fn decide(options: &Serve, config: &Config) -> Result<Self, CommandError> {
        let tls = tls(options, config);
        let trusted = trusted(options, config)?;
        let encrypted = tls.is_some() || !trusted.is_empty();
        let others_reach_it = !options.listen.ip().to_canonical().is_loopback();
        if others_reach_it && !encrypted && !options.way.unencrypted {
            return Err(CommandError::Refused(in_the_clear(options.listen)));
        }
        let configured = config.tls.as_ref().and_then(|tls| tls.redirect_from);
        let redirect_from = options.way.redirect_from.or(configured);
        if redirect_from.is_some() && tls.is_none() {
            let words = "--redirect-from leads people to https; give --tls-cert and --tls-key too";
            return Err(CommandError::Refused(words.to_owned()));
        }
        let secure = options.way.secure || (encrypted && !options.way.unencrypted);
        Ok(Self { tls, redirect_from, trusted, secure })
    }

    pub const fn scheme(&self) -> &'static str {
        if self.tls.is_some() { "https" } else { "http" }
    }
}

fn in_the_clear(listen: SocketAddr) -> String {
    format!(
        "{listen} can be reached from elsewhere, and passwords would cross the network readable. \
         Give the portal a certificate (--tls-cert FILE --tls-key FILE), or name the proxy that \
         speaks https in front of it (--trusted-proxy ADDRESS), or say --unencrypted where nobody \
         can listen in."
    )
}

/// Somebody who says `--unencrypted` means it, whatever the configuration says.
fn tls(options: &Serve, config: &Config) -> Option<TlsFiles> {
    let way = &options.way;
    if let (Some(certificate), Some(key)) = (way.tls_cert.clone(), way.tls_key.clone()) {
        return Some(TlsFiles { certificate, key });
    }
    let beside = |path: &Path| options.place.data.join(path);
    let configured = config.tls.as_ref().filter(|_| !way.unencrypted)?;
    Some(TlsFiles { certificate: beside(&configured.cert), key: beside(&configured.key) })
}

fn trusted(options: &Serve, config: &Config) -> Result<Vec<Network>, CommandError> {
    if !options.way.trusted_proxies.is_empty() {
        return Ok(options.way.trusted_proxies.clone());
    }
    let configured = config.proxy.trusted.iter();
    let parsed = configured.map(|text| text.parse::<Network>());
    parsed
        .collect::<Result<_, _>>()
        .map_err(|error| CommandError::Refused(format!("hlaska.toml, proxy.trusted: {error}")))
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::{Cli, Command};

    fn decided(arguments: &str, configured: &str) -> Result<Way, String> {
        let line = format!("hlaska serve --data dir {arguments}");
        let cli =
            Cli::try_parse_from(line.split_whitespace()).map_err(|error| error.to_string())?;
        let Command::Serve(options) = cli.command else { panic!("not serve") };
        let config = toml::from_str(configured).unwrap();
        Way::decide(&options, &config).map_err(|error| error.to_string())
    }

    #[test]
    fn by_default_nobody_else_is_let_in_without_encryption() {
        for listen in ["0.0.0.0:8080", "192.0.2.1:80", "[::]:8080", "[2001:db8::1]:80"] {
            let refused = decided(&format!("--listen {listen}"), "").unwrap_err();
            for way_out in ["--tls-cert", "--tls-key", "--trusted-proxy", "--unencrypted"] {
                assert!(refused.contains(way_out), "{refused}");
            }
            assert!(decided(&format!("--listen {listen} --secure"), "").is_err());
        }
        for listen in ["", "--listen 127.0.0.1:80", "--listen [::1]:80"] {
            assert!(!decided(listen, "").unwrap().secure, "{listen}");
        }
    }

    #[test]
    fn each_way_out_leads_out() {
        let open = "--listen 0.0.0.0:443";
        let own = decided(&format!("{open} --tls-cert c.pem --tls-key k.pem"), "").unwrap();
        assert!(own.secure && own.scheme() == "https");
        let behind = decided(&format!("{open} --trusted-proxy 10.0.0.1,10.1.0.0/16"), "").unwrap();
        assert!(behind.secure && behind.trusted.len() == 2 && behind.scheme() == "http");
        let plain = decided(&format!("{open} --unencrypted"), "").unwrap();
        assert!(!plain.secure && plain.tls.is_none());
        let lab = decided(&format!("{open} --unencrypted --trusted-proxy 10.0.0.1"), "").unwrap();
        assert!(!lab.secure && lab.trusted.len() == 1);
    }

    #[test]
    fn half_of_an_option_is_refused() {
        for line in [
            "--tls-cert c.pem",
            "--tls-key k.pem",
            "--redirect-from 127.0.0.1:80",
            "--tls-cert c --tls-key k --unencrypted",
            "--secure --unencrypted",
            "--trusted-proxy proxy.example",
        ] {
            assert!(decided(line, "").is_err(), "{line}");
        }
    }

    #[test]
    fn the_configuration_says_the_same_and_the_command_line_comes_first() {
        let configured = "[tls]\ncert = \"c.pem\"\nkey = \"/etc/k.pem\"\n\
                          redirect_from = \"0.0.0.0:80\"\n[proxy]\ntrusted = [\"10.0.0.0/8\"]";
        let way = decided("--listen 0.0.0.0:443", configured).unwrap();
        let files = way.tls.clone().unwrap();
        assert_eq!(files.certificate, Path::new("dir/c.pem"));
        assert_eq!(files.key, Path::new("/etc/k.pem"));
        assert!(way.secure && way.redirect_from.is_some() && way.trusted.len() == 1);
        let line = "--tls-cert a.pem --tls-key b.pem --trusted-proxy ::1 --redirect-from [::]:80";
        let way = decided(line, configured).unwrap();
        assert_eq!(way.tls.unwrap().certificate, Path::new("a.pem"));
        assert_eq!(way.trusted, ["::1".parse().unwrap()]);
        assert_eq!(way.redirect_from, Some("[::]:80".parse().unwrap()));
        let wrong = decided("", "[proxy]\ntrusted = [\"the proxy\"]").unwrap_err();
        assert!(wrong.contains("hlaska.toml") && wrong.contains("the proxy"), "{wrong}");
    }
}
