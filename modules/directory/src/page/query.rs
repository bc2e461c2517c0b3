//! What of the directory is wanted, and the lines that answer it.

use hlaska_access::{Accounts, Organisation, OrganisationKind};
use hlaska_journal::World;
use hlaska_kernel::{Cisorp, czech};
use hlaska_web::Fields;

use super::{Sight, function_words};
use crate::model::FunctionKind;
use crate::reach;
use crate::value;
use crate::view::Directory;
use crate::view::record::{Contact, Person, Post};

/// Lines on one page.
pub const PER_PAGE: usize = 100;

/// The address bar of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub text: String,
    pub kind: Option<OrganisationKind>,
    pub orp: Option<Cisorp>,
    pub function: Option<FunctionKind>,
    pub stale: bool,
    /// Everything on one page, for print.
    pub whole: bool,
    /// From 0.
    pub page: usize,
}

impl Query {
    pub fn read(fields: &Fields) -> Self {
        let page: usize = fields.get("strana").parse().unwrap_or(1);
        Self {
            text: fields.get("q").chars().take(100).collect(),
            kind: OrganisationKind::from_name(fields.get("druh")),
            orp: fields.get("orp").parse().ok(),
            function: FunctionKind::from_name(fields.get("funkce")),
            stale: fields.get("stav") == "neoverene",
            whole: fields.get("vse") == "1",
            page: page.saturating_sub(1).min(100_000),
        }
    }

    /// The same wish as an address: `?q=…`.
    pub fn address(&self, path: &str, more: &[(&str, &str)]) -> String {
        let orp = self.orp.map(|orp| orp.to_string()).unwrap_or_default();
        let own = [
            ("q", self.text.as_str()),
            ("druh", self.kind.map_or("", OrganisationKind::name)),
            ("orp", orp.as_str()),
            ("funkce", self.function.map_or("", FunctionKind::name)),
            ("stav", if self.stale { "neoverene" } else { "" }),
        ];
        let said = own.iter().chain(more).filter(|(_, value)| !value.is_empty());
        let pairs: Vec<_> =
            said.map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
    }

    pub fn is_everything(&self) -> bool {
        (Self { whole: false, page: 0, ..self.clone() }) == Self::default()
    }

    fn takes_organisation(&self, one: &Organisation) -> bool {
        let place = one.territory.place();
        self.kind.is_none_or(|kind| one.kind == kind)
            && self.orp.is_none_or(|orp| place.orp() == Some(orp))
    }

    fn takes(&self, line: &Line<'_>, sight: &Sight) -> bool {
        let function = line.post.map(|post| post.kind);
        let is_stale =
            || line.contacts.is_empty() || line.contacts.iter().any(|one| one.is_stale(sight.now));
        self.function.is_none_or(|wanted| function == Some(wanted)) && (!self.stale || is_stale())
    }
}

fn encoded(value: &str) -> String {
    let mut out = String::new();
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => out.push(byte.into()),
            other => {
                use std::fmt::Write;
                let _ = write!(out, "%{other:02X}");
            }
        }
    }
    out
}

/// One line of the list: a function with its contacts, an organisation's shared contacts, or an
/// organisation of which nothing is known.
pub struct Line<'a> {
    pub organisation: &'a Organisation,
    pub post: Option<&'a Post>,
    pub person: Option<&'a Person>,
    pub contacts: Vec<&'a Contact>,
}

impl Line<'_> {
    /// Everything that can be searched for.
    fn text(&self, sight: &Sight) -> String {
        let place = sight.name(self.organisation.territory.place());
        let mut text = format!("{} {place}", self.organisation.name);
        if let Some(post) = self.post {
            text = format!("{text} {}", function_words(post, sight.lang()));
        }
        if let Some(person) = self.person {
            text = format!("{text} {}", person.full_name());
        }
        for contact in &self.contacts {
            let facts = &contact.facts;
            let bare = facts.value.trim_start_matches("+420");
            text = format!("{text} {} {bare}", value::shown(facts.kind, &facts.value));
        }
        text
    }
}

/// The lines that are wanted, by organisation in Czech alphabetical order.
pub fn lines<'a>(world: &'a World, query: &Query, sight: &Sight) -> Vec<Line<'a>> {
    let (accounts, directory) = (world.view::<Accounts>(), world.view::<Directory>());
    let wanted = czech::Query::new(&query.text);
    let seen = reach::seen(accounts, &sight.viewer).into_iter();
    seen.filter(|one| query.takes_organisation(one))
        .flat_map(|one| lines_of(directory, one))
        .filter(|line| query.takes(line, sight))
        .filter(|line| {
            query.text.is_empty() || wanted.finds(&czech::Searchable::new(&line.text(sight)))
        })
        .collect()
}

/// The lines of one organisation: shared contacts, then functions.
pub fn lines_of<'a>(directory: &'a Directory, organisation: &'a Organisation) -> Vec<Line<'a>> {
    let contacts = directory.contacts_of(organisation.id);
    let of = |post: Option<&Post>| {
        let wanted = post.map(|post| post.id);
        contacts.iter().copied().filter(|one| one.post == wanted).collect::<Vec<_>>()
    };
    let posts = directory.posts_of(organisation.id);
    let (post, person) = (None, None);
    let shared = Line { organisation, post, person, contacts: of(None) };
    let functions = posts.iter().map(|post| Line {
        organisation,
        post: Some(post),
        person: directory.person(post.person),
        contacts: of(Some(post)),
    });
    let functions: Vec<_> = functions.collect();
    // An organisation of which nothing is known still has its line.
    let is_shared = !shared.contacts.is_empty() || functions.is_empty();
    is_shared.then_some(shared).into_iter().chain(functions).collect()
}
