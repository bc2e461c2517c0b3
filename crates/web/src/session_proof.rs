//! How somebody has shown who they are.

/// What a sign-in rests on. Stored with the session and written into the audit log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Proof {
    Password,
    /// A password and a one-time code.
    PasswordAndCode,
    Passkey,
    /// The identity provider of an office, which did not say how it knows.
    Provider,
    /// The identity provider of an office, which says that it asked for a second factor.
    ProviderStrong,
    /// A link that works once.
    Link,
    /// A wall display confirmed by somebody of the staff.
    Pairing,
    /// The sealed account for the day when nothing else works.
    BreakGlass,
}

impl Proof {
    const ALL: [Self; 8] = [
        Self::Password,
        Self::PasswordAndCode,
        Self::Passkey,
        Self::Provider,
        Self::ProviderStrong,
        Self::Link,
        Self::Pairing,
        Self::BreakGlass,
    ];

    /// Stable name in the database and in records.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::PasswordAndCode => "password+code",
            Self::Passkey => "passkey",
            Self::Provider => "provider",
            Self::ProviderStrong => "provider+mfa",
            Self::Link => "link",
            Self::Pairing => "pairing",
            Self::BreakGlass => "break_glass",
        }
    }

    /// Unknown names prove the least.
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|proof| proof.name() == name).unwrap_or(Self::Password)
    }

    /// Two factors, or one that cannot be given away.
    pub const fn is_strong(self) -> bool {
        matches!(
            self,
            Self::PasswordAndCode | Self::Passkey | Self::ProviderStrong | Self::BreakGlass
        )
    }
}
