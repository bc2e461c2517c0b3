//! How streams are packed.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};

use super::object::{Dict, Obj, is_space, unhex};
use super::scan::File;
use crate::limits::Limits;
use crate::rejected::{ArchiveFault, Rejected};

/// One way of packing, with the width of a row where rows are written as differences.
pub(super) struct Step {
    name: String,
    predicted_columns: Option<usize>,
}

/// The filters of a stream, outermost first.
pub(super) fn steps(file: &File<'_>, dict: &Dict) -> Vec<Step> {
    let list = |keys: [&str; 2]| -> Vec<&Obj> {
        match keys.iter().find_map(|key| file.get(dict, key)) {
            Some(Obj::Arr(items)) => items.iter().map(|item| file.resolve(item)).collect(),
            Some(one) => vec![one],
            None => Vec::new(),
        }
    };
    let parameters = list(["DecodeParms", "DP"]);
    let names = list(["Filter", "F"]).into_iter().enumerate();
    let step = |(at, name): (usize, &Obj)| {
        let Obj::Name(name) = name else { return None };
        let parameters = parameters.get(at).and_then(|value| value.dict());
        let rows = parameters.filter(|dict| dict.count("Predictor").unwrap_or(1) >= 10);
        let columns = rows.map(|dict| dict.count("Columns").unwrap_or(1));
        Some(Step { name: name.clone(), predicted_columns: columns })
    };
    names.filter_map(step).collect()
}

pub(super) fn decode(
    raw: &[u8],
    steps: &[Step],
    limits: &Limits,
    room: usize,
) -> Result<Vec<u8>, Rejected> {
    let mut bytes = raw.to_vec();
    for step in steps {
        bytes = match step.name.as_str() {
            "FlateDecode" | "Fl" => inflate(&bytes, limits, room)?,
            "ASCIIHexDecode" | "AHx" => {
                unhex(bytes.split(|byte| *byte == b'>').next().unwrap_or_default())
            }
            "ASCII85Decode" | "A85" => ascii85(&bytes),
            "LZWDecode" | "LZW" => super::lzw::decode(&bytes, room),
            "RunLengthDecode" | "RL" => run_length(&bytes, room),
            // Pictures, and ways nobody packs words in.
            _ => return Ok(Vec::new()),
        };
        if let Some(columns) = step.predicted_columns {
            bytes = rows(&bytes, columns);
        }
        if bytes.len() > room {
            return Err(Rejected::Archive(ArchiveFault::Size));
        }
    }
    Ok(bytes)
}

/// A damaged stream gives what it can, as it does in every reader.
fn inflate(packed: &[u8], limits: &Limits, room: usize) -> Result<Vec<u8>, Rejected> {
    let bytes = unpack(ZlibDecoder::new(packed), packed.len(), limits, room)?;
    if bytes.is_empty() && packed.len() > 2 {
        // Without its header, or with a wrong one.
        let bare = packed.get(2..).unwrap_or_default();
        return unpack(DeflateDecoder::new(bare), packed.len(), limits, room);
    }
    Ok(bytes)
}

fn unpack(
    mut source: impl Read,
    packed: usize,
    limits: &Limits,
    room: usize,
) -> Result<Vec<u8>, Rejected> {
    let mut bytes = Vec::new();
    loop {
        let read = source.by_ref().take(256 * 1024).read_to_end(&mut bytes);
        if limits.is_bomb(packed, bytes.len()) {
            return Err(Rejected::Archive(ArchiveFault::Ratio));
        }
        if bytes.len() > room {
            return Err(Rejected::Archive(ArchiveFault::Size));
        }
        if !matches!(read, Ok(1..)) {
            return Ok(bytes);
        }
    }
}

fn ascii85(text: &[u8]) -> Vec<u8> {
    let (mut out, mut group) = (Vec::new(), Vec::with_capacity(5));
    for byte in text.iter().copied().filter(|byte| !is_space(*byte)) {
        match byte {
            b'~' => break,
            b'z' if group.is_empty() => out.extend([0; 4]),
            b'!'..=b'u' => group.push(byte - b'!'),
            _ => {}
        }
        if group.len() == 5 {
            out.extend(group_bytes(&group));
            group.clear();
        }
    }
    if group.len() > 1 {
        let kept = group.len() - 1;
        group.resize(5, 84);
        out.extend(group_bytes(&group).into_iter().take(kept));
    }
    out
}

fn group_bytes(group: &[u8]) -> [u8; 4] {
    let value = |sum: u32, digit: &u8| sum.wrapping_mul(85).wrapping_add(u32::from(*digit));
    group.iter().fold(0, value).to_be_bytes()
}

fn run_length(packed: &[u8], room: usize) -> Vec<u8> {
    let (mut out, mut rest) = (Vec::new(), packed);
    while let Some((length, after)) = rest.split_first() {
        let length = usize::from(*length);
        let taken = match length {
            128 => break,
            0..128 => {
                out.extend(after.iter().take(length + 1));
                length + 1
            }
            _ => {
                out.extend(after.iter().take(1).cycle().take(257 - length));
                1
            }
        };
        rest = after.get(taken..).unwrap_or_default();
        if out.len() > room {
            break;
        }
    }
    out
}

/// Rows written as differences from their neighbours (the predictors of PNG, one byte a column).
fn rows(bytes: &[u8], columns: usize) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut above = vec![0; columns.clamp(1, 1 << 20)];
    for row in bytes.chunks(above.len() + 1) {
        let Some((kind, differences)) = row.split_first() else { break };
        let (mut left, mut corner) = (0_u8, 0_u8);
        for (difference, up) in differences.iter().zip(above.iter_mut()) {
            let guess = match kind {
                1 => left,
                2 => *up,
                3 => u8::try_from(u16::midpoint(left.into(), (*up).into())).unwrap_or_default(),
                4 => paeth(left, *up, corner),
                _ => 0,
            };
            corner = *up;
            left = difference.wrapping_add(guess);
            *up = left;
        }
        out.extend(above.iter().take(differences.len()));
    }
    out
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(up) - i16::from(corner);
    let far = |value: u8| (guess - i16::from(value)).abs();
    if far(left) <= far(up) && far(left) <= far(corner) {
        left
    } else if far(up) <= far(corner) {
        up
    } else {
        corner
    }
}
