//! Every principal × every object: what pages, lists, streams and the API answer, against a small
//! oracle that knows nothing of the portal's own decision function.

mod happened;
mod house;
mod oracle;
mod people;
mod things;

use std::collections::BTreeMap;
use std::thread;

use house::House;
use oracle::{Verdict, verdict};
use people::{Principal, everybody};
use things::{Class, Thing, everything};

/// What was answered otherwise than expected.
#[derive(Default)]
struct Findings {
    pairs: usize,
    probes: usize,
    allows: Vec<String>,
    denials: Vec<String>,
    by_class: BTreeMap<Class, [usize; 2]>,
}

impl Findings {
    fn compare(&mut self, what: &str, who: &Principal, expected: bool, told: bool) {
        self.probes += 1;
        let line = || format!("{what} for {}", who.name);
        match (expected, told) {
            (false, true) => self.allows.push(line()),
            (true, false) => self.denials.push(line()),
            _ => {}
        }
    }

    fn add(&mut self, other: Self) {
        self.pairs += other.pairs;
        self.probes += other.probes;
        self.allows.extend(other.allows);
        self.denials.extend(other.denials);
        for (class, [seen, hidden]) in other.by_class {
            let sum = self.by_class.entry(class).or_default();
            (sum[0], sum[1]) = (sum[0] + seen, sum[1] + hidden);
        }
    }
}

#[test]
fn nobody_is_answered_about_anything_that_is_not_for_them() {
    let (people, things) = (everybody(), everything());
    let house = House::with(&people, &things);
    let halves = people.chunks(people.len().div_ceil(2));
    let findings = thread::scope(|scope| {
        let visits: Vec<_> = halves
            .map(|half| {
                let (house, things) = (&house, &things);
                scope.spawn(move || {
                    let mut findings = Findings::default();
                    for who in half {
                        visit(house, who, things, &mut findings);
                    }
                    findings
                })
            })
            .collect();
        visits.into_iter().fold(Findings::default(), |mut sum, visit| {
            sum.add(visit.join().expect("a visit ended"));
            sum
        })
    });
    println!(
        "{} principals × {} objects: {} pairs, {} answers, {} unexpected allows, {} unexpected denials",
        people.len(),
        things.len(),
        findings.pairs,
        findings.probes,
        findings.allows.len(),
        findings.denials.len()
    );
    for (class, [seen, hidden]) in &findings.by_class {
        println!("  {class:?}: {seen} seen, {hidden} hidden");
    }
    assert!(findings.by_class.values().all(|[seen, hidden]| *seen > 0 && *hidden > 0));
    let (allows, denials) = (&findings.allows, &findings.denials);
    assert!(allows.is_empty() && denials.is_empty(), "allows {allows:#?} denials {denials:#?}");
}

fn visit(house: &House, who: &Principal, things: &[Thing], findings: &mut Findings) {
    let verdicts: Vec<Verdict> = things.iter().map(|thing| verdict(who, thing)).collect();
    let mut lists = BTreeMap::new();
    for (thing, verdict) in things.iter().zip(&verdicts) {
        findings.pairs += 1;
        findings.by_class.entry(thing.class).or_default()[usize::from(!verdict.page)] += 1;
        let page = house.get(who, &thing.page);
        let told = page.ok && page.text.contains(&thing.word);
        findings.compare(&format!("page of {}", thing.name), who, verdict.page, told);
        if !verdict.page {
            let silent = !page.text.contains(&thing.word);
            findings.compare(&format!("words of {}", thing.name), who, false, !silent);
        }
        if let Some(stream) = &thing.stream {
            let open = house.opens(who, stream);
            findings.compare(&format!("stream of {}", thing.name), who, verdict.stream, open);
        }
        if let Some(list) = &thing.list {
            let list = lists.entry(list).or_insert_with(|| house.get(who, list).text);
            // An office is named as the one above others; what was looked for stands in the field.
            let by_name = !matches!(thing.class, Class::Organisation | Class::Account);
            let mark = if by_name { &thing.word } else { &thing.page };
            let told = list.contains(mark);
            findings.compare(&format!("list with {}", thing.name), who, verdict.list, told);
        }
    }
    for address in
        ["/", "/novinky", "/udalosti?q=konec", "/podnety?stav=historie", "/mapa/stav.json"]
    {
        let text = house.get(who, address).text;
        for (thing, verdict) in things.iter().zip(&verdicts) {
            let told = text.contains(&thing.word);
            findings.compare(
                &format!("{address} tells {}", thing.name),
                who,
                verdict.told && told,
                told,
            );
        }
    }
    says_of_oneself(house, who, findings);
}

/// The API tells of oneself what is true.
fn says_of_oneself(house: &House, who: &Principal, findings: &mut Findings) {
    let answer = house.get(who, "/api/v1/me");
    let is_somebody = oracle::is_somebody(who);
    findings.compare("/api/v1/me", who, is_somebody && !who.display, answer.ok);
    if !answer.ok {
        return;
    }
    let me: serde_json::Value = serde_json::from_str(&answer.text).expect("JSON");
    let listed = me["special_facts_lists"].as_array().is_some_and(|lists| !lists.is_empty());
    findings.compare("/api/v1/me lists", who, who.listed, listed);
    let readable = me["readable_markings"].as_array().map_or(0, Vec::len);
    let expected = oracle::readable_markings(who);
    findings.compare("/api/v1/me markings", who, true, readable == expected);
}
