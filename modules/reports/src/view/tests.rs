use hlaska_kernel::{Lang, MunicipalityCode, Place};

use super::board::{ReportState, Scope};
use super::standing::{Progress, Standing};
use super::totals::Totals;
use crate::statement::{Need, People, Situation, Statement, Supplies, Supply};
use crate::testing::{
    FIRST, FLOOD, Given, HLUBOKA, KAPLICE, PLAV, SECOND, clock, mayor, reader, reread, secretary,
    viewer,
};

fn code(place: Place) -> MunicipalityCode {
    place.municipality().unwrap()
}

fn standing(given: &Given, now: &str) -> Standing {
    given.reports().standing(code(HLUBOKA), |_| true, false, clock(now))
}

#[test]
fn before_the_time_one_waits_and_after_it_the_answer_is_overdue() {
    let given = Given::nothing().asked(FIRST, &[HLUBOKA], "14:00");
    assert_eq!(standing(&given, "13:59").progress, Some(Progress::Waiting));
    assert_eq!(standing(&given, "14:00").progress, Some(Progress::Waiting), "to the minute");
    assert_eq!(standing(&given, "14:01").progress, Some(Progress::Overdue));
    assert_eq!(standing(&given, "14:01").due_at, Some(clock("14:00")));
    let given = given.at("14:10").reported(HLUBOKA, Situation::Normal);
    let answered = standing(&given, "23:00");
    assert_eq!((answered.progress, answered.due_at), (Some(Progress::Answered), None));
}

#[test]
fn one_statement_answers_everybody_who_asked_before_it() {
    let given = Given::nothing().asked(FIRST, &[HLUBOKA, PLAV], "14:00").at("13:10").asked(
        SECOND,
        &[HLUBOKA],
        "13:30",
    );
    assert_eq!(standing(&given, "13:20").due_at, Some(clock("13:30")), "the earliest counts");
    let given = given.at("13:20").reported(HLUBOKA, Situation::Watch);
    assert_eq!(standing(&given, "15:00").progress, Some(Progress::Answered));
}

#[test]
fn what_was_said_before_the_question_does_not_answer_it() {
    let given = Given::nothing().reported(HLUBOKA, Situation::Normal).at("13:30").asked(
        FIRST,
        &[HLUBOKA],
        "14:00",
    );
    assert_eq!(standing(&given, "13:31").progress, Some(Progress::Waiting));
    let given = given.at("13:40").delivered(HLUBOKA, Situation::Watch, "13:20");
    assert_eq!(standing(&given, "13:41").progress, Some(Progress::Waiting), "made before");
}

#[test]
fn a_repeated_ask_falls_due_again() {
    let given = Given::nothing().asked_every(60, FIRST, &[HLUBOKA], "14:00");
    let given = given.at("13:50").reported(HLUBOKA, Situation::Normal);
    let later = standing(&given, "14:30");
    assert_eq!((later.progress, later.due_at), (Some(Progress::Answered), Some(clock("15:00"))));
    assert_eq!(standing(&given, "15:01").progress, Some(Progress::Overdue));
    assert_eq!(given.reports().due_times().into_iter().collect::<Vec<_>>(), [clock("15:00")]);
    assert_eq!(given.closed(FIRST).reports().due_times().len(), 0);
}

#[test]
fn no_contact_holds_until_something_is_heard() {
    let given = Given::nothing().asked(FIRST, &[HLUBOKA], "14:00").at("14:05").no_contact(HLUBOKA);
    assert!(standing(&given, "14:06").no_contact);
    let given = given.at("14:20").reported(HLUBOKA, Situation::Critical);
    assert!(!standing(&given, "14:21").no_contact);
}

#[test]
fn a_late_delivery_takes_the_place_where_it_belongs() {
    let given = Given::nothing()
        .at("14:30")
        .reported(HLUBOKA, Situation::Critical)
        .at("15:00")
        .delivered(HLUBOKA, Situation::Normal, "14:02");
    let record = given.reports().record(&viewer(), HLUBOKA).unwrap();
    let last = record.last(false).unwrap();
    assert_eq!(last.statement.situation, Situation::Critical, "said later, though it came earlier");
    let late = record.report(2).unwrap();
    assert!(late.came_late() && late.queued && !last.came_late());
}

fn board(given: &Given, scope: &Scope, now: &str) -> Vec<(Place, ReportState)> {
    let rows = given.reports().rows(&viewer(), scope, clock(now));
    rows.into_values().map(|row| (row.place, row.state(scope.exercise))).collect()
}

#[test]
fn the_board_shows_who_was_asked_and_who_reports() {
    let given = Given::nothing()
        .asked(FIRST, &[HLUBOKA, PLAV], "14:00")
        .at("13:30")
        .reported(KAPLICE, Situation::Affected);
    let state = |level, overdue| ReportState { level, overdue, ..ReportState::default() };
    let everything = board(&given, &Scope::default(), "14:01");
    let asked = [(PLAV, state(0, true)), (HLUBOKA, state(0, true))];
    assert_eq!(everything, [asked[0], asked[1], (KAPLICE, state(3, false))]);
    let of_the_flood = Scope { incident: Some(FLOOD), ..Scope::default() };
    assert_eq!(board(&given, &of_the_flood, "14:01"), asked);
    let with_area = Scope { area: vec![KAPLICE], ..of_the_flood };
    assert_eq!(board(&given, &with_area, "14:01").len(), 3);
    let one_orp = Scope { orp: KAPLICE.orp(), ..Scope::default() };
    assert_eq!(board(&given, &one_orp, "14:01"), [(KAPLICE, state(3, false))]);
}

#[test]
fn what_nobody_asks_for_leaves_the_board_after_two_days() {
    let given = Given::nothing().reported(KAPLICE, Situation::Affected);
    let after = |hours: i64| {
        let now = hlaska_kernel::Timestamp::from_second(clock("13:00").as_second() + hours * 3600);
        given.reports().rows(&viewer(), &Scope::default(), now.unwrap()).len()
    };
    assert_eq!((after(47), after(49)), (1, 0));
}

#[test]
fn exercise_and_reality_stand_on_different_boards() {
    let given = Given::nothing()
        .asked_in_exercise(FIRST, &[HLUBOKA, PLAV], "14:00")
        .at("13:30")
        .said_in_exercise(HLUBOKA, Situation::Critical);
    let drill = Scope { exercise: true, ..Scope::default() };
    assert_eq!(board(&given, &Scope::default(), "13:31"), []);
    assert_eq!(board(&given, &drill, "13:31").len(), 2);
    assert!(given.reports().is_exercising(&viewer()));
    assert_eq!(given.reports().usual_scope(&viewer()), drill);
    let real = given.reported(HLUBOKA, Situation::Watch);
    assert_eq!(
        board(&real, &drill, "13:32")[1].1.level,
        4,
        "reality does not disturb the exercise"
    );
    assert_eq!(board(&real, &Scope::default(), "13:32")[0].1.level, 2);
    assert!(!real.reports().is_exercising(&viewer()), "but it comes first");
}

#[test]
fn everybody_sees_the_own_ground_only() {
    let given = Given::nothing()
        .asked(FIRST, &[HLUBOKA, PLAV, KAPLICE], "14:00")
        .at("13:30")
        .reported(HLUBOKA, Situation::Watch)
        .reported(KAPLICE, Situation::Affected);
    let seen = |actor: hlaska_kernel::Actor| {
        let viewer = actor.viewer(Lang::Cs);
        let rows = given.reports().rows(&viewer, &Scope::default(), clock("13:31")).len();
        (rows, given.reports().reports_since(&viewer, 0).len())
    };
    assert_eq!(seen(reader()), (3, 2));
    assert_eq!(seen(secretary()), (2, 1));
    assert_eq!(seen(mayor(PLAV)), (1, 0), "what a neighbour says is not for him");
    let plav = mayor(PLAV).viewer(Lang::Cs);
    assert!(given.reports().record(&plav, HLUBOKA).is_none());
    assert_eq!(given.reports().open_asks(&plav, HLUBOKA).len(), 0);
    assert!(given.reports().ask(&plav, FIRST).is_some());
    assert!(given.reports().ask(&mayor(KAPLICE).viewer(Lang::Cs), SECOND).is_none());
}

#[test]
fn sums_count_what_was_said() {
    let hit = Statement {
        people: People { evacuated: Some(120), cut_off: None, injured: Some(2) },
        supplies: Supplies { electricity: Supply::Out, roads: Supply::Partly, ..Supplies::UNKNOWN },
        needs: vec![Need::Pumps],
        ..Statement::plain(Situation::Critical)
    };
    let given = Given::nothing()
        .asked(FIRST, &[HLUBOKA, PLAV, KAPLICE], "14:00")
        .at("13:30")
        .said(HLUBOKA, hit.clone())
        .said(KAPLICE, Statement { needs: vec![], ..hit })
        .no_contact(PLAV);
    let rows = given.reports().rows(&viewer(), &Scope::default(), clock("14:01"));
    let totals = Totals::of(rows.values());
    let expected = Totals {
        municipalities: 3,
        asked: 3,
        answered: 2,
        overdue: 1,
        no_contact: 1,
        by_level: [1, 0, 0, 0, 2],
        evacuated: Some(240),
        injured: Some(4),
        disrupted: [2, 0, 0, 2],
        in_need: 1,
        ..Totals::default()
    };
    assert_eq!(totals, expected);
}

#[test]
fn what_is_new_comes_in_the_order_of_the_journal() {
    let given = Given::nothing()
        .asked(FIRST, &[HLUBOKA], "14:00")
        .reported(HLUBOKA, Situation::Watch)
        .at("13:40")
        .asked(SECOND, &[PLAV], "14:00")
        .delivered(HLUBOKA, Situation::Normal, "12:00");
    let news = |seq| {
        let reports = given.reports().reports_since(&viewer(), seq);
        let asks = given.reports().asks_since(&viewer(), seq);
        let seqs: (Vec<u64>, Vec<u64>) =
            (reports.iter().map(|r| r.seq).collect(), asks.iter().map(|a| a.seq).collect());
        seqs
    };
    assert_eq!(news(0), (vec![2, 4], vec![1, 3]));
    assert_eq!(news(2), (vec![4], vec![3]));
    assert_eq!(news(4), (vec![], vec![]));
}

#[test]
fn a_snapshot_brings_the_same_view_back() {
    let given = Given::nothing()
        .asked(FIRST, &[HLUBOKA, PLAV], "14:00")
        .asked_every(60, SECOND, &[PLAV], "14:00")
        .reported(HLUBOKA, Situation::Watch)
        .no_contact(PLAV)
        .closed(FIRST);
    let before = serde_json::to_value(given.reports()).unwrap();
    assert_eq!(serde_json::to_value(reread(given.reports())).unwrap(), before);
}

#[test]
fn entries_about_unknown_asks_change_nothing() {
    let given = Given::nothing().closed(FIRST);
    assert!(given.reports().ask_raw(FIRST).is_none());
}
