//! One file a command.

pub mod account;
pub mod feed;
pub mod import;
pub mod serve;
pub mod verify;

use std::future::Future;

use crate::error::CommandError;

/// Runs the future on the portal's runtime.
fn block_on<T>(future: impl Future<Output = Result<T, CommandError>>) -> Result<T, CommandError> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(CommandError::Runtime)?
        .block_on(future)
}
