use super::*;
use crate::statement::{Channel, Need, People, Situation, Statement, Supplies, Supply, Utility};
use crate::view::totals::Totals;

fn hit() -> Statement {
    Statement {
        situation: Situation::Affected,
        people: People { evacuated: Some(1200), cut_off: None, injured: Some(0) },
        supplies: Supplies {
            electricity: Supply::Out,
            water: Supply::Ok,
            phone: Supply::Unknown,
            roads: Supply::Partly,
        },
        needs: vec![Need::Sandbags, Need::Pumps],
        needs_text: "300 pytlů k hasičárně".into(),
        note: "voda v návsi".into(),
    }
}

#[test]
fn a_statement_in_one_line() {
    insta::assert_snapshot!(statement_line(&hit(), Lang::Cs), @"Zasaženo; evakuováno 1 200, zraněno 0; elektřina nefunguje, silnice částečně; potřebuje: písek a pytle, čerpadla – 300 pytlů k hasičárně; voda v návsi");
    insta::assert_snapshot!(statement_line(&hit(), Lang::En), @"Affected; evacuated 1,200, injured 0; electricity out, roads partly; needs: sand and sandbags, pumps – 300 pytlů k hasičárně; voda v návsi");
    let calm = Statement::plain(Situation::Normal);
    assert_eq!(statement_line(&calm, Lang::Cs), "Klid");
}

#[test]
fn counts_of_situations_in_one_line() {
    let totals = Totals { by_level: [12, 3, 0, 1, 2], ..Totals::default() };
    insta::assert_snapshot!(counts_line(&totals, Lang::Cs), @"klid 3, zasaženo 1, kritické 2, bez hlášení 12");
    insta::assert_snapshot!(counts_line(&totals, Lang::En), @"normal 3, affected 1, critical 2, no report 12");
    assert_eq!(counts_line(&Totals::default(), Lang::Cs), "");
}

#[test]
fn czech_nouns_follow_their_numbers() {
    let t = text(Lang::Cs);
    assert_eq!(t.answered_of(1, 1), "Odpovědělo 1\u{a0}z\u{a0}1 vyzvané obce");
    assert_eq!(t.answered_of(3, 79), "Odpovědělo 3\u{a0}z\u{a0}79 vyzvaných obcí");
    assert_eq!(t.reminded_log(3), "Urgováno: 3\u{a0}obce bez odpovědi");
    assert_eq!(t.repeat_every(60), "každých 1\u{a0}h");
}

#[test]
fn every_word_exists_in_both_languages() {
    let all = |lang: Lang| {
        let words = Words(lang);
        let situations = Situation::ALL.iter().map(move |one| words.situation_hint(*one));
        let supplies = Supply::ALL.iter().map(move |one| words.supply(*one));
        let utilities = Utility::ALL.iter().map(move |one| words.utility(*one));
        let needs = Need::ALL.iter().map(move |one| words.need(*one));
        let channels = Channel::ALL.iter().map(move |one| words.channel(*one));
        situations.chain(supplies).chain(utilities).chain(needs).chain(channels)
    };
    let same = all(Lang::Cs).zip(all(Lang::En)).filter(|(cs, en)| cs == en);
    assert_eq!(same.collect::<Vec<_>>(), [("e-mail", "e-mail")]);
}
