//! The text a content stream shows. Where words stand on the page decides about lines and gaps.

use std::collections::HashMap;
use std::rc::Rc;

use super::font::Font;
use super::object::{Lexer, Obj, is_space};
use super::place::{Joint, Matrix, Place};

pub(super) type Fonts = HashMap<String, Rc<Font>>;

/// Operands an operator may have.
const MOST_OPERANDS: usize = 512;
/// Thousandths of the font's size: a wider step back to the right is a gap between words.
const GAP: f64 = 180.0;

struct Page<'a> {
    /// Of the page itself, then of the whole file.
    fonts: [&'a Fonts; 2],
    is_czech: bool,
    font: Option<Rc<Font>>,
    place: Place,
    text: String,
}

pub(super) fn text(bytes: &[u8], fonts: [&Fonts; 2], is_czech: bool) -> String {
    let mut page = Page { fonts, is_czech, font: None, place: Place::new(), text: String::new() };
    let (mut lexer, mut operands) = (Lexer::new(bytes, 0), Vec::new());
    while let Some(token) = lexer.next() {
        match token {
            Obj::Word(word) if word == "ID" => {
                skip_picture(&mut lexer);
                operands.clear();
            }
            Obj::Word(word) => {
                page.obey(&word, &operands);
                operands.clear();
            }
            value if operands.len() < MOST_OPERANDS => operands.push(value),
            _ => {}
        }
    }
    page.text
}

/// A picture written into the page ends with „EI“ between spaces.
fn skip_picture(lexer: &mut Lexer<'_>) {
    let rest = lexer.rest();
    let is_end = |window: &[u8]| matches!(window, [before, b'E', b'I', after] if is_space(*before) && is_space(*after));
    let length = rest.windows(4).position(is_end).map_or(rest.len(), |at| at + 3);
    lexer.at += length;
}

impl Page<'_> {
    fn obey(&mut self, word: &str, operands: &[Obj]) {
        let number = |at: usize| operands.get(at).and_then(Obj::num).unwrap_or(0.0);
        let matrix = || -> Matrix { std::array::from_fn(number) };
        match word {
            "q" => self.place.save(),
            "Q" => self.place.restore(),
            "cm" => self.place.transform(&matrix()),
            "BT" => self.place.begin(),
            "Tm" => self.place.set(matrix()),
            "Td" => self.place.step(number(0), number(1)),
            "TD" => {
                self.place.set_leading(-number(1));
                self.place.step(number(0), number(1));
            }
            "TL" => self.place.set_leading(number(0)),
            "T*" => self.place.next_line(),
            "Tf" => self.choose(operands),
            "Tj" => self.show_all(operands),
            "TJ" => self.show_spaced(operands),
            "'" | "\"" => {
                self.place.next_line();
                self.show_all(operands);
            }
            _ => {}
        }
    }

    fn choose(&mut self, operands: &[Obj]) {
        if let Some(Obj::Name(name)) = operands.first() {
            self.font = self.fonts.iter().find_map(|fonts| fonts.get(name)).cloned();
            self.place.set_size(operands.get(1).and_then(Obj::num).unwrap_or(1.0));
        }
    }

    fn show_all(&mut self, operands: &[Obj]) {
        for operand in operands {
            if let Obj::Str(bytes) = operand {
                self.show(bytes);
            }
        }
    }

    fn show_spaced(&mut self, operands: &[Obj]) {
        let Some(Obj::Arr(items)) = operands.last() else { return };
        for item in items {
            match item {
                Obj::Str(bytes) => self.show(bytes),
                Obj::Num(step) if *step < -GAP => self.text.push(' '),
                _ => {}
            }
        }
    }

    fn show(&mut self, bytes: &[u8]) {
        match self.place.shown() {
            Joint::Glued => {}
            Joint::Gap => self.text.push(' '),
            Joint::NewLine => self.break_line(),
        }
        let plain = Font::default();
        let font = self.font.as_deref().unwrap_or(&plain);
        font.write(bytes, self.is_czech, &mut self.text);
    }

    fn break_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}
