//! One file a page.

pub mod home;
pub mod news;
