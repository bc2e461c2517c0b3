use super::*;
use crate::place::hull;
use crate::testing::{
    BUDEJOVICE, FIRST, FLOOD, Given, HLUBOKA, KAPLICE, PLAV, clock, complaints, event_of, form,
    manager, mayor, reader, secretary,
};
use hlaska_kernel::{Actor, policy};

const DISTRICT: [Place; 1] = [Place::Orp(BUDEJOVICE)];

fn input(encoded: &str) -> Result<Input, Refusal> {
    let gazetteer = Gazetteer::builtin();
    let usual = municipalities_in(&gazetteer, &DISTRICT);
    parse(&form(encoded), (FIRST, FLOOD), usual, &gazetteer, clock("13:00"))
}

fn decide(given: &Given, actor: &Actor, encoded: &str) -> Result<Decision, Refusal> {
    let input = input(encoded)?;
    let permit = policy::permit::<AskMunicipalities>(actor, hull(&input.municipalities).unwrap())?;
    ask(&given.world, &permit, input)
}

fn flood() -> Given {
    Given::nothing().flood(&DISTRICT, false)
}

#[test]
fn seventy_nine_municipalities_are_asked_by_one_entry() {
    let decision = decide(&flood(), &secretary(), "who=all&what=Stav%3F&repeat=60").unwrap();
    assert_eq!(decision.events[0].stream(), format!("ask/{FIRST}"));
    let ReportsEvent::Asked { municipalities, due_at, repeat_minutes, what, incident, .. } =
        event_of(&decision)
    else {
        panic!()
    };
    assert_eq!((municipalities.len(), what.as_str(), incident), (79, "Stav?", FLOOD));
    assert_eq!((due_at, repeat_minutes), (clock("14:00"), Some(60)), "in an hour by itself");
}

#[test]
fn an_exercise_asks_in_exercise() {
    let drill = Given::nothing().flood(&DISTRICT, true);
    let decision = decide(&drill, &manager(), "what=x").unwrap();
    assert!(decision.events[0].is_exercise());
    assert!(!decide(&flood(), &manager(), "what=x").unwrap().events[0].is_exercise());
}

#[test]
fn whom_to_ask_is_chosen_by_district_or_one_by_one() {
    let of = |encoded: &str| input(encoded).unwrap().municipalities;
    let whole = of("what=x&who=orp&orp=3106&orp=3103");
    assert!(whole.contains(&KAPLICE) && !whole.contains(&PLAV));
    assert_eq!(of("what=x&who=chosen&obec=535346&obec=544485").len(), 2);
    assert_eq!(of("what=x&due=2026-11-22T16:30&who=chosen&obec=535346"), [PLAV]);
}

#[test]
fn a_municipality_ticked_twice_is_asked_once() {
    let sent = "what=x&who=chosen&obec=535346&obec=535346";
    let decision = decide(&flood(), &manager(), sent).unwrap();
    let ReportsEvent::Asked { municipalities, .. } = event_of(&decision) else { panic!() };
    assert_eq!(municipalities, [PLAV]);
}

#[test]
fn every_mistake_is_said_at_once() {
    let wrong = |encoded| complaints(&input(encoded).unwrap_err());
    assert_eq!(wrong("due=zítra&repeat=7&who=chosen"), ["what", "due", "repeat", "who"]);
    assert_eq!(wrong("what=x&who=nekdo"), ["who"], "not everybody by mistake");
    let refused = |due: &str| {
        let sent = format!("what=x&who=chosen&obec=535346&due={due}");
        complaints(&decide(&flood(), &manager(), &sent).err().unwrap())
    };
    assert_eq!(refused("2026-11-22T12:59"), ["due"], "in the past");
    assert_eq!(refused("2026-11-30T13:01"), ["due"], "more than a week ahead");
}

#[test]
fn only_those_on_duty_ask_and_only_on_their_ground() {
    let sent = "what=x&who=chosen&obec=545562";
    for actor in [secretary(), mayor(KAPLICE), reader()] {
        assert!(matches!(decide(&flood(), &actor, sent), Err(Refusal::Denied(_))));
    }
    let both = "what=x&who=chosen&obec=545562&obec=535346";
    assert!(matches!(decide(&flood(), &secretary(), both), Err(Refusal::Denied(_))));
    assert!(decide(&flood(), &manager(), both).is_ok());
}

#[test]
fn a_permit_for_one_place_does_not_serve_for_another() {
    let (actor, mut input) = (manager(), input("what=x&who=all").unwrap());
    let permit = policy::permit::<AskMunicipalities>(&actor, PLAV).unwrap();
    input.municipalities = vec![HLUBOKA];
    assert!(matches!(ask(&flood().world, &permit, input), Err(Refusal::NotFound)));
}

#[test]
fn there_must_be_an_open_incident_the_person_may_see() {
    let sent = "what=x&who=all";
    assert!(matches!(decide(&Given::nothing(), &manager(), sent), Err(Refusal::NotFound)));
    let elsewhere = Given::nothing().flood(&[KAPLICE], false);
    assert!(matches!(decide(&elsewhere, &secretary(), sent), Err(Refusal::NotFound)));
    let over = flood().flood_is_over();
    assert!(matches!(decide(&over, &manager(), sent), Err(Refusal::Conflict(_))));
}

#[test]
fn one_ask_is_made_once() {
    let given = flood().asked(FIRST, &[PLAV], "14:00");
    let refused = decide(&given, &manager(), "what=x&who=all");
    assert!(matches!(refused, Err(Refusal::Conflict(_))));
}
