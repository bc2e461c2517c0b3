//! Files built by code: sound ones in every format, with a text where the test wants it.
#![allow(
    dead_code,
    unused_imports,
    clippy::expect_used,
    clippy::format_collect,
    clippy::needless_for_each,
    clippy::trivially_copy_pass_by_ref,
    reason = "shared by several tests, each uses a part"
)]

mod image;
mod office;
mod pdf;

pub use image::{jpeg, jpeg_with, jpg_segment, png, png_chunk, png_with, tiff_description};
pub use office::{docx, docx_with, odt, package, xlsx};
pub use pdf::{deflated, pdf, pdf_objects, pdf_of, pdf_with_cmap, stream};

use hlaska_screen::{Accepted, Limits, Rejected, screen};

pub fn screened(name: &str, bytes: &[u8]) -> Result<Accepted, Rejected> {
    screen(name, bytes, &Limits::default())
}

pub fn code(name: &str, bytes: &[u8]) -> &'static str {
    screened(name, bytes).map_or_else(|rejected| rejected.code(), |_| "accepted")
}
