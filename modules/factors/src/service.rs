//! The service of the module: who the portal is to passkeys, and the key to its secrets.

use hlaska_kernel::Role;
use serde::Deserialize;
use webauthn_rs::prelude::Url;
use webauthn_rs::{Webauthn, WebauthnBuilder};

use crate::vault::Vault;

/// `[sign_in]` in the configuration.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SignInConfig {
    /// Where people reach the portal, e.g. `https://portal.example.cz`. Passkeys are bound to its
    /// host for ever: choose a name that stays.
    pub origin: String,
    /// Roles that count only for those who signed in with a second factor.
    pub second_factor: Vec<Role>,
}

impl Default for SignInConfig {
    fn default() -> Self {
        let second_factor =
            vec![Role::Administrator, Role::OrganisationAdministrator, Role::Auditor];
        Self { origin: "http://localhost".to_owned(), second_factor }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum SignInConfigError {
    #[error(
        "[sign_in] origin = \"{0}\" is no address like https://portal.example.cz. \
         Numbers will not do: passkeys are bound to a name."
    )]
    Origin(String),
    #[error("[sign_in] origin = \"{0}\": passkeys work through https, or on localhost")]
    Insecure(String),
}

/// A service of the portal.
pub struct FactorService {
    pub(crate) webauthn: Webauthn,
    pub(crate) vault: Vault,
    /// Where passkeys work.
    pub(crate) origin: String,
    pub(crate) host: String,
}

impl FactorService {
    pub fn new(config: &SignInConfig, vault: Vault) -> Result<Self, SignInConfigError> {
        let wrong = || SignInConfigError::Origin(config.origin.clone());
        let url = Url::parse(&config.origin).map_err(|_| wrong())?;
        let host = url.domain().ok_or_else(wrong)?.to_owned();
        let local = host == "localhost";
        if url.scheme() != "https" && !local {
            return Err(SignInConfigError::Insecure(config.origin.clone()));
        }
        let builder = WebauthnBuilder::new(&host, &url).map_err(|_| wrong())?;
        // On a developer's or a test's machine the port is chosen as the portal starts.
        let builder = builder.rp_name("Hláska").allow_any_port(local && url.port().is_none());
        let webauthn = builder.build().map_err(|_| wrong())?;
        let origin = config.origin.trim_end_matches('/').to_owned();
        Ok(Self { webauthn, vault, origin, host })
    }
}

#[cfg(test)]
mod tests {
    use hlaska_kernel::Env;

    use super::*;

    fn with(origin: &str) -> Result<FactorService, SignInConfigError> {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::open(folder.path(), &Env::system()).unwrap();
        let origin = origin.to_owned();
        FactorService::new(&SignInConfig { origin, ..SignInConfig::default() }, vault)
    }

    #[test]
    fn an_origin_is_a_name_behind_https_or_this_machine() {
        assert_eq!(with("https://portal.example.cz").unwrap().host, "portal.example.cz");
        assert!(with("http://localhost").is_ok());
        assert!(with("http://localhost:8080").is_ok());
        for bad in
            ["portal.example.cz", "https://192.0.2.7", "http://127.0.0.1:8080", "https://[::1]"]
        {
            assert!(matches!(with(bad), Err(SignInConfigError::Origin(_))), "{bad}");
        }
        assert!(matches!(with("http://portal.example.cz"), Err(SignInConfigError::Insecure(_))));
    }

    #[test]
    fn whoever_runs_the_portal_or_reads_its_audit_needs_two_factors_unless_told_otherwise() {
        assert!(SignInConfig::default().second_factor.contains(&Role::Administrator));
    }
}
