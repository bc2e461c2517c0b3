//! Pictures: their size as declared, and what is written about them beside the picture itself.

pub(crate) mod jpeg;
mod metadata;
pub(crate) mod png;

pub(crate) use metadata::xmp;

use crate::limits::Limits;
use crate::rejected::Rejected;

/// A few bytes may declare a picture that fills any memory.
fn check_size(width: u32, height: u32, limits: &Limits) -> Result<(), Rejected> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels > limits.max_pixels {
        return Err(Rejected::PixelBomb { width, height });
    }
    Ok(())
}
