//! Lists of entitled persons and registers, folded from the journal.

use std::collections::BTreeMap;

use hlaska_journal::{Author, Meta, Recorded, View, World};
use hlaska_kernel::{AccountId, EntitledListId, Guarded, Place, Timestamp, Viewer, czech, policy};
use serde::{Deserialize, Serialize};

use crate::command::KeepList;
use crate::event::{Entitled, FactId, Filing, SpecialFactsEvent};

/// A list of persons entitled to special facts, and the register it opens.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct EntitledList {
    pub id: EntitledListId,
    pub name: String,
    /// The authority's ground: the region or one ORP.
    pub place: Place,
    pub(crate) people: BTreeMap<AccountId, Entitled>,
    /// In the order of the register.
    pub(crate) facts: Vec<FactId>,
}

impl EntitledList {
    /// What it guards, as the decision sees it.
    pub fn guarded(&self) -> Guarded {
        Guarded::at(self.place).on_list(self.id)
    }
    /// The number of the next entry in the register of a year.
    pub(crate) fn next_number(&self, all: &BTreeMap<FactId, Fact>, year: i16) -> u32 {
        let own = self.facts.iter().filter_map(|id| all.get(id));
        let last = own.filter(|fact| fact.year == year).map(|fact| fact.number).max();
        last.unwrap_or(0).saturating_add(1)
    }
}

/// One entry of a register.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Fact {
    pub id: FactId,
    pub list: EntitledListId,
    pub number: u32,
    pub year: i16,
    pub filing: Filing,
    pub registered_at: Timestamp,
    by: String,
    pub returned: Vec<Return>,
}

impl Fact {
    /// As it is called on paper: `3/2026`.
    pub fn reference(&self) -> String {
        format!("{}/{}", self.number, self.year)
    }
    pub fn author(&self) -> Author {
        Author::from(self.by.as_str())
    }
}

/// Copies that came back.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Return {
    pub at: Timestamp,
    pub note: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
pub struct SpecialFacts {
    lists: BTreeMap<EntitledListId, EntitledList>,
    facts: BTreeMap<FactId, Fact>,
}

/// The lists on which a person stands; for the portal's identity.
pub fn lists_of(world: &World, account: AccountId) -> Vec<EntitledListId> {
    let lists = world.view::<SpecialFacts>().lists.values();
    lists.filter(|list| list.people.contains_key(&account)).map(|list| list.id).collect()
}

impl SpecialFacts {
    /// The live topic every entry of the module touches.
    pub const TOPIC: &'static str = "special_facts";

    /// A list whose keeper or member looks.
    pub fn list(&self, viewer: &Viewer, id: EntitledListId) -> Option<&EntitledList> {
        let found = self.lists.get(&id)?;
        (viewer.may_read(&found.guarded()) || keeps(viewer, found)).then_some(found)
    }

    /// A list whose keeper looks; others do not learn who stands on it.
    pub(crate) fn kept(&self, viewer: &Viewer, id: EntitledListId) -> Option<&EntitledList> {
        self.lists.get(&id).filter(|list| keeps(viewer, list))
    }

    /// Lists the viewer keeps.
    pub fn lists_kept(&self, viewer: &Viewer) -> Vec<&EntitledList> {
        named(self.lists.values().filter(|list| keeps(viewer, list)))
    }

    /// Lists whose register the viewer may read.
    pub fn lists_open(&self, viewer: &Viewer) -> Vec<&EntitledList> {
        named(self.lists.values().filter(|list| viewer.may_read(&list.guarded())))
    }

    /// The register of a list, the last entry first; `None` for whoever is not on the list.
    pub fn register(&self, viewer: &Viewer, id: EntitledListId) -> Option<Vec<&Fact>> {
        let list = self.lists.get(&id).filter(|list| viewer.may_read(&list.guarded()))?;
        Some(list.facts.iter().rev().filter_map(|fact| self.facts.get(fact)).collect())
    }

    /// One entry with its protected text, for whoever stands on its list.
    pub fn fact(&self, viewer: &Viewer, id: FactId) -> Option<&Fact> {
        let fact = self.facts.get(&id)?;
        let list = self.lists.get(&fact.list)?;
        viewer.may_read(&list.guarded()).then_some(fact)
    }

    pub(crate) fn find(&self, id: EntitledListId) -> Option<&EntitledList> {
        self.lists.get(&id)
    }
    pub(crate) fn find_fact(&self, id: FactId) -> Option<&Fact> {
        self.facts.get(&id)
    }
    pub(crate) fn next_number(&self, list: &EntitledList, year: i16) -> u32 {
        list.next_number(&self.facts, year)
    }

    /// Everybody whose time on a list is over.
    pub(crate) fn expired(&self, now: Timestamp) -> Vec<(EntitledListId, AccountId)> {
        let people = self
            .lists
            .values()
            .flat_map(|list| list.people.values().map(move |person| (list.id, person)));
        let over = people.filter(|(_, person)| person.until.is_some_and(|until| until <= now));
        over.map(|(list, person)| (list, person.account)).collect()
    }

    fn people(&mut self, list: EntitledListId) -> Option<&mut BTreeMap<AccountId, Entitled>> {
        self.lists.get_mut(&list).map(|list| &mut list.people)
    }

    fn register_fact(&mut self, meta: &Meta, fact: Fact) {
        if let Some(list) = self.lists.get_mut(&fact.list) {
            list.facts.push(fact.id);
            let by = meta.author.to_string();
            self.facts.insert(fact.id, Fact { by, ..fact });
        }
    }
}

fn keeps(viewer: &Viewer, list: &EntitledList) -> bool {
    policy::would_permit::<KeepList>(viewer, list.place)
}

fn named<'a>(lists: impl Iterator<Item = &'a EntitledList>) -> Vec<&'a EntitledList> {
    let mut lists: Vec<_> = lists.collect();
    lists.sort_by(|a, b| czech::compare(&a.name, &b.name).then(a.id.cmp(&b.id)));
    lists
}

impl View for SpecialFacts {
    const NAME: &'static str = "special_facts";
    type Event = SpecialFactsEvent;

    fn apply(&mut self, recorded: Recorded<'_, SpecialFactsEvent>) {
        let meta = recorded.meta;
        match recorded.event {
            SpecialFactsEvent::ListFounded { list: id, name, place } => {
                let (people, facts) = (BTreeMap::new(), Vec::new());
                self.lists.insert(id, EntitledList { id, name, place, people, facts });
            }
            SpecialFactsEvent::PersonEntered { list, person } => {
                if let Some(people) = self.people(list) {
                    people.insert(person.account, person);
                }
            }
            SpecialFactsEvent::PersonRemoved { list, account, .. } => {
                if let Some(people) = self.people(list) {
                    people.remove(&account);
                }
            }
            SpecialFactsEvent::Registered { list, fact: id, number, year, filing } => {
                let (registered_at, by) = (meta.recorded_at, String::new());
                let returned = Vec::new();
                let fact = Fact { id, list, number, year, filing, registered_at, by, returned };
                self.register_fact(meta, fact);
            }
            SpecialFactsEvent::Returned { fact, note, .. } => {
                if let Some(fact) = self.facts.get_mut(&fact) {
                    fact.returned.push(Return { at: meta.recorded_at, note });
                }
            }
        }
    }
}
