//! What people do with files.

pub(crate) mod attach;
pub(crate) mod destroy_spill;

pub use attach::Attach;
pub use destroy_spill::DestroySpill;
