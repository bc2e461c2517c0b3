//! What can be sent to and read from both engines: `i64`, `f64`, `bool`, `String`, `&str`,
//! `Vec<u8>` and options of these.

/// A statement's argument.
pub trait Arg: rusqlite::ToSql + postgres::types::ToSql + Sync {}
impl<T: rusqlite::ToSql + postgres::types::ToSql + Sync> Arg for T {}

/// A column's value.
pub trait Col: rusqlite::types::FromSql + for<'a> postgres::types::FromSql<'a> {}
impl<T: rusqlite::types::FromSql + for<'a> postgres::types::FromSql<'a>> Col for T {}
