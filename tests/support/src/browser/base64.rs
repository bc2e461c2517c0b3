/// Decodes standard base64 (the browser sends pictures so).
pub fn decode(text: &str) -> Vec<u8> {
    let sextets: Vec<u8> = text.bytes().filter_map(sextet).collect();
    sextets.chunks(4).flat_map(bytes).collect()
}

/// Four sextets make three bytes; a shorter tail makes one byte less than it has sextets.
fn bytes(chunk: &[u8]) -> Vec<u8> {
    let padded = (0..4).map(|place| chunk.get(place).copied().unwrap_or(0));
    let bits = padded.fold(0_u32, |bits, sextet| (bits << 6) | u32::from(sextet));
    bits.to_be_bytes()[1..chunk.len()].to_vec()
}

fn sextet(letter: u8) -> Option<u8> {
    match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn decodes_tails_of_every_length() {
        assert_eq!(decode("aGzDoXNrYQ=="), "hláska".as_bytes());
        assert_eq!(decode("aGzDoXNr"), "hlásk".as_bytes());
        assert_eq!(decode("aGzDoXM="), "hlás".as_bytes());
        assert_eq!(decode(""), b"");
    }
}
