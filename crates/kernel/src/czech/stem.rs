//! Light stemming of Czech after the published rules of Dolamic and Savoy (Indexing and stemming
//! approaches for the Czech language, 2009): take off the case ending, take off the possessive,
//! undo the softening of the last consonant.
//!
//! The rules are applied to folded words, because the reader may have typed without diacritics.
//! That merges endings which differ by a mark only (`ích`/`ich`), and softened groups are merged
//! in both directions: `šť` cannot be told from `st` any more, so both become `sk`.

/// Case endings by the shortest word (in letters) from which they may be taken, longest first.
const CASES: [(usize, &[&str]); 5] = [
    (8, &["atech"]),
    (7, &["etem", "atum"]),
    (
        6,
        &[
            "ach", "ama", "ami", "ata", "aty", "ech", "eho", "emi", "emu", "ete", "eti", "ich",
            "iho", "imi", "imu", "ove", "ovi", "ych", "ymi",
        ],
    ),
    (5, &["am", "at", "em", "es", "im", "mi", "os", "ou", "um", "us", "ym"]),
    (4, &["a", "e", "i", "o", "u", "y"]),
];

const POSSESSIVES: [(usize, &[&str]); 1] = [(6, &["in", "ov", "uv"])];

/// Softened ends and what they are softened from; the first that fits is used.
const SOFTENED: [(&str, &str); 4] = [("ct", "ck"), ("st", "sk"), ("c", "k"), ("z", "h")];

/// The stem of one folded word. Not a word itself; only good for comparing.
pub fn stem(word: &str) -> String {
    let word = without(&POSSESSIVES, without(&CASES, word));
    harden(&without_fleeting_e(word))
}

fn without<'a>(endings: &[(usize, &[&str])], word: &'a str) -> &'a str {
    let letters = word.chars().count();
    endings
        .iter()
        .filter(|(shortest, _)| letters >= *shortest)
        .flat_map(|(_, endings)| endings.iter())
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word)
}

/// `povoden` and `povodn`, `pisek` and `pisk` are one word; so are `dvur` and `dvor`.
fn without_fleeting_e(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if let [.., _, vowel, consonant] = letters.as_mut_slice() {
        match vowel {
            'e' => {
                *vowel = *consonant;
                letters.pop();
            }
            'u' => *vowel = 'o',
            _ => {}
        }
    }
    letters.into_iter().collect()
}

fn harden(word: &str) -> String {
    SOFTENED
        .iter()
        .find_map(|(soft, hard)| word.strip_suffix(soft).map(|root| format!("{root}{hard}")))
        .unwrap_or_else(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn endings_come_off_and_softening_is_undone() {
        let stems =
            ["luznice", "prahou", "praze", "kurata", "matcin", "nemecti", "nemecky"].map(stem);
        assert_eq!(stems, ["luznik", "prah", "prah", "kor", "matk", "nemeck", "nemeck"]);
    }

    #[test]
    fn short_words_are_left_alone() {
        let stems = ["spa", "h", "tyn", "3", ""].map(stem);
        assert_eq!(stems, ["spa", "h", "tyn", "3", ""]);
    }
}
