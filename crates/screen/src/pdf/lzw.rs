//! LZW as old programs pack the text of pages: codes of 9 to 12 bits, high bits first.

const CLEAR: usize = 256;
const END: usize = 257;
/// Entries beside single bytes and the two signals.
const FULL: usize = 4096 - 258;

pub(super) fn decode(packed: &[u8], room: usize) -> Vec<u8> {
    let mut out = Vec::new();
    let mut table: Vec<Vec<u8>> = Vec::new();
    let (mut bits, mut held, mut width) = (0_u32, 0, 9);
    let mut before: Option<Vec<u8>> = None;
    for byte in packed {
        bits = (bits << 8) | u32::from(*byte);
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = (bits >> held) as usize & ((1 << width) - 1);
        if code == END || out.len() > room {
            break;
        }
        if code == CLEAR {
            (table, before, width) = (Vec::new(), None, 9);
            continue;
        }
        let Some(entry) = entry(code, &table, before.as_deref()) else { break };
        out.extend(&entry);
        if let Some(mut grown) = before.take() {
            grown.extend(entry.first());
            if table.len() < FULL {
                table.push(grown);
            }
        }
        width = match table.len() + 259 {
            ..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
        before = Some(entry);
    }
    out
}

fn entry(code: usize, table: &[Vec<u8>], before: Option<&[u8]>) -> Option<Vec<u8>> {
    if let Ok(byte) = u8::try_from(code) {
        return Some(vec![byte]);
    }
    if let Some(known) = table.get(code.checked_sub(258)?) {
        return Some(known.clone());
    }
    // A code may name the entry that is being made: what came before and its first byte again.
    let mut made = before?.to_vec();
    made.push(*made.first()?);
    Some(made)
}
