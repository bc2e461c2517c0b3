//! Why a command was not carried out, in words for the person who gave it.

use crate::lang::Said;
use crate::policy::Denied;

/// One field of a form and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    pub field: &'static str,
    pub message: Said,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The object does not exist or is not for these eyes; the answer is the same.
    #[error("not found")]
    NotFound,
    /// The input cannot be used as it is.
    #[error("invalid input: {}", .0.iter().map(|e| e.field).collect::<Vec<_>>().join(", "))]
    Invalid(Vec<FieldError>),
    /// The input is sound but the state of the world speaks against it.
    #[error("{}", .0.en)]
    Conflict(Said),
    /// The request is sound but the portal cannot carry it out now: the same request, sent again
    /// later, may succeed. A device that keeps unsent forms must keep this one.
    #[error("{}", .0.en)]
    Unavailable(Said),
}

impl Refusal {
    pub fn field(field: &'static str, message: Said) -> Self {
        Self::Invalid(vec![FieldError { field, message }])
    }
}
