//! PNG: chunks from the first to the last.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::{check_size, metadata};
use crate::limits::Limits;
use crate::rejected::{ArchiveFault, Rejected};
use crate::visible::{Spot, Visible};

const DAMAGED: Rejected = Rejected::Malformed("PNG");
const SIGNATURE: usize = 8;

pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Visible, Rejected> {
    let mut visible = Visible::default();
    let mut rest = bytes.get(SIGNATURE..).ok_or(DAMAGED)?;
    let (mut has_size, mut has_picture) = (false, false);
    loop {
        let (kind, body, after) = next(rest).ok_or(DAMAGED)?;
        match &kind {
            b"IHDR" => {
                let (width, height) = size(body).ok_or(DAMAGED)?;
                check_size(width, height, limits)?;
                has_size = true;
            }
            b"IDAT" => has_picture = true,
            b"IEND" => break,
            _ => describe(kind, body, limits, &mut visible)?,
        }
        rest = after;
    }
    if has_size && has_picture { Ok(visible) } else { Err(DAMAGED) }
}

type Chunk<'a> = ([u8; 4], &'a [u8], &'a [u8]);

/// Length, kind, body, checksum.
fn next(bytes: &[u8]) -> Option<Chunk<'_>> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (kind, rest) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    Some((*kind, rest.get(..length)?, rest.get(length.checked_add(4)?..)?))
}

fn size(header: &[u8]) -> Option<(u32, u32)> {
    let (width, rest) = header.split_first_chunk::<4>()?;
    let (height, _) = rest.split_first_chunk::<4>()?;
    Some((u32::from_be_bytes(*width), u32::from_be_bytes(*height)))
}

fn describe(
    kind: [u8; 4],
    body: &[u8],
    limits: &Limits,
    visible: &mut Visible,
) -> Result<(), Rejected> {
    let (keyword, text) = split(body);
    match &kind {
        b"tEXt" => visible.add(Spot::Metadata, metadata::latin(text)),
        b"zTXt" => {
            let text = unpack(text.get(1..).unwrap_or_default(), limits)?;
            visible.add(Spot::Metadata, metadata::latin(&text));
        }
        b"iTXt" => international(keyword, text, limits, visible)?,
        b"eXIf" => metadata::exif(body, visible),
        _ => {}
    }
    Ok(())
}

/// Up to the first zero and after it.
fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    let at = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    (bytes.get(..at).unwrap_or_default(), bytes.get(at + 1..).unwrap_or_default())
}

fn international(
    keyword: &[u8],
    rest: &[u8],
    limits: &Limits,
    visible: &mut Visible,
) -> Result<(), Rejected> {
    let [is_packed, _, rest @ ..] = rest else { return Ok(()) };
    let (_language, rest) = split(rest);
    let (translated, text) = split(rest);
    let text = if *is_packed == 1 { unpack(text, limits)? } else { text.to_vec() };
    visible.add(Spot::Metadata, metadata::latin(translated));
    if keyword == b"XML:com.adobe.xmp" {
        metadata::xmp(&text, limits, visible);
    } else {
        visible.add(Spot::Metadata, metadata::latin(&text));
    }
    Ok(())
}

/// Nobody describes a picture in more than this, bytes.
const LONGEST_TEXT: u64 = 1024 * 1024;

fn unpack(packed: &[u8], limits: &Limits) -> Result<Vec<u8>, Rejected> {
    let mut text = Vec::new();
    // What could be read of a damaged text is looked at.
    let _ = ZlibDecoder::new(packed).take(LONGEST_TEXT + 1).read_to_end(&mut text);
    if text.len() as u64 > LONGEST_TEXT || limits.is_bomb(packed.len(), text.len()) {
        return Err(Rejected::Archive(ArchiveFault::Ratio));
    }
    Ok(text)
}
