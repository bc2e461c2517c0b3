//! Fields of a form or a query, read once with everything wrong collected.

use std::str::FromStr;

use hlaska_kernel::plain::plain;
use hlaska_kernel::{FieldError, Lang, Refusal, Said, Timestamp, number, time};

/// Longest text accepted in one field unless said otherwise, characters.
pub const TEXT_LIMIT: usize = 4_000;

/// What is written down now has not happened before this: a slip in the year would otherwise stand
/// first in the log for ever.
const OLDEST_SECONDS: i64 = 10 * 365 * 24 * 3600;

/// Decoded pairs in the order they came; keys may repeat.
#[derive(Debug, Clone, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    pub fn parse(encoded: &[u8]) -> Self {
        let pairs = form_urlencoded::parse(encoded);
        Self(pairs.map(|(key, value)| (plain(&key), plain(&value))).collect())
    }

    pub(crate) fn add(&mut self, key: &str, value: &str) {
        self.0.push((plain(key), plain(value)));
    }

    /// The first value of the key, trimmed; empty when absent.
    pub fn get(&self, key: &str) -> &str {
        self.0.iter().find(|(k, _)| k == key).map_or("", |(_, value)| value.trim())
    }

    pub fn has(&self, key: &str) -> bool {
        !self.get(key).is_empty()
    }

    pub fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(k, _)| k == key).map(|(_, value)| value.trim())
    }

    /// The pairs as they were typed, to show the form again.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    pub fn encoded(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.0).finish()
    }
}

/// Reads fields and remembers every mistake, so that a person sees all of them at once.
pub struct FormReader<'a> {
    fields: &'a Fields,
    errors: Vec<FieldError>,
}

impl<'a> FormReader<'a> {
    pub fn new(fields: &'a Fields) -> Self {
        Self { fields, errors: Vec::new() }
    }

    pub fn error(&mut self, field: &'static str, message: Said) {
        self.errors.push(FieldError { field, message });
    }

    /// A text that must be there.
    pub fn required(&mut self, field: &'static str, limit: usize) -> String {
        let text = self.optional(field, limit);
        if text.is_empty() {
            self.error(field, Said::new("Vyplňte toto pole.", "Fill in this field."));
        }
        text
    }

    pub fn optional(&mut self, field: &'static str, limit: usize) -> String {
        let text = self.fields.get(field);
        if text.chars().count() > limit {
            self.error(field, too_long(limit));
        }
        if let Some(finding) = hlaska_screen::classified_text(text) {
            self.error(field, classified(finding.marking));
        }
        text.to_owned()
    }

    /// A value that may be left out; a mistake is remembered with `message`.
    pub fn parsed<T: FromStr>(&mut self, field: &'static str, message: Said) -> Option<T> {
        let text = self.fields.get(field);
        if text.is_empty() {
            return None;
        }
        let value = text.parse().ok();
        if value.is_none() {
            self.error(field, message);
        }
        value
    }

    /// A count of people or things: a whole number up to `limit`; spaces in it do not matter.
    pub fn count(&mut self, field: &'static str, limit: u32) -> Option<u32> {
        let digits: String = self.fields.get(field).split_whitespace().collect();
        if digits.is_empty() {
            return None;
        }
        match digits.parse() {
            Ok(count) if count <= limit => Some(count),
            _ => {
                let limit = |lang| number::whole(limit.into(), lang);
                self.error(
                    field,
                    Said::new(
                        format!("Zadejte celé číslo od 0 do {}.", limit(Lang::Cs)),
                        format!("Enter a whole number from 0 to {}.", limit(Lang::En)),
                    ),
                );
                None
            }
        }
    }

    /// A moment from a date-and-time field; empty means `now`.
    pub fn moment(&mut self, field: &'static str, now: Timestamp) -> Timestamp {
        let text = self.fields.get(field);
        if text.is_empty() {
            return now;
        }
        let Some(at) = time::from_input(text) else {
            self.error(
                field,
                Said::new(
                    "Zadejte datum a čas, např. 2026-11-22T17:06.",
                    "Enter a date and a time, e.g. 2026-11-22T17:06.",
                ),
            );
            return now;
        };
        // The field shows whole minutes, so "now" may read a moment ahead of itself.
        if at.as_second() > now.as_second() + 60 {
            self.error(field, Said::new("Čas je v budoucnosti.", "The time is in the future."));
        }
        if at.as_second() < now.as_second() - OLDEST_SECONDS {
            let message = Said::new(
                "Čas je přes deset let starý. Zkontrolujte rok.",
                "The time is more than ten years ago. Check the year.",
            );
            self.error(field, message);
        }
        at
    }

    pub fn ticked(&self, field: &str) -> bool {
        self.fields.has(field)
    }

    /// The value if nothing was wrong.
    pub fn finish<T>(self, value: T) -> Result<T, Refusal> {
        if self.errors.is_empty() { Ok(value) } else { Err(Refusal::Invalid(self.errors)) }
    }
}

/// What bears such a marking is not stored, wherever it is typed.
fn classified(marking: &str) -> Said {
    Said::new(
        format!(
            "Text nese označení utajované informace „{marking}“ a nebyl uložen. Nikam jej \
             neposílejte a zavolejte bezpečnostního ředitele."
        ),
        format!(
            "The text bears the marking of classified information “{marking}” and was not stored. \
             Do not send it anywhere and call the security director."
        ),
    )
}

fn too_long(limit: usize) -> Said {
    Said::new(
        format!("Text je delší než {limit} znaků. Zkraťte jej."),
        format!("The text is longer than {limit} characters. Shorten it."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_text_loses_what_nobody_typed_and_keeps_its_lines() {
        let form =
            Fields::parse("a%00=v%00oda%0b+%E2%80%AEstoupá%0D%0A%EF%BB%BFdál%09😀".as_bytes());
        assert_eq!(form.get("a"), "voda stoupá\r\ndál\t😀");
        assert_eq!(Fields::parse(b"a=%00").get("a"), "");
    }

    #[test]
    fn classified_text_is_refused_in_any_field_and_ordinary_words_are_not() {
        let reads = |text: &str| {
            let form = Fields(vec![("text".to_owned(), text.to_owned())]);
            let mut reader = FormReader::new(&form);
            let read = reader.optional("text", TEXT_LIMIT);
            reader.finish(read).is_ok()
        };
        assert!(!reads("Zpráva\nPŘÍSNĚ TAJNÉ\nvoda stoupá"));
        assert!(!reads("stupeň utajení: vyhrazené"));
        assert!(reads("U školy je vyhrazené parkoviště. Volby jsou TAJNÉ a důvěrné."));
    }

    #[test]
    fn a_time_is_neither_ahead_nor_of_another_age() {
        let now: Timestamp = "2026-11-22T16:06:00Z".parse().unwrap();
        let reads = |text: &str| {
            let form = Fields(vec![("at".to_owned(), text.to_owned())]);
            let mut reader = FormReader::new(&form);
            let at = reader.moment("at", now);
            reader.finish(at).is_ok()
        };
        for (text, fine) in [
            ("", true),
            ("2026-11-22T17:06", true),
            ("2017-01-01T00:00", true),
            ("2026-11-22T18:06", false),
            ("0026-11-22T17:06", false),
            ("1026-11-22T17:06", false),
            ("9999-12-31T23:59", false),
        ] {
            assert_eq!(reads(text), fine, "{text}");
        }
    }
}
