//! The way in, as those meet it who come: encrypted, through a proxy, in a crowd, at the end.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod end;
mod house;
mod proxy;
mod tls;
