//! Plain text in the encodings Czech offices send it in.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1250};

use crate::rejected::Rejected;
use crate::visible::{Spot, Visible};

pub(crate) fn read(bytes: &[u8]) -> Result<Visible, Rejected> {
    let mut visible = Visible::default();
    visible.add(Spot::Body, decode(bytes));
    Ok(visible)
}

/// Nothing but letters, signs, breaks and tabs in whatever encoding.
pub(crate) fn is_text(bytes: &[u8]) -> bool {
    let text = decode(bytes);
    !text.contains('\u{fffd}') && !text.chars().any(is_binary)
}

fn is_binary(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')
}

/// By its mark, as UTF-8, or as the encoding of old Windows programs.
pub(crate) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or_default();
        return encoding.decode_without_bom_handling(rest).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        // Cut in the middle of a letter, as when only the beginning is looked at.
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => {
            let sound = bytes.get(..error.valid_up_to()).unwrap_or_default();
            String::from_utf8_lossy(sound)
        }
        Err(_) => WINDOWS_1250.decode_without_bom_handling(bytes).0,
    }
}
