use hlaska_kernel::{Actor, Lang, Place, Role, Territory};
use hlaska_rig::{BUDEJOVICE, KRUMLOV, PLAV, actor, mayor, operator, orp_secretary, reader};

use super::*;
use crate::command::Opening;
use crate::testing::{OTHER, facts, flood, message, note, opened, opening, reread, viewer, writes};

fn two_floods() -> hlaska_rig::Story {
    let places = vec![Place::Orp(KRUMLOV)];
    let facts = Facts { title: "Povodeň na Vltavě".into(), places, ..facts() };
    opened(flood(), Opening { id: OTHER, facts, ..opening() })
}

#[test]
fn everybody_sees_what_touches_their_ground() {
    let story = two_floods();
    let titles = |actor: Actor| {
        let viewer = actor.viewer(Lang::Cs);
        let seen = story.view::<Incidents>().visible(&viewer);
        seen.map(|incident| incident.facts.title.clone()).collect::<Vec<_>>()
    };
    assert_eq!(titles(reader()), ["Povodeň na Vltavě", "Povodeň na Malši"]);
    assert_eq!(titles(mayor(PLAV)), ["Povodeň na Malši"]);
    assert_eq!(titles(orp_secretary(KRUMLOV)), ["Povodeň na Vltavě"]);
    assert_eq!(titles(actor(Role::Administrator, Territory::Region, 1)), [""; 0]);
}

#[test]
fn news_come_from_every_visible_event_the_last_written_first() {
    let story = writes(two_floods(), &operator(), note("Pytle odeslány"));
    let news = story.view::<Incidents>().entries_since(&viewer(), 1);
    let texts: Vec<_> = news.iter().map(|n| (n.incident_title.as_str(), n.text.as_str())).collect();
    assert_eq!(
        texts,
        [("Povodeň na Malši", "Pytle odeslány"), ("Povodeň na Vltavě", "Událost založena")]
    );
    let krumlov = orp_secretary(KRUMLOV).viewer(Lang::En);
    let news = story.view::<Incidents>().entries_since(&krumlov, 1);
    assert_eq!(news.iter().map(|n| n.text.as_str()).collect::<Vec<_>>(), ["Event opened"]);
}

#[test]
fn significant_lines_are_limited_and_territorial() {
    let story = writes(two_floods(), &operator(), message("Odtok 60"));
    let significant = |actor: &Actor, limit| {
        let viewer = actor.viewer(Lang::Cs);
        story.view::<Incidents>().significant(&viewer, limit).len()
    };
    assert_eq!(significant(&operator(), 10), 3);
    assert_eq!(significant(&operator(), 1), 1);
    assert_eq!(significant(&orp_secretary(BUDEJOVICE), 10), 2);
}

#[test]
fn a_snapshot_brings_the_same_view_back() {
    let story = writes(two_floods(), &operator(), message("Odtok 60"));
    let view = story.view::<Incidents>();
    assert_eq!(format!("{view:?}"), format!("{:?}", reread(view)));
}
