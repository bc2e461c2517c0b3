//! What the operator of an installation says of an office's identity provider.

use std::path::PathBuf;

use hlaska_kernel::Role;
use serde::Deserialize;

/// One `[[oidc]]` of `hlaska.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderConfig {
    /// Stands in addresses and in the journal: lower-case letters, digits, hyphens.
    pub id: String,
    /// On the button, after "Přihlásit přes".
    pub label: String,
    /// Exactly as the provider writes it, to the last slash.
    pub issuer: String,
    /// Address under which people reach this portal, without a path.
    pub portal_url: String,
    pub client_id: String,
    /// File with the client's secret; a relative path starts in the portal's folder.
    pub client_secret_file: PathBuf,
    /// Asked for besides `openid`.
    #[serde(default)]
    pub scopes: Vec<String>,
    /// The secret goes in the body of the request, not in its header.
    #[serde(default)]
    pub secret_in_body: bool,
    /// Certificates in PEM form that vouch for the provider instead of the public ones.
    pub ca_file: Option<PathBuf>,
    /// Values of `amr` that stand for a second factor.
    #[serde(default = "usual_strong_amr")]
    pub strong_amr: Vec<String>,
    /// Values of `acr` that stand for a second factor.
    #[serde(default)]
    pub strong_acr: Vec<String>,
    /// A provider may date its tokens back on purpose: by at most so many seconds.
    #[serde(default)]
    pub backdated_seconds: i64,
    /// Rules may give the roles of an administrator and an auditor.
    #[serde(default)]
    pub allow_administration: bool,
    #[serde(default)]
    pub mapping: Vec<Rule>,
    /// Codes of organisations (IČO and the like) and what they are called here.
    #[serde(default)]
    pub organisation: Vec<CodedOrganisation>,
}

fn usual_strong_amr() -> Vec<String> {
    vec!["mfa".to_owned()]
}

/// Whoever has the claim holds the role.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Name of a claim of the ID token; `a.b` also finds `b` inside `a`.
    pub claim: String,
    /// What the claim is, or has among its values. Without it any value will do.
    pub value: Option<String>,
    #[serde(deserialize_with = "role")]
    pub role: Role,
    /// `kraj`, or the code of an ORP or of a municipality.
    pub territory: Option<String>,
    /// Claim with the code of the territory.
    pub territory_claim: Option<String>,
    /// Name of the organisation; created when there is none.
    pub organisation: Option<String>,
    /// Claim with the code of the organisation: one of `[[oidc.organisation]]`, or the code of the
    /// ORP or municipality whose office it is.
    pub organisation_claim: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodedOrganisation {
    pub code: String,
    pub name: String,
}

fn role<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Role, D::Error> {
    let name = String::deserialize(from)?;
    Role::from_name(&name)
        .ok_or_else(|| serde::de::Error::custom(format!("there is no role {name}")))
}

/// Why a provider cannot be used as configured.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("[[oidc]] {id}: {what}")]
    Unsound { id: String, what: String },
    #[error("[[oidc]] {id}: {path} cannot be read: {source}")]
    File { id: String, path: PathBuf, source: std::io::Error },
    #[error("[[oidc]] {id}: the client for outgoing requests cannot be made: {source}")]
    Client { id: String, source: reqwest::Error },
}

impl ProviderConfig {
    pub(crate) fn unsound(&self, what: impl Into<String>) -> ConfigError {
        ConfigError::Unsound { id: self.id.clone(), what: what.into() }
    }

    /// Everything that can be wrong before anybody signs in.
    pub(crate) fn check(&self) -> Result<(), ConfigError> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if self.id.is_empty() || self.id.len() > 32 || !self.id.chars().all(plain) {
            return Err(self.unsound("id is 1 to 32 lower-case letters, digits and hyphens"));
        }
        for (name, url) in [("issuer", &self.issuer), ("portal_url", &self.portal_url)] {
            if !is_safe(url) {
                let what = format!("{name} must be an https address (http only on this machine)");
                return Err(self.unsound(what));
            }
        }
        if !(0..=600).contains(&self.backdated_seconds) {
            return Err(self.unsound("backdated_seconds is 0 to 600"));
        }
        self.mapping.iter().try_for_each(|rule| self.check_rule(rule))
    }

    fn check_rule(&self, rule: &Rule) -> Result<(), ConfigError> {
        let high = matches!(rule.role, Role::Administrator | Role::Auditor);
        if high && !self.allow_administration {
            let what =
                format!("a mapping gives {}; allow_administration forbids it", rule.role.name());
            return Err(self.unsound(what));
        }
        if rule.territory.is_some() == rule.territory_claim.is_some() {
            return Err(self.unsound("a mapping needs either territory or territory_claim"));
        }
        if rule.organisation.is_some() && rule.organisation_claim.is_some() {
            return Err(self.unsound("a mapping has organisation or organisation_claim, not both"));
        }
        Ok(())
    }

    /// Where the provider sends people back to, and its messages of log-outs.
    pub fn redirect_url(&self) -> String {
        let base = self.portal_url.trim_end_matches('/');
        format!("{base}/prihlaseni/poskytovatel/{}/zpet", self.id)
    }
}

/// Encrypted, or within this machine.
pub(crate) fn is_safe(address: &str) -> bool {
    let Ok(url) = reqwest::Url::parse(address) else { return false };
    let local = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
    url.has_host() && (url.scheme() == "https" || (url.scheme() == "http" && local))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(change: impl FnOnce(&mut ProviderConfig)) -> Result<(), String> {
        let mut config: ProviderConfig = toml::from_str(
            r#"
            id = "kraj"
            label = "účet kraje"
            issuer = "https://id.kraj.example/realms/urad"
            portal_url = "https://portal.kraj.example"
            client_id = "hlaska"
            client_secret_file = "oidc-kraj.secret"
            [[mapping]]
            claim = "groups"
            value = "krizove-rizeni"
            role = "region_manager"
            territory = "kraj"
            organisation = "Krajský úřad Jihočeského kraje"
            "#,
        )
        .unwrap();
        change(&mut config);
        config.check().map_err(|error| error.to_string())
    }

    #[test]
    fn a_sound_configuration_passes() {
        assert_eq!(config(|_| ()), Ok(()));
        assert_eq!(config(|one| one.issuer = "http://127.0.0.1:9000".to_owned()), Ok(()));
    }

    #[test]
    fn nothing_travels_unencrypted_to_other_machines() {
        for address in ["http://id.kraj.example", "ftp://127.0.0.1", "id.kraj.example", ""] {
            assert!(config(|one| one.issuer = address.to_owned()).is_err(), "{address}");
            assert!(config(|one| one.portal_url = address.to_owned()).is_err(), "{address}");
        }
    }

    #[test]
    fn a_mapping_gives_no_administration_unless_it_is_allowed() {
        for role in [Role::Administrator, Role::Auditor] {
            let refused = config(|one| one.mapping[0].role = role).unwrap_err();
            assert!(refused.contains("allow_administration"), "{refused}");
            let allowed = config(|one| {
                one.mapping[0].role = role;
                one.allow_administration = true;
            });
            assert_eq!(allowed, Ok(()));
        }
    }

    #[test]
    fn a_mapping_has_one_territory_and_at_most_one_organisation() {
        assert!(config(|one| one.mapping[0].territory = None).is_err());
        assert!(config(|one| one.mapping[0].territory_claim = Some("orp".to_owned())).is_err());
        assert!(config(|one| one.mapping[0].organisation_claim = Some("ico".to_owned())).is_err());
    }
}
