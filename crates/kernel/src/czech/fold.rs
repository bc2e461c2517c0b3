//! Lower case without diacritics.

/// Lower-case text without diacritics: what people type when they are in a hurry.
/// Covers Czech and its neighbours; composed and decomposed characters give the same.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'ß' => out.push_str("ss"),
            // Combining marks: what remains of a decomposed character is its letter.
            '\u{300}'..='\u{36f}' => {}
            _ => out.push(base(c)),
        }
    }
    out
}

/// The letter under the mark.
fn base(c: char) -> char {
    match c {
        _ if c.is_ascii() => c,
        'á' | 'à' | 'â' | 'ä' | 'ă' | 'ą' => 'a',
        'č' | 'ć' | 'ç' => 'c',
        'ď' | 'đ' => 'd',
        'é' | 'è' | 'ě' | 'ë' | 'ê' | 'ę' => 'e',
        'í' | 'î' | 'ï' => 'i',
        'ľ' | 'ĺ' | 'ł' => 'l',
        'ň' | 'ń' | 'ñ' => 'n',
        'ó' | 'ô' | 'ö' | 'ő' => 'o',
        'ř' | 'ŕ' => 'r',
        'š' | 'ś' | 'ş' => 's',
        'ť' | 'ţ' => 't',
        'ú' | 'ů' | 'ü' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ž' | 'ź' | 'ż' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn marks_and_capitals_are_forgiven() {
        assert_eq!(
            fold("Příliš ŽLUŤOUČKÝ kůň úpěl ďábelské ódy"),
            "prilis zlutoucky kun upel dabelske ody"
        );
        assert_eq!(
            fold("Großschönau, Łódź, Kežmarok, Ľubica"),
            "grossschonau, lodz, kezmarok, lubica"
        );
    }

    #[test]
    fn decomposed_characters_fold_like_composed_ones() {
        assert_eq!(fold("Lu\u{17e}nice"), fold("Luz\u{30c}nice"));
    }
}
