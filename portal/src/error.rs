use std::path::PathBuf;

/// Why a command ended; the text says what to do.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    #[error("{0}")]
    Store(#[from] hlaska_store::StoreError),
    #[error("{path}: {source}")]
    File { path: PathBuf, source: std::io::Error },
    #[error("{path}: {source}")]
    Config { path: PathBuf, source: toml::de::Error },
    #[error("{address} cannot be listened on: {source}. Choose another with --listen.")]
    Listen { address: String, source: std::io::Error },
    #[error("https: {0}")]
    Tls(#[from] hlaska_web::serve::TlsError),
    #[error("the runtime cannot start: {0}")]
    Runtime(std::io::Error),
    #[error("{0}")]
    Import(#[from] hlaska_territory::import::ImportError),
    #[error("passwords cannot be checked: {0}")]
    Passwords(#[from] hlaska_access::HashError),
    #[error("{0}")]
    Vault(#[from] hlaska_factors::VaultError),
    #[error("{0}")]
    SignIn(#[from] hlaska_factors::SignInConfigError),
    #[error("{0}")]
    Provider(#[from] hlaska_oidc::ConfigError),
    #[error("THE JOURNAL IS DAMAGED: {0}")]
    Damaged(hlaska_journal::Finding),
    #[error("THE RECORD OF WHO DID WHAT IS DAMAGED: {0}")]
    AuditDamaged(hlaska_audit::Finding),
    #[error("{0}")]
    Retention(#[from] hlaska_audit::TooShort),
    #[error("{0}")]
    Refused(String),
}
