//! Whole pages and forms, as people go through them.

mod attaching;
mod destroying;
pub(crate) mod given;
