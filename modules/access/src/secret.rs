//! What a password must be, and passwords that are easy to read aloud.

use hlaska_kernel::{Env, FieldError, Said, czech};
use hlaska_web::Fields;

/// Long enough that guessing through the gate is hopeless, short enough for a sentence.
const SHORTEST: usize = 12;
const LONGEST: usize = 200;
/// Words everybody tries first; what is left of a password without them must still be long.
const WORN: [&str; 10] = [
    "heslo", "password", "hlaska", "portal", "krizov", "starosta", "qwert", "asdf", "admin", "abcd",
];

/// The new password of a form that asks for it twice, or everything wrong with it.
pub(crate) fn chosen(form: &Fields, login: &str) -> Result<String, Vec<FieldError>> {
    let password = raw(form, "password");
    if let Some(message) = complaint(password, login) {
        return Err(vec![FieldError { field: "password", message }]);
    }
    if raw(form, "repeated") != password {
        let message = Said::new(
            "Hesla se neshodují. Napište totéž heslo ještě jednou.",
            "The passwords differ. Type the same password once more.",
        );
        return Err(vec![FieldError { field: "repeated", message }]);
    }
    Ok(password.to_owned())
}

/// As typed: spaces at either end belong to a password.
pub(crate) fn raw<'a>(form: &'a Fields, name: &str) -> &'a str {
    form.pairs().iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
}

fn complaint(password: &str, login: &str) -> Option<Said> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Some(Said::new(
            format!("Heslo musí mít aspoň {SHORTEST} znaků. Nejlépe několik slov za sebou."),
            format!("The password needs at least {SHORTEST} characters. Several words are best."),
        ));
    }
    if length > LONGEST {
        return Some(Said::new(
            format!("Heslo může mít nejvýše {LONGEST} znaků."),
            format!("The password may have at most {LONGEST} characters."),
        ));
    }
    is_guessable(password, login).then(|| {
        Said::new(
            "Takové heslo se dá uhodnout. Zvolte jiné, bez přihlašovacího jména a bez opakování.",
            "Such a password can be guessed. Choose one without your login name and repetitions.",
        )
    })
}

fn is_guessable(password: &str, login: &str) -> bool {
    let plain = czech::fold(password);
    let name = czech::fold(login);
    let name = name.split('@').next().unwrap_or_default();
    let rest = WORN
        .iter()
        .chain([&name])
        .filter(|word| word.len() >= 3)
        .fold(plain, |rest, word| rest.replace(word, ""));
    let mut letters: Vec<char> = rest.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    rest.chars().filter(|c| !c.is_ascii_digit()).count() < 5 || letters.len() < 5
}

/// Pronounceable and without letters that look alike, e.g. `kobela-turimo-47`; 42 bits.
pub(crate) fn readable(env: &Env) -> String {
    let bytes = env.bytes::<7>();
    let word = |from: usize| bytes[from..from + 3].iter().map(|byte| syllable(*byte)).collect();
    let (first, second): (String, String) = (word(0), word(3));
    format!("{first}-{second}-{}", 10 + (bytes[6] & 63))
}

/// One of 64.
fn syllable(byte: u8) -> String {
    const CONSONANTS: &[u8; 16] = b"bcdfghjkmnprstvz";
    const VOWELS: &[u8; 4] = b"aeou";
    let consonant = CONSONANTS[usize::from(byte & 15)];
    let vowel = VOWELS[usize::from(byte >> 4 & 3)];
    [char::from(consonant), char::from(vowel)].iter().collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use hlaska_kernel::env::{SeededRandom, SystemClock};

    use super::*;

    fn verdict(password: &str) -> Result<String, &'static str> {
        let form = format!("password={password}&repeated={password}");
        chosen(&Fields::parse(form.as_bytes()), "starosta@plav.example")
            .map_err(|errors| errors[0].field)
    }

    #[test]
    fn a_sentence_is_a_good_password() {
        assert_eq!(verdict("voda+v+Plavu+stoupa").unwrap(), "voda v Plavu stoupa");
        assert!(verdict("koberec3pes9voda").is_ok());
    }

    #[test]
    fn short_worn_and_repeated_ones_are_refused() {
        for bad in [
            "krátké",
            "123456789012",
            "aaaaaaaaaaaaaaa",
            "heslo1234567",
            "Heslo.heslo.heslo",
            "starosta12345",
            "STAROSTA@plav.example".split('@').next().unwrap(),
            "qwertqwert12",
        ] {
            assert_eq!(verdict(bad), Err("password"), "{bad}");
        }
    }

    #[test]
    fn both_fields_must_agree() {
        let form = Fields::parse(b"password=voda+v+Plavu+stoupa&repeated=voda+v+Plavu+klesa");
        assert_eq!(chosen(&form, "x").unwrap_err()[0].field, "repeated");
    }

    #[test]
    fn spaces_around_belong_to_the_password() {
        assert_eq!(verdict("+voda+stoupa+rychle+").unwrap(), " voda stoupa rychle ");
    }

    #[test]
    fn a_readable_password_passes_its_own_rule_and_differs_each_time() {
        let env = Env::new(Arc::new(SystemClock), Arc::new(SeededRandom::new(7)));
        let (one, two) = (readable(&env), readable(&env));
        assert_ne!(one, two);
        assert_eq!(one.chars().count(), 16, "{one}");
        assert_eq!(complaint(&one, "starosta"), None, "{one}");
    }
}
