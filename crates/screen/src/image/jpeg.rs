//! JPEG: segments up to the picture itself.

use super::{check_size, metadata};
use crate::limits::Limits;
use crate::rejected::Rejected;
use crate::visible::{Spot, Visible};

const DAMAGED: Rejected = Rejected::Malformed("JPEG");

/// One segment and what follows it.
struct Segment<'a> {
    marker: u8,
    body: &'a [u8],
    rest: &'a [u8],
}

pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Visible, Rejected> {
    let mut visible = Visible::default();
    let mut rest = bytes.get(2..).ok_or(DAMAGED)?;
    let mut has_size = false;
    loop {
        let segment = next(rest).ok_or(DAMAGED)?;
        match segment.marker {
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                let (width, height) = size(segment.body).ok_or(DAMAGED)?;
                check_size(width, height, limits)?;
                has_size = true;
            }
            0xda => break,
            marker => describe(marker, segment.body, limits, &mut visible),
        }
        rest = segment.rest;
    }
    let has_end = rest.windows(2).any(|pair| pair == [0xff, 0xd9]);
    if has_size && has_end { Ok(visible) } else { Err(DAMAGED) }
}

fn next(bytes: &[u8]) -> Option<Segment<'_>> {
    let [0xff, rest @ ..] = bytes else { return None };
    let fill = rest.iter().position(|byte| *byte != 0xff)?;
    let (marker, rest) = rest.get(fill..)?.split_first()?;
    let (length, _) = rest.split_first_chunk::<2>()?;
    let length = usize::from(u16::from_be_bytes(*length));
    Some(Segment { marker: *marker, body: rest.get(2..length)?, rest: rest.get(length..)? })
}

fn size(frame: &[u8]) -> Option<(u32, u32)> {
    let [_, h1, h2, w1, w2, ..] = frame else { return None };
    Some((u16::from_be_bytes([*w1, *w2]).into(), u16::from_be_bytes([*h1, *h2]).into()))
}

fn describe(marker: u8, body: &[u8], limits: &Limits, visible: &mut Visible) {
    const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
    match marker {
        0xe1 => {
            if let Some(block) = body.strip_prefix(b"Exif\0\0") {
                metadata::exif(block, visible);
            } else if let Some(packet) = body.strip_prefix(XMP) {
                metadata::xmp(packet, limits, visible);
            }
        }
        0xed => metadata::iptc(body, visible),
        0xfe => visible.add(Spot::Metadata, metadata::latin(body)),
        _ => {}
    }
}
