//! My ways of signing in, on the page of my account.

use hlaska_kernel::AccountId;
use hlaska_web::LiveCx;
use hlaska_web::ui::{self, Column, Row, Table, Tone};
use maud::{Markup, html};

use super::words_of;
use crate::view::{Factors, Held, Passkey};

pub(crate) fn panel(live: &LiveCx, account: &str) -> Markup {
    let Ok(account) = account.parse::<AccountId>() else { return html! {} };
    let held = live.world().view::<Factors>().of(account).clone();
    let words = words_of(live);
    let content = html! {
        p { (words.ways_lead) }
        (suspected(live, &held))
        (keys(live, &held))
        (codes(live, &held))
    };
    let add = html! { a.btn.primary href="/ucet/klice/novy" { (words.add_key) } };
    ui::panel("zpusoby", words.ways, &add, &content)
}

fn suspected(live: &LiveCx, held: &Held) -> Markup {
    let words = words_of(live);
    let advice = html! { p { (words.suspected_advice) } };
    html! {
        @for key in held.passkeys.iter().filter(|key| key.suspected) {
            (ui::alert(Tone::Warn, &words.suspected(&key.name), &advice))
        }
    }
}

fn keys(live: &LiveCx, held: &Held) -> Markup {
    let words = words_of(live);
    let columns =
        [Column::text(words.key_name), Column::text(words.added), Column::text(words.change)];
    let table = Table {
        id: "klice-seznam",
        caption: words.keys,
        caption_hidden: true,
        columns: &columns,
        rows: held.passkeys.iter().map(|key| row(live, key)).collect(),
        empty: ui::empty(words.no_key, words.no_key_means),
    };
    html! { (table) }
}

fn row(live: &LiveCx, key: &Passkey) -> Row {
    let words = words_of(live);
    let change = html! {
        a href={ "/ucet/klice/" (key.id) } { (words.rename_or_remove) " " span.hush { (key.name) } }
    };
    Row::new("", vec![html! { (key.name) }, ui::moment(key.added_at, live.lang()), change])
}

fn codes(live: &LiveCx, held: &Held) -> Markup {
    let words = words_of(live);
    html! {
        p {
            @if held.has_codes() { (words.codes_on(held.recovery_left)) " " } @else { (words.codes_are_off) " " }
            a href="/ucet/kody" { @if held.has_codes() { (words.manage_codes) } @else { (words.turn_codes_on) } }
        }
        @if held.has_codes() && held.recovery_left <= 2 {
            (ui::alert(Tone::Warn, words.few_recovery, &html! { p { (words.few_recovery_advice) } }))
        }
    }
}
