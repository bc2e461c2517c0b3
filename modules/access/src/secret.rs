//! What a password must be, and passwords that are easy to read aloud.

use hlaska_kernel::{Env, FieldError, Said, czech};
use hlaska_web::Fields;

use crate::view::Account;

mod common;

/// Long enough that guessing through the gate is hopeless, short enough for a sentence.
const SHORTEST: usize = 12;
/// For those who run the portal, as the decree on safety of information systems asks.
const SHORTEST_TO_RUN: usize = 17;
const LONGEST: usize = 200;
/// Words everybody tries first; what is left of a password without them must still be long.
const WORN: [&str; 10] = [
    "heslo", "password", "hlaska", "portal", "krizov", "starosta", "qwert", "asdf", "admin", "abcd",
];

/// How long a password of this account must be, characters.
pub(crate) fn shortest(account: &Account) -> usize {
    let runs = account.all_grants().any(|grant| !grant.role.is_operational());
    if runs { SHORTEST_TO_RUN } else { SHORTEST }
}

/// The new password of a form that asks for it twice, or everything wrong with it.
pub(crate) fn chosen(form: &Fields, account: &Account) -> Result<String, Vec<FieldError>> {
    agreed(form, &account.login, shortest(account))
}

fn agreed(form: &Fields, login: &str, shortest: usize) -> Result<String, Vec<FieldError>> {
    let password = raw(form, "password");
    if let Some(message) = complaint(password, login, shortest) {
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

fn complaint(password: &str, login: &str, shortest: usize) -> Option<Said> {
    let length = password.chars().count();
    if length < shortest {
        return Some(Said::new(
            format!("Heslo musí mít aspoň {shortest} znaků. Nejlépe několik slov za sebou."),
            format!("The password needs at least {shortest} characters. Several words are best."),
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
    if common::is_common(&plain) {
        return true;
    }
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
        agreed(&Fields::parse(form.as_bytes()), "starosta@plav.example", SHORTEST)
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
    fn passwords_from_leaks_are_refused_also_in_disguise() {
        for bad in ["iloveyou1234", "Sparta-Praha-2024", "football.1999", "letmein please 1"] {
            assert_eq!(verdict(&bad.replace(' ', "+")), Err("password"), "{bad}");
        }
    }

    #[test]
    fn whoever_runs_the_portal_needs_a_longer_one() {
        let told = |password| complaint(password, "spravce", SHORTEST_TO_RUN).map(|said| said.cs);
        assert!(told("mlha nad vodou").unwrap().contains("aspoň 17 znaků"));
        assert_eq!(told("mlha nad vodou jde"), None);
    }

    #[test]
    fn both_fields_must_agree() {
        let form = Fields::parse(b"password=voda+v+Plavu+stoupa&repeated=voda+v+Plavu+klesa");
        assert_eq!(agreed(&form, "x", SHORTEST).unwrap_err()[0].field, "repeated");
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
        assert_eq!(complaint(&one, "starosta", SHORTEST), None, "{one}");
    }
}
