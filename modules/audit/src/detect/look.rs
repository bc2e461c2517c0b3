//! How a rule looks at records. Pure: the same records give the same hits.

use std::collections::{BTreeMap, BTreeSet};

use hlaska_audit::{AccountClass, Content, Entry};
use hlaska_kernel::Timestamp;

use super::Hit;

pub(crate) type Test = fn(&Content) -> bool;
/// Whom or what a record is counted to; `None`: not at all.
pub(crate) type By = fn(&Content) -> Option<String>;

pub(crate) enum Look {
    /// Many of one subject.
    Count(Test, By),
    /// Many different ones (the last) of one subject.
    Distinct(Test, By, By),
    /// So many of the first, then the second, of the same subject.
    After((Test, By), (Test, By)),
    /// The subject had others before, and now one it never had.
    New(Test, By, By),
    /// As [`Look::Count`], for accounts that run the portal.
    Admin(Test, By),
    /// As [`Look::New`], for accounts that run the portal.
    AdminNew(Test, By, By),
    /// A place in the sequence is missing.
    Gap,
    /// Time goes back by more seconds than the threshold.
    Clock,
    /// A node that recorded before says nothing for the whole window, and did not say goodbye.
    Silent,
}

type Line<'a> = (u64, Timestamp, &'a Content);

pub(super) fn look(
    rule: &'static str,
    how: &Look,
    entries: &[Entry],
    now: Timestamp,
    threshold: u64,
    window_us: i64,
) -> Vec<Hit> {
    let since = now.as_microsecond().saturating_sub(window_us);
    let all = entries.iter().filter_map(|e| e.content.as_ref().map(|c| (e.seq, e.at, c)));
    let all: Vec<Line<'_>> = all.collect();
    let start = |line: &&Line<'_>| line.1.as_microsecond() > since;
    let lines: Vec<Line<'_>> = all.iter().filter(start).copied().collect();
    let found = match *how {
        Look::Count(test, by) => count(&lines, test, by, threshold),
        Look::Admin(test, by) => count(&of_admins(&all, &lines), test, by, threshold),
        Look::Distinct(test, by, what) => distinct(&lines, test, by, what, threshold),
        Look::After(first, then) => after(&lines, first, then, threshold),
        Look::New(test, by, what) => new(&lines, test, by, what),
        Look::AdminNew(test, by, what) => new(&of_admins(&all, &lines), test, by, what),
        Look::Gap => gap(entries),
        Look::Clock => clock(&lines, threshold),
        Look::Silent => silent(&all, since),
    };
    let hit = |(subject, first, last, hits)| Hit { rule, subject, first, last, hits, window_us };
    found.into_iter().map(hit).collect()
}

/// Subject, first and last record, how many.
type Found = (String, u64, u64, u64);

/// At the door nobody knows yet what the account is: other records of it tell.
fn of_admins<'a>(all: &[Line<'a>], lines: &[Line<'a>]) -> Vec<Line<'a>> {
    let runs = |line: &&Line<'_>| line.2.fields.account_class == Some(AccountClass::Admin);
    let admins: BTreeSet<_> = all.iter().filter(runs).filter_map(|l| l.2.fields.account).collect();
    let theirs = |line: &&Line<'_>| line.2.fields.account.is_some_and(|id| admins.contains(&id));
    lines.iter().filter(theirs).copied().collect()
}

fn count(lines: &[Line<'_>], test: Test, by: By, threshold: u64) -> Vec<Found> {
    let mut tally: BTreeMap<String, (u64, u64, u64)> = BTreeMap::new();
    for (seq, _, content) in lines.iter().filter(|line| test(line.2)) {
        let Some(subject) = by(content) else { continue };
        let entry = tally.entry(subject).or_insert((*seq, *seq, 0));
        (entry.1, entry.2) = (*seq, entry.2 + content.count);
    }
    let many = tally.into_iter().filter(|(_, (_, _, hits))| *hits >= threshold);
    many.map(|(subject, (first, last, hits))| (subject, first, last, hits)).collect()
}

fn distinct(lines: &[Line<'_>], test: Test, by: By, what: By, threshold: u64) -> Vec<Found> {
    let mut tally: BTreeMap<String, (u64, u64, BTreeSet<String>)> = BTreeMap::new();
    for (seq, _, content) in lines.iter().filter(|line| test(line.2)) {
        let (Some(subject), Some(one)) = (by(content), what(content)) else { continue };
        let entry = tally.entry(subject).or_insert_with(|| (*seq, *seq, BTreeSet::new()));
        entry.1 = *seq;
        entry.2.insert(one);
    }
    let hits = |set: &BTreeSet<String>| u64::try_from(set.len()).unwrap_or(u64::MAX);
    let all =
        tally.into_iter().map(|(subject, (first, last, set))| (subject, first, last, hits(&set)));
    all.filter(|found| found.3 >= threshold).collect()
}

fn after(lines: &[Line<'_>], first: (Test, By), then: (Test, By), threshold: u64) -> Vec<Found> {
    let mut before: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    let mut found: BTreeMap<String, Found> = BTreeMap::new();
    for (seq, _, content) in lines {
        if then.0(content) {
            let subject = then.1(content).unwrap_or_default();
            if let Some((start, hits)) = before.get(&subject).filter(|(_, hits)| *hits >= threshold)
            {
                found.entry(subject.clone()).or_insert((subject, *start, *seq, *hits)).2 = *seq;
            }
        }
        if let Some(subject) = first.1(content).filter(|_| first.0(content)) {
            before.entry(subject).or_insert((*seq, 0)).1 += content.count;
        }
    }
    found.into_values().collect()
}

fn new(lines: &[Line<'_>], test: Test, by: By, what: By) -> Vec<Found> {
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut found = Vec::new();
    for (seq, _, content) in lines.iter().filter(|line| test(line.2)) {
        let (Some(subject), Some(one)) = (by(content), what(content)) else { continue };
        let had = known.entry(subject.clone()).or_default();
        if had.insert(one) && had.len() > 1 {
            found.push((subject, *seq, *seq, 1));
        }
    }
    found
}

fn gap(entries: &[Entry]) -> Vec<Found> {
    let pairs = entries.windows(2).filter_map(|pair| match pair {
        [a, b] if b.seq > a.seq + 1 => Some((a.seq, b.seq, b.seq - a.seq - 1)),
        _ => None,
    });
    pairs.map(|(from, to, missing)| (format!("{from}–{to}"), from, to, missing)).collect()
}

fn clock(lines: &[Line<'_>], threshold: u64) -> Vec<Found> {
    let derived = |line: &&Line<'_>| {
        let request = line.2.fields.request.as_deref().unwrap_or_default();
        !request.starts_with(crate::derive::MARK)
    };
    let lines: Vec<_> = lines.iter().filter(derived).collect();
    let back = lines.windows(2).filter_map(|pair| match pair {
        [a, b] => {
            let seconds = (a.1.as_second() - b.1.as_second()).max(0);
            let seconds = u64::try_from(seconds).unwrap_or(0);
            (seconds > threshold).then(|| (b.2.host.clone(), a.0, b.0, seconds))
        }
        _ => None,
    });
    back.collect()
}

fn silent(all: &[Line<'_>], since: i64) -> Vec<Found> {
    let mut newest: BTreeMap<_, &Line<'_>> = BTreeMap::new();
    for line in all {
        newest.insert(line.2.asset, line);
    }
    let quiet = newest.into_values().filter(|(_, at, content)| {
        at.as_microsecond() <= since && content.code != hlaska_audit::code::SYSTEM_STOPPED.name
    });
    quiet.map(|(seq, _, content)| (content.host.clone(), *seq, *seq, 1)).collect()
}
