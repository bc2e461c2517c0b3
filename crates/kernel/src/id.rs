//! Identifiers: `UUIDv7` in a newtype of its own for every kind of thing.

/// Declares an identifier type. The text form is the plain UUID.
#[macro_export]
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug,
                 ::serde::Serialize, ::serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name($crate::id::Uuid);

        impl $name {
            /// A fresh identifier; its order follows the clock.
            pub fn fresh(env: &$crate::Env) -> Self {
                Self(env.uuid())
            }
            /// For identifiers known beforehand (tests, built-in objects).
            pub const fn from_u128(value: u128) -> Self {
                Self($crate::id::Uuid::from_u128(value))
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::id::NotAnId;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self).map_err(|_| $crate::id::NotAnId)
            }
        }
    };
}

pub use uuid::Uuid;

/// The text is not an identifier of this system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct NotAnId;
