//! Text from outside, fit for a page, a log and a database.

/// Without characters that nobody types and that come along with pasted text or broken files:
/// controls other than breaks and tabs, which neither a database nor a terminal takes, and marks
/// that turn the direction of writing, by which a line reads as something it is not.
pub fn plain(text: &str) -> String {
    let is_kept = |c: &char| match c {
        '\n' | '\r' | '\t' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => false,
        other => !other.is_control(),
    };
    text.chars().filter(is_kept).collect()
}

/// A name of one line, no longer than `limit` characters.
pub fn name(text: &str, limit: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    plain(&words.join(" ")).chars().take(limit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_typed_falls_out_and_lines_stay() {
        assert_eq!(plain("a\0voda\u{b} \u{202e}stoupá\r\ndál\t😀"), "avoda stoupá\r\ndál\t😀");
    }

    #[test]
    fn a_name_is_one_line_of_bearable_length() {
        assert_eq!(name(" Malše\n\ndata:\u{1b}[31m x ", 80), "Malše data:[31m x");
        assert_eq!(name(&"ž".repeat(100_000), 80).chars().count(), 80);
    }
}
