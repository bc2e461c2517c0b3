//! The notation of PDF: numbers, strings, names, arrays, dictionaries, references, operators.

const DEEPEST: usize = 64;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Obj {
    Num(f64),
    Str(Vec<u8>),
    Name(String),
    Arr(Vec<Obj>),
    Dict(Dict),
    Ref(u32),
    /// An operator or a keyword.
    Word(String),
}

#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Dict(Vec<(String, Obj)>);

impl Dict {
    pub(super) fn get(&self, key: &str) -> Option<&Obj> {
        // Of a key written twice programs believe the last one.
        self.0.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value)
    }
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Obj)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }
    pub(super) fn is(&self, key: &str, name: &str) -> bool {
        matches!(self.get(key), Some(Obj::Name(found)) if found == name)
    }
    pub(super) fn count(&self, key: &str) -> Option<usize> {
        self.get(key).and_then(Obj::count)
    }
}

impl Obj {
    pub(super) fn dict(&self) -> Option<&Dict> {
        if let Self::Dict(dict) = self { Some(dict) } else { None }
    }
    pub(super) fn num(&self) -> Option<f64> {
        if let Self::Num(number) = self { Some(*number) } else { None }
    }
    /// A whole number that is not negative.
    pub(super) fn count(&self) -> Option<usize> {
        let number = self.num()?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range")]
        let count = (0.0..4e9).contains(&number).then_some(number as usize);
        count
    }
}

pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    pub(super) at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub(super) fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                let end = self.rest().iter().position(|byte| matches!(byte, b'\n' | b'\r'));
                self.at += end.unwrap_or(self.rest().len());
            } else if is_space(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// The next object; `None` at the end. References are recognised only where they can be.
    pub(super) fn next(&mut self) -> Option<Obj> {
        self.value(0)
    }

    fn value(&mut self, depth: usize) -> Option<Obj> {
        self.skip_space();
        let rest = self.rest();
        match rest {
            [] => None,
            [b'<', b'<', ..] => self.dict(depth),
            [b'<', ..] => Some(Obj::Str(self.hex())),
            [b'(', ..] => Some(Obj::Str(self.literal())),
            [b'/', ..] => Some(Obj::Name(self.name())),
            [b'[', ..] => self.array(depth),
            [b')' | b'>' | b']' | b'{' | b'}', ..] => {
                self.at += 1;
                Some(Obj::Word(char::from(rest[0]).to_string()))
            }
            _ => Some(self.word_or_number()),
        }
    }

    fn dict(&mut self, depth: usize) -> Option<Obj> {
        self.at += 2;
        let mut pairs = Vec::new();
        loop {
            self.skip_space();
            match self.rest() {
                [] => break,
                [b'>', b'>', ..] => {
                    self.at += 2;
                    break;
                }
                [b'/', ..] => {
                    let key = self.name();
                    self.skip_space();
                    if self.rest().starts_with(b">>") {
                        continue;
                    }
                    pairs.push((key, self.inner(depth)?));
                }
                _ => {
                    self.inner(depth)?;
                }
            }
        }
        Some(Obj::Dict(Dict(pairs)))
    }

    fn array(&mut self, depth: usize) -> Option<Obj> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip_space();
            match self.peek() {
                None => break,
                Some(b']') => {
                    self.at += 1;
                    break;
                }
                Some(_) => items.push(self.inner(depth)?),
            }
        }
        Some(Obj::Arr(items))
    }

    fn inner(&mut self, depth: usize) -> Option<Obj> {
        if depth >= DEEPEST {
            return None;
        }
        let value = self.value(depth + 1)?;
        Some(self.reference(&value).unwrap_or(value))
    }

    /// „12 0 R“
    fn reference(&mut self, first: &Obj) -> Option<Obj> {
        let number = u32::try_from(first.count()?).ok()?;
        let before = self.at;
        let found = (|| {
            self.skip_space();
            let Obj::Num(_) = self.digits()? else { return None };
            self.skip_space();
            let ends = self.bytes.get(self.at + 1).is_none_or(|byte| !is_regular(*byte));
            (self.peek()? == b'R' && ends).then(|| self.at += 1)
        })();
        if found.is_none() {
            self.at = before;
        }
        found.map(|()| Obj::Ref(number))
    }

    fn digits(&mut self) -> Option<Obj> {
        self.peek().filter(u8::is_ascii_digit)?;
        Some(self.word_or_number())
    }

    fn word_or_number(&mut self) -> Obj {
        let rest = self.rest();
        let length = rest.iter().position(|byte| !is_regular(*byte)).unwrap_or(rest.len()).max(1);
        let word = String::from_utf8_lossy(rest.get(..length).unwrap_or_default()).into_owned();
        self.at += length;
        let is_number = word.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
        match word.parse::<f64>() {
            Ok(number) if is_number && number.is_finite() => Obj::Num(number),
            _ => Obj::Word(word),
        }
    }

    fn name(&mut self) -> String {
        self.at += 1;
        let rest = self.rest();
        let length = rest.iter().position(|byte| !is_regular(*byte)).unwrap_or(rest.len());
        self.at += length;
        let mut bytes = Vec::with_capacity(length);
        let mut raw = rest.get(..length).unwrap_or_default();
        while let Some((first, after)) = raw.split_first() {
            let coded = (*first == b'#').then(|| hex_pair(after)).flatten();
            bytes.push(coded.unwrap_or(*first));
            raw = after.get(if coded.is_some() { 2 } else { 0 }..).unwrap_or_default();
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }

    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let rest = self.rest();
        let length = rest.iter().position(|byte| *byte == b'>').unwrap_or(rest.len());
        self.at += length + 1;
        unhex(rest.get(..length).unwrap_or_default())
    }

    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut bytes, mut open) = (Vec::new(), 1);
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => open -= 1,
                b'\\' => {
                    bytes.extend(self.escaped());
                    continue;
                }
                _ => {}
            }
            if open == 0 {
                break;
            }
            bytes.push(byte);
        }
        bytes
    }

    fn escaped(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        match byte {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' | b'f' => Some(b' '),
            b'\r' => {
                self.at += usize::from(self.peek() == Some(b'\n'));
                None
            }
            b'\n' => None,
            b'0'..=b'7' => Some(self.octal(byte)),
            other => Some(other),
        }
    }

    fn octal(&mut self, first: u8) -> u8 {
        let mut value = u32::from(first - b'0');
        for _ in 0..2 {
            let Some(digit @ b'0'..=b'7') = self.peek() else { break };
            value = value * 8 + u32::from(digit - b'0');
            self.at += 1;
        }
        u8::try_from(value & 0xff).unwrap_or_default()
    }
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0xc | b'\r' | b' ')
}

pub(super) fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn hex_pair(bytes: &[u8]) -> Option<u8> {
    let [high, low, ..] = bytes else { return None };
    Some(digit(*high)? * 16 + digit(*low)?)
}

/// Pairs of hexadecimal digits; a lone last one counts as followed by zero.
pub(super) fn unhex(text: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = text.iter().filter_map(|byte| digit(*byte)).collect();
    digits.chunks(2).map(|pair| pair[0] * 16 + pair.get(1).copied().unwrap_or(0)).collect()
}
