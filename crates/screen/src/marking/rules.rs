//! When a word is a marking.

use super::line::{Line, Segment, Word};
use super::table::{ABBREVIATIONS, COMPANIONS, DEGREE_OF_SECRECY, MARKINGS, Marking, Use};
use crate::visible::Spot;

type Found = Option<&'static Marking>;

/// A marking at its place in a segment.
struct Match<'a> {
    marking: &'static Marking,
    words: &'a [Word],
    before: &'a [Word],
    after: &'a [Word],
}

impl Match<'_> {
    fn is_upper(&self) -> bool {
        self.words.iter().all(|word| word.is_upper)
    }
    fn is_capital(&self) -> bool {
        self.words.first().is_some_and(|word| word.is_capital)
    }
    fn is_alone(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }
    /// Its neighbours are not in capitals, so it is in capitals for its own sake.
    fn stands_out(&self) -> bool {
        !is_shouted(self.before.iter().rev()) && !is_shouted(self.after.iter())
    }
}

/// More than one letter in capitals, also where a program has torn the word apart.
fn is_shouted<'a>(words: impl Iterator<Item = &'a Word>) -> bool {
    let capitals = words.take_while(|word| word.is_upper);
    capitals.flat_map(|word| word.folded.chars()).nth(1).is_some()
}

/// In the text of a file.
pub(super) fn written(line: &Line) -> Found {
    labelled(line, false).or_else(|| by_reference_number(line)).or_else(|| {
        let speaks_of_levels = distinct(line) >= 3;
        let matches = line.segments.iter().flat_map(matches);
        let mut matches = matches.filter(|_| !speaks_of_levels);
        matches.find(|found| is_marking(line, found)).map(|found| found.marking)
    })
}

fn is_marking(line: &Line, found: &Match<'_>) -> bool {
    let is_whole_line = found.is_alone() && line.segments.len() == 1;
    match found.marking.usage {
        Use::Proper => found.is_upper() || (is_whole_line && found.is_capital()),
        Use::Everyday if is_whole_line => found.is_capital(),
        Use::Everyday => {
            found.is_upper() && (found.is_alone() || found.stands_out()) && !has_companion(line)
        }
    }
}

fn has_companion(line: &Line) -> bool {
    let mut words = line.words();
    words.any(|word| COMPANIONS.iter().any(|stem| word.folded.starts_with(stem)))
}

/// In a cell of a sheet, where a word on its own is a value: "Vyhrazené" of a parking place.
pub(super) fn tabular(line: &Line) -> Found {
    let is_value = line.segments.len() == 1 && line.words().any(|word| !word.is_upper);
    written(line).filter(|found| found.usage == Use::Proper || !is_value)
}

/// In the head or foot of a page anything that looks like a marking is one.
pub(super) fn marginal(line: &Line) -> Found {
    let alone = || line.segments.iter().flat_map(matches).find(Match::is_alone);
    let abbreviated = || abbreviation(&line.text);
    written(line).or_else(|| alone().map(|found| found.marking)).or_else(abbreviated)
}

/// An abbreviation at the top and at the bottom of a page.
pub(super) fn framed(spot: Spot, lines: &[Line]) -> Found {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return None };
    let is_frame = spot == Spot::Body && lines.len() > 1 && first.text == last.text;
    is_frame.then(|| abbreviation(&first.text)).flatten()
}

/// In what people type: only what can hardly be anything else.
pub(super) fn typed(line: &Line) -> Found {
    let capitals = || {
        let mut matches = line.segments.iter().flat_map(matches);
        matches.find(|found| match found.marking.usage {
            Use::Proper => found.is_upper() && found.is_alone(),
            Use::Everyday => found.is_upper() && found.is_alone() && line.segments.len() == 1,
        })
    };
    labelled(line, true).or_else(|| capitals().map(|found| found.marking))
}

/// „Stupeň utajení: Důvěrné“. Without the colon only where nothing follows.
fn labelled(line: &Line, needs_sign: bool) -> Found {
    let label = |words: &[Word]| {
        let [first, second] = DEGREE_OF_SECRECY;
        words.windows(2).position(|pair| {
            pair[0].folded.starts_with(first) && pair[1].folded.starts_with(second)
        })
    };
    let distinct = distinct(line);
    for (at, segment) in line.segments.iter().enumerate() {
        let Some(start) = label(&segment.words) else { continue };
        let rest = segment.words.get(start + 2..).unwrap_or_default();
        if rest.is_empty() {
            return line.segments.get(at + 1).filter(|_| distinct < 3).and_then(after_sign);
        }
        let found = longest_at(rest).filter(|(_, length)| *length == rest.len());
        return found.filter(|_| !needs_sign && distinct < 2).map(|(marking, _)| marking);
    }
    None
}

fn after_sign(segment: &Segment) -> Found {
    let is_sign = matches!(segment.opened_by, ':' | '–' | '—' | '-' | '=' | '\t');
    let short = || {
        let [word] = segment.words.as_slice() else { return None };
        word.is_upper.then(|| abbreviation(&word.folded.to_uppercase())).flatten()
    };
    let found = longest_at(&segment.words).map(|(marking, _)| marking).or_else(short);
    found.filter(|_| is_sign)
}

/// „č. j. V-12/2026“: the abbreviation of the degree opens the number.
fn by_reference_number(line: &Line) -> Found {
    let words: Vec<&Word> = line.words().collect();
    let folded = |at: usize| words.get(at).map_or("", |word| word.folded.as_str());
    (0..words.len()).find_map(|at| {
        let next = match (folded(at), folded(at + 1)) {
            ("cj", _) => at + 1,
            ("c", "j") => at + 2,
            _ => return None,
        };
        let word = words.get(next).filter(|word| word.is_upper)?;
        let number_follows = folded(next + 1).starts_with(|c: char| c.is_ascii_digit());
        let letters = word.folded.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_glued = letters.len() < word.folded.len();
        (is_glued || number_follows).then(|| abbreviation(&letters.to_uppercase())).flatten()
    })
}

fn abbreviation(text: &str) -> Found {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    ABBREVIATIONS.iter().find(|(short, _)| *short == bare).map(|(_, marking)| *marking)
}

/// How many different markings a line names; whoever lists them speaks of them.
fn distinct(line: &Line) -> usize {
    let mut levels: Vec<_> =
        line.segments.iter().flat_map(matches).map(|found| found.marking.level).collect();
    levels.sort_unstable();
    levels.dedup();
    levels.len()
}

fn matches(segment: &Segment) -> Vec<Match<'_>> {
    let (mut all, mut at) = (Vec::new(), 0);
    while let Some(rest) = segment.words.get(at..).filter(|rest| !rest.is_empty()) {
        let Some((marking, length)) = longest_at(rest) else {
            at += 1;
            continue;
        };
        let before = segment.words.get(..at).unwrap_or_default();
        let (words, after) = rest.split_at(length);
        all.push(Match { marking, words, before, after });
        at += length;
    }
    all
}

/// The longest marking these words begin with, and how many of them it takes. Words torn apart by
/// spacing are read as one if together they are nothing but a marking.
fn longest_at(words: &[Word]) -> Option<(&'static Marking, usize)> {
    let fitting = MARKINGS.iter().filter_map(|marking| Some((marking, taken(marking, words)?)));
    fitting.max_by_key(|(_, length)| *length)
}

fn taken(marking: &Marking, words: &[Word]) -> Option<usize> {
    let first = words.first()?;
    if first.folded.as_bytes().first() != marking.folded.as_bytes().first() {
        return None;
    }
    let mut wanted = marking.folded.split(' ');
    let length = marking.folded.split(' ').count();
    let found = words.get(..length).unwrap_or_default();
    if !found.is_empty() && found.iter().all(|word| wanted.next() == Some(&word.folded)) {
        return Some(length);
    }
    let letters = marking.folded.bytes().filter(|byte| *byte != b' ');
    let torn = words.iter().take(MOST_PIECES).flat_map(|word| word.folded.bytes());
    torn.eq(letters).then_some(words.len())
}

/// Pieces a torn marking may be in.
const MOST_PIECES: usize = 32;
