//! What records are wanted, in an address.

use hlaska_audit::{Class, Filter, Outcome};
use hlaska_kernel::{Lang, time};
use hlaska_web::Fields;

use crate::text::text;

/// Characters of the words that are looked for.
const WORDS: usize = 200;

/// The filter of an address, and what in it cannot be used.
pub(crate) fn read(query: &Fields, lang: Lang) -> (Filter, Vec<&'static str>) {
    let mut wrong = Vec::new();
    let words: String = query.get("q").chars().take(WORDS).collect();
    let filter = Filter {
        class: Class::from_name(query.get("trida")),
        code: some(query.get("cinnost")),
        outcome: Outcome::from_name(query.get("vysledek")),
        account: parsed(query.get("ucet"), text(lang).bad_account(), &mut wrong),
        address: parsed(query.get("adresa"), text(lang).bad_address(), &mut wrong),
        device: some(query.get("zarizeni")),
        from: moment(query.get("od"), lang, &mut wrong),
        until: moment(query.get("do"), lang, &mut wrong),
        text: some(&words),
        ..Filter::default()
    };
    (filter, wrong)
}

fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn parsed<T: std::str::FromStr>(
    typed: &str,
    complaint: &'static str,
    wrong: &mut Vec<&'static str>,
) -> Option<T> {
    let typed = some(typed)?;
    let value = typed.parse().ok();
    if value.is_none() {
        wrong.push(complaint);
    }
    value
}

fn moment(
    typed: &str,
    lang: Lang,
    wrong: &mut Vec<&'static str>,
) -> Option<hlaska_kernel::Timestamp> {
    let typed = some(typed)?;
    let at = time::from_input(&typed);
    if at.is_none() {
        wrong.push(text(lang).bad_moment());
    }
    at
}

/// Names that make a choice; where on it the page stands is none of them.
pub(crate) const NAMES: [&str; 9] =
    ["q", "trida", "cinnost", "vysledek", "ucet", "adresa", "zarizeni", "od", "do"];

/// The choice alone, as a query; for links, exports and saved choices.
pub(crate) fn choice(query: &Fields) -> String {
    let mut encoded = form_urlencoded::Serializer::new(String::new());
    for name in NAMES {
        let value: String = query.get(name).chars().take(WORDS).collect();
        if !value.is_empty() {
            encoded.append_pair(name, &value);
        }
    }
    encoded.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(query: &str) -> (Filter, Vec<&'static str>) {
        read(&Fields::parse(query.as_bytes()), Lang::Cs)
    }

    #[test]
    fn everything_is_wanted_when_nothing_is_said() {
        assert_eq!(of(""), (Filter::default(), vec![]));
        assert_eq!(of("trida=&q=+&vysledek=vse"), (Filter::default(), vec![]));
    }

    #[test]
    fn a_choice_is_read_and_mistakes_are_said() {
        let (filter, wrong) = of("trida=a&vysledek=fail&adresa=192.0.2.7&q=krumlov");
        assert_eq!((filter.class, filter.outcome), (Some(Class::A), Some(Outcome::Fail)));
        assert_eq!(filter.address, Some("192.0.2.7".parse().unwrap()));
        assert_eq!(filter.text.as_deref(), Some("krumlov"));
        assert!(wrong.is_empty());
        assert_eq!(of("ucet=x&adresa=y&od=z").1.len(), 3);
    }

    #[test]
    fn a_choice_survives_as_an_address_without_the_place_on_it() {
        let query = Fields::parse("trida=d&q=řeka&pred=7&x=1".as_bytes());
        assert_eq!(choice(&query), "q=%C5%99eka&trida=d");
    }
}
