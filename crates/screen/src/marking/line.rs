//! A line of text as segments of words: markings are set apart by dashes, bars and wide gaps.

use hlaska_kernel::czech::fold;

use super::table::TRIGGERS;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) folded: String,
    /// Every letter is a capital.
    pub(super) is_upper: bool,
    /// The first letter is a capital.
    pub(super) is_capital: bool,
}

impl Word {
    fn new(text: &str) -> Self {
        let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
        let is_capital = letters.peek().is_some_and(|c| c.is_uppercase());
        Self {
            folded: fold(text),
            is_upper: is_capital && letters.all(char::is_uppercase),
            is_capital,
        }
    }
}

/// Words between two signs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Segment {
    /// The sign before it; a space when there is none.
    pub(super) opened_by: char,
    pub(super) words: Vec<Word>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) segments: Vec<Segment>,
}

impl Line {
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.trim().to_owned(), segments: segments(text) }
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &Word> {
        self.segments.iter().flat_map(|segment| &segment.words)
    }
}

/// The lines worth a look, and the first and the last one.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let lines =
        joined(visible.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']));
    let last = lines.len().saturating_sub(1);
    let worthy = |at: usize, line: &str| at == 0 || at == last || is_worth_a_look(line);
    let kept = lines.iter().enumerate().filter(|(at, line)| worthy(*at, line));
    kept.map(|(_, line)| Line::new(line)).collect()
}

/// Letters written below one another are one line.
fn joined<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let (mut all, mut column) = (Vec::new(), String::new());
    for line in lines.map(str::trim).filter(|line| !line.is_empty()) {
        if is_one_letter(line) {
            column.push_str(line);
            continue;
        }
        if !column.is_empty() {
            all.push(std::mem::take(&mut column));
        }
        all.extend(pieces(line));
    }
    if !column.is_empty() {
        all.push(column);
    }
    all
}

/// Bytes of a line; what is longer is no line people read.
const LONGEST: usize = 4_000;

fn pieces(line: &str) -> Vec<String> {
    if line.len() <= LONGEST {
        return vec![line.to_owned()];
    }
    let mut all = vec![String::new()];
    for word in line.split(' ') {
        if all.last().is_some_and(|piece| piece.len() + word.len() > LONGEST) {
            all.push(String::new());
        }
        if let Some(piece) = all.last_mut() {
            piece.push_str(word);
            piece.push(' ');
        }
    }
    all
}

fn is_one_letter(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Most lines of most files end here.
fn is_worth_a_look(line: &str) -> bool {
    let folded = fold(line);
    TRIGGERS.iter().any(|trigger| folded.contains(trigger))
        || folded.contains("j.")
        || folded.contains("cj")
        || is_torn(&folded)
}

/// Letters spaced out for emphasis, or torn apart by a program that sets each on its own.
fn is_torn(folded: &str) -> bool {
    let words = folded.split_whitespace();
    let (short, all) = words.fold((0, 0), |(short, all), word| {
        (short + usize::from(word.chars().count() <= 2), all + 1)
    });
    short >= 3 && short * 2 >= all
}

fn segments(text: &str) -> Vec<Segment> {
    let mut all = Vec::new();
    let mut open = Segment { opened_by: ' ', words: Vec::new() };
    let mut word = String::new();
    let mut spaces = 0;
    for c in text.chars().chain([' ']) {
        if c.is_alphanumeric() || is_mark(c) {
            if spaces > 1 && !open.words.is_empty() {
                close(&mut all, &mut open, '\t');
            }
            spaces = 0;
            word.push(c);
            continue;
        }
        spaces = if c.is_whitespace() { spaces + width(c) } else { 0 };
        if !word.is_empty() {
            open.words.push(Word::new(&std::mem::take(&mut word)));
        }
        if !c.is_whitespace() {
            close(&mut all, &mut open, c);
        }
    }
    close(&mut all, &mut open, ' ');
    all
}

/// Combining marks belong to their letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn width(space: char) -> usize {
    if space == '\t' { 2 } else { 1 }
}

fn close(all: &mut Vec<Segment>, open: &mut Segment, sign: char) {
    let next = Segment { opened_by: sign, words: Vec::new() };
    let closed = std::mem::replace(open, next);
    if closed.words.is_empty() {
        // Of several signs in a row the first one says most: "utajení: *TAJNÉ*".
        if closed.opened_by != ' ' && closed.opened_by != '\t' {
            open.opened_by = closed.opened_by;
        }
        return;
    }
    all.push(closed);
}
