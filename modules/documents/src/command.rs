//! What people do with files.

pub(crate) mod attach;
pub(crate) mod clear_spill;
pub(crate) mod destroy_spill;
pub(crate) mod report_spill;

pub use attach::Attach;
pub use clear_spill::ClearSpill;
pub use destroy_spill::DestroySpill;
pub use report_spill::ReportSpill;
