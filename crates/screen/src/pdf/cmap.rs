//! Tables from a font's codes to letters (`ToUnicode`).

use std::collections::HashMap;

use super::object::{Lexer, Obj};

#[derive(Debug, Default)]
pub(super) struct CMap {
    letters: HashMap<u32, String>,
    /// Bytes of a code, where the table says so.
    pub(super) width: Option<usize>,
}

/// Codes a table may name.
const MOST: usize = 70_000;

impl CMap {
    pub(super) fn parse(bytes: &[u8]) -> Self {
        let (mut map, mut held) = (Self::default(), Vec::new());
        let mut lexer = Lexer::new(bytes, 0);
        while let Some(token) = lexer.next() {
            match token {
                Obj::Word(word) => {
                    map.obey(&word, &held);
                    held.clear();
                }
                value => held.push(value),
            }
            if held.len() > MOST {
                break;
            }
        }
        map
    }

    pub(super) fn letter(&self, code: u32) -> Option<&str> {
        self.letters.get(&code).map(String::as_str)
    }

    fn obey(&mut self, word: &str, held: &[Obj]) {
        match word {
            "endcodespacerange" => {
                self.width = held.iter().find_map(|value| match value {
                    Obj::Str(code) => Some(code.len().clamp(1, 4)),
                    _ => None,
                });
            }
            "endbfchar" => held.chunks_exact(2).for_each(|pair| {
                if let [Obj::Str(code), Obj::Str(letter)] = pair {
                    self.add(number(code), utf16(letter));
                }
            }),
            "endbfrange" => held.chunks_exact(3).for_each(|triple| self.range(triple)),
            _ => {}
        }
    }

    fn range(&mut self, triple: &[Obj]) {
        let [Obj::Str(first), Obj::Str(last), to] = triple else { return };
        let (first, last) = (number(first), number(last));
        let codes = first..=last.min(first.saturating_add(0xffff));
        match to {
            Obj::Arr(letters) => codes.zip(letters).for_each(|(code, letter)| {
                if let Obj::Str(letter) = letter {
                    self.add(code, utf16(letter));
                }
            }),
            Obj::Str(letter) => {
                for (code, offset) in codes.zip(0_u32..) {
                    if self.letters.len() > MOST {
                        return;
                    }
                    self.add(code, shifted(&utf16(letter), offset));
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, code: u32, letter: String) {
        if self.letters.len() <= MOST {
            self.letters.insert(code, letter);
        }
    }
}

/// The text with its last letter moved on in the alphabet of Unicode.
fn shifted(text: &str, offset: u32) -> String {
    let mut text = text.to_owned();
    let last = text.pop().and_then(|last| char::from_u32(u32::from(last).saturating_add(offset)));
    text.extend(last);
    text
}

pub(super) fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |sum, byte| (sum << 8) | u32::from(*byte))
}

pub(super) fn utf16(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
}
